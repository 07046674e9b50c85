import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { aBrowser, aPage, expectAccessible, signIn } from '#tests/support/a-browser.ts'
import { aServer, type Server } from '#tests/support/a-server.ts'

let server: Server
let browser: Browser

// Every test changes the draft: each has a server of its own.
beforeAll(async () => {
  browser = await aBrowser()
})
beforeEach(async () => {
  server = await aServer()
})
afterEach(() => server?.stop())
afterAll(() => browser?.close())

async function openDraft(page: Page): Promise<void> {
  await signIn(page, server, 'author')
  await page.getByRole('link', { name: /^Headache without warning signs/ }).first().click()
  await page.locator('[contenteditable=true]').first().waitFor()
}

/** A busy machine is no fault. */
const patiently = { timeout: 30_000 }
const built = { all: [{ age: { from: 'P18Y' } }, { any: [{ finding: 'thunderclap-headache' }, { finding: 'fever', is: 'absent' }] }] }

/** The condition of the field as it stands, whatever its lay-out. */
async function conditionOf(page: Page): Promise<unknown> {
  const json = await page.locator('[name="rule.applies"]').inputValue()
  return json === '' ? undefined : (JSON.parse(json) as unknown)
}

/** What has the focus, by its name. */
async function focused(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? null)
}

