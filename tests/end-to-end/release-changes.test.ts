import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveVersion } from '#app/workflow/approve-version.server.ts'
import { createDraft } from '#app/workflow/create-draft.server.ts'
import type { Act } from '#app/workflow/perform-act.server.ts'
import { saveDraft } from '#app/workflow/save-draft.server.ts'
import { signVersion } from '#app/workflow/sign-version.server.ts'
import { submitForReview } from '#app/workflow/submit-for-review.server.ts'
import { type Database, openDatabase } from '#schema/db/open-database.server.ts'
import { getVersion } from '#schema/db/version-record.server.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import { aBrowser, aPage, expectAccessible, signIn } from '#tests/support/a-browser.ts'
import { aServer, type Server } from '#tests/support/a-server.ts'

let server: Server
let browser: Browser
let db: Database
const as = (person: string): Act => ({ db, actor: { id: person }, at: '2026-11-20T12:00:00Z' })

/** The next version of a recommendation of the first content, approved beside the running server. */
function approve(document: string, change: (content: RecommendationDraft) => RecommendationDraft): void {
  const { versionId } = createDraft(as('author'), { kind: 'recommendation', document })
  const draft = getVersion(db, versionId)!
  const saved = saveDraft(as('author'), { versionId, revision: draft.revision, content: change(structuredClone(draft.content) as RecommendationDraft) })
  submitForReview(as('author'), saved)
  signVersion(as('methodologist'), { ...saved, kind: 'evidence' })
  signVersion(as('radiologist'), { ...saved, kind: 'imaging' })
  signVersion(as('patient-representative'), { ...saved, kind: 'patient' })
  approveVersion(as('chair'), saved)
}

/** The release page of the publisher, once the comparison stands. */
async function releasePage(told: string | RegExp, options: Parameters<typeof aPage>[1] = {}): Promise<{ page: Page; faults: Array<string> }> {
  const own = await aPage(browser, options)
  await signIn(own.page, server, 'publisher')
  await own.page.goto(`${server.url}/desk/release`)
  await own.page.getByRole('region', { name: 'What changes for referrers' }).getByText(told).first().waitFor()
  return own
}

beforeAll(async () => {
  ;[server, browser] = await Promise.all([aServer(), aBrowser()])
  db = openDatabase(join(server.dataDir, 'rationale.db'))
}, 120_000)
afterAll(async () => {
  db?.$client.close()
  await browser?.close()
  await server?.stop()
})

test('before a release the publisher sees what changes for referrers, and readers see it after', async () => {
  approve('suspected-acute-stroke', (content) => ({ ...content, topics: ['stroke'], value: { ...content.value, benefit: { ...content.value?.benefit, da: 'Hurtig behandling.', nb: 'Rask behandling.', en: 'Fast treatment.' } } }))
  const wording = await releasePage('Nothing changes for referrers: wording only.')
  await expectAccessible(wording.page)

  approve('minor-head-trauma-adult', (content) => ({
    ...content,
    options: content.options?.map((option) => (option.scenario === 'minimal' && option.procedure === 'MR_BRAIN' ? { ...option, appropriateness: 3 as const } : option)),
    cases: content.cases?.map((goldenCase) => (goldenCase.name === 'mr-minimal-injury' && goldenCase.expect ? { ...goldenCase, expect: { ...goldenCase.expect, rating: 3 as const } } : goldenCase)),
  }))
  const sentence = /^Minimal head injury .*: MRI? .*was “not appropriate, rating 1, soft stop”, becomes “not appropriate, rating 3, soft stop”\./
  for (const options of [{}, { viewport: { width: 320, height: 800 } }, { colorScheme: 'dark' as const }]) {
    const { page, faults } = await releasePage('1 recommendation answers differently from the live release.', options)
    await page.getByText(sentence).waitFor()
    await page.getByText('One such patient').first().click()
    await page.getByText('indication: S', { exact: false }).first().waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
    if (process.env['SCREENSHOTS']) await page.screenshot({ path: join(process.env['SCREENSHOTS'], `release-${options.viewport?.width ?? options.colorScheme ?? 'wide'}.png`), fullPage: true })
  }

  const { page } = await releasePage('1 recommendation answers differently from the live release.')
  await page.getByRole('button', { name: 'Release now' }).click()
  await page.getByText('Released. The new pages and rules are live.').waitFor({ timeout: 120_000 })
  const reader = await aPage(browser)
  await reader.page.goto(`${server.url}/en/`)
  await reader.page.getByRole('link', { name: 'Changes', exact: true }).click()
  await reader.page.getByRole('heading', { name: 'Changes', level: 1 }).waitFor()
  await reader.page.getByText(sentence).waitFor()
  await expectAccessible(reader.page)
  expect(await reader.page.getByRole('link', { name: 'suspected stroke' }).count()).toBe(0)
  if (process.env['SCREENSHOTS']) await reader.page.screenshot({ path: join(process.env['SCREENSHOTS'], 'changes.png'), fullPage: true })
  for (const path of ['/changes.json', '/changes.xml', '/da/changes.xml']) expect((await reader.page.request.get(server.url + path)).status(), path).toBe(200)
}, 300_000)
