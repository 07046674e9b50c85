import { describe, expect, test } from 'vitest'
import { approveVersion } from '#app/workflow/approve-version.server.ts'
import { createDraft } from '#app/workflow/create-draft.server.ts'
import { requestChanges } from '#app/workflow/request-changes.server.ts'
import { saveDraft } from '#app/workflow/save-draft.server.ts'
import { signVersion } from '#app/workflow/sign-version.server.ts'
import { submitForReview } from '#app/workflow/submit-for-review.server.ts'
import type { Finding } from '#plugins/check/check-document.ts'
import { edited } from '#plugins/check/examples/edited.ts'
import { auditLog } from '#schema/db/tables.ts'
import { openSignatures } from '#schema/workflow/signatures.ts'
import { refusal } from '../support/a-refusal.ts'
import { aPublished } from '../support/a-release.ts'
import { aDraft, anApproved, aRecommendation, as, type AtDesk, cast, changePerson, edit, inReview, recommendationId, reworded, signedKinds, theVersion } from '../support/a-workplace.ts'

const open = ({ db, versionId }: AtDesk): Array<string> => {
  const { signatures, contentHash } = theVersion(db, versionId)
  return openSignatures('recommendation', signatures, contentHash)
}
const events = ({ db }: AtDesk): Array<string> => db.select().from(auditLog).all().map(({ event }) => (JSON.parse(event) as { type: string }).type)

describe('handing in', () => {
  test('a complete draft is frozen under its hash', () => {
    const draft = aDraft()
    submitForReview(as(draft.db, cast.author), draft)
    expect(theVersion(draft.db, draft.versionId)).toMatchObject({ state: 'in-review', contentHash: draft.contentHash })
    expect(events(draft).at(-1)).toBe('review-submitted')
  })

  test.each(['evidence.certainty', 'radiology', 'value.ultrasound.why', 'review.owner', 'audit', 'patient.whatToAsk', 'options', 'rule.applies'])('a draft without %s stays with its author, with what is missing', (path) => {
    const draft = aDraft({ content: edited(aRecommendation(), { [path]: undefined }) })
    const { detail } = refusal('gate-closed', () => submitForReview(as(draft.db, cast.author), draft))
    expect((detail as { findings: Array<Finding> }).findings.filter(({ level }) => level === 'error').length).toBeGreaterThan(0)
    expect(theVersion(draft.db, draft.versionId).state).toBe('draft')
  })

  test('a text that was edited since it was shown is not handed in', () => {
    const draft = aDraft()
    edit(draft.db, draft.versionId, reworded)
    refusal('stale-content', () => submitForReview(as(draft.db, cast.author), draft))
  })

  test('a draft that says what stands already is not reviewed again', () => {
    const { db } = anApproved()
    const draft = createDraft(as(db, cast.author), { kind: 'recommendation', document: recommendationId })
    refusal('invalid-input', () => submitForReview(as(db, cast.author), draft))
  })
})

describe('sending back', () => {
  test('the draft comes back with a reason, and can be edited', () => {
    const review = inReview()
    requestChanges(as(review.db, cast.imagingReviewer), { ...review, reason: '  The dose for children is missing.  ' })
    expect(theVersion(review.db, review.versionId).state).toBe('draft')
    expect(JSON.parse(review.db.select().from(auditLog).all().at(-1)!.event)).toMatchObject({ type: 'changes-requested', reason: 'The dose for children is missing.' })
    edit(review.db, review.versionId, reworded)
  })

  test.each(['', '   ', 'x'.repeat(4001)])('a reason is needed, and it has an end', (reason) => {
    const review = inReview()
    refusal('invalid-input', () => requestChanges(as(review.db, cast.chair), { ...review, reason }))
  })
})

describe('signing', () => {
  test('a signature names the content that was shown', () => {
    const review = inReview()
    refusal('stale-content', () => signVersion(as(review.db, cast.imagingReviewer), { ...review, contentHash: 'a'.repeat(64), kind: 'imaging' }))
    signVersion(as(review.db, cast.imagingReviewer), { ...review, kind: 'imaging' })
    expect(signedKinds(review.db, review.versionId)).toEqual(['imaging'])
  })

  test('an edit after the imaging signature voids it', () => {
    const review = inReview({ signed: ['imaging'] })
    requestChanges(as(review.db, cast.imagingReviewer), { ...review, reason: 'dose for children is missing' })
    edit(review.db, review.versionId, reworded)
    expect(open(review)).toEqual(['evidence', 'imaging', 'patient', 'approval'])
  })

  test('sent back and handed in again unchanged, it keeps its signatures', () => {
    const review = inReview({ signed: ['imaging'] })
    requestChanges(as(review.db, cast.chair), { ...review, reason: 'wait for the evidence' })
    submitForReview(as(review.db, cast.author), review)
    expect(open(review)).toEqual(['evidence', 'patient', 'approval'])
  })

  test('the imaging signature takes the specialty, not only the role', () => {
    const review = inReview()
    changePerson(review.db, cast.imagingReviewer, { specialties: ['surgery'] })
    expect(refusal('not-permitted', () => signVersion(as(review.db, cast.imagingReviewer), { ...review, kind: 'imaging' })).message).toContain('imaging specialty')
  })

  test.each([
    ['on every topic', []],
    ['on this topic', ['appendicitis']],
  ])('a blocking interest %s keeps its holder from signing', (_, topics) => {
    const review = inReview()
    changePerson(review.db, cast.methodologist, { interests: { declaredOn: '2026-09-01', statement: 'Shares.', blocking: true, topics } })
    refusal('interest-blocks', () => signVersion(as(review.db, cast.methodologist), { ...review, kind: 'evidence' }))
    expect(events(review).at(-1)).toBe('action-denied')
  })

  test('one on another topic does not', () => {
    const review = inReview()
    changePerson(review.db, cast.methodologist, { interests: { declaredOn: '2026-09-01', statement: 'Shares.', blocking: true, topics: ['low-back-pain'] } })
    signVersion(as(review.db, cast.methodologist), { ...review, kind: 'evidence' })
  })

  test('nobody signs a text that they alone wrote', () => {
    const review = inReview({ by: cast.methodologist })
    refusal('own-work', () => signVersion(as(review.db, cast.methodologist), { ...review, kind: 'evidence' }))
    expect(events(review).at(-1)).toBe('action-denied')
  })

  test('who wrote it together with another may sign', () => {
    const draft = aDraft({ by: cast.methodologist })
    const { contentHash } = edit(draft.db, draft.versionId, reworded, cast.author)
    submitForReview(as(draft.db, cast.author), { ...draft, contentHash })
    signVersion(as(draft.db, cast.methodologist), { ...draft, contentHash, kind: 'evidence' })
  })

  test('nobody signs twice', () => {
    const review = inReview({ signed: ['evidence'] })
    refusal('already-exists', () => signVersion(as(review.db, cast.methodologist), { ...review, kind: 'evidence' }))
  })

  test('a version that is not there cannot be signed', () => {
    refusal('not-found', () => signVersion(as(inReview().db, cast.methodologist), { versionId: 999, contentHash: 'a'.repeat(64), kind: 'evidence' }))
  })
})

