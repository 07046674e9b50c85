import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import type { OpenPoint } from './finding-store.ts'
import { draftOfTree, treeOfDraft } from '#app/forms/draft-form.ts'
import type { DraftStore } from './draft-store.ts'
import { withTheirs } from '#app/forms/differences.ts'
import { entriesOfTree, type FieldPath, type FormGroup } from '#app/forms/form-tree.ts'
import { invalidPoints } from './live-check.ts'
import { type CopyKey, dropLocalCopy, keepLocalCopy } from './local-copy.ts'
import type { MarkStore } from './mark-store.ts'
import type { SaveAnswer } from '#app/forms/save-answer.ts'

export type Conflict = Extract<SaveAnswer, { kind: 'stale' }> & { mine: FormGroup; theirTree: FormGroup; baseTree: FormGroup | undefined }

/** Where the text stands: every state is shown in words. */
export type SavingState =
  | { is: 'saved'; at: string }
  | { is: 'unsaved' | 'saving' | 'failed' | 'signed-out' }
  | { is: 'invalid'; points: ReadonlyArray<OpenPoint> }
  | { is: 'refused'; code: string }
  | { is: 'conflict'; conflict: Conflict }

/** What the server has stored: a save names its revision, a hand-in its hash. */
export type Stored = { revision: number; contentHash: string; number: string }

export type Saver = {
  state(): SavingState
  stored(): Stored
  /** Saves now what is typed, after the save that is under way. Answers whether everything typed is stored. */
  save(): Promise<boolean>
  /** Puts the chosen fields of the other text into mine and saves over the revision that was looked at. */
  resolve(take: ReadonlyArray<FieldPath>): Promise<boolean>
  /** A restored local copy was made from this revision. */
  rebase(revision: number): void
  start(): () => void
  subscribe(listener: () => void): () => void
}

/** Saves this long after the last change, and at the latest this long after the first, in milliseconds. */
const timing = { rest: 2_000, longest: 15_000, copy: 300 }

