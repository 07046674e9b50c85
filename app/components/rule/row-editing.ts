import { type RefObject, useEffect, useRef } from 'react'
import { emptyRow, neighbourOf, newGroup, rowAt, withAdded, withMoved, withoutRow, withRow, withUnwrapped, withWrapped } from '#app/forms/condition-edits.ts'
import type { Gap } from '#app/forms/condition-gaps.ts'
import { type ConditionRow, type GroupKind, isGroup } from '#app/forms/condition-rows.ts'
import { useDraftForm } from '../draft/draft-form-context.tsx'
import { useText } from '../text/use-text.tsx'
import type { ConditionRows } from './use-condition-rows.ts'

/** What can be done at a row. Focus goes where the next keystroke belongs, and what happened is said. */
export type RowEditing = {
  gapsAt(row: string): ReadonlyArray<Gap>
  put(row: ConditionRow, typing?: string): void
  add(group: string | undefined, what: 'row' | 'group'): void
  remove(row: string): void
  move(row: string, by: -1 | 1): void
  wrap(row: string, kind: GroupKind): void
  unwrap(row: string): void
  undo(): void
}

export function useRowEditing(rows: ConditionRows, box: RefObject<HTMLElement | null>): RowEditing {
  const { announce } = useDraftForm()
  const { t } = useText()
  const { root, gaps, newId, change } = rows
  const focusNext = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (focusNext.current === undefined) return
    const target = box.current?.querySelector<HTMLElement>(focusNext.current)
    focusNext.current = undefined
    target?.focus()
  })
  const firstOf = (id: string): string => `[data-row-id="${id}"] :is(input, select)`
  function become(next: ConditionRow | undefined, focus: string, says: string): void {
    focusNext.current = focus
    change(next)
    announce(says)
  }
  return {
    gapsAt: (id) => gaps.filter(({ row }) => row === id),
    put: (row, typing) => root && change(withRow(root, row), typing && `${row.id} ${typing}`),
    add: (group, what) => {
      const row = what === 'row' ? emptyRow(newId) : newGroup('any', newId)
      become(withAdded(root, group, row, newId), firstOf(row.id), t(what === 'row' ? 'sentences.added' : 'sentences.groupAdded'))
    },
    remove: (id) => {
      if (!root) return
      const next = neighbourOf(root, id)
      become(withoutRow(root, id), next === undefined ? '[data-add]' : `[data-row-id="${next}"] [data-remove="${next}"], [data-row-id="${next}"] [data-add]`, t('sentences.removed'))
    },
    move: (id, by) => {
      if (root) become(withMoved(root, id, by), `[data-menu="${id}"]`, t(by < 0 ? 'sentences.movedUp' : 'sentences.movedDown'))
    },
    wrap: (id, kind) => {
      if (root) become(withWrapped(root, id, kind, newId), firstOf(id), t('sentences.wrapped'))
    },
    unwrap: (id) => {
      const group = rowAt(root, id)
      const first = group && isGroup(group) ? group.parts[0]?.id : undefined
      if (root) become(withUnwrapped(root, id, newId), firstOf(first ?? id), t('sentences.unwrapped'))
    },
    undo: () => {
      if (!rows.canUndo) return
      rows.undo()
      announce(t('sentences.undone'))
    },
  }
}
