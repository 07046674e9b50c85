import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#schema/db/open-database.server.ts'
import { readLibrary, type Texts } from '#schema/db/read-library.server.ts'
import { versions } from '#schema/db/tables.ts'
import { getVersion, type VersionRecord } from '#schema/db/version-record.server.ts'
import type { Language } from '#schema/model/language.ts'
import type { Library } from '#schema/model/library.ts'
import type { Instant } from '#schema/model/notation.ts'
import type { VersionState } from '#schema/model/version.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'

/** The version with this id. Throws `not-found`. */
export function requireVersion(tx: Transaction, versionId: number): VersionRecord {
  const version = getVersion(tx, versionId)
  if (!version) throw new WorkflowError('not-found', `There is no version ${versionId}.`)
  return version
}

/** Nobody signs, sends back or approves a text other than the one they were shown. Throws `stale-content`. */
export function assertSameContent(version: VersionRecord, contentHash: string): void {
  if (version.contentHash === contentHash) return
  throw new WorkflowError('stale-content', 'The text has changed since you opened it. Read the new text, then decide again.', {
    versionId: version.id,
    contentHash: version.contentHash,
  })
}

/** The library. Throws `not-found` before the first import. */
export function requireLibrary(tx: Transaction, texts: Texts): Library {
  const library = readLibrary(tx, texts)
  if (!library) throw new WorkflowError('not-found', 'The database holds no content yet. Import a content folder first.')
  return library
}

/** Language a text is written in: its guideline's, or the installation's first. */
export function sourceLanguageOf(library: Library, guideline: string): Language {
  return library.guidelines.get(guideline)?.content.sourceLanguage ?? library.installation.languages[0] ?? 'en'
}

/** Moves a version to a state; the database's triggers decide whether that step exists. */
export function moveVersion(tx: Transaction, step: { versionId: number; to: VersionState; at: Instant }): void {
  tx.update(versions).set({ state: step.to, stateSince: step.at }).where(eq(versions.id, step.versionId)).run()
}

/** The version of a text in one state, by id alone. */
export function idOfVersionIn(tx: Transaction, text: Pick<VersionRecord, 'kind' | 'document'>, state: VersionState): number | undefined {
  return tx
    .select({ id: versions.id })
    .from(versions)
    .where(and(eq(versions.kind, text.kind), eq(versions.document, text.document), eq(versions.state, state)))
    .get()?.id
}
