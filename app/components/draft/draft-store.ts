import { type FieldPath, type FormGroup, type FormTree, rowKey, treeAt, treeWith } from '#app/forms/form-tree.ts'

/**
 * What is typed in one draft's form, outside React: a field re-renders only when its own value changes, and a save, a check or a local
 * copy can take the whole at any moment.
 */
export type DraftStore = {
  tree(): FormGroup
  at(path: FieldPath): FormTree | undefined
  set(path: FieldPath, value: FormTree | undefined): void
  /** Puts another text in the form: a restored copy, or the outcome of a conflict. Editors start afresh (`epoch`). */
  replace(tree: FormGroup): void
  addRow(path: FieldPath, row: FormGroup): void
  removeRow(path: FieldPath, index: number): void
  moveRow(path: FieldPath, from: number, to: number): void
  epoch(): number
  /** Counts every change: what was saved is what stood at that count. */
  changes(): number
  subscribe(listener: () => void): () => void
}

export function createDraftStore(initial: FormGroup): DraftStore {
  let tree = initial
  let epoch = 0
  let changes = 0
  let rowsMade = 0
  const listeners = new Set<() => void>()
  const become = (next: FormGroup): void => {
    if (next === tree) return
    tree = next
    changes += 1
    for (const listener of listeners) listener()
  }
  const rowsAt = (path: FieldPath): Array<FormTree> => {
    const rows = treeAt(tree, path)
    return Array.isArray(rows) ? [...(rows as Array<FormTree>)] : []
  }
  const setRows = (path: FieldPath, rows: Array<FormTree>): void => become(treeWith(tree, path, rows) as FormGroup)
  return {
    tree: () => tree,
    at: (path) => treeAt(tree, path),
    set: (path, value) => {
      if (treeAt(tree, path) !== value) become(treeWith(tree, path, value) as FormGroup)
    },
    replace: (next) => {
      epoch += 1
      become(next)
    },
    addRow: (path, row) => setRows(path, [...rowsAt(path), { ...row, [rowKey]: `new${(rowsMade += 1)}` }]),
    removeRow: (path, index) => setRows(path, rowsAt(path).toSpliced(index, 1)),
    moveRow: (path, from, to) => {
      const rows = rowsAt(path)
      const row = rows[from]
      if (row !== undefined && to >= 0 && to < rows.length) setRows(path, rows.toSpliced(from, 1).toSpliced(to, 0, row))
    },
    epoch: () => epoch,
    changes: () => changes,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
