import { decide } from './decide.ts'
import { prepare, type Prepared } from './prepare.ts'
import { entryOf, type Decidable, type Decision, type GoldenCase } from './terms.ts'

export type CaseRun = {
  passed: boolean
  /** One sentence for each part of the decision that is not as expected. */
  differences: Array<string>
  decision: Decision
}

/**
 * Runs one golden case. Parts that it does not name are free; of `instead` and `missing` the first entries are compared, in order.
 * A case that names its own day is decided on that day, any other at `at`. A case of a recommendation that expects that no criteria apply
 * says that this recommendation has nothing to say: beside others, the patient may be another's.
 */
export function runCase(rules: Prepared | Decidable, goldenCase: GoldenCase & { recommendation?: string | undefined }, at: string): CaseRun {
  const decision = decide(rules, goldenCase.facts, { at })
  const { expect } = goldenCase
  const { recommendation } = goldenCase
  const isAnothers = recommendation !== undefined && decision.recommendation !== undefined && decision.recommendation.id !== recommendation
  if (expect.outcome === 'no-criteria-apply' && isAnothers) return { passed: true, differences: [], decision }
  const differences: Array<string> = []
  const compare = (part: string, expected: unknown, found: unknown): void => {
    const [wanted, got] = [inWords(expected), inWords(found)]
    if (expected !== undefined && wanted !== got) differences.push(`${part}: expected ${wanted}, found ${got}`)
  }
  for (const part of ['outcome', 'interrupt', 'rating', 'scenario', 'within'] as const) compare(part, expect[part], decision[part])
  if (expect.instead) {
    compare('instead', expect.instead.map(subjectOf), decision.instead.slice(0, expect.instead.length).map(subjectOf))
  }
  if (expect.missing) compare('missing', expect.missing, decision.missing.slice(0, expect.missing.length))
  compare('duplicate', expect.duplicate, decision.duplicates.length > 0)
  return { passed: differences.length === 0, differences, decision }
}

/** Runs cases over rules that are prepared once. */
export function runCases<Case extends GoldenCase>(rules: Prepared | Decidable, cases: ReadonlyArray<Case>, at: string): Array<CaseRun & { case: Case }> {
  const prepared = 'rulesFor' in rules ? rules : prepare(rules)
  return cases.map((one) => ({ case: one, ...runCase(prepared, one, at) }))
}

function subjectOf(one: Record<string, unknown>): unknown {
  return entryOf(one, 'procedure') ?? entryOf(one, 'action')
}

function inWords(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(inWords).join(', ')
  if (typeof value === 'object' && value !== null) return Object.entries(value).map(([key, inner]) => `${key} ${inWords(inner)}`).join(' ')
  return String(value)
}
