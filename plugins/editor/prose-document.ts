import type { List, ListItem, Paragraph, RootContent } from 'mdast'
import { isAllowedAddress } from '#plugins/markdown/address.ts'
import { type Run, runsOf, unmarked } from '#plugins/markdown/phrasing.ts'
import { markdownOfProse, normalBlocks, parseProse, type ProseOptions } from '#plugins/markdown/prose.ts'
import { Slug } from '#schema/model/notation.ts'

/** A node of a Tiptap document as JSON. */
export type EditorNode = {
  type: string
  attrs?: Record<string, unknown>
  content?: Array<EditorNode>
  text?: string
  marks?: Array<{ type: string; attrs?: Record<string, unknown> }>
}

/** A document from outside as Markdown, or what in it is not allowed. */
export type ProseFromDocument = { ok: true; markdown: string } | { ok: false; problem: string }

/** Deeper than any text: five lists inside each other are twenty levels. */
const deepest = 60
const mostNodes = 50_000

/** Markdown as a Tiptap document. What prose may not hold comes in as its literal text, so nothing is lost on the way into the editor. */
export function documentFromProse(markdown: string, options: ProseOptions = {}): EditorNode {
  const content = parseProse(markdown, options).root.children.map(nodeOf)
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}

/** A Tiptap document as Markdown in normal form. Takes unknown JSON: every node, mark and attribute is held against the list of what is allowed. Never throws. */
export function proseFromDocument(json: unknown, options: ProseOptions = {}): ProseFromDocument {
  const tooLarge = faultOfSize(json)
  if (tooLarge) return { ok: false, problem: tooLarge }
  try {
    const document = checked(json)
    if (document.type !== 'doc') throw new NotAllowed(`expected a document, found "${document.type}"`)
    const children = childrenOf(document).flatMap((node) => blockOf(node, options.isBody === true))
    return { ok: true, markdown: markdownOfProse({ type: 'root', children }) }
  } catch (error) {
    if (error instanceof NotAllowed) return { ok: false, problem: error.message }
    throw error
  }
}

class NotAllowed extends Error {}

function nodeOf(node: RootContent): EditorNode {
  if (node.type === 'paragraph') return withContent({ type: 'paragraph' }, inlineOf(runsOf(node.children)))
  if (node.type === 'heading') return withContent({ type: 'heading', attrs: { level: node.depth } }, inlineOf(runsOf(node.children)))
  if (node.type === 'list')
    return { type: node.ordered ? 'orderedList' : 'bulletList', ...(node.ordered ? { attrs: { start: node.start ?? 1 } } : {}), content: node.children.map(itemOf) }
  if (node.type === 'leafDirective') return { type: 'recommendation', attrs: { id: node.attributes?.['id'] ?? '' } }
  throw new TypeError(`Prose in normal form holds no ${node.type}.`)
}

/** A list item begins with a paragraph in the editor; one that begins with a list gets an empty one, which is dropped on the way back. */
function itemOf(item: ListItem): EditorNode {
  const content = item.children.map((child) => nodeOf(child))
  return { type: 'listItem', content: content[0]?.type === 'paragraph' ? content : [{ type: 'paragraph' }, ...content] }
}

function inlineOf(runs: ReadonlyArray<Run>): Array<EditorNode> {
  return runs.map((run): EditorNode => {
    if (run.isBreak) return { type: 'hardBreak' }
    const marks = [
      ...(run.link === undefined ? [] : [{ type: 'link', attrs: { href: run.link } }]),
      ...(run.strong ? [{ type: 'bold' }] : []),
      ...(run.emphasis ? [{ type: 'italic' }] : []),
    ]
    return { type: 'text', text: run.text, ...(marks.length > 0 ? { marks } : {}) }
  })
}

function withContent(node: EditorNode, content: Array<EditorNode>): EditorNode {
  return content.length > 0 ? { ...node, content } : node
}

function blockOf(node: EditorNode, isBody: boolean): Array<RootContent> {
  if (node.type === 'paragraph') return normalBlocks.paragraph(inlineRuns(node))
  if (node.type === 'bulletList' || node.type === 'orderedList') return listOf(node)
  if (node.type === 'heading' && isBody) {
    const level = node.attrs?.['level']
    if (level !== 3 && level !== 4) throw new NotAllowed(`expected a heading of level 3 or 4, found ${String(level)}`)
    return normalBlocks.heading(level, inlineRuns(node))
  }
  if (node.type === 'recommendation' && isBody) {
    const id = Slug.safeParse(node.attrs?.['id'])
    if (!id.success) throw new NotAllowed('expected a recommendation with its id')
    return [{ type: 'leafDirective', name: 'recommendation', attributes: { id: id.data }, children: [] }]
  }
  throw new NotAllowed(`found "${node.type}", which this text may not hold`)
}

function listOf(node: EditorNode): Array<List> {
  const start = node.attrs?.['start'] ?? 1
  if (typeof start !== 'number' || !Number.isInteger(start) || start < 0 || start > 999_999_999) throw new NotAllowed('expected a whole number as the start of a list')
  const items = childrenOf(node).map((item) => {
    if (item.type !== 'listItem') throw new NotAllowed(`found "${item.type}" in a list`)
    return childrenOf(item).flatMap((child) => blockOf(child, false)) as Array<Paragraph | List>
  })
  return normalBlocks.list({ ordered: node.type === 'orderedList', start }, items)
}

function inlineRuns(node: EditorNode): Array<Run> {
  return childrenOf(node).map((inline): Run => {
    const run: Run = { ...unmarked, text: '', isBreak: inline.type === 'hardBreak' }
    if (run.isBreak) return run
    if (inline.type !== 'text' || typeof inline.text !== 'string') throw new NotAllowed(`found "${inline.type}" in a line of text`)
    run.text = inline.text
    for (const mark of inline.marks ?? []) {
      if (mark.type === 'bold') run.strong = true
      else if (mark.type === 'italic') run.emphasis = true
      else if (mark.type === 'link' && typeof mark.attrs?.['href'] === 'string' && isAllowedAddress(mark.attrs['href'])) run.link = mark.attrs['href']
      else throw new NotAllowed(mark.type === 'link' ? 'found a link to an address that is not allowed' : `found the mark "${mark.type}", which this text may not hold`)
    }
    return run
  })
}

function childrenOf(node: EditorNode): Array<EditorNode> {
  return (node.content ?? []).map(checked)
}

function checked(value: unknown): EditorNode {
  const node = value as Partial<EditorNode> | null
  if (typeof node !== 'object' || node === null || typeof node.type !== 'string') throw new NotAllowed('expected a node with a type')
  if (node.content !== undefined && !Array.isArray(node.content)) throw new NotAllowed('expected the content of a node as a list')
  if (node.marks !== undefined && !Array.isArray(node.marks)) throw new NotAllowed('expected marks as a list')
  return node as EditorNode
}

/** Walks without calling itself: what reads the document afterwards does. */
function faultOfSize(json: unknown): string | undefined {
  const waiting: Array<{ value: unknown; depth: number }> = [{ value: json, depth: 0 }]
  let seen = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.depth > deepest) return `expected at most ${deepest} levels inside each other`
    if (++seen > mostNodes) return `expected at most ${mostNodes} nodes`
    if (typeof next.value !== 'object' || next.value === null) continue
    for (const value of Object.values(next.value)) waiting.push({ value, depth: next.depth + 1 })
  }
  return undefined
}
