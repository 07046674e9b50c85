import type { Decidable, DecidableRecommendation } from '#schema/bundle/bundle.ts'
import { behaviourDiff } from './behaviour-diff.ts'

/**
 * Whether two sets of rules are about the same patients and tell every referrer the same, but for words. Asked of a recommendation alone, this is
 * what its next version number stands on. `at`: the day; where months and days are mixed, on which P1M and P30D may coincide, other days are
 * asked as well. What is too large to compare does not behave alike.
 */
export function behavesAlike(before: Decidable, after: Decidable, { at }: { at: string }): boolean {
  const days = mixesMonthsAndDays(before, after) ? [at, ...unevenDays] : [at]
  return days.every((day) => isSame(before, after, day) && isSame(onlyPopulations(before), onlyPopulations(after), day))
}

function isSame(before: Decidable, after: Decidable, at: string): boolean {
  const { class: gravest, notCompared } = behaviourDiff(before, after, { at })
  return gravest === 'none' && notCompared.length === 0
}

/** Whom recommendations are about, as if each said one thing to all of them: populations decide who goes first, also where nothing is said. */
function onlyPopulations(rules: Decidable): Decidable {
  const recommendations = rules.recommendations.map((one): DecidableRecommendation => {
    const [option] = one.options
    const scenario = { key: 'all', title: one.title, when: { all: [] } }
    return { ...one, options: option ? [{ ...option, scenario: 'all', procedure: 'ANY', advice: { ...option.advice, instead: [] }, appropriateness: 5 }] : [], rule: { ...one.rule, scenarios: [scenario] } }
  })
  return { ...rules, recommendations }
}

/** Whether ages, or windows of earlier examinations, are in months and in days. Only ages have bounds that are texts. */
function mixesMonthsAndDays(...times: ReadonlyArray<Decidable>): boolean {
  const conditions = times.flatMap(({ recommendations, conditions }) => [...recommendations.flatMap(({ rule: { applies, scenarios } }) => [applies, ...scenarios.map(({ when }) => when)]), ...Object.values(conditions).map(({ meaning }) => meaning)])
  const text = JSON.stringify(conditions)
  return [/"(?:from|below)":"(P[^"]+)"/g, /"within":"(P[^"]+)"/g].some((pattern) => {
    const spans = [...text.matchAll(pattern)].map((found) => found[1]!)
    return spans.some((span) => /[YM]/.test(span)) && spans.some((span) => /[WD]/.test(span))
  })
}

/** Days before which months end unevenly, of a leap year and of another. */
const unevenDays = ['2023', '2024'].flatMap((year) => Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0')).flatMap((month) => ['01', '15', '28'].map((day) => `${year}-${month}-${day}`)))
