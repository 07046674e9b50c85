import { differencesOf } from '#app/forms/differences.ts'
import type { DraftStore } from './draft-store.ts'
import { treeOfForm } from '#app/forms/form-tree.ts'
import { controlNames } from '#app/forms/save-answer.ts'

/** Takes over what was typed into the page before its script ran: on a slow line that is a whole sentence. */
export function adoptTyped(form: HTMLFormElement, store: DraftStore): void {
  const typed = new FormData()
  for (const [name, value] of new FormData(form)) if (!controlNames.has(name) && typeof value === 'string') typed.append(name, value)
  for (const { path, mine, theirs } of differencesOf({ mine: treeOfForm(typed), theirs: store.tree() })) {
    // A list of one entry arrives as a text, and a list is a difference as a whole: only texts are taken over.
    if (typeof mine === 'string' && (theirs === undefined || typeof theirs === 'string')) store.set(path, mine)
  }
}
