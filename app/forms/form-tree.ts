import { parse } from '@conform-to/react'

/**
 * What a form holds: texts, lists and groups of them, exactly as typed. A number that is half typed is still a text here;
 * `draft-form.ts` says what it means.
 */
export type FormTree = string | ReadonlyArray<FormTree> | { readonly [key: string]: FormTree | undefined }
export type FormGroup = { readonly [key: string]: FormTree | undefined }
export type FieldPath = ReadonlyArray<string | number>

/** Key of a row in a list, for React and focus only. It is never sent. */
export const rowKey = '_key'

/** More than any real form has; a guard against a posted name like `harms[99999999]`. */
const mostEntries = 50_000
const mostRows = 1_000
const deepestName = 24

/** Name of a field: `value.harms[0].text.da`. */
export function fieldName(path: FieldPath): string {
  return path.reduce<string>((name, step) => (typeof step === 'number' ? `${name}[${step}]` : name ? `${name}.${step}` : step), '')
}

/** The same field as findings and versions write it: `value.harms.0.text.da`. */
export function fieldPath(path: FieldPath): string {
  return path.join('.')
}

/** The value at a path, or undefined. */
export function treeAt(tree: FormTree | undefined, path: FieldPath): FormTree | undefined {
  return path.reduce<FormTree | undefined>(
    (value, step) => (typeof value === 'object' ? (value as Record<string | number, FormTree | undefined>)[step] : undefined),
    tree,
  )
}

/** A copy with the value at a path replaced; what the path does not touch is shared. */
export function treeWith(tree: FormTree | undefined, path: FieldPath, value: FormTree | undefined): FormTree {
  const [step, ...rest] = path
  if (step === undefined) return value ?? ''
  if (typeof step === 'number') {
    const rows = Array.isArray(tree) ? (tree as Array<FormTree>) : []
    return rows.length > step ? rows.map((row, index) => (index === step ? treeWith(row, rest, value) : row)) : [...rows, treeWith(undefined, rest, value)]
  }
  const group = typeof tree === 'object' && !Array.isArray(tree) ? (tree as FormGroup) : {}
  return { ...group, [step]: rest.length === 0 ? value : treeWith(group[step], rest, value) }
}

/** Name and value of everything in a tree, as a browser would send it. */
export function entriesOfTree(tree: FormTree | undefined, path: FieldPath = []): Array<[name: string, value: string]> {
  if (tree === undefined) return []
  if (typeof tree === 'string') return [[fieldName(path), tree]]
  if (Array.isArray(tree))
    return (tree as Array<FormTree>).flatMap((entry, index) => entriesOfRow(entry, path, index))
  return Object.entries(tree).flatMap(([key, entry]) => (key === rowKey ? [] : entriesOfTree(entry, [...path, key])))
}

function entriesOfRow(row: FormTree, path: FieldPath, index: number): Array<[name: string, value: string]> {
  if (typeof row === 'string') return entriesOfTree(row, path)
  const entries = entriesOfTree(row, [...path, index])
  // An empty row keeps its place.
  return entries.length > 0 ? entries : [[fieldName([...path, index]), '']]
}

/** Reads a posted form by its names. Throws `RangeError` on names that no form of ours has: absurd indexes, depth or number. */
export function treeOfForm(form: FormData): FormGroup {
  const clean = new FormData()
  let entries = 0
  for (const [name, value] of form) {
    if (++entries > mostEntries) throw new RangeError(`expected at most ${mostEntries} fields`)
    if (typeof value !== 'string') throw new RangeError(`expected no file in "${name.slice(0, 80)}"`)
    assertReasonable(name)
    // Browsers send line ends as CR LF; texts have line feeds.
    clean.append(name, value.replaceAll('\r\n', '\n'))
  }
  return parse(clean, { resolve: () => ({ value: undefined }) }).payload as FormGroup
}

function assertReasonable(name: string): void {
  const steps = name.split(/[.[]/)
  const index = /\[(\d+)\]/g
  const absurd = [...name.matchAll(index)].some(([, digits]) => Number(digits) >= mostRows)
  if (name.length > 200 || steps.length > deepestName || absurd || !/^[\w.[\]:-]+$/.test(name)) throw new RangeError(`unknown field "${name.slice(0, 80)}"`)
}
