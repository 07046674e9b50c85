import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { createDraft } from '#app/workflow/create-draft.server.ts'
import { requestChanges } from '#app/workflow/request-changes.server.ts'
import { readCommitteeHome } from '#app/reads/committee-home.server.ts'
import { readInstallationNotice } from '#app/reads/installation-notice.server.ts'
import { readGuidelinePage } from '#app/reads/guideline-page.server.ts'
import { readRecommendationPage } from '#app/reads/recommendation-page.server.ts'
import { edited } from '#plugins/check/examples/edited.ts'
import { readInstallation } from '#schema/db/read-library.server.ts'
import { catalogueEntries } from '#schema/db/tables.ts'
import { canonicalForm } from '#schema/version/canonical-form.ts'
import { aDatabase } from '../support/a-database.ts'
import { refusal } from '../support/a-refusal.ts'
import { aPublished } from '../support/a-release.ts'
import { aDraft, anApproved, aRecommendation, as, cast, changePerson, edit, guidelineId, inReview, noon, recommendationId, reworded } from '../support/a-workplace.ts'
import type { Database } from '#schema/db/open-database.server.ts'

const waitsFor = (db: Database, viewer: string): Array<string> => readCommitteeHome(db, { viewer, at: noon }).waiting.map((row) => `${row.id} ${row.for}${row.signature ? ` ${row.signature}` : ''}`)

describe('what waits for me', () => {
  test('a draft waits for its authors, not for those who will sign', () => {
    const { db } = aDraft()
    expect(waitsFor(db, cast.author)).toEqual([`${recommendationId} finish-draft`])
    for (const who of [cast.imagingReviewer, cast.patientRepresentative, cast.member, cast.auditor]) expect(waitsFor(db, who)).toEqual([])
  })

  test('a text in review waits for each signature from those who may give it, and then for the chair', () => {
    const { db } = inReview()
    expect(waitsFor(db, cast.imagingReviewer)).toEqual([`${recommendationId} sign imaging`])
    expect(waitsFor(db, cast.methodologist)).toEqual([`${recommendationId} sign evidence`])
    expect(waitsFor(db, cast.patientRepresentative)).toEqual([`${recommendationId} sign patient`])
    expect(waitsFor(db, cast.chair)).not.toContain(`${recommendationId} approve approval`)
    const signed = inReview({ signed: ['evidence', 'imaging', 'patient'] })
    expect(waitsFor(signed.db, cast.imagingReviewer)).toEqual([])
    expect(waitsFor(signed.db, cast.chair)).toEqual([`${recommendationId} approve approval`])
  })

  test('what was sent back says why', () => {
    const review = inReview()
    requestChanges(as(review.db, cast.imagingReviewer), { ...review, reason: 'dose for children' })
    expect(readCommitteeHome(review.db, { viewer: cast.author, at: noon }).waiting).toMatchObject([{ for: 'returned', reason: 'dose for children' }])
  })

  test('what is approved waits for the publisher', () => {
    const { db } = anApproved()
    expect(waitsFor(db, cast.publisher)).toEqual([`${guidelineId} release`, `${recommendationId} release`])
    expect(readCommitteeHome(db, { viewer: cast.publisher, at: noon }).mayRelease).toBe(true)
  })
})

describe('the committee home', () => {
  test('shows reviews that are due soon and those that are overdue, by the clock alone', async () => {
    const { db } = await aPublished()
    const at = (moment: string): ReturnType<typeof readCommitteeHome> => readCommitteeHome(db, { viewer: cast.chair, at: moment })
    const { everyMonths, lastReviewedOn } = aRecommendation().review!
    const due = new Date(Date.UTC(Number(lastReviewedOn!.slice(0, 4)), Number(lastReviewedOn!.slice(5, 7)) - 1 + everyMonths!, Number(lastReviewedOn!.slice(8)))).getTime()
    const day = (offset: number): string => new Date(due + offset * 86_400_000).toISOString()
    expect(at(day(-91)).dueSoon).toEqual([])
    expect(at(day(-90)).dueSoon).toMatchObject([{ id: recommendationId, daysOverdue: -90 }])
    expect(at(day(0))).toMatchObject({ dueSoon: [{ daysOverdue: 0 }], overdue: [] })
    expect(at(day(1))).toMatchObject({ dueSoon: [], overdue: [{ id: recommendationId, daysOverdue: 1, owner: { id: aRecommendation().review!.owner } }] })
  })

  test('shows a committee its own texts, and the publisher and the auditor all', () => {
    const { db } = aDraft()
    expect(readCommitteeHome(db, { viewer: cast.member, at: noon }).inWork.map(({ id }) => id)).toEqual([recommendationId])
    expect(readCommitteeHome(db, { viewer: cast.auditor, at: noon }).inWork.map(({ id }) => id)).toEqual([recommendationId])
    for (const who of [cast.stranger, cast.administrator]) expect(readCommitteeHome(db, { viewer: who, at: noon })).toMatchObject({ inWork: [], published: [], waiting: [] })
    refusal('not-permitted', () => readCommitteeHome(db, { viewer: 'nobody', at: noon }))
  })
})

