import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBrowser, aPage } from '#tests/support/a-browser.ts'
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

/** What holds the focus: how it is called, where it stands, and whether a person can see it. */
type Stop = { name: string; tag: string; role: string | null; id: string; path: string; isMarked: boolean; isUncovered: boolean }

/** Reads the focused element; waits until a smooth scroll to it has come to rest. */
async function stopOf(page: Page): Promise<Stop> {
  return page.evaluate(async () => {
    const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()))
    const element = document.activeElement as HTMLElement
    for (let still = 0, top = Number.NaN; still < 3; ) {
      await frame()
      const now = element.getBoundingClientRect().top
      still = now === top ? still + 1 : 0
      top = now
    }
    const isDrawn = (one: Element): boolean => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    }
    // The editor of prose marks the frame around it.
    const isMarked = isDrawn(element) || (element.isContentEditable && element.closest('.prose-editor') !== null && isDrawn(element.closest('.prose-editor')!))
    // Of a link over two lines the first; of what is taller than the window, the part that can be in sight.
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect()
    const middle = (from: number, to: number, end: number): number => (Math.max(from, 0) + Math.min(to, end)) / 2
    const at = document.elementFromPoint(middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight))
    const named = element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent
    return {
      name: (named ?? '').replace(/\s+/g, ' ').trim(),
      tag: element.tagName.toLowerCase(),
      role: element.getAttribute('role'),
      id: element.id,
      path: element.getAttribute('name') ?? '',
      isMarked,
      isUncovered: at !== null && (at === element || element.contains(at) || (at.closest('label')?.contains(element) ?? false)),
    }
  })
}

/** Where the focus is can be seen: it is drawn, and nothing lies over it (WCAG 2.4.7 and 2.4.11). */
async function expectSeen(page: Page): Promise<Stop> {
  const stop = await stopOf(page)
  expect({ at: stop.name || stop.tag, isMarked: stop.isMarked, isUncovered: stop.isUncovered }).toEqual({ at: stop.name || stop.tag, isMarked: true, isUncovered: true })
  return stop
}

/** Presses Tab until the focus is where it should be; every stop on the way must be seen. */
async function tabTo(page: Page, wanted: (stop: Stop) => boolean, { limit = 40, back = false } = {}): Promise<Stop> {
  const passed: Array<string> = []
  for (let presses = 0; presses < limit; presses += 1) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
    const stop = await expectSeen(page)
    if (wanted(stop)) return stop
    passed.push(`${stop.tag} ${stop.name || stop.path}`)
  }
  throw new Error(`Not reached in ${limit} presses of Tab:\n${passed.join('\n')}`)
}

const called = (name: string | RegExp) => (stop: Stop): boolean => (typeof name === 'string' ? stop.name === name : name.test(stop.name))

test('a draft is completed, saved and handed in with the keyboard alone', async () => {
  const { page, faults } = await aPage(browser)
  await page.goto(`${server.url}/desk/sign-in`)
  await tabTo(page, called('E-mail address'))
  await page.keyboard.type('author@example.org')
  await tabTo(page, called('Password'))
  await page.keyboard.type('try-the-author')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'My desk', level: 1 }).waitFor()

  await tabTo(page, called(/^Headache without warning signs/))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Still open' }).waitFor()
  // The editors of prose appear once the page can be used.
  await page.locator('[contenteditable=true]').first().waitFor()

  // Handed in too early it is refused, and the refusal is read first.
  await page.keyboard.press('F8')
  await tabTo(page, called('Hand in for review'), { back: true })
  await page.keyboard.press('Enter')
  const refusal = page.getByRole('alert').filter({ hasText: 'Not yet' })
  await refusal.waitFor()
  await page.locator('[contenteditable=true]').first().waitFor()
  await expect.poll(() => refusal.evaluate((box) => box === document.activeElement)).toBe(true)
  expect(await refusal.getByRole('listitem').count()).toBeGreaterThan(1)

  // The panel stands behind the form; a link in front of the form leads there, and so does a key.
  await tabTo(page, called('Go to what is still open'))
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await expectSeen(page)).name).toMatch(/Ultrasound instead/)
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await stopOf(page)).path).toBe('value.ultrasound.verdict')
  await expectSeen(page)

  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await expectSeen(page)
  await page.keyboard.press('ArrowDown')
  await tabTo(page, called('Why'))
  await page.keyboard.type('Ultralyd kan ikke vise hjernen gennem kraniet hos voksne.')

  // First in the list is now that the new text is not translated; what the gate demands stands below it.
  await page.keyboard.press('F8')
  await expect.poll(async () => (await expectSeen(page)).name).toMatch(/Why this about ultrasound/)
  await tabTo(page, called(/Months between reviews/))
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await stopOf(page)).path).toBe('review.everyMonths')
  await page.keyboard.type('36')
  await tabTo(page, called('Why this interval'))
  await page.keyboard.type('Listen over advarselstegn bygger på konsensus og ændrer sig langsomt.')
  await tabTo(page, called('Add indicator'))
  await page.keyboard.press('Enter')
  for (const [label, typed] of [
    ['What is measured', 'Andel af scanninger med dokumenteret advarselstegn'],
    ['Numerator', 'Scanninger med mindst ét dokumenteret advarselstegn'],
    ['Denominator', 'Alle scanninger for hovedpine'],
  ] as const) {
    if ((await expectSeen(page)).name !== label) await tabTo(page, called(label))
    await page.keyboard.type(typed)
  }
  await tabTo(page, called('Target'))
  await page.keyboard.press('ArrowDown')
  await tabTo(page, called('Figure'))
  await page.keyboard.type('90')
  await tabTo(page, called('Origin of the target'))
  await page.keyboard.press('ArrowDown')
  await tabTo(page, called('Data source'))
  await page.keyboard.type('Henvisninger i det radiologiske informationssystem')
  await page.getByText(/^Complete\./).waitFor()
  await refusal.waitFor({ state: 'detached' })

  await page.keyboard.press('Control+s')
  await page.getByText(/^Saved /).first().waitFor()

  await page.keyboard.press('F8')
  await tabTo(page, called('Hand in for review'), { back: true })
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Signatures' }).waitFor()
  await page.getByText('In review', { exact: true }).first().waitFor()
  expect(faults).toEqual([])
})
