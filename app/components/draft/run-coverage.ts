import { ForestFull } from '#plugins/decide/diagram.ts'
import { UnreadableRule } from '#plugins/decide/expression.ts'
import { caseCoverage, type ConditionCoverage } from '#plugins/verify/case-coverage.ts'
import { suggestCases } from '#plugins/verify/suggest-cases.ts'
import type { Judgement } from '#plugins/verify/tested-conditions.ts'
import { writtenCase } from '#plugins/verify/written-case.ts'
import type { GoldenCase } from '#schema/model/golden-case.ts'
import type { DraftRules } from './case-store.ts'

/** A case that would show what none shows yet, and the case that it differs from in a few facts. */
export type Suggestion = { made: GoldenCase; base: GoldenCase }
export type FoundCondition = {
  /** Where it stands: in the recommendation, or in the named condition of the judgement. */
  path: string
  /** `never`: no patient exists in whom it alone decides. */
  is: 'covered' | 'open' | 'never'
  /** Names of two cases that show it. */
  by: ReadonlyArray<string>
  suggestions: ReadonlyArray<Suggestion>
}
export type FoundJudgement = Pick<Judgement, 'of' | 'key'> & { conditions: ReadonlyArray<FoundCondition> }

/** Which single conditions the golden cases show to decide, with cases for the others. Undefined where the rule is too large to say. */
export function runCoverage({ decidable, prepared, at }: DraftRules, cases: ReadonlyArray<GoldenCase>): ReadonlyArray<FoundJudgement> | undefined {
  const [own] = decidable.recommendations
  const procedure = own?.options[0]?.procedure
  if (!own || procedure === undefined) return []
  // A suggestion is made from a case with an order; where there is none yet, from a patient of whom nothing else is known.
  const nobody: GoldenCase = { name: 'patient', facts: { order: { procedure } }, expect: { outcome: 'needs-data' } }
  const bases = cases.some(({ facts }) => facts.order) ? cases : [...cases, nobody]
  try {
    const coverage = caseCoverage({ decidable, recommendation: own.id, cases: bases, at })
    const uncovered = suggestCases({ coverage, cases: bases, at })
    const written = [...bases]
    const suggestions = uncovered.map((one) =>
      one.suggestions.map(({ from, facts }): Suggestion => {
        const base = written[from]!
        const made = writtenCase({ rules: prepared, facts, from: base, taken: new Set(written.map(({ name }) => name)), at })
        written.push(made)
        return { made, base }
      }),
    )
    return coverage.judgements.map(({ judgement, conditions }) => ({
      of: judgement.of,
      key: judgement.key,
      conditions: conditions.map((one): FoundCondition => {
        const path = one.condition.paths[0]!
        const place = uncovered.findIndex(({ condition }) => condition === one.condition)
        if (one.covered) return { path, is: 'covered', by: pairOf(one, bases), suggestions: [] }
        // Without suggestions of its own it is shown by one that is made for another condition.
        const made = place < 0 ? undefined : suggestions[place]!
        return { path, is: made?.length === 0 ? 'never' : 'open', by: [], suggestions: made ?? [] }
      }),
    }))
  } catch (error) {
    if (error instanceof ForestFull || error instanceof UnreadableRule) return undefined
    throw error
  }
}

/** Two cases in which the condition differs, and the result with it. */
function pairOf({ shown }: ConditionCoverage, cases: ReadonlyArray<GoldenCase>): Array<string> {
  const holding = shown.find((one) => one.holds && shown.some((other) => !other.holds && other.result !== one.result))
  const other = shown.find((one) => holding && !one.holds && one.result !== holding.result)
  return [holding, other].flatMap((one) => (one ? [cases[one.case]!.name] : []))
}
