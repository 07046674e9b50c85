import type { BundleRecommendation, RuleBundle } from '#schema/bundle/bundle.ts'
import { type Condition, nodesOf } from '#schema/model/condition.ts'
import { conditionWords, namedConditionId } from './condition-words.ts'
import { html, type Html } from './html.ts'
import type { Words } from './words.ts'

/** Keys of the named conditions a rule refers to, directly or through each other, in the order a reader meets them. */
export function namedConditionsOf({ rule }: Pick<BundleRecommendation, 'rule'>, bundle: Pick<RuleBundle, 'conditions'>): Array<string> {
  const refsIn = (condition: Condition): Array<string> => [...nodesOf(condition)].flatMap((node) => ('ref' in node ? [node.ref] : []))
  const found = new Set([rule.applies, ...rule.scenarios.map(({ when }) => when)].flatMap(refsIn))
  // A set visits what is added while it is walked, so conditions inside conditions are followed to the end.
  for (const key of found) for (const inner of bundle.conditions[key] ? refsIn(bundle.conditions[key].meaning) : []) found.add(inner)
  return [...found].filter((key) => bundle.conditions[key] !== undefined)
}

/** Each named condition of a rule: what it says as published, what the rule reads it as, its source and version. */
export function namedConditions(recommendation: BundleRecommendation, bundle: RuleBundle, words: Words): Html {
  const keys = namedConditionsOf(recommendation, bundle)
  if (keys.length === 0) return html``
  return html`<h3 id="criteria">${words.text('criteria')}</h3>
${keys.map((key) => {
    const { name, description, meaning, source, version } = bundle.conditions[key]!
    const reference = bundle.references[source]
    return html`<details class="criteria" id="${namedConditionId(key)}"><summary>${words.localised(name)}</summary><p>${words.localised(description)}</p>
<div>${words.text('ruleInWords')}: ${conditionWords(meaning, bundle, words)}</div>
<p class="small">${words.text('criteriaSource')}: ${reference ? html`<a href="#ref-${source}">${reference.title}</a>` : source}. ${words.text('version')} ${version}.</p></details>
`
  })}`
}
