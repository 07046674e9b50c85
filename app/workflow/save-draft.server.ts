import { and, desc, eq } from 'drizzle-orm'
import type { Transaction } from '#schema/db/open-database.server.ts'
import { contributors, draftSaves, versions } from '#schema/db/tables.ts'
import { getVersion, type VersionRecord } from '#schema/db/version-record.server.ts'
import type { GuidelineDraft } from '#schema/model/guideline.ts'
import type { Language } from '#schema/model/language.ts'
import type { Library } from '#schema/model/library.ts'
import type { Instant } from '#schema/model/notation.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import { canonicalForm, sha256Hex } from '#schema/version/canonical-form.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import { actorName } from '#schema/workflow/principal.ts'
import { carryTranslations } from './carry-translations.server.ts'
import { requireLibrary, requireVersion, sourceLanguageOf } from './load-version.server.ts'
import { numberAfter } from './number-version.server.ts'
import { parseContent } from './parse-content.server.ts'
import { type Act, assertMay, performAct } from './perform-act.server.ts'
import { recordEvent } from './record-event.server.ts'

type Content = RecommendationDraft | GuidelineDraft

export type SavedDraft = { versionId: number; revision: number; contentHash: string; number: string; content: Content; changed: boolean }

/** Detail of `stale-revision`: what the database says now, what was sent, and what both were made from where that is still known. */
export type StaleDraft = { versionId: number; revision: number; contentHash: string; savedBy: string; savedAt: Instant; theirs: Content; yours: Content; base: Content | undefined }

/** Saves of one person within half an hour are one entry in the history of a draft. */
const collapseWithin = 30 * 60 * 1000

/**
 * Saves a draft, gaps and all. `revision` is the one the edit was made from: when somebody saved in between, nothing is written and
 * `stale-revision` carries both texts. Throws also `not-found`, `not-permitted`, `wrong-state`, `invalid-input`.
 */
export function saveDraft(
  act: Act,
  command: { versionId: number; revision: number; content: unknown; reviewedTranslations?: ReadonlyArray<{ path: string; language: Language }> },
): SavedDraft {
  return performAct(act, (tx): SavedDraft => {
    const version = requireVersion(tx, command.versionId)
    assertMay(tx, act, { action: 'edit', text: version })
    const sent = parseContent(version.kind, command.content)
    assertSameText(version, sent)
    const library = requireLibrary(tx, 'standing')
    const sourceLanguage = 'sourceLanguage' in sent ? sent.sourceLanguage : sourceLanguageOf(library, sent.guideline)
    const translations = carryTranslations({ before: version.content, after: sent, sourceLanguage, reviewed: command.reviewedTranslations ?? [] })
    const content = parseContent(version.kind, { ...sent, translations })
    const text = canonicalForm(content)
    const contentHash = sha256Hex(text)
    const unchanged = { versionId: version.id, revision: version.revision, contentHash: version.contentHash, number: version.number, content: version.content, changed: false }
    if (contentHash === version.contentHash) return unchanged
    if (command.revision !== version.revision) throw stale(tx, version, { revision: command.revision, content })

    const revision = version.revision + 1
    const number = numberOf(tx, version, { content, library, at: act.at })
    const by = actorName(act.actor)
    tx.update(versions).set({ content: text, contentHash, revision, number, savedBy: by, savedAt: act.at }).where(eq(versions.id, version.id)).run()
    tx.insert(contributors).values({ version: version.id, person: by }).onConflictDoNothing().run()
    keepSave(tx, { version: version.id, revision, person: by, at: act.at, content: text })
    const changed = changedGroups(version.content, content)
    recordEvent(tx, { ...act, event: { type: 'draft-saved', document: version.document, kind: version.kind, versionId: version.id, contentHash, revision, changed } })
    return { versionId: version.id, revision, contentHash, number, content, changed: true }
  })
}

function assertSameText(version: VersionRecord, sent: Content): void {
  const fixed: ReadonlyArray<readonly [string, string | undefined, string | undefined]> = [
    ['id', version.document, sent.id],
    ['guideline', version.kind === 'recommendation' ? version.guideline : undefined, 'guideline' in sent ? sent.guideline : undefined],
    ['committee', version.kind === 'guideline' ? version.committee : undefined, 'committee' in sent ? sent.committee : undefined],
  ]
  for (const [field, expected, found] of fixed)
    if (expected !== found) throw new WorkflowError('invalid-input', `The ${field} of a text cannot be changed: expected "${expected}", found "${found}".`, { issues: [{ path: [field], message: `expected "${expected}"` }] })
}

/** The number follows from what has changed since the version it is based on; a first version keeps the number it came with. */
function numberOf(tx: Transaction, version: VersionRecord, { content, library, at }: { content: Content; library: Library; at: Instant }): string {
  const base = version.basedOn === null ? null : getVersion(tx, version.basedOn)
  return base ? numberAfter(base, content, { library, at }) : version.number
}

/** Keeps what was saved. Goes into the last entry when that is the same person's and still fresh. */
function keepSave(tx: Transaction, save: { version: number; revision: number; person: string; at: Instant; content: string }): void {
  const last = tx.select().from(draftSaves).where(eq(draftSaves.version, save.version)).orderBy(desc(draftSaves.id)).limit(1).get()
  if (last && last.person === save.person && Date.parse(save.at) - Date.parse(last.startedAt) < collapseWithin)
    tx.update(draftSaves).set({ revision: save.revision, at: save.at, content: save.content }).where(eq(draftSaves.id, last.id)).run()
  else tx.insert(draftSaves).values({ ...save, startedAt: save.at }).run()
}

function stale(tx: Transaction, version: VersionRecord, sent: { revision: number; content: Content }): WorkflowError {
  const kept = tx.select().from(draftSaves).where(and(eq(draftSaves.version, version.id), eq(draftSaves.revision, sent.revision))).get()
  const detail: StaleDraft = {
    versionId: version.id,
    revision: version.revision,
    contentHash: version.contentHash,
    savedBy: version.savedBy,
    savedAt: version.savedAt,
    theirs: version.content,
    yours: sent.content,
    base: kept ? parseContent(version.kind, JSON.parse(kept.content)) : undefined,
  }
  return new WorkflowError('stale-revision', 'Somebody else has saved this text since you opened it. Nothing was overwritten: compare both texts, then save again.', detail)
}

function changedGroups(before: Content, after: Content): Array<string> {
  const groups = new Set([...Object.keys(before), ...Object.keys(after)])
  const group = (content: Content, key: string): string => canonicalForm((content as Record<string, unknown>)[key])
  const changed = [...groups].filter((key) => group(before, key) !== group(after, key)).toSorted()
  // Fingerprints follow the texts, so they are told only where nothing else changed.
  return changed.length > 1 ? changed.filter((key) => key !== 'translations') : changed
}
