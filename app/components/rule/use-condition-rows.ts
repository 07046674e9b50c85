import { useRef, useState } from 'react'
import type { FieldPath } from '#app/forms/form-tree.ts'
import { type ConditionRow, jsonOfRow, rowOfJson } from '#app/forms/condition-rows.ts'
import { type Gap, gapsOf } from '#app/forms/condition-gaps.ts'
import { useFieldText } from '../draft/draft-form-context.tsx'

export type ConditionRows = {
  root: ConditionRow | undefined
  /** Whether the value can be shown as rows: a text that cannot be read yet cannot. */
  isReadable: boolean
  gaps: ReadonlyArray<Gap>
  newId(): string
  /** Puts another tree in the place of this one. Changes with the same `typing` that follow each other are one step back. */
  change(next: ConditionRow | undefined, typing?: string): void
  /** The tree before the last change. */
  undo(): void
  canUndo: boolean
}

type Held = { json: string; root: ConditionRow | undefined; isReadable: boolean; past: ReadonlyArray<ConditionRow | undefined>; typing: string | undefined }

/** A condition as rows over the same text of JSON that the field sends. Rows that are not finished are written as what is not yet a condition. */
export function useConditionRows(path: FieldPath): ConditionRows {
  const [json, writeJson] = useFieldText(path)
  const made = useRef(0)
  const newId = (): string => `row${(made.current += 1)}`
  const [held, setHeld] = useState<Held>(() => heldOf(json, [], newId))
  // The value was changed elsewhere: in words, as JSON, by a restored copy, by a conflict that was settled.
  if (held.json !== json) setHeld(heldOf(json, held.isReadable ? [...held.past, held.root] : held.past, newId))

  function become(next: ConditionRow | undefined, past: Held['past'], typing?: string): void {
    const text = next ? JSON.stringify(jsonOfRow(next), null, 2) : ''
    setHeld({ json: text, root: next, isReadable: true, past, typing })
    writeJson(text)
  }
  const { root, isReadable, past, typing: lastTyping } = held
  return {
    root,
    isReadable,
    gaps: root ? gapsOf(root) : [],
    newId,
    change: (next, typing) => become(next, typing !== undefined && typing === lastTyping ? past : [...past, root], typing),
    undo: () => past.length > 0 && become(past.at(-1), past.slice(0, -1)),
    canUndo: past.length > 0,
  }
}

function heldOf(json: string, past: Held['past'], newId: () => string): Held {
  if (json.trim() === '') return { json, root: undefined, isReadable: true, past, typing: undefined }
  const value = parsed(json)
  return { json, root: value === undefined ? undefined : rowOfJson(value, newId), isReadable: value !== undefined, past, typing: undefined }
}

function parsed(json: string): unknown {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