test.each([1280, 390])('a condition is built from lists with the keyboard, tried, shown by cases, and stored, at %i pixels', async (width) => {
  const { page, faults } = await aPage(browser, { viewport: { width, height: 900 } })
  await openDraft(page)
  const edit = page.getByRole('button', { name: 'Edit: Applies to' })
  const sentences = page.getByRole('group', { name: 'Applies to' })
  const press = (name: string, key = 'Enter'): Promise<void> => sentences.getByRole('button', { name, exact: true }).press(key)
  await edit.press('Enter')
  await sentences.getByRole('combobox', { name: 'Group 1 asks for' }).waitFor()
  const before = await conditionOf(page)

  // Everything away, and back again, and away.
  await press('Remove Group 1')
  expect([await conditionOf(page), await focused(page)]).toEqual([undefined, 'Condition: add to the whole'])
  await press('Undo')
  expect(await conditionOf(page)).toEqual(before)
  await press('Remove Group 1')

  // One row, typed as one goes from control to control.
  await page.keyboard.press('Enter')
  expect(await focused(page)).toBe('Condition 1 is about')
  await page.keyboard.type('Age')
  await sentences.getByText('Write a limit').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.type('18')
  await expect.poll(() => conditionOf(page), patiently).toEqual({ age: { from: 'P18Y' } })

  // A second beside it, by a part of its name; half done it is kept, and is no rule.
  await press('Condition: add to the whole')
  expect(await focused(page)).toBe('Condition 1.2 is about')
  await page.keyboard.type('Symptom')
  await page.keyboard.press('Tab')
  await page.keyboard.type('thun')
  await sentences.getByText('Choose a name from the list.').waitFor()
  expect(await conditionOf(page)).toEqual({ all: [built.all[0], { finding: '' }] })
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => conditionOf(page), patiently).toEqual({ all: [built.all[0], { finding: 'thunderclap-headache' }] })

  // Put in a group, with another that must be absent; moved away and back.
  await press('Move or group Condition 1.2')
  await press('Put in a group: at least one of')
  expect(await focused(page)).toBe('Condition 1.2.1 is about')
  await press('Condition: add to Group 1.2')
  await page.keyboard.type('Symptom')
  await page.keyboard.press('Tab')
  await page.keyboard.type('fever')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('absent')
  await expect.poll(() => conditionOf(page), patiently).toEqual(built)
  await press('Move or group Condition 1.2.2')
  await press('Move up')
  await expect.poll(() => conditionOf(page), patiently).toEqual({ all: [built.all[0], { any: [{ finding: 'fever', is: 'absent' }, { finding: 'thunderclap-headache' }] }] })
  await page.keyboard.press('Control+z')
  await expect.poll(() => conditionOf(page), patiently).toEqual(built)

  // The same value as text, and back.
  await press('Text')
  expect(await page.getByLabel('Applies to').inputValue()).toBe('age ≥ 18 years and (thunderclap headache or fever: absent)')
  await page.getByRole('button', { name: 'Sentences' }).press('Enter')
  await sentences.getByRole('combobox', { name: 'Group 1.2 asks for' }).waitFor()
  expect(await conditionOf(page)).toEqual(built)

  // A patient: what is missing leads to where it is told, and the answer follows every fact.
  const patient = page.locator('#try-patient')
  await patient.locator('summary').first().press('Enter')
  const answer = patient.getByRole('region', { name: 'The answer of the rule' })
  await answer.getByText('Needs data').waitFor()
  await patient.getByRole('textbox', { name: 'Age' }).fill('42')
  await answer.getByRole('button', { name: 'Did the headache reach its peak at once, like a thunderclap?' }).press('Enter')
  await page.keyboard.press('ArrowRight')
  // From "unknown" around to "yes".
  expect(await patient.getByRole('radiogroup', { name: 'Thunderclap headache' }).getByRole('radio', { name: 'Yes' }).isChecked()).toBe(true)
  await patient.getByRole('radiogroup', { name: 'New severe headache peaking within 1 hour' }).getByRole('radio', { name: 'No', exact: true }).check()
  await answer.getByText('May be appropriate').first().waitFor()
  await patient.getByRole('textbox', { name: 'Age' }).fill('12')
  await answer.getByText('No criteria apply').waitFor()
  await patient.getByRole('textbox', { name: 'Age' }).fill('42')
  await answer.getByText('May be appropriate').first().waitFor()

  // Kept as a case whose answer somebody has to confirm.
  const cases = page.locator('[name^="cases["][name$="].name"]')
  const kept = await cases.count()
  await answer.getByRole('button', { name: 'Keep as test patient' }).press('Enter')
  await expect.poll(() => cases.count(), patiently).toBe(kept + 1)
  await answer.getByRole('button', { name: 'Go to the test patient' }).press('Enter')
  await page.getByRole('button', { name: 'Confirm the answer' }).press('Enter')
  expect(await page.getByRole('button', { name: 'Confirm the answer' }).count()).toBe(0)

  // What the cases do not show yet, and one that does.
  await page.locator('#case-coverage > summary').press('Enter')
  const suggested = page.getByRole('button', { name: /^Add this case: / })
  await suggested.first().waitFor()

  // Everything open at once, with a row that is not finished and its list of names.
  await press('Condition: add to Group 1')
  await page.keyboard.type('Symptom')
  await page.keyboard.press('Tab')
  await page.keyboard.type('head')
  await sentences.getByRole('listbox').waitFor()
  await expectAccessible(page)
  await press('Remove Condition 1.3')
  await expect.poll(() => conditionOf(page), patiently).toEqual(built)
  const open = await suggested.count()
  const name = (await suggested.first().getAttribute('aria-label'))!.replace('Add this case: ', '')
  await suggested.first().press('Enter')
  await expect.poll(() => suggested.count(), patiently).toBeLessThan(open)
  expect(await cases.last().inputValue()).toBe(name)

  // Stored, and the same when it is opened again.
  await page.keyboard.press('Control+s')
  await page.getByText(/^Saved /).first().waitFor()
  await page.reload()
  await edit.waitFor()
  expect(await conditionOf(page)).toEqual(built)
  expect(await page.locator('[name^="cases["][name$="].name"]').last().inputValue()).toBe(name)
  expect(faults).toEqual([])
})

test('a cell of the decision table leads to its examination in the form', async () => {
  const { page, faults } = await aPage(browser)
  await openDraft(page)
  await page.getByRole('table', { name: /^Decision table/ }).getByRole('row', { name: /At least one warning sign/ }).getByRole('button', { name: /^6 May be appropriate/ }).press('Enter')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toMatch(/^options\[\d+\]\.procedure$/)
  expect(faults).toEqual([])
})
