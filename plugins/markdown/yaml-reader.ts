import { Composer, type CST, type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, Parser } from 'yaml'
import type { LocatedProblem, Position, Positions } from './problem.ts'

export type YamlText = { value: unknown; positions: Positions; problems: Array<LocatedProblem> }

/** Deeper than any record; the composer below calls itself, and runs out of memory on a hundred thousand brackets. */
const deepest = 64

/**
 * YAML 1.2 (core schema) to a value of plain objects, lists, texts, numbers and booleans, with the place of every field.
 * An empty field (`why:`) is a gap and is left out. Anchors, aliases, tags and second documents are refused: a record is a tree,
 * and has one. Never throws. `firstLine` is the number of the text's first line in its file.
 */
export function readYaml(text: string, firstLine = 1): YamlText {
  const lines = new LineCounter()
  const tokens = [...new Parser(lines.addNewLine).parse(text)]
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) }
  }
  const nothing: YamlText = { value: undefined, positions: new Map(), problems: [] }
  const fault = faultOfTokens(tokens)
  if (fault) return { ...nothing, problems: [{ ...place(fault.offset), message: fault.message }] }
  const documents = [...new Composer({ version: '1.2', schema: 'core', prettyErrors: false, uniqueKeys: true }).compose(tokens, true, text.length)]
  const [document, second] = documents as Array<Document.Parsed>
  if (second) return { ...nothing, problems: [{ ...place(second.range[0]), message: 'expected one YAML document, found a second one' }] }
  const found = [...(document?.errors ?? []), ...(document?.warnings ?? [])]
  // One mistake often gives several errors at its place; the first says what it is.
  const faults = found.filter((error, index) => found.findIndex((other) => other.pos[0] === error.pos[0]) === index)
  if (faults.length > 0) return { ...nothing, problems: faults.map((error) => ({ ...place(error.pos[0]), message: sentence(error.code, error.message) })) }
  return converted(document?.contents ?? null, place)
}

const sentences: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'expected every field once, found this one again',
  TAB_AS_INDENT: 'expected spaces for indentation, found a tab',
  BAD_INDENT: 'expected the same indentation as the fields beside it',
}

function sentence(code: string, message: string): string {
  return sentences[code] ?? `expected valid YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`
}

const refusedTokens: Readonly<Record<string, string>> = {
  anchor: 'expected no anchor (&…): write the value where it is used',
  alias: 'expected no alias (*…): write the value itself. A text that begins with * needs quotes',
  tag: 'expected no tag (!…): write the plain value. A text that begins with ! needs quotes',
}

/** Depth and forbidden tokens, over the concrete syntax tree and without recursion. */
function faultOfTokens(tokens: ReadonlyArray<CST.Token>): { offset: number; message: string } | undefined {
  const waiting = tokens.map((token) => ({ token, depth: 0 })).toReversed()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { token, depth } = next
    if (depth > deepest) return { offset: token.offset, message: `expected at most ${deepest} levels inside each other` }
    const refused = refusedTokens[token.type]
    if (refused) return { offset: token.offset, message: refused }
    const inside: Array<CST.Token> = []
    if (token.type === 'document') inside.push(...token.start, ...(token.value ? [token.value] : []))
    if ('items' in token)
      for (const { start, key, sep, value } of token.items) inside.push(...start, ...(key ? [key] : []), ...(sep ?? []), ...(value ? [value] : []))
    for (const child of inside.toReversed()) waiting.push({ token: child, depth: depth + 1 })
  }
  return undefined
}

function converted(root: Node | null, place: (offset: number) => Position): YamlText {
  const positions = new Map<string, Position>()
  const problems: Array<LocatedProblem> = []
  const inside = (path: string, key: string | number): string => (path === '' ? String(key) : `${path}.${key}`)

  function valueOf(node: unknown, path: string): unknown {
    if (isScalar(node)) return node.value ?? undefined
    if (isSeq(node))
      return node.items.map((entry, index) => {
        const at = inside(path, index)
        positions.set(at, place((entry as Node).range?.[0] ?? 0))
        return valueOf(entry, at) ?? null
      })
    if (!isMap(node)) {
      if (isAlias(node)) problems.push({ ...place(node.range?.[0] ?? 0), message: refusedTokens['alias']! })
      return undefined
    }
    const record: Record<string, unknown> = {}
    for (const { key, value } of node.items) {
      const position = place((key as Node | null)?.range?.[0] ?? node.range?.[0] ?? 0)
      if (!isScalar(key) || typeof key.value !== 'string') {
        problems.push({ ...position, message: 'expected the name of a field; a name that reads as a number or a truth value needs quotes' })
        continue
      }
      const at = inside(path, key.value)
      positions.set(at, position)
      const field = valueOf(value, at)
      // Defined, not assigned: "__proto__" stays a key that the parser of records can see and refuse.
      if (field !== undefined) Object.defineProperty(record, key.value, { value: field, enumerable: true, configurable: true, writable: true })
    }
    return record
  }

  const value = valueOf(root, '')
  return { value, positions, problems }
}
