import { useMemo, useRef } from 'react'
import type { Language } from '#schema/model/language.ts'
import type { Library } from '#schema/model/library.ts'
import type { RecommendationPage } from '#app/reads/recommendation-page.server.ts'
import { createCaseStore } from '../draft/case-store.ts'
import type { DraftForm } from '../draft/draft-form-context.tsx'
import { treeOfDraft } from '#app/forms/draft-form.ts'
import { createDraftStore } from '../draft/draft-store.ts'
import { createFindingStore, openPointOf } from '../draft/finding-store.ts'
import type { FormGroup } from '#app/forms/form-tree.ts'
import { invalidPoints } from '../draft/live-check.ts'
import { createMarkStore } from '../draft/mark-store.ts'
import type { SaveAnswer } from '#app/forms/save-answer.ts'
import { createSaver, type Saver } from '../draft/saver.ts'

/** A plain form that came back unsaved: what it held, and why. */
export type Arrived = { typed: FormGroup; answer: SaveAnswer }
export type DraftEditing = { form: Omit<DraftForm, 'announce'>; saver: Saver; library: Library; copyKey: { person: string; document: string } }

/** Everything that one opened draft needs, made once per version: a keystroke changes what is in it, never the objects themselves. */
export function useDraftEditing({ page, target, arrived }: { page: RecommendationPage; target: Language | undefined; arrived: Arrived | undefined }): DraftEditing {
  // The page is read again after other actions; the draft in the form is the one that was opened until the version changes.
  const opened = useRef(page)
  if (opened.current.version.id !== page.version.id || opened.current.version.state !== page.version.state) opened.current = page
  const first = opened.current
  const lasting = useMemo(() => makeLasting(first, arrived), [first, arrived])
  return useMemo(() => ({ ...lasting, form: { ...lasting.form, target } }), [lasting, target])
}

function makeLasting(page: RecommendationPage, arrived: Arrived | undefined): DraftEditing {
  const { version, sourceLanguage, library } = page
  const store = createDraftStore(arrived?.typed ?? treeOfDraft(version.content))
  const marks = createMarkStore({ store, saved: version.content, sourceLanguage })
  const points = page.findings.map(openPointOf)
  const invalid = arrived?.answer.kind === 'invalid' ? invalidPoints(arrived.answer.issues) : []
  const copyKey = { person: page.viewer.id, document: page.id }
  const saver = createSaver({
    store,
    marks,
    versionId: version.id,
    stored: { revision: version.revision, contentHash: version.contentHash, number: version.number },
    savedAt: version.savedAt,
    url: `/desk/recommendation/${page.id}/save`,
    copyKey,
    now: () => new Date().toISOString(),
    arrived,
  })
  const form = { store, marks, findings: createFindingStore([...invalid, ...points]), cases: createCaseStore(), sourceLanguage, target: undefined, catalogue: library }
  return { form, saver, library, copyKey }
}
