import type { BundleRecommendation } from '#schema/bundle/bundle.ts'
import type { Words } from './words.ts'

/** Titles of some scenarios of a recommendation, in its order, as plain text. */
export function scenarioTitles({ rule }: Pick<BundleRecommendation, 'rule'>, scenarios: ReadonlyArray<string>, words: Words): string {
  return rule.scenarios.flatMap(({ key, title }) => (scenarios.includes(key) ? [words.plain(title)] : [])).join('; ')
}
