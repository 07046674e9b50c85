import type { Candidate } from './prepare.ts'
import type { Certainty, DecidableRecommendation, Grade, Option } from './terms.ts'

export type Verdict = {
  candidate: number
  scenario: string
  option: Option
  /** Of the statement that holds in the scenario. */
  grade: Grade
  /** Two verdicts with the same number tell the referrer the same. */
  told: number
}

/** What candidates may tell about an order, the most cautious first: by rating, certainty, id. */
export function verdictsOn(procedure: string, recommendations: ReadonlyArray<DecidableRecommendation>): Array<Verdict> {
  const spoken = recommendations.flatMap((recommendation, candidate) =>
    recommendation.rule.scenarios.flatMap(({ key }) => {
      const option = recommendation.options.find((row) => row.scenario === key && row.procedure === procedure)
      return option ? [{ candidate, scenario: key, option, grade: gradeIn(recommendation, key, procedure) }] : []
    }),
  )
  // Stable: rows of one recommendation with one rating and certainty keep the order of its scenarios.
  spoken.sort((one, other) => one.option.appropriateness - other.option.appropriateness || rankOf(one.grade) - rankOf(other.grade) || one.candidate - other.candidate)
  const contents = new Map<string, number>()
  return spoken.map((verdict) => {
    const content = JSON.stringify([verdict.candidate, contentOf(verdict.option, recommendations[verdict.candidate]!)])
    const told = contents.get(content) ?? contents.size
    contents.set(content, told)
    return { ...verdict, told }
  })
}

/** Rating of a procedure in a scenario of a recommendation; undefined where there is no such row. */
export function ratingIn(recommendation: DecidableRecommendation, scenario: string, procedure: string): number | undefined {
  return recommendation.options.find((row) => row.scenario === scenario && row.procedure === procedure)?.appropriateness
}

/** Pairs (one, other), as one x count + other, where `one` declares the override and cannot itself be reached back from `other`. */
export function overridesAmong(candidates: ReadonlyArray<Candidate>): Set<number> {
  const count = candidates.length
  const places = new Map(candidates.map(({ recommendation }, index) => [recommendation.id, index]))
  const declared = candidates.map(({ recommendation }, index) =>
    recommendation.rule.overrides.flatMap((entry) => {
      const place = places.get(entry.recommendation)
      return place === undefined || place === index ? [] : [place]
    }),
  )
  const reached = declared.map((direct) => {
    const seen = new Set(direct)
    for (const one of seen) for (const next of declared[one]!) seen.add(next)
    return seen
  })
  const pairs = new Set<number>()
  for (const [one, direct] of declared.entries()) for (const other of direct) if (!reached[other]!.has(one)) pairs.add(one * count + other)
  return pairs
}

const certaintyRank: Record<Certainty, number> = { high: 0, moderate: 1, low: 2, 'very-low': 3, none: 4 }

/** Highest certainty first; what is not graded comes last. */
function rankOf({ certainty }: Grade): number {
  return certainty === undefined ? Object.keys(certaintyRank).length : certaintyRank[certainty]
}

/**
 * Grade of the statement that governs an order in a scenario: of the further one that names scenario and procedure, else of the one that names
 * the scenario for every procedure, else of the recommendation's own.
 */
function gradeIn({ statement, certainty }: DecidableRecommendation, scenario: string, procedure: string): Grade {
  const there = (statement?.further ?? []).filter(({ scenarios }) => scenarios?.includes(scenario))
  const further = there.find(({ procedures }) => procedures?.includes(procedure)) ?? there.find(({ procedures }) => !procedures?.length)
  return further ?? { direction: statement?.direction, strength: statement?.strength, certainty }
}

/** Everything the referrer is told by an option row. Dose figures are left out: they follow from the age, and decide nothing. */
function contentOf(option: Option, recommendation: DecidableRecommendation): unknown {
  const { interrupt, message, instead, within } = option.advice
  const offered = instead.map((one) =>
    'procedure' in one
      ? [one.procedure, ratingIn(recommendation, option.scenario, one.procedure)]
      : [one.action, one.appropriateness],
  )
  return [option.appropriateness, interrupt, Object.entries(message).sort(), within, offered]
}
