import { desc, type SQL, sql } from 'drizzle-orm'
import { AuditEntry } from '#schema/audit/event.ts'
import { auditLog } from '#schema/db/tables.ts'
import type { Queryable } from '#schema/db/open-database.server.ts'
import { getOpenVersion, getStandingVersion, getVersion, listVersions, type VersionRecord } from '#schema/db/version-record.server.ts'
import type { Localised, PlainOrLocalised } from '#schema/model/language.ts'
import type { Catalogue, Library } from '#schema/model/library.ts'
import type { Person } from '#schema/model/person.ts'
import type { DocumentKind } from '#schema/model/version.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import { actions, permissionFor } from '#schema/workflow/permissions.ts'
import { requiredSignatures } from '#schema/workflow/signatures.ts'
import { maySign } from '#schema/workflow/signing.ts'
import { readLibrary, type Texts } from '#schema/db/read-library.server.ts'
import type { NamedPerson, Permissions, SignatureRow, TextRow, VersionRow } from './present-text.ts'

/** An entry with the name of whoever acted, as a screen shows it. */
export type NamedEntry = AuditEntry & { actorName: PlainOrLocalised }

/** What the program itself is called where a person's name would stand. */
const systemName = 'Rationale'

/** The library and the person who looks. Throws `not-found` before the first import, `not-permitted` for a stranger. */
export function requireViewer(db: Queryable, viewer: string, texts: Texts): { library: Library; person: Person } {
  const library = readLibrary(db, texts)
  if (!library) throw new WorkflowError('not-found', 'The database holds no content yet. Import a content folder first.')
  const person = library.people.get(viewer)
  if (!person?.active) throw new WorkflowError('not-permitted', 'You are not on the list of people.')
  return { library, person }
}

/** The same for pages about the whole installation, which are seen by everyone who holds a role. Throws `not-permitted`, `not-found`. */
export function requireRoleHolder(db: Queryable, viewer: string, texts: Texts): { library: Library; person: Person } {
  const held = requireViewer(db, viewer, texts)
  if (held.person.roles.length === 0 && held.person.installationRoles.length === 0) throw new WorkflowError('not-permitted', 'This page is seen by those who hold a role.')
  return held
}

/** One version of a text: the one asked for, else the open one, else what stands, else the newest. Throws `not-found`, `not-permitted`. */
export function requireShownVersion(db: Queryable, person: Person, wanted: { kind: DocumentKind; id: string; version?: number | undefined }): VersionRecord {
  const { kind, id } = wanted
  const newest = (): VersionRecord | null => {
    const [first] = listVersions(db, kind, id)
    return first ? getVersion(db, first.id) : null
  }
  const found = wanted.version === undefined ? (getOpenVersion(db, kind, id) ?? getStandingVersion(db, kind, id) ?? newest()) : getVersion(db, wanted.version)
  // The id of a version must be one of this text: otherwise the address of one text would show another.
  if (!found || found.kind !== kind || found.document !== id) throw new WorkflowError('not-found', `There is no ${kind} "${id}"${wanted.version === undefined ? '' : ` with version ${wanted.version}`}.`)
  if (!permissionFor(person, 'read', { committee: found.committee, state: found.state }).may)
    throw new WorkflowError('not-permitted', 'A text is read by its committee, the publisher and the auditor.')
  return found
}

export function presentRow(version: VersionRecord, library: Library): TextRow {
  const { kind, document, guideline, committee, number, state } = version
  const sourceLanguage = library.guidelines.get(guideline)?.content.sourceLanguage ?? library.installation.languages[0] ?? 'en'
  return { kind, id: document, title: titleOf(version.content), guideline, committee, sourceLanguage, versionId: version.id, number, state, since: version.stateSince }
}

/** A text with gaps may lack its title; a language that is absent in it is absent, never undefined, because it was parsed. */
export function titleOf(content: VersionRecord['content'] | undefined): Localised | undefined {
  return content?.title as Localised | undefined
}

export function presentVersions(db: Queryable, kind: DocumentKind, id: string): Array<VersionRow> {
  return listVersions(db, kind, id).map(({ id, number, state, stateSince, contentHash }) => ({ id, number, state, since: stateSince, contentHash }))
}

export function presentSignatures(version: VersionRecord, person: Person, catalogue: Catalogue): Array<SignatureRow> {
  const topics = topicsOf(version)
  return requiredSignatures[version.kind].map((kind) => ({
    kind,
    given: version.signatures
      .filter((signature) => signature.kind === kind && signature.contentHash === version.contentHash)
      .map(({ by, at }) => ({ by: presentPerson(by, catalogue), at })),
    mayNow: maySign(person, kind, { ...version, topics }),
  }))
}

export function presentPermissions(version: VersionRecord, person: Person): Permissions {
  const text = { committee: version.committee, state: version.state }
  return Object.fromEntries(actions.map((action) => [action, permissionFor(person, action, text)])) as Permissions
}

export function presentPerson(id: string, catalogue: Catalogue): NamedPerson {
  return { id, name: catalogue.people.get(id)?.name ?? (id.includes(':') ? systemName : id) }
}

/** Everything that happened to a text, newest first. */
export function presentHistory(db: Queryable, text: { kind: DocumentKind; id: string }, catalogue: Catalogue): Array<NamedEntry> {
  return db
    .select()
    .from(auditLog)
    .where(isAbout(text.id))
    .orderBy(desc(auditLog.sequence))
    .limit(mostHistory)
    .all()
    .map((row) => presentEntry(row, catalogue))
    .filter(({ event }) => !('kind' in event) || event.kind === text.kind)
}

const mostHistory = 500

/** Condition on the log: the event is about this text. Written as the index is, so that it is used. */
export function isAbout(document: string): SQL {
  return sql`json_extract(event, '$.document') = ${document}`
}

export function presentEntry(row: typeof auditLog.$inferSelect, catalogue: Catalogue): NamedEntry {
  const entry = AuditEntry.parse({ ...row, event: JSON.parse(row.event) as unknown })
  return { ...entry, actorName: presentPerson(entry.actor, catalogue).name }
}

/** Why a draft came back, when the last thing that happened between review and now is that changes were requested. */
export function reasonForReturn(db: Queryable, version: VersionRecord): string | undefined {
  const last = db.select().from(auditLog).where(isAbout(version.document)).orderBy(desc(auditLog.sequence)).limit(mostHistory).all()
  for (const row of last) {
    const { event } = AuditEntry.parse({ ...row, event: JSON.parse(row.event) as unknown })
    if (!('versionId' in event) || event.versionId !== version.id) continue
    if (event.type === 'changes-requested') return event.reason
    if (event.type === 'review-submitted' || event.type === 'draft-created') return undefined
  }
  return undefined
}

export function topicsOf(version: VersionRecord): ReadonlyArray<string> {
  return version.kind === 'recommendation' ? (version.content.topics ?? []) : []
}
