import { canonicalForm } from '#schema/version/canonical-form.ts'
import { type FieldPath, type FormGroup, type FormTree, rowKey, treeAt, treeWith } from './form-tree.ts'

/** One field in which two texts of a draft differ, and who changed it since both started from the same text (`both` where that is not known). */
export type Difference = {
  path: FieldPath
  mine: FormTree | undefined
  theirs: FormTree | undefined
  changedBy: 'me' | 'them' | 'both'
}

/**
 * Where two texts of one draft differ, field by field; a list is one field, because rows that moved cannot be told from rows that
 * changed. Where only one side changed a field, that side is named, so that a screen can propose it; it never decides.
 */
export function differencesOf({ mine, theirs, base }: { mine: FormGroup; theirs: FormGroup; base?: FormGroup | undefined }): Array<Difference> {
  return leavesOf([mine, theirs])
    .filter((path) => !same(treeAt(mine, path), treeAt(theirs, path)))
    .map((path) => {
      const [my, their] = [treeAt(mine, path), treeAt(theirs, path)]
      const start = base && treeAt(base, path)
      const changedBy = !base ? 'both' : same(their, start) ? 'me' : same(my, start) ? 'them' : 'both'
      return { path, mine: my, theirs: their, changedBy }
    })
}

/** My text with the chosen fields taken from theirs. */
export function withTheirs(mine: FormGroup, theirs: FormGroup, paths: ReadonlyArray<FieldPath>): FormGroup {
  return paths.reduce<FormGroup>((tree, path) => treeWith(tree, path, treeAt(theirs, path)) as FormGroup, mine)
}

function leavesOf(trees: ReadonlyArray<FormTree | undefined>, path: FieldPath = []): Array<FieldPath> {
  const groups = trees.filter((tree): tree is FormGroup => typeof tree === 'object' && !Array.isArray(tree))
  if (groups.length === 0 || trees.some((tree) => typeof tree === 'string' || Array.isArray(tree))) return [path]
  const keys = [...new Set(groups.flatMap((group) => Object.keys(group)))].filter((key) => key !== rowKey)
  return keys.flatMap((key) => leavesOf(groups.map((group) => group[key]), [...path, key]))
}

function same(one: FormTree | undefined, other: FormTree | undefined): boolean {
  return canonicalForm(withoutRowKeys(one)) === canonicalForm(withoutRowKeys(other))
}

function withoutRowKeys(tree: FormTree | undefined): unknown {
  if (typeof tree !== 'object') return tree
  if (Array.isArray(tree)) return (tree as Array<FormTree>).map(withoutRowKeys)
  return Object.fromEntries(Object.entries(tree).flatMap(([key, value]) => (key === rowKey ? [] : [[key, withoutRowKeys(value)]])))
}
