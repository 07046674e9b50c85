import type { List, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { allowedAddresses, isAllowedAddress } from '#plugins/markdown/address.ts'
import { type Run, unmarked } from '#plugins/markdown/phrasing.ts'
import { markdownOfProse, normalBlocks, parseProse, type ProseOptions } from '#plugins/markdown/prose.ts'
import { Slug } from '#schema/model/notation.ts'

/** A mark of the editor's document. */
export type ProseMark = { type: 'bold' } | { type: 'italic' } | { type: 'link'; attrs: { href: string } }
/** A node of the editor's document, as its JSON. The names are Tiptap's own. */
export type ProseNode =
  | { type: 'doc' | 'paragraph' | 'bulletList' | 'listItem'; content?: Array<ProseNode> }
  | { type: 'heading'; attrs: { level: 3 | 4 }; content?: Array<ProseNode> }
  | { type: 'orderedList'; attrs: { start: number }; content?: Array<ProseNode> }
  | { type: 'recommendation'; attrs: { id: string } }
  | { type: 'hardBreak' }
  | { type: 'text'; text: string; marks?: Array<ProseMark> }

export type ProseFromDocument = { ok: true; markdown: string } | { ok: false; path: string; problem: string }

/** Markdown as a document of the editor. What is not allowed stands in it as its literal text. Never throws. */
export function documentFromProse(markdown: string, options: ProseOptions = {}): ProseNode {
  const content = parseProse(markdown, options).root.children.flatMap(nodeOf)
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}

/**
 * A document of the editor, or anything that claims to be one, as Markdown in normal form. Every node, mark and attribute is held
 * against the list of what is allowed; one that is not on it is refused with its path. Never throws; needs no browser.
 */
export function proseFromDocument(json: unknown, options: ProseOptions = {}): ProseFromDocument {
  const fault = faultOfShape(json)
  if (fault) return { ok: false, ...fault }
  try {
    const root: Root = { type: 'root', children: documentBlocks(json, options) }
    return { ok: true, markdown: markdownOfProse(root) }
  } catch (error) {
    if (error instanceof NotAllowed) return { ok: false, path: error.path, problem: error.message }
    return { ok: false, path: '', problem: 'expected a document of the editor' }
  }
}

/** Leaves the conversion from deep inside; it never leaves this file. */
class NotAllowed extends Error {
  readonly path: string
  constructor(path: string, message: string) {
    super(message)
    this.path = path
  }
}

const deepest = 64
const mostValues = 100_000

/** Depth and size, without recursion. A value that contains itself is too deep as well. */
function faultOfShape(json: unknown): { path: string; problem: string } | undefined {
  const waiting: Array<{ value: unknown; depth: number }> = [{ value: json, depth: 0 }]
  let seen = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (++seen > mostValues) return { path: '', problem: `expected at most ${mostValues} values in a document` }
    if (typeof next.value !== 'object' || next.value === null) continue
    if (next.depth > deepest) return { path: '', problem: `expected at most ${deepest} levels in a document` }
    for (const value of Object.values(next.value)) waiting.push({ value, depth: next.depth + 1 })
  }
  return undefined
}

type Json = Readonly<Record<string, unknown>>

function documentBlocks(json: unknown, options: ProseOptions): Array<RootContent> {
  const document = nodeAt(json, '')
  if (document['type'] !== 'doc') throw new NotAllowed('type', `found ${shown(document['type'])}, expected a document ("doc")`)
  return inside(document, '').flatMap(({ node, path }): Array<RootContent> => {
    if (options.isBody && node['type'] === 'heading') return normalBlocks.heading(levelOf(node, path), runsIn(node, path))
    if (options.isBody && node['type'] === 'recommendation') return [embedOf(node, path)]
    return blocks(node, path, options.isBody === true)
  })
}

function blocks(node: Json, path: string, isBody: boolean): Array<Paragraph | List> {
  if (node['type'] === 'paragraph') return normalBlocks.paragraph(runsIn(node, path))
  // The editor's own rules let a heading into a list entry; its words stay.
  if (isBody && node['type'] === 'heading') return normalBlocks.paragraph(runsIn(node, path))
  if (node['type'] !== 'bulletList' && node['type'] !== 'orderedList') {
    const allowed = isBody ? 'paragraphs, headings, lists and recommendations' : 'paragraphs and lists'
    throw new NotAllowed(path, `found ${shown(node['type'])}, expected ${allowed}`)
  }
  const items = inside(node, path).map(({ node: item, path: at }) => {
    if (item['type'] !== 'listItem') throw new NotAllowed(at, `found ${shown(item['type'])}, expected entries of a list`)
    return inside(item, at).flatMap((child) => blocks(child.node, child.path, isBody))
  })
  return normalBlocks.list({ ordered: node['type'] === 'orderedList', start: startOf(node, path) }, items)
}

function runsIn(parent: Json, path: string): Array<Run> {
  return inside(parent, path).map(({ node, path: at }): Run => {
    if (node['type'] === 'hardBreak') return { ...marksOf(node, at), text: '', isBreak: true }
    if (node['type'] !== 'text') throw new NotAllowed(at, `found ${shown(node['type'])}, expected text or a line break`)
    if (typeof node['text'] !== 'string') throw new NotAllowed(`${at}.text`, 'expected a text')
    return { ...marksOf(node, at), text: node['text'], isBreak: false }
  })
}

