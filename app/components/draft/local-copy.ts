import { z } from 'zod'
import type { FormGroup } from '#app/forms/form-tree.ts'

/** What was typed and not yet saved, kept in this browser per person and draft: it survives a crash and an ended session. */
export type LocalCopy = { revision: number; tree: FormGroup; at: string }

const Stored = z.object({ revision: z.int(), tree: z.record(z.string(), z.unknown()), at: z.iso.datetime() })

export type CopyKey = { person: string; document: string }
type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>

export function readLocalCopy(storage: Storage, key: CopyKey): LocalCopy | undefined {
  try {
    const found = Stored.safeParse(JSON.parse(storage.getItem(nameOf(key)) ?? 'null'))
    return found.success ? { ...found.data, tree: found.data.tree as FormGroup } : undefined
  } catch {
    return undefined
  }
}

/** Keeps a copy. A full or forbidden storage is no reason to stop somebody from typing: answers whether it was kept. */
export function keepLocalCopy(storage: Storage, key: CopyKey, copy: LocalCopy): boolean {
  try {
    storage.setItem(nameOf(key), JSON.stringify(copy))
    return true
  } catch {
    return false
  }
}

export function dropLocalCopy(storage: Storage, key: CopyKey): void {
  try {
    storage.removeItem(nameOf(key))
  } catch {
    // A storage that cannot be written holds no copy of ours.
  }
}

function nameOf({ person, document }: CopyKey): string {
  return `rationale:draft:${person}:${document}`
}
