import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { languages } from '#schema/model/language.ts'
import { registerAllMessages } from './all-messages.server.ts'
import { requireMessages } from './messages.ts'
import { createText } from './text.ts'

type Tree = { readonly [key: string]: string | Tree }

function textsOf(tree: Tree, path = ''): Array<[path: string, text: string]> {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[`${path}${key}`, value] satisfies [string, string]] : textsOf(value, `${path}${key}.`)))
}

registerAllMessages()
const desk = Object.fromEntries(languages.map((language) => [language, new Map(textsOf(requireMessages(language).desk))]))
const english = desk.en!

test.each(languages)('the desk says everything in %s, with the same values filled in', (language) => {
  expect([...desk[language]!.keys()]).toEqual([...english.keys()])
  const values = (text: string): Array<string> => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).toSorted()
  for (const [path, text] of desk[language]!) expect([path, values(text)]).toEqual([path, values(english.get(path)!)])
})

test('every text that is written down is used somewhere, and none that is used is missing', () => {
  const folder = join(import.meta.dirname, '../..')
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n')
  const named = new Set([...sources.matchAll(/'([a-z]+(?:\.[\w-]+)+)'/gi)].map(([, key]) => key!))
  const beginnings = [...sources.matchAll(/`([a-z]+\.(?:[\w-]+\.)*)\$\{/gi)].map(([, start]) => start!)
  const stems = [...new Set([...english.keys()].map((path) => path.replace(/_(?:one|other)$/, '')))]
  expect(stems.filter((path) => !named.has(path) && !beginnings.some((start) => path.startsWith(start)))).toEqual([])
})

test('numbers choose their form of the word', () => {
  expect([1, 2].map((count) => createText('en').t('open.count', { count }))).toEqual(['1 open', '2 open'])
  expect(createText('da').t('condition.months', { count: 1 })).toBe('1 måned')
  expect(createText('nb').t('condition.months', { count: 3 })).toBe('3 måneder')
})

test('what has no term is shown as it is written, not as a key', () => {
  expect(createText('da').term('strength', 'unheard-of')).toBe('unheard-of')
})
