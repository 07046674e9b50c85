import { randomBytes } from 'node:crypto'
import { accounts } from '#schema/db/tables.ts'
import type { Environment } from '#app/http/environment.server.ts'
import { closeDemoAccounts } from '#app/workflow/close-demo-accounts.server.ts'
import { createDemoAccounts } from '#app/workflow/create-demo-accounts.server.ts'
import { createOneTimeLink } from '#app/workflow/create-one-time-link.server.ts'
import { importContent } from '#app/workflow/import-content.server.ts'
import type { ReleaseAssets } from '#app/workflow/load-release-assets.server.ts'
import type { Act } from '#app/workflow/perform-act.server.ts'
import { publishRelease } from '#app/workflow/publish-release.server.ts'
import { readContentFolder } from '#app/workflow/read-content-folder.server.ts'
import { getLiveRelease } from '#app/workflow/reconcile-release.server.ts'
import type { SigningKey } from '#plugins/release/signature.ts'
import type { Database } from '#schema/db/open-database.server.ts'
import { readCatalogue } from '#schema/db/read-library.server.ts'
import { demoAccounts } from '#schema/workflow/demo-accounts.ts'
import { versionsIn } from '#schema/db/version-record.server.ts'
import type { Terminal } from '../terminal.ts'

type Start = { db: Database; terminal: Terminal; environment: Environment; contentFolder: string; signingKey: SigningKey; releaseAssets: ReleaseAssets }

/**
 * What a new database needs before it can be used: content, accounts, a first release. Each step is done when it is missing, so a start
 * that was interrupted goes on where it stopped. Returns the lines that tell how to sign in.
 */
export async function firstStart(start: Start): Promise<(publicUrl: string) => Array<string>> {
  const { db, terminal, environment, contentFolder, signingKey, releaseAssets } = start
  const act = (): Act => ({ db, actor: { system: 'system:start' }, at: terminal.now() })
  if (!readCatalogue(db)) {
    terminal.say(`importing ${contentFolder}`)
    const { approved, drafts } = importContent(act(), { files: readContentFolder(contentFolder) })
    terminal.say(`imported ${approved.length} approved texts and ${drafts.length} drafts`)
  }
  if (!getLiveRelease(db) && versionsIn(db, ['approved']).length > 0) {
    terminal.say('publishing the first release')
    const { sequence, files } = await publishRelease(act(), { ...releaseAssets, dataDir: environment.dataDir, key: signingKey })
    terminal.say(`published release ${sequence}: ${files} files`)
  }
  return environment.demo ? demoSignIns(act()) : realSignIns(act(), terminal)
}

async function demoSignIns(act: Act): Promise<() => Array<string>> {
  await createDemoAccounts(act, randomBytes)
  const existing = new Set(act.db.select().from(accounts).all().filter(({ disabled }) => !disabled).map(({ person }) => person))
  const shown = demoAccounts([...(readCatalogue(act.db)?.people.values() ?? [])]).filter(({ person }) => existing.has(person))
  return () => ['Sign in as (demonstration, RATIONALE_DEMO=0 switches it off):', ...shown.map(({ role, email, password }) => `  ${role.padEnd(24)}${email.padEnd(40)}${password}`)]
}

async function realSignIns(act: Act, terminal: Terminal): Promise<(publicUrl: string) => Array<string>> {
  const closed = await closeDemoAccounts(act)
  if (closed.length > 0) terminal.say(`closed ${closed.length} demo accounts`)
  const hasAccounts = act.db.select().from(accounts).all().some(({ disabled }) => !disabled)
  if (hasAccounts) return () => []
  const { token, expiresAt } = createOneTimeLink(act, { purpose: 'first-administrator', randomBytes })
  return (publicUrl) => [`Make the first administrator (works once, until ${expiresAt}):`, `  ${publicUrl}/desk/welcome/${token}`]
}
