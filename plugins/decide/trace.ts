import { dayText, type Span } from './calendar.ts'
import type { Expression, Leaf } from './expression.ts'
import { convert, isInSet } from './expression.ts'
import { isWithin, type Known } from './facts.ts'
import type { Candidate, OrderRules } from './prepare.ts'
import type { GaveWay, Settlement } from './settle.ts'
import { choices, entryOf, no, truthWords, unknown, yes, type Decidable, type TraceStep } from './terms.ts'
import { sumOf, truthOf } from './truth.ts'

type Explained = { decidable: Decidable; known: Known; rules: OrderRules | undefined; settlement: Settlement }

/**
 * The explanation: what of the facts could not be read, then each recommendation that has a row for the order, then who gave way.
 * A population the patient does not belong to is explained by the parts that rule it out, any other condition by all of its parts.
 */
export function traceOf({ decidable, known, rules, settlement }: Explained): Array<TraceStep> {
  const steps: Array<TraceStep> = known.notes.map(({ at, because }) => ({ at, is: 'unknown', because }))
  steps.push(...strangers(decidable, known))
  if (!rules) {
    steps.push({ at: 'facts.order', is: known.order === undefined ? 'unknown' : 'false', because: known.order === undefined ? 'no order is given' : `no recommendation has a row for ${known.order}` })
    return steps
  }
  for (const { recommendation, why } of rules.unreadable) steps.push({ recommendation, at: 'rule', is: 'unknown', because: `${why}; the recommendation says nothing` })
  for (const candidate of rules.candidates) steps.push(...stepsOf(candidate, known))
  steps.push(...concluded(rules, settlement))
  return steps
}

function concluded(rules: OrderRules, settlement: Settlement): Array<TraceStep> {
  const idOf = (candidate: number): string => rules.candidates[candidate]!.recommendation.id
  if (settlement.is === 'open') {
    return settlement.exact ? [] : [{ at: 'facts', is: 'unknown', because: 'too many facts are open to find the fewest; every fact that is read is asked for' }]
  }
  const steps: Array<TraceStep> = settlement.gaveWay.map((gave) => ({
    recommendation: idOf(gave.candidate),
    at: 'rule',
    is: 'false',
    because: `gives way to ${idOf(gave.to)}: ${reasons[gave.why]}`,
  }))
  if (settlement.verdict) {
    const by = settlement.by === 'diagram' ? '; the facts still unknown cannot change it' : ''
    const row = settlement.scenario === undefined ? 'several scenarios that say the same' : `scenario ${settlement.scenario}`
    steps.push({ recommendation: idOf(settlement.verdict.candidate), at: 'options', is: 'true', because: `decides ${rules.procedure} by ${row}${by}` })
  }
  return steps
}

const reasons: Record<GaveWay['why'], string> = {
  overridden: 'it declares that this one gives way',
  'less specific': 'its population is a part of this one',
  'higher rating': 'its rating is lower, which is more cautious',
  'lower certainty': 'its evidence is more certain',
  'later id': 'its id comes first',
}

function stepsOf(candidate: Candidate, known: Known): Array<TraceStep> {
  const recommendation = candidate.recommendation.id
  const { applies, scenarios } = candidate
  if (truthOf(applies, known) === no) return explain(applies, { recommendation, at: 'rule.applies', known, only: no })
  const steps = explain(applies, { recommendation, at: 'rule.applies', known })
  for (const [index, { when }] of scenarios.entries()) {
    steps.push(...explain(when, { recommendation, at: `rule.scenarios.${index}.when`, known }))
    if (truthOf(when, known) === yes) break
  }
  return steps
}

type Explaining = { recommendation: string; at: string; known: Known; only?: typeof no | undefined; named?: Set<string> | undefined }

function explain(expression: Expression, { recommendation, at, known, only, named = new Set() }: Explaining): Array<TraceStep> {
  const truth = truthOf(expression, known)
  const step: TraceStep = { recommendation, at, is: truthWords[truth], because: reasonOf(expression, known) }
  const parts = partsOf(expression, at)
  // What rules out an "all" is a part that is false; of another node, all parts together.
  const shown = only === no && expression.is === 'all' ? parts.filter(({ part }) => truthOf(part, known) === no).slice(0, 1) : parts
  if (expression.is === 'named') {
    if (named.has(expression.key)) return [step]
    named.add(expression.key)
  }
  return [step, ...shown.flatMap(({ part, path }) => explain(part, { recommendation, at: path, known, only, named }))]
}

