import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBrowser, aPage, expectAccessible } from '#tests/support/a-browser.ts'
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

const phone = { width: 390, height: 844 }
const languages = ['da', 'nb', 'en']

/** What a reader must find first, by where it stands on the page. */
const essentials = {
  advice: '.advice .statement',
  strength: '.advice .mark.strength',
  certainty: '.advice .mark.certainty',
  'next review': '.key time',
  specialties: '.key div:nth-child(3) dd',
  'dose comparison': '.doses table',
}

type Published = { recommendations: Array<{ id: string; sourceLanguage: string; title: Record<string, string>; radiology: { members: Array<unknown> } }> }

/** Every published recommendation in every language, as the bundle of the release lists them. */
async function addresses(): Promise<Array<string>> {
  const { recommendations } = (await (await fetch(`${server.url}/bundles/latest.json`)).json()) as Published
  expect(recommendations.length).toBeGreaterThan(0)
  return recommendations.flatMap(({ id, sourceLanguage }) => languages.map((language) => (language === sourceLanguage ? `/r/${id}/` : `/${language}/r/${id}/`)))
}

test('on a phone every published recommendation says what matters within two screens', async () => {
  const { page, faults } = await aPage(browser, { viewport: phone })
  for (const address of await addresses()) {
    expect((await page.goto(server.url + address))!.status(), address).toBe(200)
    for (const [what, selector] of Object.entries(essentials)) {
      const found = page.locator(selector).first()
      expect((await found.innerText()).trim(), `${address} ${what}`).not.toBe('')
      const box = (await found.boundingBox())!
      expect(box.y + box.height, `${address}: bottom of ${what}`).toBeLessThanOrEqual(2 * phone.height)
    }
    await expectAccessible(page)
  }
  expect(faults).toEqual([])
})

test('no published page scrolls sideways on the smallest screen', async () => {
  const { page, faults } = await aPage(browser, { viewport: { width: 320, height: 640 } })
  for (const address of [...languages.flatMap((language) => [`/${language}/`, `/${language}/licences/`]), '/g/head-trauma/', ...(await addresses())]) {
    await page.goto(server.url + address)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${address} is as wide as the screen`).toBe(320)
  }
  expect(faults).toEqual([])
})

test('on a phone and on paper every cell of a table has its place within the page', async () => {
  const { page, faults } = await aPage(browser, { viewport: phone })
  const outside = (): Promise<Array<string>> =>
    page.evaluate(() =>
      [...document.querySelectorAll('main tbody :is(th, td)')]
        .filter((cell) => cell.getClientRects().length > 0 && (cell.getBoundingClientRect().right > innerWidth || cell.scrollWidth > cell.clientWidth + 1))
        .map((cell) => cell.textContent),
    )
  for (const address of ['/g/head-trauma/', '/g/chest-and-vessels/', (await addresses())[0]!])
    for (const [media, width] of [['screen', phone.width], ['screen', 720], ['print', 660]] as const) {
      await page.setViewportSize({ width, height: phone.height })
      await page.emulateMedia({ media })
      await page.goto(server.url + address)
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => details.setAttribute('open', '')))
      expect(await outside(), `${address} on ${media}, ${width} wide`).toEqual([])
    }
  expect(faults).toEqual([])
})

test('what the installation says of itself is read on screen and on paper, on public pages and at the desk', async () => {
  const { page, faults } = await aPage(browser, { viewport: phone })
  const addressesWithNotice = { public: [...languages.flatMap((language) => [`/${language}/`, `/${language}/licences/`]), '/g/head-trauma/', ...(await addresses())], desk: ['/desk/sign-in'] }
  for (const [place, paths] of Object.entries(addressesWithNotice))
    for (const address of paths) {
      await page.goto(server.url + address)
      for (const media of ['screen', 'print'] as const) {
        await page.emulateMedia({ media })
        const notice = page.locator(place === 'desk' ? '.installation-notice' : 'aside.notice')
        expect(await notice.isVisible(), `${address} on ${media}`).toBe(true)
        expect(await notice.innerText(), address).toMatch(/^Demonstra(?:tionsindhold|sjonsinnhold|tion content)\. /)
      }
    }
  expect(faults).toEqual([])
})

test('a published page can be read in the dark', async () => {
  const { page, faults } = await aPage(browser, { viewport: phone, colorScheme: 'dark' })
  for (const address of ['/', '/licences/', '/g/head-trauma/', (await addresses())[0]!]) {
    await page.goto(server.url + address)
    await expectAccessible(page)
  }
  expect(faults).toEqual([])
})
