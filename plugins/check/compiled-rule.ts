import { compileForCases, type CompiledForCases } from '#plugins/compile/compile-for-cases.ts'
import type { ConvertUnits } from '#plugins/compile/conversion.ts'
import { prepare } from '#plugins/decide/prepare.ts'
import { type CaseRun, runCase } from '#plugins/decide/run-cases.ts'
import type { Decidable } from '#schema/bundle/bundle.ts'
import type { GoldenCase } from '#schema/model/golden-case.ts'
import type { Library } from '#schema/model/library.ts'
import type { IsoDate } from '#schema/model/notation.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'

let latest: { library: Library; convertUnits: ConvertUnits | undefined; key: string; result: CompiledForCases } | undefined

/**
 * Compiles a draft's rule, or gives the result of the last time when the same library was asked about the same rule.
 * For the editor, which asks again with every key that is typed somewhere else in the record. The gate at approval compiles anew.
 */
export function compiledWhileWriting(draft: RecommendationDraft, library: Library, convertUnits: ConvertUnits | undefined): CompiledForCases {
  const { id, guideline, title, statement, evidence, review, rule, options, cases, value } = draft
  const key = JSON.stringify([id, guideline, title, statement?.direction, statement?.strength, statement?.further?.map(({ scenarios, procedures, direction, strength, certainty }) => [scenarios, procedures, direction, strength, certainty]), evidence?.certainty, review, rule, options, cases, value?.alternatives])
  if (latest?.library !== library || latest.convertUnits !== convertUnits || latest.key !== key)
    latest = { library, convertUnits, key, result: compileForCases(draft, library, convertUnits) }
  return latest.result
}

const runsOfRule = new WeakMap<Decidable, { today: IsoDate; cases: string; runs: ReadonlyArray<CaseRun> }>()

/** Runs golden cases over a compiled rule, once for the same cases and day. A case without a day of its own is decided on `today`. */
export function runsOf(decidable: Decidable, cases: ReadonlyArray<GoldenCase>, today: IsoDate): ReadonlyArray<CaseRun> {
  const known = runsOfRule.get(decidable)
  const key = JSON.stringify(cases)
  if (known?.today === today && known.cases === key) return known.runs
  const prepared = prepare(decidable)
  const runs = cases.map((goldenCase) => runCase(prepared, goldenCase, goldenCase.facts.at ?? today))
  runsOfRule.set(decidable, { today, cases: key, runs })
  return runs
}
