import { and, count, eq, gt, lt } from 'drizzle-orm'
import type { Database } from '#schema/db/open-database.server.ts'
import { getPerson } from '#schema/db/read-library.server.ts'
import { accounts, sessions, signInAttempts } from '#schema/db/tables.ts'
import { transact } from '#schema/db/transact.server.ts'
import type { Instant } from '#schema/model/notation.ts'
import { sha256Hex } from '#schema/version/canonical-form.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import type { Principal } from '#schema/workflow/principal.ts'
import { comparable, type RandomBytes, tokenHashOf, verifyPassword } from './hash-secret.server.ts'
import { openSession } from './open-session.server.ts'
import { recordEvent } from './record-event.server.ts'

/** After so many failures for one account from one address within the window, the answer is no without looking. Window in milliseconds. */
export const signInLimit = { failures: 8, within: 15 * 60 * 1000 } as const

/**
 * Signs in with e-mail address and password. The token is new each time; a session that the browser brought along (`previousToken`) ends.
 * One sentence for every reason, and the same work for an account that does not exist. Throws `sign-in-failed`, `too-many-attempts`.
 */
export async function signIn(
  db: Database,
  attempt: { email: string; password: string; address: string; userAgent: string; previousToken?: string | undefined; at: Instant; randomBytes: RandomBytes },
): Promise<{ token: string; principal: Principal }> {
  const at = comparable(attempt.at)
  const email = attempt.email.trim().toLowerCase().slice(0, 320)
  const account = sha256Hex(email)
  assertBelowLimit(db, { account, address: attempt.address, at })
  const known = db.select().from(accounts).where(eq(accounts.email, email)).get()
  const isRight = await verifyPassword(known?.passwordHash, attempt.password)
  const token = transact(db, (tx) => {
    // Read again: between the first look and here a second passed, in which the account may have been disabled.
    const current = known && tx.select().from(accounts).where(eq(accounts.person, known.person)).get()
    const isOpen = current !== undefined && !current.disabled && current.passwordHash === known?.passwordHash && getPerson(tx, current.person)?.active === true
    if (!isRight || !isOpen) {
      tx.insert(signInAttempts).values({ account, address: attempt.address, at }).run()
      tx.delete(signInAttempts).where(lt(signInAttempts.at, earlier(at, signInLimit.within))).run()
      recordEvent(tx, { actor: { system: 'system:sign-in' }, at, event: { type: 'sign-in-failed', account: known?.person ?? 'unknown' } })
      return undefined
    }
    if (attempt.previousToken !== undefined) tx.delete(sessions).where(eq(sessions.tokenHash, tokenHashOf(attempt.previousToken))).run()
    tx.delete(sessions).where(lt(sessions.expiresAt, at)).run()
    tx.delete(signInAttempts).where(and(eq(signInAttempts.account, account), eq(signInAttempts.address, attempt.address))).run()
    return openSession(tx, { ...attempt, at, person: current.person })
  })
  if (token === undefined || !known) throw new WorkflowError('sign-in-failed', 'E-mail address or password is not right.')
  return { token, principal: { id: known.person } }
}

function assertBelowLimit(db: Database, { account, address, at }: { account: string; address: string; at: Instant }): void {
  const failures = db
    .select({ count: count() })
    .from(signInAttempts)
    .where(and(eq(signInAttempts.account, account), eq(signInAttempts.address, address), gt(signInAttempts.at, earlier(at, signInLimit.within))))
    .get()
  if ((failures?.count ?? 0) >= signInLimit.failures)
    throw new WorkflowError('too-many-attempts', `Too many failed attempts. Wait ${signInLimit.within / 60_000} minutes, then try again.`)
}

function earlier(at: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(at) - milliseconds).toISOString()
}