describe('approving', () => {
  test('comes last, and is the end of changes', () => {
    const approved = anApproved()
    expect(approved.number).toBe('1.0.0')
    expect(theVersion(approved.db, approved.versionId).state).toBe('approved')
    expect(signedKinds(approved.db, approved.versionId).toSorted()).toEqual(['approval', 'evidence', 'imaging', 'patient'])
    expect(() => edit(approved.db, approved.versionId, reworded)).toThrow('cannot be done (edit) while the text is approved')
  })

  test.each([
    [['imaging', 'patient'], ['evidence']],
    [['evidence', 'patient'], ['imaging']],
    [['evidence', 'imaging'], ['patient']],
    [[], ['evidence', 'imaging', 'patient']],
  ] as const)('with %s signed it is refused, and says %s', (signed, missing) => {
    const review = inReview({ signed })
    expect(refusal('missing-signature', () => approveVersion(as(review.db, cast.chair), review)).detail).toEqual({ missing })
    expect(signedKinds(review.db, review.versionId)).not.toContain('approval')
  })

  test('is of the content that was shown', () => {
    const review = inReview({ signed: ['evidence', 'imaging', 'patient'] })
    refusal('stale-content', () => approveVersion(as(review.db, cast.chair), { ...review, contentHash: 'a'.repeat(64) }))
  })

  test('asks the gate once more: what it rests on may have changed during the review', () => {
    const review = inReview({ signed: ['evidence', 'imaging', 'patient'] })
    changePerson(review.db, cast.chair, { interests: undefined as never })
    const { detail } = refusal('gate-closed', () => approveVersion(as(review.db, cast.chair), review))
    expect((detail as { findings: Array<Finding> }).findings.map(({ check }) => check)).toContain('interests-handled')
    expect(theVersion(review.db, review.versionId).state).toBe('in-review')
    expect(signedKinds(review.db, review.versionId)).not.toContain('approval')
  })

  test('a chair who wrote alone may approve what the others signed', () => {
    const review = inReview({ by: cast.chair, signed: ['evidence', 'imaging', 'patient'] })
    expect(approveVersion(as(review.db, cast.chair), review)).toMatchObject({ number: '1.0.0' })
  })

  test('a chair who wrote a guideline alone needs another author', async () => {
    const { db } = await aPublished()
    const { versionId } = createDraft(as(db, cast.chair), { kind: 'guideline', document: 'acute-abdomen' })
    const edited = (by: string, contact: string): { versionId: number; contentHash: string } => {
      const { content, revision } = theVersion(db, versionId)
      return saveDraft(as(db, by), { versionId, revision, content: { ...content, contact } })
    }
    const draft = edited(cast.chair, 'new@example.org')
    submitForReview(as(db, cast.chair), draft)
    refusal('own-work', () => approveVersion(as(db, cast.chair), draft))
    requestChanges(as(db, cast.chair), { ...draft, reason: 'another pair of eyes' })
    const together = edited(cast.author, 'newer@example.org')
    submitForReview(as(db, cast.author), together)
    expect(approveVersion(as(db, cast.chair), together)).toMatchObject({ number: '1.1.0' })
  })

  test('two versions of a text do not wait for release at once', () => {
    const { db } = anApproved()
    const { versionId } = createDraft(as(db, cast.author), { kind: 'recommendation', document: recommendationId })
    const draft = edit(db, versionId, reworded)
    submitForReview(as(db, cast.author), draft)
    signVersion(as(db, cast.methodologist), { ...draft, kind: 'evidence' })
    signVersion(as(db, cast.imagingReviewer), { ...draft, kind: 'imaging' })
    signVersion(as(db, cast.patientRepresentative), { ...draft, kind: 'patient' })
    expect(refusal('wrong-state', () => approveVersion(as(db, cast.chair), draft)).message).toContain('waits for its release')
  })
})
