import { eq } from 'drizzle-orm'
import { readCatalogue } from '#schema/db/read-library.server.ts'
import { accounts, sessions } from '#schema/db/tables.ts'
import { transact } from '#schema/db/transact.server.ts'
import { demoAccounts } from '#schema/workflow/demo-accounts.ts'
import { verifyPassword } from './hash-secret.server.ts'
import { type Act, assertMay } from './perform-act.server.ts'

/**
 * Where demo accounts are switched off, those of an earlier demonstration are closed, because everyone knows their passwords.
 * Returns who they belonged to. Throws `not-permitted`.
 */
export async function closeDemoAccounts(act: Act): Promise<Array<string>> {
  const known = act.db.select().from(accounts).where(eq(accounts.disabled, false)).all()
  const closed: Array<string> = []
  for (const { person, password } of demoAccounts([...(readCatalogue(act.db)?.people.values() ?? [])])) {
    const account = known.find((candidate) => candidate.person === person)
    if (account && (await verifyPassword(account.passwordHash, password))) closed.push(person)
  }
  transact(act.db, (tx) => {
    assertMay(tx, act, { action: 'manage-accounts' })
    for (const person of closed) {
      tx.update(accounts).set({ disabled: true }).where(eq(accounts.person, person)).run()
      tx.delete(sessions).where(eq(sessions.person, person)).run()
    }
  })
  return closed
}
