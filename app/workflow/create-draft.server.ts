import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#schema/db/open-database.server.ts'
import { contributors, documents, versions } from '#schema/db/tables.ts'
import { getOpenVersion, getStandingVersion } from '#schema/db/version-record.server.ts'
import type { GuidelineDraft } from '#schema/model/guideline.ts'
import type { Instant } from '#schema/model/notation.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import type { DocumentKind } from '#schema/model/version.ts'
import { canonicalForm, sha256Hex } from '#schema/version/canonical-form.ts'
import { nextVersionNumber } from '#schema/version/version-number.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import { type Actor, actorName } from '#schema/workflow/principal.ts'
import { carryTranslations } from './carry-translations.server.ts'
import { requireLibrary, sourceLanguageOf } from './load-version.server.ts'
import { type Act, assertMay, performAct } from './perform-act.server.ts'
import { parseContent } from './parse-content.server.ts'
import { recordEvent } from './record-event.server.ts'

export type CreatedDraft = { versionId: number; document: string; revision: number; contentHash: string; number: string }

/**
 * Opens a draft: of a text that stands, with its content as it stands (`document`), or of a new text (`content`, with at least its identity).
 * Throws `not-found`, `not-permitted`, `already-exists` (an open draft, or a taken id; detail `versionId`), `invalid-input`.
 */
export function createDraft(act: Act, command: { kind: DocumentKind } & ({ document: string } | { content: unknown })): CreatedDraft {
  return performAct(act, (tx) => ('document' in command ? draftOfStanding(tx, act, command) : draftOfNew(tx, act, command)))
}

function draftOfStanding(tx: Transaction, act: Act, { kind, document }: { kind: DocumentKind; document: string }): CreatedDraft {
  const text = tx.select().from(documents).where(and(eq(documents.kind, kind), eq(documents.id, document))).get()
  if (!text) throw new WorkflowError('not-found', `There is no ${kind} "${document}".`)
  assertMay(tx, act, { action: 'create', text: { document, committee: text.committee } })
  const open = getOpenVersion(tx, kind, document)
  if (open) throw new WorkflowError('already-exists', `"${document}" already has an open draft. Go on with that one.`, { versionId: open.id })
  const standing = getStandingVersion(tx, kind, document)
  if (!standing) throw new WorkflowError('wrong-state', `"${document}" has no version to start from: it was withdrawn.`)
  // Not yet changed, it has the number of the smallest change; every save counts anew.
  return insertDraft(tx, { kind, content: standing.content, basedOn: standing.id, number: nextVersionNumber(standing.number, 'patch'), actor: act.actor, at: act.at })
}

function draftOfNew(tx: Transaction, act: Act, command: { kind: DocumentKind; content: unknown }): CreatedDraft {
  const { kind } = command
  const sent = parseContent(kind, command.content)
  const guideline = 'guideline' in sent ? sent.guideline : sent.id
  const home = tx.select().from(documents).where(and(eq(documents.kind, 'guideline'), eq(documents.id, guideline))).get()
  const committee = 'committee' in sent ? sent.committee : home?.committee
  if (committee === undefined) throw new WorkflowError('invalid-input', `There is no guideline "${guideline}" for this recommendation.`)
  assertMay(tx, act, { action: 'create', text: { document: sent.id, committee } })
  const sourceLanguage = 'sourceLanguage' in sent ? sent.sourceLanguage : sourceLanguageOf(requireLibrary(tx, 'standing'), guideline)
  const content = parseContent(kind, { ...sent, translations: carryTranslations({ before: {}, after: sent, sourceLanguage }) })
  if (tx.select().from(documents).where(and(eq(documents.kind, kind), eq(documents.id, content.id))).get())
    throw new WorkflowError('already-exists', `The id "${content.id}" is taken, and ids are never used again. Choose another.`)
  tx.insert(documents).values({ kind, id: content.id, guideline, committee }).run()
  const created = insertDraft(tx, { kind, content, number: nextVersionNumber(undefined, 'minor'), actor: act.actor, at: act.at })
  // Whoever writes the first words has written on it; whoever opens a draft of what stands has not yet.
  if (!('system' in act.actor)) tx.insert(contributors).values({ version: created.versionId, person: act.actor.id }).run()
  return created
}

/** Writes the row of a new draft and its event. For the verbs that make drafts; its text must exist already. */
export function insertDraft(
  tx: Transaction,
  draft: { kind: DocumentKind; content: RecommendationDraft | GuidelineDraft; number: string; basedOn?: number; actor: Actor; at: Instant },
): CreatedDraft {
  const { kind, at, number } = draft
  const content = canonicalForm(draft.content)
  const contentHash = sha256Hex(content)
  const by = actorName(draft.actor)
  const document = draft.content.id
  const row = { kind, document, number, state: 'draft', stateSince: at, content, contentHash, revision: 1, basedOn: draft.basedOn ?? null } as const
  const { id: versionId } = tx
    .insert(versions)
    .values({ ...row, createdBy: by, createdAt: at, savedBy: by, savedAt: at })
    .returning({ id: versions.id })
    .get()
  recordEvent(tx, { actor: draft.actor, at, event: { type: 'draft-created', document, kind, versionId, contentHash } })
  return { versionId, document, revision: 1, contentHash, number }
}
