import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { GuidelineDraft } from '../model/guideline.ts'
import { parseWith, pathText } from '../model/parse.ts'
import { RecommendationDraft } from '../model/recommendation.ts'
import type { DocumentKind, Signature, StandingDocument, VersionState } from '../model/version.ts'
import { sha256Hex } from '../version/canonical-form.ts'
import { groupRows } from './group-rows.ts'
import type { Queryable } from './open-database.server.ts'
import { contributors, documents, signatures, versions } from './tables.ts'

type Row = typeof versions.$inferSelect

/** A version as the database has it, with its content parsed and everything that is bound to it. */
export type VersionRecord = Omit<Row, 'content' | 'kind'> & {
  guideline: string
  committee: string
  signatures: Array<Signature>
  contributors: Array<string>
} & ({ kind: 'recommendation'; content: RecommendationDraft } | { kind: 'guideline'; content: GuidelineDraft })

/** A row that says something else than its hash, or that no schema reads: someone wrote past the program. */
export class RecordDamaged extends Error {
  override readonly name = 'RecordDamaged'
}

const openStates = ['draft', 'in-review'] as const satisfies ReadonlyArray<VersionState>

/** The version with this id, or null. Throws `RecordDamaged`. */
export function getVersion(db: Queryable, id: number): VersionRecord | null {
  return recordsOf(db, db.select().from(versions).where(eq(versions.id, id)).all())[0] ?? null
}

/** The draft or the version in review of a text, or null. */
export function getOpenVersion(db: Queryable, kind: DocumentKind, document: string): VersionRecord | null {
  return getNewest(db, { kind, document, states: openStates })
}

/** What a text says now: approved before published, because it is the newer one; null when it was never approved. */
export function getStandingVersion(db: Queryable, kind: DocumentKind, document: string): VersionRecord | null {
  return getNewest(db, { kind, document, states: ['approved'] }) ?? getNewest(db, { kind, document, states: ['published'] })
}

/** Every version of a text, newest first, without its content. */
export function listVersions(db: Queryable, kind: DocumentKind, document: string): Array<Omit<Row, 'content'>> {
  const rows = db
    .select()
    .from(versions)
    .where(and(eq(versions.kind, kind), eq(versions.document, document)))
    .orderBy(desc(versions.id))
    .all()
  return rows.map(({ content: _content, ...row }) => row)
}

/** Every version in one of these states, in order of kind and id of its text. */
export function versionsIn(db: Queryable, states: ReadonlyArray<VersionState>): Array<VersionRecord> {
  const rows = db
    .select()
    .from(versions)
    .where(inArray(versions.state, [...states]))
    .orderBy(asc(versions.kind), asc(versions.document), asc(versions.id))
    .all()
  return recordsOf(db, rows)
}

/** The record as checks, compilation and pages know it. */
export function standingDocumentOf(record: VersionRecord): StandingDocument {
  const standing = { state: record.state, version: record.number, signatures: record.signatures }
  return record.kind === 'recommendation'
    ? { ...standing, kind: record.kind, content: record.content }
    : { ...standing, kind: record.kind, content: record.content }
}

function getNewest(db: Queryable, wanted: { kind: DocumentKind; document: string; states: ReadonlyArray<VersionState> }): VersionRecord | null {
  const rows = db
    .select()
    .from(versions)
    .where(and(eq(versions.kind, wanted.kind), eq(versions.document, wanted.document), inArray(versions.state, [...wanted.states])))
    .orderBy(desc(versions.id))
    .limit(1)
    .all()
  return recordsOf(db, rows)[0] ?? null
}

function recordsOf(db: Queryable, rows: ReadonlyArray<Row>): Array<VersionRecord> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const given = groupRows(db.select().from(signatures).where(inArray(signatures.version, ids)).all(), ({ version }) => version)
  const wrote = groupRows(db.select().from(contributors).where(inArray(contributors.version, ids)).all(), ({ version }) => version)
  const texts = new Map(db.select().from(documents).all().map((text) => [`${text.kind} ${text.id}`, text]))
  return rows.map((row) => {
    const text = texts.get(`${row.kind} ${row.document}`)
    if (!text) throw new RecordDamaged(`Version ${row.id} belongs to no text.`)
    const { content, kind, ...rest } = row
    return {
      ...rest,
      guideline: text.guideline,
      committee: text.committee,
      signatures: (given.get(row.id) ?? [])
        .map(({ kind, person, at, contentHash }): Signature => ({ kind, by: person, at, contentHash }))
        .toSorted((one, other) => one.at.localeCompare(other.at, 'en') || one.kind.localeCompare(other.kind, 'en')),
      contributors: (wrote.get(row.id) ?? []).map(({ person }) => person).toSorted(),
      ...contentOf(kind, content, row.contentHash),
    }
  })
}

/** Contents never change under their hash, so one parse serves every read. Readers do not write into what they get. */
const parsed = new Map<string, VersionRecordContent>()
const mostParsed = 2000
type VersionRecordContent = { kind: 'recommendation'; content: RecommendationDraft } | { kind: 'guideline'; content: GuidelineDraft }

function contentOf(kind: DocumentKind, content: string, hash: string): VersionRecordContent {
  const key = `${kind} ${hash} ${content.length}`
  if (sha256Hex(content) !== hash) throw new RecordDamaged(`A ${kind} in the database says something else than its content hash ${hash.slice(0, 12)}: it was changed past the program.`)
  const known = parsed.get(key)
  if (known) return known
  const read = kind === 'recommendation' ? parseRecommendation(content) : parseGuideline(content)
  if (parsed.size >= mostParsed) parsed.clear()
  parsed.set(key, read)
  return read
}

function parseRecommendation(content: string): VersionRecordContent {
  const result = parseWith(RecommendationDraft, JSON.parse(content))
  if (result.ok) return { kind: 'recommendation', content: result.value }
  throw new RecordDamaged(`A recommendation in the database cannot be read: ${sentenceOf(result.issues)}`)
}

function parseGuideline(content: string): VersionRecordContent {
  const result = parseWith(GuidelineDraft, JSON.parse(content))
  if (result.ok) return { kind: 'guideline', content: result.value }
  throw new RecordDamaged(`A guideline in the database cannot be read: ${sentenceOf(result.issues)}`)
}

function sentenceOf(issues: ReadonlyArray<{ path: ReadonlyArray<string | number>; message: string }>): string {
  return issues.map(({ path, message }) => `${pathText(path)} ${message}`).join('; ')
}
