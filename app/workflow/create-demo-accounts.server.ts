import { eq } from 'drizzle-orm'
import { readCatalogue } from '#schema/db/read-library.server.ts'
import { accounts } from '#schema/db/tables.ts'
import { transact } from '#schema/db/transact.server.ts'
import { type DemoAccount, demoAccounts } from '#schema/workflow/demo-accounts.ts'
import { insertAccount } from './create-account.server.ts'
import { hashPassword, type RandomBytes, verifyPassword } from './hash-secret.server.ts'
import { type Act, assertMay } from './perform-act.server.ts'

/**
 * One account per role, held by people of the list; those that exist already are left alone, but for demo accounts that were closed
 * while the demonstration was off: they are opened again. Returns the new ones in the order of the roles. Throws `not-permitted`.
 */
export async function createDemoAccounts(act: Act, randomBytes: RandomBytes): Promise<Array<DemoAccount>> {
  const wanted = demoAccounts([...(readCatalogue(act.db)?.people.values() ?? [])])
  const hashed = await Promise.all(wanted.map(async (account) => ({ ...account, passwordHash: await hashPassword(account.password, randomBytes) })))
  const closed = act.db.select().from(accounts).where(eq(accounts.disabled, true)).all()
  const verified = await Promise.all(closed.map(async ({ person, passwordHash }) => ({ person, isDemo: await verifyPassword(passwordHash, wanted.find((account) => account.person === person)?.password ?? '') })))
  return transact(act.db, (tx) => {
    assertMay(tx, act, { action: 'manage-accounts' })
    for (const { person } of verified.filter(({ isDemo }) => isDemo)) tx.update(accounts).set({ disabled: false }).where(eq(accounts.person, person)).run()
    const existing = tx.select().from(accounts).all()
    return hashed.flatMap(({ passwordHash, ...account }) => {
      if (existing.some(({ person, email }) => person === account.person || email === account.email)) return []
      insertAccount(tx, act, { person: account.person, email: account.email, passwordHash })
      return [account]
    })
  })
}
