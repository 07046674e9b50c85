import type { Database } from '#schema/db/open-database.server.ts'
import { readCatalogue } from '#schema/db/read-library.server.ts'
import { type DemoAccount, demoAccounts } from '#schema/workflow/demo-accounts.ts'

export type DemoSignIn = DemoAccount
export type SignInPage = { demo: Array<DemoSignIn> }

/** The demo accounts that may be tried; none where the installation is a real one. */
export function readSignInPage(db: Database, query: { demo: boolean }): SignInPage {
  return { demo: query.demo ? demoAccounts([...(readCatalogue(db)?.people.values() ?? [])]) : [] }
}
