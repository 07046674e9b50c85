import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { programRoot } from '#app/workflow/load-release-assets.server.ts'
import { readContentFolder } from '#app/workflow/read-content-folder.server.ts'
import { type ContentFile, parseLibrary } from '#plugins/markdown/library-files.ts'
import { openDatabase } from '#schema/db/open-database.server.ts'
import { readLibrary } from '#schema/db/read-library.server.ts'
import type { Library } from '#schema/model/library.ts'
import { contentHash } from '#schema/version/canonical-form.ts'
import { aBrowser, aPage, signIn } from '#tests/support/a-browser.ts'
import { aServer, type Server } from '#tests/support/a-server.ts'

const program = fileURLToPath(new URL('../../scripts/rationale.mjs', import.meta.url))
const files = readContentFolder(join(programRoot(), 'content'))
const before = parseLibrary(files).library
const ids = [...before.recommendations.keys()]

let server: Server
let browser: Browser
let page: Page
let faults: Array<string>
const folder = mkdtempSync(join(tmpdir(), 'rationale-round-trip-'))

beforeAll(async () => {
  ;[server, browser] = await Promise.all([aServer(), aBrowser()])
  ;({ page, faults } = await aPage(browser))
  await signIn(page, server, 'author')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

function rationale(args: ReadonlyArray<string>, dataDir: string): void {
  execFileSync(process.execPath, [program, ...args], { env: { ...process.env, DATA_DIR: dataDir }, stdio: ['ignore', 'ignore', 'pipe'] })
}

/** What the running server's database holds, as the export writes it. */
function exported(name: string): { files: Array<ContentFile>; library: Library; path: string } {
  const path = join(folder, name)
  rationale(['export', '--drafts', '--out', path], server.dataDir)
  const written = readContentFolder(path)
  return { files: written, library: parseLibrary(written).library, path }
}

/** What it holds, read beside it. */
function held(): Library {
  const db = openDatabase(join(server.dataDir, 'rationale.db'))
  try {
    return readLibrary(db, 'open')!
  } finally {
    db.$client.close()
  }
}

const hashes = ({ recommendations, guidelines }: Library): Record<string, string> =>
  Object.fromEntries([...guidelines.values(), ...recommendations.values()].map(({ content }) => [content.id, contentHash(content)]))

/** Opens a draft of a text that stands, or the draft that is there. */
async function openDraft(id: string): Promise<void> {
  await page.goto(`${server.url}/desk/recommendation/${id}`)
  const start = page.locator('button[name="intent"][value="new-draft"]')
  if ((await start.count()) > 0) await start.click()
  await page.locator('.saving-status').waitFor()
  await page.locator('.ProseMirror').first().waitFor()
}

async function isSaved(): Promise<void> {
  await page.locator('.saving-status', { hasText: /^\s*Saved/ }).waitFor()
}

/** Presses a key at the end of every prose field, through the editor that people use, and waits until the form holds what came of it. */
async function typeEverywhere(key: string): Promise<number> {
  const editors = await page.locator('.prose-editor:has(.ProseMirror)').all()
  for (const editor of editors) {
    const held = editor.locator('input[type="hidden"]')
    const earlier = await held.inputValue()
    await editor.locator('.ProseMirror > :last-child').click()
    await moveToEnd(editor.locator('.ProseMirror'))
    await page.keyboard.press(key)
    await expect.poll(() => held.inputValue(), { timeout: 30_000 }).not.toBe(earlier)
  }
  await page.keyboard.press('Control+s')
  return editors.length
}

/** Just after a click the editor sets the caret itself, and takes back what a key pressed sooner than any hand could did to it. */
async function moveToEnd(text: Locator): Promise<void> {
  await expect
    .poll(async () => {
      await page.keyboard.press('Control+End')
      await page.waitForTimeout(100)
      return text.evaluate((element) => {
        const { focusNode, focusOffset } = getSelection()!
        const rest = document.createRange()
        rest.setStart(focusNode!, focusOffset)
        rest.setEndAfter(element.lastChild!)
        return element.contains(focusNode) ? rest.toString() : undefined
      })
    })
    .toBe('')
}

describe('a text that was imported', () => {
  test.each(ids)('%s, opened at the desk, edited in every prose field and put back, is what it was', async (id) => {
    const original = contentHash(before.recommendations.get(id)!.content)
    await openDraft(id)
    expect(await typeEverywhere('x')).toBeGreaterThan(8)
    await isSaved()
    await page.reload()
    await page.locator('.ProseMirror').first().waitFor()
    expect(hashes(held())[id]).not.toBe(original)
    await typeEverywhere('Backspace')
    await isSaved()
    await page.reload()
    expect(hashes(held())[id]).toBe(original)
    expect(faults).toEqual([])
  }, 120_000)
})

describe('all texts at once', () => {
  test('after all of that, export and import give the same files, and only state and number tell that drafts were opened', () => {
    const now = exported('now')
    expect(hashes(now.library)).toEqual(hashes(before))
    const isText = ({ path }: ContentFile): boolean => path.endsWith('.md') && !path.endsWith('guideline.md')
    const unmarked = (list: ReadonlyArray<ContentFile>): Array<string> => list.filter(isText).map(({ text }) => text.replace(/^---\nstate: \w+\nversion: [\d.]+\n/, ''))
    expect(unmarked(now.files)).toEqual(unmarked(files))
    const others = (list: ReadonlyArray<ContentFile>): Array<ContentFile> => list.filter((file) => !isText(file) && !file.path.endsWith('.signatures.yaml'))
    expect(others(now.files)).toEqual(others(files))

    const second = mkdtempSync(join(tmpdir(), 'rationale-second-'))
    rationale(['import', now.path], second)
    rationale(['export', '--drafts', '--out', join(folder, 'again')], second)
    expect(readContentFolder(join(folder, 'again'))).toEqual(now.files)
    rmSync(second, { recursive: true, force: true })
  }, 120_000)
})
