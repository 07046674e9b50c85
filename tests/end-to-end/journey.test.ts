import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBrowser, aPage, expectAccessible, signIn } from '#tests/support/a-browser.ts'
import { aServer, type Server } from '#tests/support/a-server.ts'

let server: Server
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([aServer(), aBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Each person at a browser of their own, as in life. */
async function at(role: string, email?: string): Promise<{ page: Page; faults: Array<string> }> {
  const own = await aPage(browser)
  await signIn(own.page, server, role, email)
  return own
}

test('a recommendation goes from a draft that the gate refuses to a public page and a rule that decides', async () => {
  const newcomer = await aPage(browser)
  for (const address of ['/', '/desk/sign-in', '/desk/no-such-page']) {
    await newcomer.page.goto(server.url + address)
    await expectAccessible(newcomer.page)
  }
  const author = await at('author')
  await expectAccessible(author.page)
  await author.page.getByRole('link', { name: 'Headache without warning signs: no imaging' }).first().click()
  await author.page.getByRole('heading', { name: 'Headache without warning signs: no imaging', level: 1 }).waitFor()
  await author.page.getByRole('heading', { name: 'Still open' }).waitFor()
  await expectAccessible(author.page)

  // The gate refuses it, and says where.
  expect((await author.page.request.get(`${server.url}/r/headache-without-warning-signs/`)).status()).toBe(404)
  await author.page.getByRole('button', { name: 'Hand in for review' }).click()
  await author.page.getByRole('alert').filter({ hasText: 'Not yet: something is still missing.' }).waitFor()
  await author.page.getByRole('heading', { name: 'Still open' }).waitFor()
  await author.page.getByRole('link', { name: /Months between reviews/ }).first().click()
  const months = author.page.getByLabel('Review every')
  await expect.poll(() => months.evaluate((field) => field === document.activeElement || field.contains(document.activeElement))).toBe(true)

  // Completed, the open points vanish while typing, and it can be handed in.
  await author.page.keyboard.type('36')
  await author.page.getByRole('textbox', { name: 'Why this interval' }).fill('Listen over advarselstegn bygger på konsensus og ændrer sig langsomt.')
  const ultrasound = author.page.locator('fieldset', { hasText: 'Ultrasound instead' })
  await ultrasound.getByLabel('Not applicable').check()
  await author.page.locator('[name="value.ultrasound.why.da"]').fill('Ultralyd kan ikke vise hjernen gennem kraniet hos voksne.')
  await author.page.getByRole('button', { name: 'Add indicator' }).click()
  const audit = author.page.getByRole('group', { name: 'Indicators' })
  await audit.getByRole('textbox', { name: 'What is measured' }).fill('Andel af scanninger for hovedpine med dokumenteret advarselstegn')
  await audit.getByRole('textbox', { name: 'Numerator' }).fill('Scanninger for hovedpine med mindst ét dokumenteret advarselstegn')
  await audit.getByRole('textbox', { name: 'Denominator' }).fill('Alle scanninger for hovedpine henvist fra almen praksis')
  await audit.getByLabel('Target', { exact: true }).selectOption('at-least')
  await audit.getByLabel('Figure').fill('90')
  await audit.getByLabel('Origin of the target').selectOption('panel')
  await audit.getByRole('textbox', { name: 'Data source' }).fill('Henvisninger i det radiologiske informationssystem')
  await author.page.getByText(/^Complete\./).waitFor()
  await expectAccessible(author.page)
  await author.page.getByRole('button', { name: 'Hand in for review' }).click()
  await author.page.getByRole('heading', { name: 'Signatures' }).waitFor()
  await expectAccessible(author.page)

  for (const [role, email, button, confirm] of [
    ['methodologist', undefined, 'Sign evidence', 'Sign now: Evidence and wording'],
    ['imaging-reviewer', 'radiologist@example.org', 'Sign imaging', 'Sign now: Imaging and dose'],
    ['patient-representative', undefined, 'Sign patient text', 'Sign now: Patient text'],
    ['chair', undefined, 'Approve', 'Sign now: Approval'],
  ] as const) {
    const { page, faults } = await at(role, email)
    await page.getByRole('link', { name: 'Headache without warning signs: no imaging' }).first().click()
    await page.getByRole('heading', { name: 'Signatures' }).waitFor()
    await page.getByText(button, { exact: true }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: confirm }).click()
    await page.getByText(role === 'chair' ? /Waits for release|waits for the publisher|Approved/i : /Signed by/).first().waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
    await page.context().close()
  }

  const publisher = await at('publisher')
  await publisher.page.getByRole('link', { name: 'Release', exact: true }).click()
  await publisher.page.getByRole('heading', { name: 'What will be released' }).waitFor()
  await expectAccessible(publisher.page)
  await publisher.page.getByRole('button', { name: 'Release now' }).click()
  await publisher.page.getByText('Release 2', { exact: false }).first().waitFor({ timeout: 60_000 })
  await expectAccessible(publisher.page)
  expect([...author.faults, ...publisher.faults]).toEqual([])

  const reader = await aPage(browser, { viewport: { width: 390, height: 844 } })
  for (const address of ['/', '/en/r/headache-without-warning-signs/', '/r/headache-without-warning-signs/', '/nb/r/headache-without-warning-signs/', '/en/g/head-trauma/', '/r/headache-without-warning-signs/v/1.0.0/']) {
    expect((await reader.page.goto(server.url + address))!.status(), address).toBe(200)
    await expectAccessible(reader.page)
  }
  expect(reader.faults).toEqual([])

  // The rule of the same release decides the sheet's case with nothing but Node.
  const folder = mkdtempSync(join(tmpdir(), 'rationale-receiver-'))
  for (const file of ['evaluate.mjs', 'latest.json']) writeFileSync(join(folder, file), await (await fetch(`${server.url}/bundles/${file}`)).text())
  writeFileSync(join(folder, 'facts.json'), JSON.stringify({ at: '2026-11-20', patient: { age: 'P31Y', pregnancy: 'no' }, setting: 'primary-care', indications: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'R51' }], order: { procedure: 'MR_BRAIN' } }))
  const run = (...args: Array<string>): string => execFileSync(process.execPath, ['evaluate.mjs', 'latest.json', ...args], { cwd: folder, encoding: 'utf8' })
  expect(run('--self-test')).toMatch(/(\d+) of \1 golden cases passed/)
  const decision = JSON.parse(run('facts.json')) as { outcome: string; recommendation: { id: string } }
  expect(decision).toMatchObject({ outcome: 'needs-data', recommendation: { id: 'headache-without-warning-signs' } })
  rmSync(folder, { recursive: true })
})