function marksOf(node: Json, path: string): Omit<Run, 'text' | 'isBreak'> {
  if (node['marks'] === undefined) return unmarked
  if (!Array.isArray(node['marks'])) throw new NotAllowed(`${path}.marks`, 'expected a list of marks')
  return node['marks'].reduce<Omit<Run, 'text' | 'isBreak'>>((marks, value, index) => {
    const at = `${path}.marks.${index}`
    const mark = nodeAt(value, at)
    if (mark['type'] === 'bold') return { ...marks, strong: true }
    if (mark['type'] === 'italic') return { ...marks, emphasis: true }
    if (mark['type'] !== 'link') throw new NotAllowed(at, `found the mark ${shown(mark['type'])}, expected bold, italic or link`)
    const { href } = attributesOf(mark, at)
    if (typeof href !== 'string' || !isAllowedAddress(href))
      throw new NotAllowed(`${at}.attrs.href`, `found a link to ${shown(href)}, expected one of ${allowedAddresses}`)
    return { ...marks, link: href }
  }, unmarked)
}

function levelOf(node: Json, path: string): 3 | 4 {
  const { level } = attributesOf(node, path)
  if (level === 3 || level === 4) return level
  throw new NotAllowed(`${path}.attrs.level`, `found a heading of level ${shown(level)}, expected 3 or 4`)
}

function startOf(node: Json, path: string): number {
  const { start = 1 } = attributesOf(node, path)
  if (typeof start === 'number' && Number.isInteger(start) && start >= 0 && start <= 999_999_999) return start
  throw new NotAllowed(`${path}.attrs.start`, 'expected a whole number of at most nine digits')
}

function embedOf(node: Json, path: string): RootContent {
  const { id } = attributesOf(node, path)
  if (!Slug.safeParse(id).success) throw new NotAllowed(`${path}.attrs.id`, `found ${shown(id)}, expected the id of a recommendation`)
  return { type: 'leafDirective', name: 'recommendation', attributes: { id: id as string }, children: [] }
}

const allowedKeys = new Set(['type', 'content', 'attrs', 'marks', 'text'])
/** Attributes that the editor writes. Of a link only the address is kept: how it opens is the page's to say. */
const allowedAttributes: Readonly<Record<string, ReadonlyArray<string>>> = {
  heading: ['level'],
  orderedList: ['start', 'type'],
  recommendation: ['id'],
  link: ['href', 'target', 'rel', 'class', 'title'],
}

function nodeAt(value: unknown, path: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotAllowed(path, 'expected a node of the editor')
  const unknown = Object.keys(value).find((key) => !allowedKeys.has(key))
  if (unknown !== undefined) throw new NotAllowed(path, `found the unknown field ${shown(unknown)}`)
  attributesOf(value as Json, path)
  return value as Json
}

function attributesOf(node: Json, path: string): Json {
  const attributes = node['attrs'] ?? {}
  if (typeof attributes !== 'object' || Array.isArray(attributes)) throw new NotAllowed(`${path}.attrs`, 'expected attributes')
  const allowed = typeof node['type'] === 'string' && Object.hasOwn(allowedAttributes, node['type']) ? allowedAttributes[node['type']]! : []
  const unknown = Object.keys(attributes).find((key) => !allowed.includes(key))
  if (unknown !== undefined) throw new NotAllowed(`${path}.attrs`, `found the unknown attribute ${shown(unknown)} on ${shown(node['type'])}`)
  return attributes as Json
}

function inside(node: Json, path: string): Array<{ node: Json; path: string }> {
  const content = node['content'] ?? []
  if (!Array.isArray(content)) throw new NotAllowed(`${path}.content`, 'expected a list of nodes')
  return content.map((child: unknown, index) => {
    const at = path === '' ? `content.${index}` : `${path}.content.${index}`
    return { node: nodeAt(child, at), path: at }
  })
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `"${value.slice(0, 80)}"` : typeof value === 'number' ? String(value) : `a value of type ${typeof value}`
}

function nodeOf(node: RootContent): Array<ProseNode> {
  if (node.type === 'paragraph') return [{ type: 'paragraph', content: textNodes(node.children) }]
  if (node.type === 'heading') return [{ type: 'heading', attrs: { level: node.depth === 3 ? 3 : 4 }, content: textNodes(node.children) }]
  if (node.type === 'leafDirective') return [{ type: 'recommendation', attrs: { id: node.attributes?.['id'] ?? '' } }]
  if (node.type !== 'list') return []
  const content = node.children.map((item): ProseNode => {
    const inner = item.children.flatMap(nodeOf)
    // The editor wants a paragraph first in every entry.
    return { type: 'listItem', content: inner[0]?.type === 'paragraph' ? inner : [{ type: 'paragraph' }, ...inner] }
  })
  return [node.ordered ? { type: 'orderedList', attrs: { start: node.start ?? 1 }, content } : { type: 'bulletList', content }]
}

function textNodes(children: ReadonlyArray<PhrasingContent>, marks: ReadonlyArray<ProseMark> = []): Array<ProseNode> {
  return children.flatMap((node): Array<ProseNode> => {
    if (node.type === 'text') return [{ type: 'text', text: node.value, ...(marks.length > 0 && { marks: [...marks] }) }]
    if (node.type === 'break') return [{ type: 'hardBreak' }]
    if (node.type === 'strong') return textNodes(node.children, [...marks, { type: 'bold' }])
    if (node.type === 'emphasis') return textNodes(node.children, [...marks, { type: 'italic' }])
    return node.type === 'link' ? textNodes(node.children, [...marks, { type: 'link', attrs: { href: node.url } }]) : []
  })
}
