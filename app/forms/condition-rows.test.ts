import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyCondition } from '#tests/support/random-condition-names.ts'
import { Condition } from '#schema/model/condition.ts'
import { emptyRow, groupAround, leafOf, neighbourOf, newGroup, regrouped, rowAt, withAdded, withMoved, withoutRow, withRow, withUnwrapped, withWrapped } from './condition-edits.ts'
import { gapsOf } from './condition-gaps.ts'
import { choiceValues, type ConditionRow, groupKinds, isGroup, jsonOfRow, type LeafRow, rowOfJson } from './condition-rows.ts'

function rowIds(): () => string {
  let made = 0
  return () => `row${(made += 1)}`
}
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const written = (row: ConditionRow): unknown => asJson(jsonOfRow(row))
const allRows = (row: ConditionRow): Array<ConditionRow> => [row, ...(isGroup(row) ? row.parts.flatMap(allRows) : [])]
const leafKinds = ['age', 'indication', 'ref', 'finding', 'measurement', 'prior', 'always', 'never', ...Object.keys(choiceValues)] as ReadonlyArray<LeafRow['kind']>

/** One change, as a person might make it at a row. */
type Change = (root: ConditionRow, id: string, newId: () => string) => ConditionRow | undefined
const changes: ReadonlyArray<Change> = [
  (root, id, newId) => withAdded(root, id, emptyRow(newId), newId),
  (root, id, newId) => withAdded(root, id, newGroup('any', newId), newId),
  (root, id) => withoutRow(root, id),
  (root, id) => withMoved(root, id, 1),
  (root, id) => withMoved(root, id, -1),
  (root, id, newId) => withUnwrapped(root, id, newId),
  ...groupKinds.map((kind): Change => (root, id, newId) => withWrapped(root, id, kind, newId)),
  ...groupKinds.map((kind): Change => (root, id) => {
    const row = rowAt(root, id)
    return row && isGroup(row) ? withRow(root, regrouped(row, kind)) : root
  }),
  ...leafKinds.map((kind): Change => (root, id) => {
    const row = rowAt(root, id)
    return row && !isGroup(row) ? withRow(root, leafOf(kind, row)) : root
  }),
]

/** Trees of rows as they become under a person's hands, from any condition. */
const anyTree = fc
  .tuple(anyCondition(), fc.array(fc.tuple(fc.constantFrom(...changes), fc.nat()), { maxLength: 8 }))
  .map(([condition, made]) => {
    const newId = rowIds()
    const root = made.reduce<ConditionRow | undefined>((tree, [change, at]) => {
      if (!tree) return undefined
      const rows = allRows(tree)
      return change(tree, rows[at % rows.length]!.id, newId)
    }, rowOfJson(condition, newId))
    return { root: root ?? emptyRow(newId), newId }
  })

test('any condition comes back from its rows as exactly the same condition, and lacks nothing', () => {
  fc.assert(
    fc.property(anyCondition(), (condition) => {
      const row = rowOfJson(condition, rowIds())
      expect(written(row)).toEqual(asJson(condition))
      expect(gapsOf(row)).toEqual([])
    }),
    { numRuns: 500 },
  )
})

test('whatever is done to rows, what is written of them is a condition if, and only if, nothing is missing', () => {
  fc.assert(
    fc.property(anyTree, ({ root, newId }) => {
      expect(Condition.safeParse(written(root)).success).toBe(gapsOf(root).length === 0)
      const ids = allRows(root).map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      // What is written, half done or not, is read back as the same.
      expect(written(rowOfJson(written(root), newId))).toEqual(written(root))
    }),
    { numRuns: 500 },
  )
})

test('a change keeps every other row: adding and removing, wrapping and unwrapping, moving there and back', () => {
  fc.assert(
    fc.property(anyTree, fc.nat(), ({ root, newId }, at) => {
      const rows = allRows(root)
      const { id } = rows[at % rows.length]!
      const added = emptyRow(newId)
      const more = withAdded(root, id, added, newId)
      expect(allRows(more).filter((row) => row.id === added.id)).toHaveLength(1)
      const wrapped = withWrapped(root, id, 'all', newId)
      expect(written(withUnwrapped(wrapped, groupAround(wrapped, id)!.id, newId))).toEqual(written(root))
      for (const by of [1, -1] as const) {
        const moved = withMoved(root, id, by)
        expect(allRows(moved).map((row) => row.id).toSorted()).toEqual(rows.map((row) => row.id).toSorted())
        if (moved !== root) expect(written(withMoved(moved, id, by === 1 ? -1 : 1))).toEqual(written(root))
      }
      const less = withoutRow(root, id)
      const gone = new Set(allRows(rowAt(root, id)!).map((row) => row.id))
      expect((less ? allRows(less) : []).map((row) => row.id)).toEqual(rows.map((row) => row.id).filter((one) => !gone.has(one)))
      const next = neighbourOf(root, id)
      expect(less === undefined ? next === undefined : rowAt(less, next!) !== undefined).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('anything at all is read as rows', () => {
  fc.assert(fc.property(fc.jsonValue(), (json) => void gapsOf(rowOfJson(json, rowIds()))))
})

test('a row that is new in a score counts one point, and a group that is empty is no rule that always holds', () => {
  const newId = rowIds()
  const score = rowOfJson({ score: [{ points: 2, when: { finding: 'fever' } }], from: 2 }, newId)
  const more = withAdded(score, score.id, leafOf('always', emptyRow(newId)), newId)
  expect(written(more)).toEqual({ score: [{ points: 2, when: { finding: 'fever' } }, { points: 1, when: { all: [] } }], from: 2 })
  const all = rowOfJson({ all: [{ finding: 'fever' }] }, newId)
  const emptied = withoutRow(all, isGroup(all) ? all.parts[0]!.id : '')!
  expect([Condition.safeParse(written(emptied)).success, gapsOf(emptied)]).toEqual([false, [{ row: all.id, lacks: 'parts' }]])
})
