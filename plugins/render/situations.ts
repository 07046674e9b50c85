import type { BundleProcedure, BundleRecommendation, RuleBundle } from '#schema/bundle/bundle.ts'
import { categoryOf } from '#schema/model/appropriateness.ts'
import type { Condition } from '#schema/model/condition.ts'
import type { Instead } from '#schema/model/golden-case.ts'
import { conditionWords } from './condition-words.ts'
import { doseText } from './dose-figure.ts'
import { html, type Html, join } from './html.ts'
import { actionName } from './reasons.ts'
import { marksIn } from './statements.ts'
import { timeTarget } from './unit-text.ts'
import type { Words } from './words.ts'

type Option = BundleRecommendation['options'][number]

/** Scenario by scenario: the procedures with rating, dose and what the referrer is told, best rated first; with the grade where it differs between scenarios. */
export function situations(recommendation: BundleRecommendation, bundle: RuleBundle, words: Words): Html {
  const children = includesChildren(recommendation)
  return html`<p>${words.text('situationsIntro')}</p>
${recommendation.rule.scenarios.map((scenario, index, { length }) => {
    const options = recommendation.options.filter((option) => option.scenario === scenario.key).toSorted((one, other) => other.appropriateness - one.appropriateness)
    return html`<section class="situation" id="s-${scenario.key}"><h3>${words.localised(scenario.title)}</h3>
${recommendation.statement.further.length > 0 ? marksIn(recommendation, scenario.key, bundle, words) : ''}
<details><summary>${words.text('ruleInWords')}</summary><div>${index > 0 && index === length - 1 && holdsAlways(scenario.when) ? words.text('condition.otherwise') : conditionWords(scenario.when, bundle, words)}</div></details>
${options.length > 0 ? optionTable(options, scenario.title) : ''}</section>`
  })}`

  function optionTable(options: ReadonlyArray<Option>, title: BundleRecommendation['title']): Html {
    return html`<table class="options"><caption class="ds-sr-only">${words.plain(title)}</caption><thead><tr><th scope="col">${words.text('examination')}</th><th scope="col">${words.text('rating')}</th><th scope="col">${words.text('dose')}</th><th scope="col">${words.text('whatToDo')}</th></tr></thead><tbody>${options.map(row)}
</tbody></table>`
  }

  function row(option: Option): Html {
    const procedure = bundle.procedures[option.procedure]
    const category = categoryOf(option.appropriateness)
    const { advice } = option
    return html`
<tr><th scope="row">${procedure ? words.localised(procedure.name) : option.procedure}<div class="small">${words.term('role', option.role)}</div></th>
<td class="rated"><span class="rating ${category}">${option.appropriateness}</span>${words.term('outcome', category)}</td>
<td>${procedure ? doses(procedure) : ''}</td>
<td>${advice.within ? html`<span class="within">${words.text('within', { time: timeTarget(advice.within, words) })}.</span> ` : ''}${words.localised(advice.message)}${advice.instead.length > 0 ? html`<div><b>${words.text('insteadFirst')}:</b> ${join(advice.instead.map((entry) => insteadName(entry)), '; ')}</div>` : ''}${option.note ? html`<div class="small">${words.localised(option.note)}</div>` : ''}</td></tr>`
  }

  function doses(procedure: BundleProcedure): Html {
    return children ? html`${doseText(procedure, 'adult', words)}<div class="small">${words.text('child')}: ${doseText(procedure, 'child', words)}</div>` : doseText(procedure, 'adult', words)
  }

  function insteadName(entry: Instead): Html {
    if ('procedure' in entry) return words.localised(bundle.procedures[entry.procedure]?.name)
    return actionName(entry.action, bundle, words)
  }
}

/** Scenarios are read from the top, so for the last one "always" means: in every case that none above it took. */
function holdsAlways(condition: Condition): boolean {
  return 'all' in condition && condition.all.length === 0
}

/** Whether a recommendation's question covers people under 18 years. */
export function includesChildren({ question }: Pick<BundleRecommendation, 'question'>): boolean {
  const from = question.ages?.from
  const years = from ? Number(/^P(\d+)Y/.exec(from)?.[1] ?? 0) : 0
  return years < 18
}

/** Procedures of a recommendation once each: what it rates and what it weighed as alternatives. */
export function comparedProcedures(recommendation: BundleRecommendation, bundle: RuleBundle): Array<BundleProcedure> {
  const keys = new Set([...recommendation.options.map(({ procedure }) => procedure), ...recommendation.value.alternatives.flatMap(({ procedure }) => procedure ?? [])])
  return [...keys]
    .map((key) => bundle.procedures[key])
    .filter((procedure) => procedure !== undefined)
    .toSorted((one, other) => (one.comparedDose.adult ?? Infinity) - (other.comparedDose.adult ?? Infinity) || (one.key < other.key ? -1 : 1))
}
