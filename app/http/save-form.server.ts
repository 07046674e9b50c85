import { WorkflowError } from '#schema/workflow/errors.ts'
import type { Issue } from '#schema/model/parse.ts'
import { Language } from '#schema/model/language.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import { withTheirs } from '#app/forms/differences.ts'
import { draftOfTree, treeOfDraft } from '#app/forms/draft-form.ts'
import { type FormGroup, treeOfForm } from '#app/forms/form-tree.ts'
import { controlNames, type SaveAnswer, SaveControls } from '#app/forms/save-answer.ts'
import { readRecommendationPage } from '#app/reads/recommendation-page.server.ts'
import { saveDraft, type StaleDraft } from '#app/workflow/save-draft.server.ts'
import type { AppContext, Session } from './app-context.server.ts'
import { errorStatus } from './error-status.ts'

export type Saving = { app: AppContext; session: Session; id: string; posted: FormData }
/** `typed` is what the form held, so that a page without script can show it again. */
export type SavingOutcome = { answer: SaveAnswer; status: number; typed: FormGroup }

/**
 * Saves a posted draft, by script or by plain form: one implementation. The whole content is parsed; nothing in the form decides who
 * may do what. Never throws for what a person can do about.
 */
export function saveFromForm({ app, session, id, posted }: Saving): SavingOutcome {
  const { typed, controls, issues } = readForm(posted)
  if (issues) return { answer: { kind: 'invalid', issues }, status: 422, typed }
  const at = app.clock.now()
  const content = draftOfTree(taken({ typed, posted, theirs: () => standing({ app, session, id, at }) }))
  if (!content.ok) return { answer: { kind: 'invalid', issues: content.issues }, status: 422, typed }
  if (content.value.id !== id) return { answer: { kind: 'invalid', issues: [{ path: ['id'], message: `expected "${id}"` }] }, status: 422, typed }
  const reviewedTranslations = controls.confirmed.flatMap((mark) => {
    const [language, ...path] = mark.split(':')
    const known = Language.safeParse(language)
    return known.success ? [{ language: known.data, path: path.join(':') }] : []
  })
  try {
    const { versionId, revision } = controls
    const saved = saveDraft({ db: app.db, actor: session.principal, at }, { versionId, revision, content: content.value, reviewedTranslations })
    const { contentHash, number } = saved
    return { answer: { kind: 'saved', revision: saved.revision, contentHash, number, content: saved.content as RecommendationDraft, at }, status: 200, typed }
  } catch (error) {
    if (!(error instanceof WorkflowError)) throw error
    return { answer: answerOf(error), status: errorStatus[error.code], typed }
  }
}

type Reading = { typed: FormGroup; controls: SaveControls; issues: undefined } | { typed: FormGroup; controls: undefined; issues: ReadonlyArray<Issue> }

function readForm(posted: FormData): Reading {
  const content = new FormData()
  for (const [name, value] of posted) if (!controlNames.has(name) && !name.startsWith('sign-in.')) content.append(name, value)
  const controls = SaveControls.safeParse({ versionId: posted.get('versionId'), revision: posted.get('revision'), confirmed: posted.getAll('confirmed') })
  try {
    const typed = treeOfForm(content)
    if (controls.success) return { typed, controls: controls.data, issues: undefined }
    return { typed, controls: undefined, issues: [{ path: ['revision'], message: 'expected the version and the revision that the form was opened with' }] }
  } catch (error) {
    return { typed: {}, controls: undefined, issues: [{ path: [], message: error instanceof Error ? error.message : 'the form cannot be read' }] }
  }
}

/** My text, with those fields taken from theirs that were ticked on the page that showed both. */
function taken({ typed, posted, theirs }: { typed: FormGroup; posted: FormData; theirs: () => RecommendationDraft }): FormGroup {
  const paths = posted.getAll('take').filter((value): value is string => typeof value === 'string').map((path) => path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)))
  return paths.length === 0 ? typed : withTheirs(typed, treeOfDraft(theirs()), paths)
}

function standing({ app, session, id, at }: { app: AppContext; session: Session; id: string; at: string }): RecommendationDraft {
  return readRecommendationPage(app.db, { viewer: session.principal.id, id, at }).version.content
}

function answerOf(error: WorkflowError): SaveAnswer {
  if (error.code === 'stale-revision') {
    const { revision, savedBy, savedAt, theirs, base } = error.detail as StaleDraft
    return { kind: 'stale', revision, savedBy, savedAt, theirs: theirs as RecommendationDraft, base: base as RecommendationDraft | undefined }
  }
  if (error.code === 'invalid-input') return { kind: 'invalid', issues: (error.detail as { issues?: ReadonlyArray<Issue> } | undefined)?.issues ?? [{ path: [], message: error.message }] }
  return { kind: 'refused', code: error.code }
}
