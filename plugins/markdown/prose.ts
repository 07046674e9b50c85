import type { Heading, List, ListItem, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { Slug } from '#schema/model/notation.ts'
import { allowedAddresses, isAllowedAddress } from './address.ts'
import { normalisedRuns, phrasingOf, type Run, unmarked } from './phrasing.ts'
import { inReadingOrder, type LocatedProblem, type Position } from './problem.ts'
import { markdownOfTree, treeOfMarkdown } from './processor.ts'
import { faultOfProse } from './prose-guard.ts'

/** `isBody`: the body of a guideline, which may also hold headings of level 3 and 4 and embedded recommendations. */
export type ProseOptions = { isBody?: boolean | undefined }

const allowedInProse = 'paragraphs, bold, italic, links, line breaks, and bullet and numbered lists'
const allowedInBody = `${allowedInProse}, headings of level 3 and 4, and ::recommendation{id="…"}`
/** Deeper than any text; the functions below call themselves. */
const deepestTree = 100

/**
 * Markdown to a tree in normal form, which holds only what is allowed: paragraph, text, strong, emphasis, link, list, listItem, break;
 * in a guideline's body also heading 3-4 and the leaf directive `recommendation`. What is not allowed is kept as its literal text and
 * reported, so the tree is safe to show. Never throws. Lines and columns count from 1 within `markdown`.
 */
export function parseProse(markdown: string, options: ProseOptions = {}): { root: Root; problems: Array<LocatedProblem> } {
  const source = markdown.replaceAll('\r\n', '\n').replaceAll('\r', '\n').normalize('NFC')
  const fault = faultOfProse(source)
  if (fault) return { root: { type: 'root', children: asLiteral(source.slice(0, 40_000)) }, problems: [fault] }
  const { children, problems } = restrictedProse({ children: treeOfMarkdown(source).children, source, ...options })
  return { root: { type: 'root', children }, problems }
}

/** Markdown in normal form: one spelling for one meaning, NFC, line feeds, no white space at the ends of lines. Idempotent; never throws. */
export function normaliseProse(markdown: string, options: ProseOptions = {}): string {
  return markdownOfProse(parseProse(markdown, options).root)
}

/** A tree from `parseProse` or the editor as Markdown in normal form. */
export function markdownOfProse(root: Root): string {
  return markdownOfTree(root.children)
}

/** The words of a prose text without marks; one line per paragraph, heading or list entry. */
export function plainText(markdown: string): string {
  return parseProse(markdown, { isBody: true }).root.children.flatMap(linesOf).join('\n')
}

/** The part of a tree that is allowed, in normal form, and problems for the rest. `source` is the text that the tree's positions count in. */
export function restrictedProse({
  children,
  source,
  isBody = false,
}: ProseOptions & { children: ReadonlyArray<RootContent>; source: string }): { children: Array<RootContent>; problems: Array<LocatedProblem> } {
  const problems: Array<LocatedProblem> = []
  const tooDeep = children.find(isTooDeep)
  if (tooDeep) {
    problems.push({ ...startOf(tooDeep), message: `expected at most ${deepestTree} levels inside each other` })
    return { children: asLiteral(sliceOf(tooDeep, source)), problems }
  }
  const reader: Reader = { source, isBody, problems }
  const blocks = children.flatMap((node) => block(node, reader, true))
  return { children: blocks, problems: inReadingOrder(problems) }
}

/** The tree of blocks and runs given as such, in normal form: what the editor hands over. Same rules, no positions. */
export const normalBlocks = {
  paragraph: (runs: ReadonlyArray<Run>): Array<Paragraph> => {
    const children = phrasingOf(normalisedRuns(runs))
    return children.length === 0 ? [] : [{ type: 'paragraph', children }]
  },
  heading: (depth: 3 | 4, runs: ReadonlyArray<Run>): Array<Heading> => {
    const oneLine = runs.map((run) => (run.isBreak ? { ...run, text: ' ', isBreak: false } : run))
    const children = phrasingOf(normalisedRuns(oneLine))
    return children.length === 0 ? [] : [{ type: 'heading', depth, children }]
  },
  list: (kind: { ordered: boolean; start: number }, items: ReadonlyArray<ReadonlyArray<Paragraph | List>>): Array<List> => {
    const children = items.filter((item) => item.length > 0).map((item): ListItem => ({ type: 'listItem', spread: false, children: [...item] }))
    if (children.length === 0) return []
    return [{ type: 'list', ordered: kind.ordered, start: kind.ordered ? kind.start : null, spread: false, children }]
  },
}

type Reader = { source: string; isBody: boolean; problems: Array<LocatedProblem> }

function block(node: RootContent, reader: Reader, isTop: boolean): Array<RootContent> {
  if (node.type === 'paragraph') return normalBlocks.paragraph(runs(node.children, reader))
  if (node.type === 'list') {
    const items = node.children.map((item) => item.children.flatMap((child) => block(child, reader, false)) as Array<Paragraph | List>)
    return normalBlocks.list({ ordered: node.ordered === true, start: node.start ?? 1 }, items)
  }
  if (node.type === 'heading' && reader.isBody && isTop && (node.depth === 3 || node.depth === 4))
    return normalBlocks.heading(node.depth, runs(node.children, reader))
  if (node.type === 'leafDirective' && reader.isBody && isTop) {
    const id = node.attributes?.['id']
    const isEmbed = node.name === 'recommendation' && node.children.length === 0 && Object.keys(node.attributes ?? {}).join() === 'id'
    if (isEmbed && Slug.safeParse(id).success) return [{ type: 'leafDirective', name: 'recommendation', attributes: { id: id! }, children: [] }]
    refuse(node, reader, 'expected ::recommendation{id="…"} with the id of a recommendation and nothing else')
    return asLiteral(sliceOf(node, reader.source))
  }
  if (node.type === 'leafDirective' && !reader.isBody)
    refuse(node, reader, 'a recommendation can be embedded only in the text of a guideline')
  else refuse(node, reader)
  return asLiteral(sliceOf(node, reader.source))
}

function runs(children: ReadonlyArray<PhrasingContent>, reader: Reader, marks: Omit<Run, 'text' | 'isBreak'> = unmarked): Array<Run> {
  return children.flatMap((node): Array<Run> => {
    if (node.type === 'text') return [{ ...marks, text: node.value, isBreak: false }]
    if (node.type === 'break') return [{ ...marks, text: '', isBreak: true }]
    if (node.type === 'strong') return runs(node.children, reader, { ...marks, strong: true })
    if (node.type === 'emphasis') return runs(node.children, reader, { ...marks, emphasis: true })
    if (node.type === 'link') {
      if (node.title) refuse(node, reader, 'expected a link without a title')
      if (isAllowedAddress(node.url)) return runs(node.children, reader, { ...marks, link: node.url })
      refuse(node, reader, `found a link to "${node.url.slice(0, 80)}", expected one of ${allowedAddresses}`)
      return runs(node.children, reader, marks)
    }
    refuse(node, reader)
    return [{ ...marks, text: sliceOf(node, reader.source), isBreak: false }]
  })
}

const namesOfNodes: Readonly<Record<string, string>> = {
  html: 'raw HTML',
  image: 'an image',
  imageReference: 'an image',
  code: 'a code block',
  inlineCode: 'code',
  blockquote: 'a quotation',
  thematicBreak: 'a horizontal line',
  definition: 'a link definition',
  linkReference: 'a link by reference',
  heading: 'a heading',
  leafDirective: 'a directive',
}

function refuse(node: RootContent, reader: Reader, message?: string): void {
  const allowed = reader.isBody ? allowedInBody : allowedInProse
  const name = node.type === 'heading' ? `a heading of level ${node.depth}` : (namesOfNodes[node.type] ?? node.type)
  reader.problems.push({ ...startOf(node), message: message ?? `found ${name}, expected only ${allowed}` })
}

function asLiteral(text: string): Array<Paragraph> {
  return normalBlocks.paragraph([{ ...unmarked, text, isBreak: false }])
}

function startOf(node: RootContent): Position {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 }
}

function sliceOf(node: RootContent, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
}

function isTooDeep(node: RootContent): boolean {
  const waiting: Array<{ node: RootContent; depth: number }> = [{ node, depth: 1 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.depth > deepestTree) return true
    if ('children' in next.node) for (const child of next.node.children) waiting.push({ node: child, depth: next.depth + 1 })
  }
  return false
}

function linesOf(node: RootContent): Array<string> {
  if (node.type === 'list') return node.children.flatMap((item) => item.children.flatMap(linesOf))
  if (node.type !== 'paragraph' && node.type !== 'heading') return []
  return [wordsOf(node.children)]
}

function wordsOf(children: ReadonlyArray<PhrasingContent>): string {
  return children.map((node) => (node.type === 'text' ? node.value : node.type === 'break' ? ' ' : 'children' in node ? wordsOf(node.children) : '')).join('')
}
