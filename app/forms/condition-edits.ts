import { choiceValues, type ChoiceKind, type ConditionRow, type GroupKind, type GroupRow, isGroup, type LeafRow, noDuration } from './condition-rows.ts'

/** Changes of a tree of rows. Each gives a tree again and shares what it does not touch; a row that is not there changes nothing. */

/** The tree with one row replaced by none, one or several. Undefined when nothing is left. Several in the place of the whole stand side by side, as "all". */
function replaced(root: ConditionRow, id: string, by: (row: ConditionRow) => ReadonlyArray<ConditionRow>, newId: () => string): ConditionRow | undefined {
  if (root.id !== id) return replacedInside(root, id, by)
  const [first, ...others] = by(root)
  return first && others.length > 0 ? { id: newId(), points: '', kind: 'all', parts: [first, ...others] } : first
}

function replacedInside(row: ConditionRow, id: string, by: (row: ConditionRow) => ReadonlyArray<ConditionRow>): ConditionRow {
  if (!isGroup(row)) return row
  const parts = row.parts.flatMap((part) => (part.id === id ? by(part) : [replacedInside(part, id, by)]))
  return parts.length === row.parts.length && parts.every((part, index) => part === row.parts[index]) ? row : { ...row, parts }
}

/** One row changed in its own words. */
export function withRow(root: ConditionRow, row: ConditionRow): ConditionRow {
  return root.id === row.id ? row : replacedInside(root, row.id, () => [row])
}

/** A new row at the end of a group; beside the whole, where the whole is a single row. */
export function withAdded(root: ConditionRow | undefined, group: string | undefined, row: ConditionRow, newId: () => string): ConditionRow {
  if (!root) return row
  const target = group === undefined ? undefined : rowAt(root, group)
  if (target && isGroup(target)) return withRow(root, { ...target, parts: [...target.parts, inGroup(row, target)] })
  return isGroup(root) ? withRow(root, { ...root, parts: [...root.parts, inGroup(row, root)] }) : { id: newId(), points: '', kind: 'all', parts: [root, row] }
}

export function withoutRow(root: ConditionRow, id: string): ConditionRow | undefined {
  return root.id === id ? undefined : replacedInside(root, id, () => [])
}

/** The row inside a new group of its own; the group stands where the row stood, with its points. */
export function withWrapped(root: ConditionRow, id: string, kind: GroupKind, newId: () => string): ConditionRow {
  return replaced(root, id, (row) => [{ ...newGroup(kind, newId), points: row.points, parts: [{ ...row, points: kind === 'score' ? '1' : '' }] }], newId)!
}

/** The parts of a group in its place. A group without parts stays; the whole stays one condition. */
export function withUnwrapped(root: ConditionRow, id: string, newId: () => string): ConditionRow {
  return replaced(root, id, (row) => (isGroup(row) && row.parts.length > 0 ? row.parts.map((part) => ({ ...part, points: row.points })) : [row]), newId)!
}

/** The row one place up or down in its group. */
export function withMoved(root: ConditionRow, id: string, by: -1 | 1): ConditionRow {
  const group = groupAround(root, id)
  const from = group?.parts.findIndex((part) => part.id === id) ?? -1
  const row = group?.parts[from]
  if (!group || !row || from + by < 0 || from + by >= group.parts.length) return root
  return withRow(root, { ...group, parts: group.parts.toSpliced(from, 1).toSpliced(from + by, 0, row) })
}

/** A group of another kind, with the same parts. */
export function regrouped(group: GroupRow, kind: GroupKind): GroupRow {
  const { id, points, parts } = group
  const whole = { id, points, parts: kind === 'score' ? parts.map((part) => ({ ...part, points: part.points || '1' })) : parts }
  if (kind === 'atLeast') return { ...whole, kind, count: group.kind === 'atLeast' ? group.count : String(Math.min(2, Math.max(1, parts.length))) }
  if (kind === 'score') return { ...whole, kind, from: '', below: '' }
  return { ...whole, kind }
}

/** A row that asks for something else, and nothing of it yet. */
export function leafOf(kind: LeafRow['kind'], { id, points }: Pick<ConditionRow, 'id' | 'points'>): LeafRow {
  const own = { id, points }
  if (kind in choiceValues) return { ...own, kind: kind as ChoiceKind, values: [] }
  switch (kind) {
    case 'age':
      return { ...own, kind, from: noDuration, below: noDuration }
    case 'indication':
    case 'ref':
      return { ...own, kind, key: '' }
    case 'finding':
      return { ...own, kind, key: '', is: undefined }
    case 'measurement':
      return { ...own, kind, key: '', unit: '', from: '', below: '' }
    case 'prior':
      return { ...own, kind, key: '', within: { amount: '', unit: 'M' }, status: '' }
    default:
      return { ...own, kind: kind as 'always' | 'never' }
  }
}

export function emptyRow(newId: () => string): ConditionRow {
  return { id: newId(), points: '', kind: 'empty' }
}

export function newGroup(kind: GroupKind, newId: () => string): GroupRow {
  return regrouped({ id: newId(), points: '', kind: 'all', parts: [emptyRow(newId)] }, kind)
}

export function rowAt(root: ConditionRow | undefined, id: string): ConditionRow | undefined {
  if (!root || root.id === id) return root
  return isGroup(root) ? root.parts.map((part) => rowAt(part, id)).find((found) => found !== undefined) : undefined
}

/** The group that a row stands in; undefined for the whole. */
export function groupAround(root: ConditionRow | undefined, id: string): GroupRow | undefined {
  if (!root || !isGroup(root)) return undefined
  return root.parts.some((part) => part.id === id) ? root : root.parts.map((part) => groupAround(part, id)).find((found) => found !== undefined)
}

/** Where the focus belongs when a row goes: the next in its group, else the one before, else the group. */
export function neighbourOf(root: ConditionRow, id: string): string | undefined {
  const group = groupAround(root, id)
  if (!group) return undefined
  const place = group.parts.findIndex((part) => part.id === id)
  return (group.parts[place + 1] ?? group.parts[place - 1] ?? group).id
}

/** In a score every part counts; a new one counts one point. */
function inGroup(row: ConditionRow, group: GroupRow): ConditionRow {
  return group.kind === 'score' ? { ...row, points: row.points || '1' } : row
}
