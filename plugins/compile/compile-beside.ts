import type { Decidable, DecidableRecommendation } from '#schema/bundle/bundle.ts'
import type { Localised, Texts } from '#schema/model/language.ts'
import type { Library } from '#schema/model/library.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import { meanings } from './compile-for-cases.ts'
import { compileVocabulary } from './compile-vocabulary.ts'
import type { ConvertUnits } from './conversion.ts'
import { recommendationPath } from './document-path.ts'
import { usedKeys } from './used-entries.ts'

/** What others need of a text to see whether it contradicts them: its rule and its ratings, without a word of advice. */
export function comparedPart({ id, guideline, title, rule, options }: RecommendationDraft): Pick<RecommendationDraft, 'id' | 'guideline' | 'title' | 'rule' | 'options'> {
  return {
    id,
    guideline,
    title,
    rule: rule && {
      applies: rule.applies,
      scenarios: rule.scenarios?.map(({ key, title: name, when }) => ({ key, title: name, when })),
      overrides: rule.overrides?.map(({ recommendation }) => ({ recommendation })),
    },
    options: options?.map(({ scenario, procedure, appropriateness, role }) => ({ scenario, procedure, appropriateness, role })),
  }
}

/**
 * A compiled rule beside the rules of other texts, for comparing what they rate; their advice is left empty. Texts whose rule has a gap are
 * left out: nobody can be told anything by them, and their own gate says what is missing.
 */
export function compileBeside(own: Decidable, others: ReadonlyArray<RecommendationDraft>, library: Library, convertUnits?: ConvertUnits): Decidable {
  const recommendations = [...own.recommendations, ...others.flatMap(comparable)]
  const used = usedKeys(recommendations.map(({ rule, options }) => ({ rule, options })), library)
  const { compiled } = compileVocabulary(used, library, convertUnits)
  return { ...own, ...compiled, recommendations, conditions: meanings(used.conditions, library) }
}

function comparable(draft: RecommendationDraft): Array<DecidableRecommendation> {
  const { id, guideline, title, rule, options } = comparedPart(draft)
  const scenarios = (rule?.scenarios ?? []).flatMap(({ key, title: name, when }) => (key && when ? [{ key, title: textsOf(name), when }] : []))
  if (!rule?.applies || scenarios.length === 0 || scenarios.length < rule.scenarios!.length) return []
  const rows = (options ?? []).flatMap(({ scenario, procedure, appropriateness, role }): DecidableRecommendation['options'] =>
    scenario && procedure && appropriateness ? [{ scenario, procedure, appropriateness, role: role ?? 'first-line', advice: { interrupt: 'silent', message: {}, instead: [] } }] : [],
  )
  const overrides = (rule.overrides ?? []).flatMap(({ recommendation }) => (recommendation ? [{ recommendation, why: {} }] : []))
  return [{ id, guideline, version: '1.0.0', path: recommendationPath(id), title: textsOf(title), options: rows, rule: { applies: rule.applies, scenarios, overrides } }]
}

/** A draft's texts, without those that are left out. */
function textsOf(texts: Texts | undefined): Localised {
  return Object.fromEntries(Object.entries(texts ?? {}).filter(([, text]) => text !== undefined))
}
