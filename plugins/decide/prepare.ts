import { makeConditionReader, UnreadableRule, type ConditionReader, type Expression, type PriorWindow } from './expression.ts'
import { makeSpecificity } from './specificity.ts'
import type { Certainty, Decidable, DecidableRecommendation, Grade, Option } from './terms.ts'

/** Rules made ready for deciding. Cheap to make: the rules of a procedure are read when it is first ordered, and kept. */
export type Prepared = {
  decidable: Decidable
  /** Undefined where no recommendation has a row for the procedure. */
  rulesFor(procedure: string): OrderRules | undefined
}

/** All that recommendations say about ordering one procedure. Candidates stand in the order of their ids, not of the file. */
export type OrderRules = {
  procedure: string
  candidates: ReadonlyArray<Candidate>
  /** What a referrer may be told, the most cautious first: by rating, certainty, id. */
  verdicts: ReadonlyArray<Verdict>
  /** Recommendations whose rule points to something that is not there. They say nothing. */
  unreadable: ReadonlyArray<{ recommendation: string; why: string }>
  /** Whether one candidate declares that another gives way to it. Declarations in a circle cancel each other. */
  overrides(one: number, other: number): boolean
  /** Whether one candidate's population is a true part of another's; decided exactly on first use. */
  isMoreSpecific(one: number, other: number): boolean
}

export type Candidate = {
  recommendation: DecidableRecommendation
  applies: Expression
  /** `verdict` is a place in `verdicts`; undefined where the recommendation has no row for the procedure in this scenario. */
  scenarios: ReadonlyArray<{ key: string; when: Expression; verdict: number | undefined }>
  /** Examinations that would be a duplicate. */
  duplicates: PriorWindow | undefined
}

export type Verdict = {
  candidate: number
  scenario: string
  option: Option
  /** Of the statement that holds in the scenario. */
  grade: Grade
  /** Two verdicts with the same number tell the referrer the same. */
  told: number
}

/** Indexes rules by procedure. Pure; never throws on a decidable that its schema accepts. */
export function prepare(decidable: Decidable): Prepared {
  const rowsFor = new Map<string, Array<DecidableRecommendation>>()
  for (const recommendation of decidable.recommendations) {
    for (const procedure of new Set(recommendation.options.map((option) => option.procedure))) {
      const rows = rowsFor.get(procedure)
      if (rows) rows.push(recommendation)
      else rowsFor.set(procedure, [recommendation])
    }
  }
  let reader: ConditionReader | undefined
  const ready = new Map<string, OrderRules>()
  return {
    decidable,
    rulesFor(procedure) {
      const known = ready.get(procedure)
      if (known) return known
      const recommendations = rowsFor.get(procedure)
      if (!recommendations) return undefined
      reader ??= makeConditionReader(decidable)
      const rules = orderRules(procedure, recommendations, reader)
      ready.set(procedure, rules)
      return rules
    },
  }
}

function orderRules(procedure: string, recommendations: ReadonlyArray<DecidableRecommendation>, reader: ConditionReader): OrderRules {
  const candidates: Array<Candidate> = []
  const unreadable: Array<{ recommendation: string; why: string }> = []
  const spoken: Array<Omit<Verdict, 'told'> & { recommendation: DecidableRecommendation }> = []

  for (const recommendation of [...recommendations].sort(byId)) {
    try {
      const { rule } = recommendation
      const candidate = candidates.length
      const scenarios = rule.scenarios.map(({ key, when }) => {
        const option = recommendation.options.find((row) => row.scenario === key && row.procedure === procedure)
        return { key, when: reader.read(when), option }
      })
      candidates.push({
        recommendation,
        applies: reader.read(rule.applies),
        scenarios: scenarios.map(({ key, when }) => ({ key, when, verdict: undefined })),
        duplicates: rule.priorImaging && reader.priorWindow(rule.priorImaging),
      })
      for (const { key, option } of scenarios) if (option) spoken.push({ candidate, scenario: key, option, grade: gradeIn(recommendation, key, procedure), recommendation })
    } catch (fault) {
      if (!(fault instanceof UnreadableRule)) throw fault
      unreadable.push({ recommendation: recommendation.id, why: fault.message })
    }
  }

  // Stable: rows of one recommendation with one rating and certainty keep the order of its scenarios.
  spoken.sort((one, other) => one.option.appropriateness - other.option.appropriateness || rankOf(one.grade) - rankOf(other.grade) || one.candidate - other.candidate)
  const contents = new Map<string, number>()
  const verdicts = spoken.map(({ candidate, scenario, option, grade, recommendation }) => {
    const content = JSON.stringify([candidate, contentOf(option, recommendation)])
    const told = contents.get(content) ?? contents.size
    contents.set(content, told)
    return { candidate, scenario, option, grade, told }
  })
  const withVerdicts = candidates.map((candidate, index) => ({
    ...candidate,
    scenarios: candidate.scenarios.map((scenario) => {
      const place = verdicts.findIndex((verdict) => verdict.candidate === index && verdict.scenario === scenario.key)
      return { ...scenario, verdict: place === -1 ? undefined : place }
    }),
  }))

  const overriding = overridesAmong(withVerdicts)
  return {
    procedure,
    candidates: withVerdicts,
    verdicts,
    unreadable,
    overrides: (one, other) => overriding.has(one * withVerdicts.length + other),
    isMoreSpecific: makeSpecificity(withVerdicts.map(({ applies }) => applies)),
  }
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

/** Rating of a procedure in a scenario of a recommendation; undefined where there is no such row. */
export function ratingIn(recommendation: DecidableRecommendation, scenario: string, procedure: string): number | undefined {
  return recommendation.options.find((row) => row.scenario === scenario && row.procedure === procedure)?.appropriateness
}

/** Pairs (one, other), as one x count + other, where `one` declares the override and cannot itself be reached back from `other`. */
function overridesAmong(candidates: ReadonlyArray<Candidate>): Set<number> {
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

/** By id; two with one id, which no compiled bundle has, by version and then by content, so that the file's order never shows. */
function byId(one: DecidableRecommendation, other: DecidableRecommendation): number {
  return compared(one.id, other.id) || compared(one.version, other.version) || compared(JSON.stringify(one), JSON.stringify(other))
}

function compared(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
