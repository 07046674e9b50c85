import { getSchema } from '@tiptap/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normaliseProse } from '#plugins/markdown/prose.ts'
import { documentFromProse, proseFromDocument } from './prose-document.ts'
import { proseExtensions } from './prose-extensions.ts'

const samples = [
  '',
  'A line.',
  'Two\n\nparagraphs with **bold**, *italic*, ***both*** and a [link](https://example.org/a).',
  '- one\n- two\n  - inner **x**\n- three\n\n1. first\n2. second',
  '7. seven\n8. eight',
  'A line\\\nbroken.',
  'Stars \\* and \\_ stay, 0,10 µg/L < 1 & so on.',
  '[**bold link**](/r/low-back-pain) after',
]
const bodies = ['### Heading\n\nText\n\n::recommendation{id="low-back-pain"}\n\n#### Smaller\n\nEnd']

const fragments = fc.array(fc.constantFrom('a', 'word ', '**', '*', '_', '[x](https://e.org)', '\n', '\n\n', '- ', '1. ', '  ', '\\', '<b>', '`', '# ', 'æøå', '☢'), { maxLength: 40 }).map((parts) => parts.join(''))

test.each(samples)('a text comes back from the editor in normal form: %j', (markdown) => {
  expect(proseFromDocument(documentFromProse(markdown))).toEqual({ ok: true, markdown: normaliseProse(markdown) })
})

test.each(bodies)('so does the text of a guideline', (markdown) => {
  expect(proseFromDocument(documentFromProse(markdown, { isBody: true }), { isBody: true })).toEqual({ ok: true, markdown: normaliseProse(markdown, { isBody: true }) })
})

test('any text comes back in normal form', () => {
  fc.assert(fc.property(fragments, (markdown) => {
    expect(proseFromDocument(documentFromProse(markdown))).toEqual({ ok: true, markdown: normaliseProse(markdown) })
  }), { numRuns: 500 })
})

test('any text is a document that the editor can show', () => {
  const schema = getSchema(proseExtensions())
  fc.assert(fc.property(fragments, (markdown) => schema.nodeFromJSON(documentFromProse(markdown)).check()), { numRuns: 200 })
  getSchema(proseExtensions({ isBody: true })).nodeFromJSON(documentFromProse(bodies[0]!, { isBody: true })).check()
})

const paragraph = (...content: Array<unknown>): unknown => ({ type: 'doc', content: [{ type: 'paragraph', content }] })
const nested = (depth: number): unknown => {
  let node: unknown = { type: 'paragraph' }
  for (let level = 0; level < depth; level++) node = { type: 'bulletList', content: [{ type: 'listItem', content: [node] }] }
  return { type: 'doc', content: [node] }
}
const hostile: ReadonlyArray<[string, unknown]> = [
  ['no document', null],
  ['a string', 'text'],
  ['another root', { type: 'paragraph' }],
  ['an unknown node', { type: 'doc', content: [{ type: 'iframe', attrs: { src: 'https://evil.example' } }] }],
  ['a heading outside a guideline', { type: 'doc', content: [{ type: 'heading', attrs: { level: 3 } }] }],
  ['an unknown mark', paragraph({ type: 'text', text: 'x', marks: [{ type: 'highlight' }] })],
  ['a script address', paragraph({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] })],
  ['a script address in disguise', paragraph({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'JaVa\tscript:alert(1)' } }] })],
  ['a data address', paragraph({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'data:text/html,x' } }] })],
  ['text that is no text', paragraph({ type: 'text', text: { toString: 1 } })],
  ['content that is no list', { type: 'doc', content: 'x' }],
  ['twenty thousand levels', nested(20_000)],
]

test.each(hostile)('a document is refused with a sentence: %s', (_, json) => {
  const result = proseFromDocument(json)
  expect(result.ok).toBe(false)
  expect(result.ok ? '' : result.problem).toMatch(/^(?:expected|found)/)
})
