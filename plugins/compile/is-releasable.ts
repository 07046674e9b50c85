import type { StandingRecommendation } from '#schema/model/version.ts'

/** Only these states may leave the house: what a referrer is told, now or with the next release. */
export function isReleasable({ state }: Pick<StandingRecommendation, 'state'>): boolean {
  return state === 'approved' || state === 'published'
}