/** One draft's saving: debounced, one request at a time, and never silent. What is not yet stored is copied in this browser. */
export function createSaver({ store, marks, versionId, stored: initial, savedAt, url, copyKey, now, arrived }: {
  store: DraftStore
  marks: MarkStore
  versionId: number
  stored: Stored
  savedAt: string
  url: string
  copyKey: CopyKey
  now(): string
  /** A plain form that came back unsaved: its text is in the store already. */
  arrived?: { typed: FormGroup; answer: SaveAnswer } | undefined
}): Saver {
  let state: SavingState = arrived ? stateAfter(arrived.answer, arrived.typed) : { is: 'saved', at: savedAt }
  let stored = initial
  let savedChanges = arrived ? -1 : store.changes()
  // What both sides started from, when the server no longer has it: it keeps only the last of a person's consecutive saves.
  let storedTree = arrived ? undefined : store.tree()
  let inFlight: Promise<boolean> | undefined
  let firstUnsaved = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let copyTimer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  function become(next: SavingState): void {
    state = next
    for (const listener of listeners) listener()
  }
  function keepCopy(): void {
    clearTimeout(copyTimer)
    if (store.changes() !== savedChanges) keepLocalCopy(localStorage, copyKey, { revision: stored.revision, tree: store.tree(), at: now() })
  }
  function changed(): void {
    if (store.changes() === savedChanges && marks.confirmed().length === 0) return
    clearTimeout(copyTimer)
    copyTimer = setTimeout(keepCopy, timing.copy)
    // A conflict or an ended session waits for its person; typing on changes nothing about that.
    if (state.is === 'conflict' || state.is === 'signed-out' || state.is === 'saving') return
    if (state.is !== 'unsaved') {
      firstUnsaved = Date.now()
      become({ is: 'unsaved' })
    }
    clearTimeout(timer)
    timer = setTimeout(() => void save(), Math.max(0, Math.min(timing.rest, firstUnsaved + timing.longest - Date.now())))
  }
  async function save(): Promise<boolean> {
    clearTimeout(timer)
    if (inFlight) await inFlight
    if (store.changes() === savedChanges && marks.confirmed().length === 0) {
      if (state.is !== 'saved') become({ is: 'saved', at: now() })
      return true
    }
    const read = draftOfTree(store.tree())
    if (!read.ok) {
      become({ is: 'invalid', points: invalidPoints(read.issues) })
      return false
    }
    inFlight = send()
    const done = await inFlight
    inFlight = undefined
    if (done && store.changes() !== savedChanges) changed()
    return done && store.changes() === savedChanges
  }
  async function send(): Promise<boolean> {
    const [tree, changes] = [store.tree(), store.changes()]
    become({ is: 'saving' })
    const answer = await post({ url, tree, versionId, revision: stored.revision, confirmed: marks.confirmed() })
    if (answer?.kind === 'saved') {
      accept(answer, changes, tree)
      return true
    }
    keepCopy()
    become(answer ? stateAfter(answer, tree, storedTree) : { is: 'failed' })
    return false
  }
  function accept(answer: Extract<SaveAnswer, { kind: 'saved' }>, changes: number, tree: FormGroup): void {
    storedTree = tree
    stored = { revision: answer.revision, contentHash: answer.contentHash, number: answer.number }
    savedChanges = changes
    if (store.changes() === changes) dropLocalCopy(localStorage, copyKey)
    become(store.changes() === changes ? { is: 'saved', at: answer.at } : { is: 'unsaved' })
    marks.rebase(answer.content)
  }
  return {
    state: () => state,
    stored: () => stored,
    save,
    resolve: (take) => {
      if (state.is !== 'conflict') return Promise.resolve(false)
      const { conflict } = state
      stored = { ...stored, revision: conflict.revision }
      storedTree = conflict.theirTree
      savedChanges = -1
      if (take.length > 0) store.replace(withTheirs(store.tree(), conflict.theirTree, take))
      marks.rebase(conflict.theirs as RecommendationDraft)
      become({ is: 'unsaved' })
      return save()
    },
    rebase: (revision) => {
      if (revision !== stored.revision) storedTree = undefined
      stored = { ...stored, revision }
    },
    start: () => {
      const unsubscribe = marks.subscribe(changed)
      const leaving = (event: BeforeUnloadEvent): void => {
        keepCopy()
        if (state.is !== 'saved') event.preventDefault()
      }
      window.addEventListener('beforeunload', leaving)
      return () => {
        unsubscribe()
        keepCopy()
        clearTimeout(timer)
        window.removeEventListener('beforeunload', leaving)
      }
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** What an answer that did not save means for the text in the form. */
function stateAfter(answer: SaveAnswer, mine: FormGroup, start?: FormGroup): SavingState {
  switch (answer.kind) {
    case 'saved':
      return { is: 'saved', at: answer.at }
    case 'stale':
      return { is: 'conflict', conflict: { ...answer, mine, theirTree: treeOfDraft(answer.theirs), baseTree: start ?? (answer.base && treeOfDraft(answer.base)) } }
    case 'signed-out':
      return { is: 'signed-out' }
    case 'invalid':
      return { is: 'invalid', points: invalidPoints(answer.issues) }
    case 'refused':
      return { is: 'refused', code: answer.code }
  }
}

type Posting = { url: string; tree: FormGroup; versionId: number; revision: number; confirmed: ReadonlyArray<string> }

/** The server's answer; undefined when there was none that can be read. */
async function post({ url, tree, versionId, revision, confirmed }: Posting): Promise<SaveAnswer | undefined> {
  const form = new FormData()
  for (const [name, value] of entriesOfTree(tree)) form.append(name, value)
  form.append('versionId', String(versionId))
  form.append('revision', String(revision))
  for (const mark of confirmed) form.append('confirmed', mark)
  try {
    const response = await fetch(url, { method: 'POST', body: form, headers: { Accept: 'application/json' } })
    return response.headers.get('Content-Type')?.startsWith('application/json') ? ((await response.json()) as SaveAnswer) : undefined
  } catch {
    return undefined
  }
}
