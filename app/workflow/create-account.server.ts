import { eq, or } from 'drizzle-orm'
import type { Transaction } from '#schema/db/open-database.server.ts'
import { getPerson } from '#schema/db/read-library.server.ts'
import { accounts } from '#schema/db/tables.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import { hashPassword, type RandomBytes } from './hash-secret.server.ts'
import { type Act, assertMay, performAct } from './perform-act.server.ts'
import { recordEvent } from './record-event.server.ts'

/**
 * Gives a person of the list an account. `email` is what they sign in with.
 * Throws `not-permitted`, `not-found` (no such person), `already-exists`, `invalid-input` (password too short or too long, no e-mail address).
 */
export async function createAccount(act: Act, command: { person: string; email: string; password: string; randomBytes: RandomBytes }): Promise<{ person: string; email: string }> {
  const email = normalisedEmail(command.email)
  const passwordHash = await hashPassword(command.password, command.randomBytes)
  return performAct(act, (tx) => {
    assertMay(tx, act, { action: 'manage-accounts' })
    insertAccount(tx, act, { person: command.person, email, passwordHash })
    return { person: command.person, email }
  })
}

/** Writes the account and its event. For the verbs that make accounts. */
export function insertAccount(tx: Transaction, act: Act, account: { person: string; email: string; passwordHash: string }): void {
  if (!getPerson(tx, account.person)) throw new WorkflowError('not-found', `"${account.person}" is not on the list of people.`)
  const taken = tx.select().from(accounts).where(or(eq(accounts.person, account.person), eq(accounts.email, account.email))).get()
  if (taken) throw new WorkflowError('already-exists', 'This person or this e-mail address already has an account.')
  tx.insert(accounts).values({ ...account, createdAt: act.at }).run()
  recordEvent(tx, { ...act, event: { type: 'account-created', person: account.person } })
}

/** Lower case, trimmed. Throws `invalid-input`. */
export function normalisedEmail(email: string): string {
  const normalised = email.trim().toLowerCase()
  if (normalised.length <= 320 && /^[^\s@]+@[^\s@]+$/.test(normalised)) return normalised
  throw new WorkflowError('invalid-input', 'An e-mail address is needed to sign in with.', { issues: [{ path: ['email'], message: 'expected an e-mail address' }] })
}
