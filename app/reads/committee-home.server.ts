import type { Queryable } from '#schema/db/open-database.server.ts'
import { versionsIn, type VersionRecord } from '#schema/db/version-record.server.ts'
import type { Localised } from '#schema/model/language.ts'
import type { Library } from '#schema/model/library.ts'
import type { Instant, IsoDate } from '#schema/model/notation.ts'
import type { CommitteeRole, Person } from '#schema/model/person.ts'
import { reviewDueOn } from '#schema/version/review-date.ts'
import { permissionFor } from '#schema/workflow/permissions.ts'
import { requiredSignatures } from '#schema/workflow/signatures.ts'
import { maySign } from '#schema/workflow/signing.ts'
import type { NamedPerson, ReviewRow, TextRow, WaitingRow } from './present-text.ts'
import { presentPerson, presentRow, reasonForReturn, requireViewer, topicsOf } from './present-version.server.ts'

export type CommitteeHome = {
  viewer: NamedPerson
  /** Committees the viewer has a role in; all of them for whoever reads the whole installation. */
  committees: Array<{ id: string; name: Localised; roles: Array<CommitteeRole> }>
  /** What the viewer can do now, by role and state, longest waiting first. */
  waiting: Array<WaitingRow>
  /** Published texts whose review date has passed, longest first. */
  overdue: Array<ReviewRow>
  /** Published texts whose review falls due within 90 days, soonest first. */
  dueSoon: Array<ReviewRow>
  /** Drafts and texts in review. */
  inWork: Array<TextRow>
  awaitingRelease: Array<TextRow>
  published: Array<TextRow>
  /** Whether the viewer may release what awaits it. */
  mayRelease: boolean
}

/** Days before its due date from which a review stands on the desk. */
const soon = 90

/** What a person finds when they sign in. Throws `not-found` before the first import, `not-permitted`. */
export function readCommitteeHome(db: Queryable, query: { viewer: string; at: Instant }): CommitteeHome {
  const { library, person } = requireViewer(db, query.viewer, 'standing')
  const mayRead = ({ committee, state }: VersionRecord): boolean => permissionFor(person, 'read', { committee, state }).may
  const versions = versionsIn(db, ['draft', 'in-review', 'approved', 'published']).filter(mayRead)
  const inState = (...states: ReadonlyArray<VersionRecord['state']>): Array<VersionRecord> => versions.filter(({ state }) => states.includes(state))
  const rows = (some: ReadonlyArray<VersionRecord>): Array<TextRow> => some.map((version) => presentRow(version, library))
  const reviews = inState('published').flatMap((version) => presentReview(version, library, query.at) ?? [])
  return {
    viewer: { id: person.id, name: person.name },
    committees: committeesOf(person, library),
    waiting: versions.flatMap((version) => waitingFor(db, version, person, library)).toSorted((one, other) => (one.since < other.since ? -1 : 1)),
    overdue: reviews.filter(({ daysOverdue }) => daysOverdue > 0).toSorted(longestFirst),
    dueSoon: reviews.filter(({ daysOverdue }) => daysOverdue <= 0 && daysOverdue >= -soon).toSorted(longestFirst),
    inWork: rows(inState('draft', 'in-review')),
    awaitingRelease: rows(inState('approved')),
    published: rows(inState('published')),
    mayRelease: permissionFor(person, 'release').may,
  }
}

/** The review of a published recommendation; undefined for a guideline, which has none of its own. */
export function presentReview(version: VersionRecord, library: Library, at: Instant): ReviewRow | undefined {
  const review = version.kind === 'recommendation' ? version.content.review : undefined
  if (!review?.lastReviewedOn || review.everyMonths === undefined) return undefined
  const dueOn = reviewDueOn({ lastReviewedOn: review.lastReviewedOn, everyMonths: review.everyMonths })
  const owner = review.owner === undefined ? undefined : presentPerson(review.owner, library)
  return { ...presentRow(version, library), dueOn, daysOverdue: daysBetween(dueOn, at.slice(0, 10)), owner }
}

function waitingFor(db: Queryable, version: VersionRecord, person: Person, library: Library): Array<WaitingRow> {
  const row = presentRow(version, library)
  const may = (action: 'edit' | 'release'): boolean => permissionFor(person, action, { committee: version.committee, state: version.state }).may
  if (version.state === 'draft' && may('edit')) {
    const reason = reasonForReturn(db, version)
    return [reason === undefined ? { ...row, for: 'finish-draft' } : { ...row, for: 'returned', reason }]
  }
  if (version.state === 'approved' && may('release')) return [{ ...row, for: 'release' }]
  if (version.state !== 'in-review') return []
  return requiredSignatures[version.kind]
    .filter((kind) => !version.signatures.some((given) => given.kind === kind && given.contentHash === version.contentHash))
    .filter((kind) => maySign(person, kind, { ...version, topics: topicsOf(version) }).may)
    .map((signature): WaitingRow => ({ ...row, for: signature === 'approval' ? 'approve' : 'sign', signature }))
}

function committeesOf(person: Person, library: Library): CommitteeHome['committees'] {
  const readsAll = permissionFor(person, 'read').may
  return [...library.committees.values()]
    .map(({ id, name }) => ({ id, name, roles: person.roles.filter(({ committee }) => committee === id).map(({ role }) => role) }))
    .filter(({ roles }) => readsAll || roles.length > 0)
}

/** Whole days from one date to another, negative when the second is earlier. */
function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

function longestFirst(one: ReviewRow, other: ReviewRow): number {
  return other.daysOverdue - one.daysOverdue || (one.id < other.id ? -1 : 1)
}
