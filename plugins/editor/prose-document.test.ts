import { getSchema } from '@tiptap/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normaliseProse } from '#plugins/markdown/prose.ts'
import { aMarkdown } from '#tests/support/random-records.ts'
import { documentFromProse, proseFromDocument } from './prose-document.ts'
import { proseExtensions } from './prose-extensions.ts'

const seed = 20261120

test('a text that goes through the editor unchanged comes back in normal form', () => {
  fc.assert(
    fc.property(aMarkdown(), fc.boolean(), (markdown, isBody) => {
      expect(proseFromDocument(documentFromProse(markdown, { isBody }), { isBody })).toEqual({ ok: true, markdown: normaliseProse(markdown, { isBody }) })
    }),
    { seed, numRuns: 500 },
  )
}, 60_000)

test('every document made from a text fits the schema of the editor, and comes out of it the same', () => {
  for (const isBody of [false, true]) {
    const schema = getSchema(proseExtensions({ isBody }))
    fc.assert(
      fc.property(aMarkdown(), (markdown) => {
        const node = schema.nodeFromJSON(documentFromProse(markdown, { isBody }))
        node.check()
        expect(proseFromDocument(node.toJSON(), { isBody })).toEqual({ ok: true, markdown: normaliseProse(markdown, { isBody }) })
      }),
      { seed, numRuns: 200 },
    )
  }
}, 60_000)

test('the editor knows no more nodes and marks than prose may hold', () => {
  const names = (isBody: boolean): object => {
    const { nodes, marks } = getSchema(proseExtensions({ isBody }))
    return { nodes: Object.keys(nodes).toSorted(), marks: Object.keys(marks).toSorted() }
  }
  const marks = ['bold', 'italic', 'link']
  expect(names(false)).toEqual({ nodes: ['bulletList', 'doc', 'hardBreak', 'listItem', 'orderedList', 'paragraph', 'text'], marks })
  expect(names(true)).toEqual({
    nodes: ['bulletList', 'doc', 'hardBreak', 'heading', 'listItem', 'orderedList', 'paragraph', 'recommendation', 'text'],
    marks,
  })
})

const text = (marks: ReadonlyArray<object>): object => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a', marks }] }] })
const doc = (...content: ReadonlyArray<unknown>): object => ({ type: 'doc', content })

/** Lists inside lists, made without recursion. */
function nested(levels: number): object {
  let node: object = { type: 'paragraph' }
  for (let level = 0; level < levels; level++) node = { type: 'bulletList', content: [{ type: 'listItem', content: [node] }] }
  return doc(node)
}

const itself: { type: string; content: Array<unknown> } = { type: 'doc', content: [] }
itself.content.push(itself)

const refused: ReadonlyArray<{ name: string; json: unknown; path: string; problem: RegExp }> = [
  { name: 'nothing', json: undefined, path: '', problem: /expected a node/ },
  { name: 'a text', json: 'doc', path: '', problem: /expected a node/ },
  { name: 'no document', json: { type: 'paragraph' }, path: 'type', problem: /found "paragraph", expected a document/ },
  { name: 'a link that runs', json: text([{ type: 'link', attrs: { href: 'javascript:alert(1)' } }]), path: 'content.0.content.0.marks.0.attrs.href', problem: /javascript:/ },
  { name: 'a link that hides what it is', json: text([{ type: 'link', attrs: { href: 'java\nscript:alert(1)' } }]), path: 'content.0.content.0.marks.0.attrs.href', problem: /expected one of/ },
  { name: 'a link with data', json: text([{ type: 'link', attrs: { href: 'data:text/html,x' } }]), path: 'content.0.content.0.marks.0.attrs.href', problem: /data:/ },
  { name: 'a link without protocol', json: text([{ type: 'link', attrs: { href: '//evil.example' } }]), path: 'content.0.content.0.marks.0.attrs.href', problem: /evil/ },
  { name: 'a link without an address', json: text([{ type: 'link' }]), path: 'content.0.content.0.marks.0.attrs.href', problem: /type undefined/ },
  { name: 'a link with a handler', json: text([{ type: 'link', attrs: { href: 'https://a.b', onclick: 'x' } }]), path: 'content.0.content.0.marks.0.attrs', problem: /unknown attribute "onclick"/ },
  { name: 'an unknown mark', json: text([{ type: 'underline' }]), path: 'content.0.content.0.marks.0', problem: /the mark "underline"/ },
  { name: 'an unknown node', json: doc({ type: 'image', attrs: { src: 'x' } }), path: 'content.0.attrs', problem: /"image"/ },
  { name: 'a table', json: doc({ type: 'table' }), path: 'content.0', problem: /found "table"/ },
  { name: 'a heading outside a guideline', json: doc({ type: 'heading', attrs: { level: 3 } }), path: 'content.0', problem: /found "heading"/ },
  { name: 'content that is no list', json: doc({ type: 'paragraph', content: 'a' }), path: 'content.0.content', problem: /expected a list/ },
  { name: 'a text that is no text', json: doc({ type: 'paragraph', content: [{ type: 'text', text: 5 }] }), path: 'content.0.content.0.text', problem: /expected a text/ },
  { name: 'a number far too large', json: doc({ type: 'orderedList', attrs: { start: 1e20 } }), path: 'content.0.attrs.start', problem: /nine digits/ },
  { name: 'a prototype', json: JSON.parse('{"type":"doc","__proto__":{"content":[]}}'), path: '', problem: /unknown field "__proto__"/ },
  { name: 'twenty thousand levels', json: nested(20_000), path: '', problem: /at most 64 levels/ },
  { name: 'itself', json: itself, path: '', problem: /at most 64 levels/ },
  { name: 'too many nodes', json: doc(...Array.from({ length: 100_001 }, () => null)), path: '', problem: /at most 100000 values/ },
]

for (const { name, json, path, problem } of refused)
  test(`a document that is refused with its place: ${name}`, () => {
    const result = proseFromDocument(json)
    if (result.ok) return expect.fail(`it was taken as ${JSON.stringify(result.markdown)}`)
    expect(result.path).toBe(path)
    expect(result.problem).toMatch(problem)
  })

test('a body refuses an embedded recommendation without a proper id, and a heading of another level', () => {
  const body = { isBody: true }
  expect(proseFromDocument(doc({ type: 'recommendation', attrs: { id: '"}\n# x' } }), body).ok).toBe(false)
  expect(proseFromDocument(doc({ type: 'heading', attrs: { level: 1 } }), body).ok).toBe(false)
  expect(proseFromDocument(doc({ type: 'recommendation', attrs: { id: 'a-b' } }), body)).toEqual({ ok: true, markdown: '::recommendation{id="a-b"}' })
})

test('never throws, whatever it is given', () => {
  fc.assert(
    fc.property(fc.anything(), fc.boolean(), (json, isBody) => {
      expect(typeof proseFromDocument(json, { isBody }).ok).toBe('boolean')
    }),
    { seed, numRuns: 500 },
  )
})
