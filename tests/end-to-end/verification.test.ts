import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBrowser, aPage, expectAccessible, signIn } from '../support/a-browser.ts'
import { aServer, type Server } from '../support/a-server.ts'

let server: Server
let browser: Browser
beforeAll(async () => {
  server = await aServer({ RATIONALE_DEMO: '1' })
  browser = await aBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

test('the desk says what is found over all rules, leads to the texts, and can be read by everybody', async () => {
  const { page, faults } = await aPage(browser)
  await signIn(page, server, 'author')
  await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Verification' }).click()
  await page.getByRole('heading', { name: 'Verification', level: 1 }).waitFor()
  await expectAccessible(page)
  const gap = page.getByRole('region', { name: 'Gaps' }).getByRole('listitem').filter({ hasText: 'Low back pain without red flags' }).first()
  expect(await gap.innerText()).toMatch(/Holds for:[\s\S]*duration of pain ≥ 12 weeks[\s\S]*For instance: 18 years; indication: low back pain/)
  await page.setViewportSize({ width: 320, height: 800 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
  await page.goto(`${server.url}/desk/verification?lang=da`)
  await page.getByRole('heading', { name: 'Huller' }).waitFor()
  await page.goto(`${server.url}/desk/verification?lang=en`)
  await gap.getByRole('link', { name: /Low back pain/ }).click()
  await page.getByRole('heading', { name: /Low back pain/, level: 1 }).waitFor()
  expect(faults).toEqual([])
})
