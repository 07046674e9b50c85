import { wordsIn } from '#schema/model/language.ts'
import { Recommendation } from '#schema/model/recommendation.ts'
import { isImmutable } from '#schema/workflow/transitions.ts'
import { check } from '../check.ts'
import { spot } from '../finding.ts'
import { gapsFound } from '../gaps-found.ts'

/**
 * A recommendation has a next review, a reason for that interval, and an active person who answers for it. AGREE II item 14; RIGHT item 22.
 *
 * Whether the owner is active is asked until the approval: people leave later, and the texts they answered for still stand.
 */
export const reviewPlanned = check({
  id: 'review-planned',
  of: 'recommendation',
  holds: {
    da: 'Interval på 1-60 måneder, begrundelse, en aktiv ansvarlig og en seneste revision, der ikke ligger i fremtiden.',
    nb: 'Intervall på 1-60 måneder, begrunnelse, en aktiv ansvarlig og en siste revisjon som ikke ligger i fremtiden.',
    en: 'An interval of 1-60 months, a reason, an owner who is active, and a last review that is not in the future.',
  },
  why: {
    da: 'Viden forældes. En anbefaling uden ansvarlig bliver stående.',
    nb: 'Kunnskap foreldes. En anbefaling uten ansvarlig blir stående.',
    en: 'Knowledge ages. A recommendation nobody answers for stays for ever.',
  },
  find({ review }, { library, document, today, sourceLanguage }) {
    const spots = gapsFound({ schema: Recommendation.shape.review, value: review, path: 'review', sourceLanguage })
    const owner = review?.owner ? library.people.get(review.owner) : undefined
    if (review?.owner && !(owner && (owner.active || isImmutable(document.state))))
      spots.push(
        spot('review.owner', {
          da: `Den ansvarlige "${wordsIn(owner?.name ?? review.owner, 'da')}" er ikke et aktivt medlem. Vælg en, der er.`,
          nb: `Den ansvarlige «${wordsIn(owner?.name ?? review.owner, 'nb')}» er ikke et aktivt medlem. Velg en som er det.`,
          en: `The owner "${wordsIn(owner?.name ?? review.owner, 'en')}" is not an active member. Choose one who is.`,
        }),
      )
    if (review?.lastReviewedOn && review.lastReviewedOn > today)
      spots.push(
        spot('review.lastReviewedOn', {
          da: `Seneste revision ${review.lastReviewedOn} ligger efter i dag (${today}). Ret datoen.`,
          nb: `Siste revisjon ${review.lastReviewedOn} ligger etter i dag (${today}). Rett datoen.`,
          en: `The last review, ${review.lastReviewedOn}, is after today (${today}). Correct the date.`,
        }),
      )
    return spots
  },
  examples: ({ aRecommendation, aLibrary }) => [
    { name: 'every two years', given: aRecommendation(), expect: [] },
    { name: 'longer than five years', given: aRecommendation({ 'review.everyMonths': 72 }), expect: ['review.everyMonths'] },
    { name: 'no reason for the interval', given: aRecommendation({ 'review.why': undefined }), expect: ['review.why'] },
    { name: 'nobody answers for it', given: aRecommendation({ 'review.owner': undefined }), expect: ['review.owner'] },
    { name: 'an owner nobody knows', given: aRecommendation({ 'review.owner': 'nobody' }), expect: ['review.owner'] },
    { name: 'an owner who left', given: aRecommendation(), state: 'in-review', library: aLibrary({ people: [{ id: 'mette-metode', active: false }] }), expect: ['review.owner'] },
    { name: 'an owner who left after the approval', given: aRecommendation(), state: 'published', library: aLibrary({ people: [{ id: 'mette-metode', active: false }] }), expect: [] },
    { name: 'reviewed tomorrow', given: aRecommendation({ 'review.lastReviewedOn': '2026-11-21' }), today: '2026-11-20', expect: ['review.lastReviewedOn'] },
    { name: 'reviewed today', given: aRecommendation({ 'review.lastReviewedOn': '2026-11-20' }), today: '2026-11-20', expect: [] },
  ],
})
