import { Document, isMap, isPair, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml'
import { languages } from '#schema/model/language.ts'

/** Columns of a line. Wide enough for a condition, narrow enough for two versions side by side. */
const width = 100
/** The YAML library counts two columns more for a list or map on one line than it writes. */
const widthOfFlow = width - 2

/**
 * A value as YAML in normal form: fields in the order given, two spaces, no anchors, quotes only where needed, long texts folded.
 * A list or map stands on one line where it fits and holds no text in several languages; the record itself, its groups
 * and the entries of its lists are always blocks, so that a change shows as the line that changed.
 */
export function writeYaml(value: unknown): string {
  const document = new Document(value, { version: '1.2', schema: 'core', aliasDuplicateObjects: false })
  layOut({ node: document.contents, depth: 0, indent: 0, column: 0, isEntry: false })
  return document.toString({ lineWidth: width, flowCollectionPadding: false, indent: 2 })
}

type Place = { node: unknown; depth: number; indent: number; column: number; isEntry: boolean }

function layOut({ node, depth, indent, column, isEntry }: Place): void {
  if (!isMap(node) && !isSeq(node)) return
  if (node.items.length === 0 || (!isAlwaysBlock(node, depth, isEntry) && fits(node, column))) {
    node.flow = true
    return
  }
  node.flow = false
  const inner = depth === 0 || isEntry ? indent : indent + 2
  for (const child of node.items) {
    if (isPair(child)) {
      const keyWidth = String(isScalar(child.key) ? child.key.value : '').length
      layOut({ node: child.value, depth: depth + 1, indent: inner, column: inner + keyWidth + 2, isEntry: false })
    } else layOut({ node: child, depth: depth + 1, indent: inner + 2, column: inner + 2, isEntry: true })
  }
}

function isAlwaysBlock(node: YAMLMap | YAMLSeq, depth: number, isEntry: boolean): boolean {
  if (depth === 0) return true
  return isMap(node) && (depth === 1 || (depth === 2 && isEntry))
}

function fits(node: YAMLMap | YAMLSeq, column: number): boolean {
  if (holdsLocalisedText(node)) return false
  const flow = new Document(node.toJSON(), { version: '1.2', schema: 'core', aliasDuplicateObjects: false })
  if (isMap(flow.contents) || isSeq(flow.contents)) flow.contents.flow = true
  const text = flow.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd()
  return !text.includes('\n') && column + text.length <= widthOfFlow
}

function holdsLocalisedText(node: unknown): boolean {
  if (isSeq(node)) return node.items.some(holdsLocalisedText)
  if (!isMap(node)) return false
  const pairs = node.items as Array<Pair>
  const areLanguages = pairs.length > 0 && pairs.every(({ key }) => isScalar(key) && (languages as ReadonlyArray<unknown>).includes(key.value))
  return areLanguages || pairs.some(({ value }) => holdsLocalisedText(value))
}
