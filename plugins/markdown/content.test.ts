import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { canonicalForm } from '#schema/version/canonical-form.ts'
import { belongsToLibrary, type ContentFile, formatLibrary, parseLibrary } from './library-files.ts'

const folder = path.resolve(import.meta.dirname, '../../content')

async function contentFiles(): Promise<Array<ContentFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
  const belonging = paths.map((one) => one.split(path.sep).join('/')).filter(belongsToLibrary)
  return Promise.all(belonging.toSorted().map(async (one) => ({ path: one, text: await readFile(path.join(folder, one), 'utf8') })))
}

/** `UPDATE=1` rewrites the content in normal form, on a person's machine and never in continuous integration. Comments in YAML are lost. */
const isUpdate = process.env['UPDATE'] === '1' && !process.env['CI']

test('every file of the content folder is understood', async () => {
  const { problems } = parseLibrary(await contentFiles())
  expect(problems.map(({ file, line, column, message }) => `content/${file}:${line}:${column} ${message}`)).toEqual([])
}, 60_000)

test('every file of the content folder is in normal form', async () => {
  const files = await contentFiles()
  const { library, problems } = parseLibrary(files)
  if (problems.length > 0) return expect.fail('see the test before this one')
  const formatted = formatLibrary(library)
  if (isUpdate) {
    for (const file of formatted) {
      await mkdir(path.dirname(path.join(folder, file.path)), { recursive: true })
      await writeFile(path.join(folder, file.path), file.text)
    }
    return
  }
  const texts = new Map(files.map((file) => [file.path, file.text]))
  const different = formatted.filter((file) => texts.get(file.path) !== file.text)
  expect(different.map((file) => file.path), 'run this test with UPDATE=1 to rewrite these files in normal form').toEqual([])
  expect(canonicalForm(asObject(parseLibrary(formatted).library))).toBe(canonicalForm(asObject(library)))
}, 60_000)

function asObject(library: object): unknown {
  return Object.fromEntries(Object.entries(library).map(([key, value]) => [key, value instanceof Map ? Object.fromEntries(value) : value]))
}
