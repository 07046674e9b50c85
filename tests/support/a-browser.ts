import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Server } from './a-server.ts'

/** A real Chromium without a window. `CHROMIUM_PATH` is set by `npm test`, which finds or installs one. */
export async function aBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    // As root, in a container, and without a network: no sandbox of its own, and none of the calls home.
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

/** A page that fails the test when the browser reports an error: a refused script, a missing file, an exception. */
export async function aPage(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<{ page: Page; faults: Array<string> }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en', ...options })
  const page = await context.newPage()
  const faults: Array<string> = []
  // A refused form is answered with its status, which the browser also writes to its console.
  page.on('console', (message) => message.type() === 'error' && !/status of (?:409|422)/.test(message.text()) && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  return { page, faults }
}

/** Signs a demo account in, in English, and waits for its desk. */
export async function signIn(page: Page, { url }: Pick<Server, 'url'>, role: string, email = `${role}@example.org`): Promise<void> {
  await page.goto(`${url}/desk/sign-in`)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(`try-the-${role}`)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'My desk', level: 1 }).waitFor()
}

/** No violation of WCAG 2.2 A and AA that axe can find, and no sideways scrolling. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
  expect(
    violations.map(({ id, help, nodes }) => `${page.url()} ${id}: ${help}\n${nodes.map(({ html }) => html.slice(0, 200)).join('\n')}`),
  ).toEqual([])
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth])
  expect(wide, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(window!)
}
