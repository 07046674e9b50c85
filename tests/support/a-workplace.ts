import { aLibrary, aRecommendation, aStanding } from '#plugins/check/examples/builders.ts'
import { said } from '#plugins/check/examples/edited.ts'
import { formatLibrary } from '#plugins/markdown/library-files.ts'
import { approveVersion } from '#app/workflow/approve-version.server.ts'
import { createDraft } from '#app/workflow/create-draft.server.ts'
import { importContent } from '#app/workflow/import-content.server.ts'
import type { Act } from '#app/workflow/perform-act.server.ts'
import { saveDraft } from '#app/workflow/save-draft.server.ts'
import { signVersion } from '#app/workflow/sign-version.server.ts'
import { submitForReview } from '#app/workflow/submit-for-review.server.ts'
import { and, eq } from 'drizzle-orm'
import type { Database } from '#schema/db/open-database.server.ts'
import { getPerson } from '#schema/db/read-library.server.ts'
import { catalogueEntries } from '#schema/db/tables.ts'
import { getOpenVersion, getVersion, type VersionRecord } from '#schema/db/version-record.server.ts'
import type { Library } from '#schema/model/library.ts'
import type { Person } from '#schema/model/person.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import type { SignatureKind } from '#schema/model/version.ts'
import { canonicalForm } from '#schema/version/canonical-form.ts'
import { aDatabase, copyOfMade } from './a-database.ts'

/** The moment at which everything in these tests happens, unless a test says otherwise. */
export const noon = '2026-11-20T12:00:00Z'

/** Who does what in the fixtures. One person per role, two authors. */
export const cast = {
  author: 'anna-author',
  otherAuthor: 'otto-author',
  member: 'mia-member',
  methodologist: 'mette-metode',
  imagingReviewer: 'rita-roentgen',
  patientRepresentative: 'per-patient',
  chair: 'carla-chair',
  publisher: 'pia-publisher',
  administrator: 'adam-admin',
  auditor: 'olga-auditor',
  stranger: 'sven-stranger',
} as const

export const recommendationId = 'appendicitis-ultrasound-first'
export const guidelineId = 'acute-abdomen'

const signers = { evidence: cast.methodologist, imaging: cast.imagingReviewer, patient: cast.patientRepresentative } as const
export type SignedFirst = keyof typeof signers

/** The library of the checks' examples with everyone of the cast in it. */
export function theLibrary(parts: { documents?: NonNullable<Parameters<typeof aLibrary>[0]>['documents']; people?: ReadonlyArray<Partial<Person> & { id: string }> } = {}): Library {
  const committee = 'abdomen'
  const inCommittee = (id: string, name: string, ...roles: Array<Person['roles'][number]['role']>): Partial<Person> & { id: string } => ({
    id,
    name,
    roles: roles.map((role) => ({ committee, role })),
    specialties: ['surgery'],
  })
  const inInstallation = (id: string, name: string, ...roles: Person['installationRoles']): Partial<Person> & { id: string } => ({ id, name, roles: [], installationRoles: roles, specialties: [] })
  return aLibrary({
    people: [
      inCommittee(cast.author, 'Anna Author', 'author'),
      inCommittee(cast.otherAuthor, 'Otto Author', 'author'),
      inCommittee(cast.member, 'Mia Member', 'member'),
      inInstallation(cast.publisher, 'Pia Publisher', 'publisher'),
      inInstallation(cast.administrator, 'Adam Admin', 'administrator'),
      inInstallation(cast.auditor, 'Olga Auditor', 'auditor'),
      { id: cast.stranger, name: 'Sven Stranger', roles: [{ committee: 'elsewhere', role: 'chair' }, { committee: 'elsewhere', role: 'imaging-reviewer' }], specialties: ['radiology'] },
      ...(parts.people ?? []),
    ],
    documents: [...(parts.documents ?? [])],
  })
}

/** The act of a person at noon. */
export function as(db: Database, person: string, at: string = noon): Act {
  return { db, actor: { id: person }, at }
}

export function bySystem(db: Database, at: string = noon): Act {
  return { db, actor: { system: 'system:command-line' }, at }
}

/** A database with the catalogue, an approved guideline, and its one recommendation: a draft with nothing in it yet. */
export function aCommittee(parts: Parameters<typeof theLibrary>[0] = {}): { db: Database; versionId: number } {
  return copyOfMade(`committee ${JSON.stringify(parts)}`, () => makeCommittee(parts))
}

