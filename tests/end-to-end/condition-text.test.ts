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

/** The draft's form, opened by its author. */
async function openDraft(page: Page): Promise<void> {
  await signIn(page, server, 'author')
  await page.getByRole('link', { name: /^Headache without warning signs/ }).first().click()
  await page.locator('[name="rule.applies"]').waitFor({ state: 'attached' })
}

const squeezed = (json: string): string => JSON.stringify(JSON.parse(json))

test.each([1280, 390])('a condition is written in words with the keyboard, at %i pixels', async (width) => {
  const { page, faults } = await aPage(browser, { viewport: { width, height: 900 } })
  await openDraft(page)
  await page.getByRole('button', { name: 'Edit: Applies to' }).click()
  await page.getByRole('button', { name: 'Text', exact: true }).click()
  const words = page.getByLabel('Applies to')
  const json = page.locator('[name="rule.applies"]')
  await page.locator('[contenteditable=true]').first().waitFor()
  const before = await words.inputValue()
  expect(before).toMatch(/^age (?:≥|<) 1\d years/)

  await words.fill('')
  await words.focus()
  await page.keyboard.type('age >= 18 years and (thun')
  await page.getByRole('option', { name: 'Thunderclap headache' }).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  expect(await words.inputValue()).toBe('age >= 18 years and (thunderclap headache')

  // What cannot be read is kept as it was typed, says what to do, and is mended with a button.
  await page.keyboard.type(' or fevr)')
  await page.getByText('The vocabulary knows no finding or rule called "fevr".').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Write instead: fever' }).click()
  await expect.poll(async () => squeezed(await json.inputValue())).toBe('{"all":[{"age":{"from":"P18Y"}},{"any":[{"finding":"thunderclap-headache"},{"finding":"fever"}]}]}')
  expect(await words.evaluate((area) => area === document.activeElement)).toBe(true)
  await page.locator('.in-words').filter({ hasText: 'Thunderclap headache' }).first().waitFor()

  // The JSON is one step away, and writes the words.
  await page.getByText('The same as JSON').last().click()
  await json.fill('{"age": {"below": "P18Y"')
  expect(await words.inputValue()).toContain('thunderclap')
  await json.fill('{"age": {"below": "P18Y"}}')
  await expect.poll(() => words.inputValue()).toBe('age < 18 years')
  await page.keyboard.press('Control+s')
  await page.getByText(/^Saved /).first().waitFor()
  expect(faults).toEqual([])
})

test('without a script the condition is edited as JSON', async () => {
  const { page } = await aPage(browser, { javaScriptEnabled: false })
  await openDraft(page)
  await page.getByLabel('Applies to').fill('{"age": {"below": "P19Y"}}')
  await page.getByRole('button', { name: 'Save' }).first().click()
  await page.locator('.in-words').filter({ hasText: 'age below 19 years' }).waitFor()
  expect(squeezed(await page.getByLabel('Applies to').inputValue())).toBe('{"age":{"below":"P19Y"}}')
})
