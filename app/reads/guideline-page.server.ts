import { and, eq } from 'drizzle-orm'
import type { Finding } from '#plugins/check/check-document.ts'
import type { Queryable } from '#schema/db/open-database.server.ts'
import { documents } from '#schema/db/tables.ts'
import { getOpenVersion, getStandingVersion, type VersionRecord } from '#schema/db/version-record.server.ts'
import type { GuidelineDraft } from '#schema/model/guideline.ts'
import type { Localised } from '#schema/model/language.ts'
import type { Library } from '#schema/model/library.ts'
import type { Instant } from '#schema/model/notation.ts'
import { permissionFor } from '#schema/workflow/permissions.ts'
import { openSignatures } from '#schema/workflow/signatures.ts'
import { presentReview } from './committee-home.server.ts'
import type { NamedPerson, PanelRow, Permissions, ReviewRow, SignatureRow, TextRow, VersionRow } from './present-text.ts'
import {
  type NamedEntry,
  presentHistory,
  presentPermissions,
  presentPerson,
  presentRow,
  presentSignatures,
  presentVersions,
  requireShownVersion,
  requireViewer,
  titleOf,
} from './present-version.server.ts'
import { findingsOf, presentShown, type ShownVersion } from './recommendation-page.server.ts'

export type GuidelineRecommendationRow = TextRow & {
  /** What the gate says of it where it stands. */
  errors: number
  warnings: number
  openSignatures: number
  review: Pick<ReviewRow, 'dueOn' | 'daysOverdue'> | undefined
}

export type GuidelinePage = {
  viewer: NamedPerson
  id: string
  title: Localised | undefined
  committee: { id: string; name: Localised | undefined }
  version: ShownVersion<GuidelineDraft>
  /** Who wrote it, as the text names them. */
  panel: Array<PanelRow>
  versions: Array<VersionRow>
  signatures: Array<SignatureRow>
  findings: Array<Finding>
  permissions: Permissions
  history: Array<NamedEntry>
  /** Its recommendations in reading order, those that its text does not name yet at the end. */
  recommendations: Array<GuidelineRecommendationRow>
}

/** A guideline at the desk, with where each of its recommendations is. Throws `not-found`, `not-permitted`. */
export function readGuidelinePage(db: Queryable, query: { viewer: string; id: string; version?: number; at: Instant }): GuidelinePage {
  const { library, person } = requireViewer(db, query.viewer, 'standing')
  const version = requireShownVersion(db, person, { kind: 'guideline', id: query.id, version: query.version })
  if (version.kind !== 'guideline') throw new TypeError('a version of a guideline is one')
  return {
    viewer: { id: person.id, name: person.name },
    id: version.document,
    title: titleOf(version.content),
    committee: { id: version.committee, name: library.committees.get(version.committee)?.name },
    version: { ...presentShown(version, library), content: version.content },
    panel: presentPanel(version.content.panel ?? [], library),
    versions: presentVersions(db, 'guideline', version.document),
    signatures: presentSignatures(version, person, library),
    findings: findingsOf(version, library, query.at),
    permissions: presentPermissions(version, person),
    history: presentHistory(db, { kind: 'guideline', id: version.document }, library),
    recommendations: recommendationsOf(db, version.document, version.content.recommendations ?? [])
      .filter(({ committee, state }) => permissionFor(person, 'read', { committee, state }).may)
      .map((recommendation) => presentRecommendation(recommendation, library, query.at)),
  }
}

function presentPanel(panel: NonNullable<GuidelineDraft['panel']>, library: Library): Array<PanelRow> {
  return panel.flatMap(({ person: id, as }) => {
    if (!id) return []
    const { profession, specialties = [], interests } = library.people.get(id) ?? {}
    return [{ person: presentPerson(id, library), as, profession, specialties, interests: interests && { declaredOn: interests.declaredOn, statement: interests.statement } }]
  })
}

function recommendationsOf(db: Queryable, guideline: string, order: ReadonlyArray<string>): Array<VersionRecord> {
  const rank = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length)
  return db
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.kind, 'recommendation'), eq(documents.guideline, guideline)))
    .all()
    .toSorted((one, other) => rank(one.id) - rank(other.id) || (one.id < other.id ? -1 : 1))
    .flatMap(({ id }) => getOpenVersion(db, 'recommendation', id) ?? getStandingVersion(db, 'recommendation', id) ?? [])
}

function presentRecommendation(version: VersionRecord, library: Library, at: Instant): GuidelineRecommendationRow {
  const findings = findingsOf(version, library, at)
  const count = (level: Finding['level']): number => findings.filter((finding) => finding.level === level).length
  const review = presentReview(version, library, at)
  return {
    ...presentRow(version, library),
    errors: count('error'),
    warnings: count('warning'),
    openSignatures: openSignatures(version.kind, version.signatures, version.contentHash).length,
    review: review && { dueOn: review.dueOn, daysOverdue: review.daysOverdue },
  }
}