function makeCommittee(parts: Parameters<typeof theLibrary>[0]): { db: Database; versionId: number } {
  const db = aDatabase()
  const empty = aStanding({ id: recommendationId, guideline: guidelineId }, { state: 'draft', signatures: [] })
  importContent(bySystem(db), { files: formatLibrary({ ...theLibrary(parts), recommendations: new Map([[recommendationId, empty]]) }) })
  const open = getOpenVersion(db, 'recommendation', recommendationId)
  if (!open) throw new RangeError('the import made no draft')
  return { db, versionId: open.id }
}

export type AtDesk = { db: Database; versionId: number; contentHash: string; revision: number }

/** A complete draft that an author wrote at the desk. `content` replaces what it says. */
export function aDraft(given: { content?: RecommendationDraft; by?: string; people?: ReadonlyArray<Partial<Person> & { id: string }> } = {}): AtDesk {
  return copyOfMade(`draft ${JSON.stringify(given)}`, () => {
    const { db, versionId } = aCommittee(given.people ? { people: given.people } : {})
    return edit(db, versionId, () => given.content ?? aRecommendation(), given.by)
  })
}

/** The same in review, with these signatures given. */
export function inReview(given: Parameters<typeof aDraft>[0] & { signed?: ReadonlyArray<SignedFirst> } = {}): AtDesk {
  return copyOfMade(`review ${JSON.stringify(given)}`, () => {
    const { signed = [], ...rest } = given
    const draft = aDraft(rest)
    submitForReview(as(draft.db, cast.author), draft)
    for (const kind of signed) signVersion(as(draft.db, signers[kind]), { ...draft, kind })
    return draft
  })
}

/** The same signed by everyone and approved by the chair. */
export function anApproved(given: Parameters<typeof aDraft>[0] = {}): AtDesk & { number: string } {
  return copyOfMade(`approved ${JSON.stringify(given)}`, () => {
    const review = inReview({ ...given, signed: ['evidence', 'imaging', 'patient'] })
    const { number } = approveVersion(as(review.db, cast.chair), review)
    return { ...review, number }
  })
}

/** Saves an edit of the version as it stands now, by this person. */
export function edit(db: Database, versionId: number, change: (content: RecommendationDraft) => RecommendationDraft, by: string = cast.author): AtDesk {
  const version = theVersion(db, versionId)
  if (version.kind !== 'recommendation') throw new TypeError('expected a recommendation')
  const saved = saveDraft(as(db, by), { versionId, revision: version.revision, content: change(structuredClone(version.content)) })
  return { db, ...saved }
}

/** The next version of the recommendation that stands: edited, signed by everyone and approved. */
export function approveEdit(db: Database, change: (content: RecommendationDraft) => RecommendationDraft): AtDesk & { number: string } {
  const { versionId } = createDraft(as(db, cast.author), { kind: 'recommendation', document: recommendationId })
  const draft = edit(db, versionId, change)
  submitForReview(as(db, cast.author), draft)
  for (const kind of Object.keys(signers) as Array<SignedFirst>) signVersion(as(db, signers[kind]), { ...draft, kind })
  const { number } = approveVersion(as(db, cast.chair), draft)
  return { ...draft, number }
}

/** An edit that changes one text. */
export function reworded(content: RecommendationDraft): RecommendationDraft {
  return { ...content, value: { ...content.value, benefit: said('Kortere indlæggelse.', 'Kortere innleggelse.', 'A shorter stay.') } }
}

export function theVersion(db: Database, versionId: number): VersionRecord {
  const version = getVersion(db, versionId)
  if (!version) throw new RangeError(`no version ${versionId}`)
  return version
}

/** Changes what the list says of a person, as an administrator would. */
export function changePerson(db: Database, id: string, change: Partial<Person>): void {
  const person = getPerson(db, id)
  db.update(catalogueEntries)
    .set({ content: canonicalForm({ ...person, ...change }) })
    .where(and(eq(catalogueEntries.list, 'people'), eq(catalogueEntries.key, id)))
    .run()
}

/** Kinds signed on exactly the content that the version has now. */
export function signedKinds(db: Database, versionId: number): Array<SignatureKind> {
  const version = theVersion(db, versionId)
  return version.signatures.filter(({ contentHash }) => contentHash === version.contentHash).map(({ kind }) => kind)
}

export { aRecommendation, aStanding }
