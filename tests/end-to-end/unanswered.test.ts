import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBrowser, aPage, expectAccessible, signIn } from '#tests/support/a-browser.ts'
import { aServer, type Server } from '#tests/support/a-server.ts'

const program = fileURLToPath(new URL('../../scripts/rationale.mjs', import.meta.url))

let server: Server
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([aServer(), aBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('a committee sees what is asked for without an answer, and tries how a phrase is matched', async () => {
  const { page, faults } = await aPage(browser)
  await signIn(page, server, 'author')
  await page.getByRole('link', { name: 'Unanswered' }).click()
  await page.getByRole('heading', { name: 'What is asked for without an answer', level: 1 }).waitFor()
  await page.getByText('No phrase has been asked three times or more.').waitFor()
  await expectAccessible(page)

  const requests = [
    { indication: 'Smerter i skulder', language: 'nb', procedure: 'MR_LSPINE', outcome: 'no-criteria-apply', count: 412 },
    { indication: 'knude på halsen', language: 'da', procedure: 'CT_HEAD', outcome: 'no-criteria-apply', count: 12 },
    { indication: 'vondt i ryggen', language: 'nb', procedure: 'CT_HEAD', outcome: 'no-criteria-apply', count: 5 },
    { indication: 'odd', language: 'en', procedure: 'CT_HEAD', outcome: 'needs-data' },
  ]
  execFileSync(process.execPath, [program, 'count-requests', '-'], { input: JSON.stringify(requests), env: { ...process.env, DATA_DIR: server.dataDir }, stdio: 'pipe' })
  await page.reload()
  const phrases = page.getByRole('region', { name: 'Words that name no indication' })
  await expect.poll(() => phrases.getByRole('rowheader').allTextContents()).toEqual(['smerter i skulder', 'knude på halsen'])
  await phrases.getByRole('row', { name: /smerter i skulder/ }).getByText('412').waitFor()
  await phrases.getByText('1 phrase was asked once or twice').waitFor()
  await page.getByRole('region', { name: 'Examinations that no recommendation covers' }).getByRole('row', { name: /Low back pain/ }).waitFor()

  await page.getByLabel('Indication as a referrer would write it').fill('fall, slått hodet, bruker Marevan')
  await page.getByRole('button', { name: 'Show matches' }).click()
  await page.getByRole('status').getByText('Head injury').waitFor()
  expect(new URL(page.url()).searchParams.get('q')).toBe('fall, slått hodet, bruker Marevan')
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 800 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  expect(faults).toEqual([])
})