describe('the page of a recommendation', () => {
  const page = (db: Database, viewer: string = cast.author, version?: number): ReturnType<typeof readRecommendationPage> =>
    readRecommendationPage(db, { viewer, id: recommendationId, at: noon, ...(version !== undefined && { version }) })

  test('of a draft: what a save needs, what the gate asks for, and what may be done', () => {
    const { db, versionId, revision, contentHash } = aDraft({ content: edited(aRecommendation(), { 'value.children': undefined }) })
    const shown = page(db)
    expect(shown.version).toMatchObject({ id: versionId, revision, contentHash, state: 'draft', savedBy: { name: 'Anna Author' } })
    expect(shown.findings.map(({ check, path }) => `${check} ${path}`)).toContain('value-weighed value.children')
    expect(shown.permissions.edit).toEqual({ may: true })
    expect(shown.permissions.approve).toMatchObject({ may: false, because: 'role', roles: ['chair'] })
    expect(shown.history[0]).toMatchObject({ actorName: 'Anna Author', event: { type: 'draft-saved' } })
    expect(shown.sourceLanguage).toBe('da')
  })

  test('of a text in review: each signature, who gave it, and whether I may', () => {
    const { db } = inReview({ signed: ['imaging'] })
    expect(page(db, cast.chair).signatures).toMatchObject([
      { kind: 'evidence', given: [], mayNow: { may: true } },
      { kind: 'imaging', given: [{ by: { name: 'Rita Røntgen' }, at: noon }] },
      { kind: 'patient', given: [], mayNow: { may: true } },
      { kind: 'approval', given: [], mayNow: { may: false, because: 'missing-signature', missing: ['evidence', 'patient'] } },
    ])
  })

  test('of a draft of what stands: both, and every version by its id', () => {
    const { db, versionId } = anApproved()
    const draft = createDraft(as(db, cast.author), { kind: 'recommendation', document: recommendationId })
    edit(db, draft.versionId, reworded)
    const shown = page(db)
    expect(shown).toMatchObject({ version: { id: draft.versionId, number: '1.1.0' }, basedOn: { id: versionId, number: '1.0.0' } })
    expect(shown.versions.map(({ id, state }) => [id, state])).toEqual([[draft.versionId, 'draft'], [versionId, 'approved']])
    expect(page(db, cast.author, versionId).version).toMatchObject({ id: versionId, state: 'approved' })
  })

  test('is not shown to strangers, and a version of another text is not shown under this address', () => {
    const { db } = aDraft()
    refusal('not-permitted', () => page(db, cast.stranger))
    refusal('not-permitted', () => page(db, cast.administrator))
    refusal('not-found', () => page(db, cast.author, 1))
    refusal('not-found', () => readRecommendationPage(db, { viewer: cast.author, id: 'nowhere', at: noon }))
  })
})

test('the page of a guideline shows its recommendations, where each is, and what each still needs', () => {
  const { db } = aDraft({ content: edited(aRecommendation(), { 'value.children': undefined }) })
  const shown = readGuidelinePage(db, { viewer: cast.member, id: guidelineId, at: noon })
  expect(shown.recommendations).toMatchObject([{ id: recommendationId, state: 'draft', openSignatures: 4 }])
  expect(shown.recommendations[0]!.errors).toBeGreaterThan(0)
  expect(shown.version.state).toBe('approved')
  refusal('not-permitted', () => readGuidelinePage(db, { viewer: cast.stranger, id: guidelineId, at: noon }))
})

test('the page of a guideline shows its panel with what the list of people says of each', () => {
  const { db } = aDraft()
  changePerson(db, cast.chair, { name: { da: 'Formand', en: 'Chair' } })
  const { panel } = readGuidelinePage(db, { viewer: cast.member, id: guidelineId, at: noon })
  expect(panel).toEqual([
    { person: { id: cast.chair, name: { da: 'Formand', en: 'Chair' } }, as: 'chair', profession: { da: 'Læge', nb: 'Lege', en: 'Physician' }, specialties: ['surgery'], interests: { declaredOn: '2026-09-01', statement: 'None.' } },
  ])
})

test('what the installation says of itself is there once content is, and only where it says anything', () => {
  expect(readInstallationNotice(aDatabase())).toBeNull()
  const { db } = aDraft()
  expect(readInstallationNotice(db)).toBeNull()
  const notice = { en: 'Demonstration.' }
  db.update(catalogueEntries).set({ content: canonicalForm({ ...readInstallation(db)!, notice }) }).where(eq(catalogueEntries.list, 'installation')).run()
  expect(readInstallationNotice(db)).toEqual(notice)
})