function partsOf(expression: Expression, at: string): Array<{ part: Expression; path: string }> {
  switch (expression.is) {
    case 'all':
    case 'any':
      return expression.parts.map((part, index) => ({ part, path: `${at}.${expression.is}.${index}` }))
    case 'not':
      return [{ part: expression.part, path: `${at}.not` }]
    case 'score':
      return expression.parts.map(({ when }, index) => ({ part: when, path: expression.counts ? `${at}.of.${index}` : `${at}.score.${index}.when` }))
    case 'named':
      return [{ part: expression.meaning, path: `conditions.${expression.key}.meaning` }]
    default:
      return []
  }
}

function reasonOf(expression: Expression, known: Known): string {
  switch (expression.is) {
    case 'all':
    case 'any': {
      const holding = expression.parts.filter((part) => truthOf(part, known) === yes).length
      const open = expression.parts.filter((part) => truthOf(part, known) === unknown).length
      return `${expression.is} of ${expression.parts.length}: ${holding} true${open > 0 ? `, ${open} unknown` : ''}`
    }
    case 'not':
      return 'not'
    case 'named':
      return `condition ${expression.key}`
    case 'score': {
      const { least, most } = sumOf(expression, known)
      const sum = least === most ? `${least / 1e6}` : `${least / 1e6} to ${most / 1e6}`
      return `sum ${sum}, ${rangeText(expression.from / 1e6, expression.below / 1e6)}`
    }
    default:
      return leafReason(expression, known)
  }
}

function leafReason(leaf: Leaf, known: Known): string {
  switch (leaf.is) {
    case 'age': {
      const asked = rangeText(leaf.from && spanText(leaf.from), leaf.below && spanText(leaf.below))
      const { from, to, told } = known.born
      if (!told) return `age is not given, ${asked}`
      return from === to ? `born ${dayText(to)}, ${asked}` : `born between ${dayText(from)} and ${dayText(to)}, ${asked}`
    }
    case 'choice': {
      const index = known.choice(leaf.fact)
      const asked = choices[leaf.fact].filter((_, place) => leaf.allowed[place]).join(' or ')
      return `${leaf.fact} is ${index === undefined ? 'not given' : choices[leaf.fact][index]}, asked for ${asked}`
    }
    case 'indication': {
      const code = known.indications?.codes.find((one) => isInSet(leaf.set, one.system, one.code))
      if (code) return `indication ${code.code} is in ${leaf.set.key}`
      return known.indications?.complete ? `no indication is in ${leaf.set.key}` : `indications are not given, asked for ${leaf.set.key}`
    }
    case 'finding': {
      const found = known.finding(leaf.key)
      return `${leaf.key} is ${found === undefined ? 'not given' : found ? 'present' : 'absent'}`
    }
    case 'measurement': {
      const { key, unit } = leaf.scale
      const asked = `${rangeText(Number.isFinite(leaf.from) ? leaf.from : undefined, Number.isFinite(leaf.below) ? leaf.below : undefined)} ${unit}`
      const measured = known.measurement(key)
      if (!measured) return `${key} is not given, ${asked}`
      const value = convert(leaf.scale, measured.value, measured.unit)
      if (value === undefined) return `${key} is given ${measured.unit === undefined ? 'without a unit' : 'in a unit nothing converts'}, ${asked}; taken as unknown`
      return `${key} is ${value}, ${asked}`
    }
    case 'prior': {
      const match = known.prior?.examinations.find((examination) => isWithin(leaf, examination, known.at))
      const asked = `${[...leaf.procedures].join(' or ')} within ${spanText(leaf.within)}`
      if (match) return `${match.procedure} ${match.status} ${match.stated.on}, asked for ${asked}`
      return known.prior?.complete ? `no ${asked}` : `earlier examinations are not given, asked for ${asked}`
    }
  }
}

/** Findings and measurements that the vocabulary does not have: most often a key that is misspelt, and so is read by no rule. */
function strangers(decidable: Decidable, known: Known): Array<TraceStep> {
  const { findings, measurements } = decidable.vocabulary
  const strange = [
    ...known.told.findings.filter((key) => !entryOf(findings, key)).map((key) => `facts.findings.${key}`),
    ...known.told.measurements.filter((key) => !entryOf(measurements, key)).map((key) => `facts.measurements.${key}`),
  ]
  return strange.map((at) => ({ at, is: 'unknown', because: 'the vocabulary has no such key' }))
}

function spanText({ months, days }: Span): string {
  const calendar = months % 12 === 0 && months > 0 ? `${months / 12}Y` : months > 0 ? `${months}M` : ''
  return `P${calendar}${days > 0 || months === 0 ? `${days}D` : ''}`
}

function rangeText(from: string | number | undefined, below: string | number | undefined): string {
  const parts = [from === undefined || from === -Infinity ? '' : `from ${from}`, below === undefined || below === Infinity ? '' : `below ${below}`]
  return `asked for ${parts.filter(Boolean).join(' and ')}`
}
