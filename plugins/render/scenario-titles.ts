import type { BundleRecommendation, RuleBundle } from '#schema/bundle/bundle.ts'
import type { Words } from './words.ts'

/** Titles of some scenarios of a recommendation, in its order, as plain text. */
export function scenarioTitles({ rule }: Pick<BundleRecommendation, 'rule'>, scenarios: ReadonlyArray<string>, words: Words): string {
  return rule.scenarios.flatMap(({ key, title }) => (scenarios.includes(key) ? [words.plain(title)] : [])).join('; ')
}

type Further = BundleRecommendation['statement']['further'][number]

/** What a further statement is about, as plain text: the titles of its scenarios, and the examinations where it is about some only. */
export function partTitle(recommendation: Pick<BundleRecommendation, 'rule'>, { scenarios, procedures }: Pick<Further, 'scenarios' | 'procedures'>, bundle: RuleBundle, words: Words): string {
  const titles = scenarioTitles(recommendation, scenarios, words)
  return procedures.length === 0 ? titles : `${titles}. ${words.text('adviceOnlyFor')} ${procedureNames(procedures, bundle, words)}`
}

/** Names of examinations as plain text; the names hold commas themselves. */
export function procedureNames(procedures: ReadonlyArray<string>, bundle: RuleBundle, words: Words): string {
  return procedures.map((key) => words.plain(bundle.procedures[key]?.name) || key).join('; ')
}
