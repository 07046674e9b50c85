import type { Known } from './facts.ts'
import { Patterns, stepped, type Pattern } from './patterns.ts'
import type { OrderRules } from './prepare.ts'
import { settleByDiagram } from './settle-by-diagram.ts'
import { isOpen, isSilent, type Standing } from './program.ts'
import type { Wording } from './present.ts'
import type { MissingFact } from './terms.ts'
import type { Verdict } from './verdicts.ts'

/** What the rules for an order come to, for what is known. */
export type Settlement = { wordings: Array<Wording> } & (
  /**
   * No `verdict`: nothing covers the situation. No `scenario`: the facts leave open which of several that tell the same; then `possible`
   * holds them all.
   */
  | { is: 'settled'; verdict: Verdict | undefined; scenario: string | undefined; possible: ReadonlyArray<Verdict>; gaveWay: ReadonlyArray<GaveWay>; by: 'facts' | 'diagram' }
  /** `candidate`: the only recommendation that may speak, by one of the `possible` verdicts. `exact` false: too many facts are open to find a smallest set. */
  | { is: 'open'; missing: ReadonlyArray<MissingFact>; candidate: number | undefined; possible: ReadonlyArray<Verdict>; exact: boolean }
)
export type GaveWay = { candidate: number; to: number; why: 'overridden' | 'less specific' | 'higher rating' | 'lower certainty' | 'later id' }

/**
 * What rules were found to come to, so that it is worked out once. It holds no patient: for each way in which conditions turned out, what
 * follows from it.
 */
export type Memory = {
  /** Where nobody speaks. */
  nothing: Settlement
  /** By verdict: where nobody else speaks. */
  alone: Array<Settlement>
  /** By two verdicts, as first x number of verdicts + second: where two speak. */
  pairs: Map<number, Settlement>
  /** Where more speak, or some may. */
  among: Patterns
}
const mostPairs = 500

export function makeMemory(): Memory {
  return { nothing: nothingSaid(), alone: [], pairs: new Map(), among: new Patterns() }
}

/** Settles by the facts alone where they suffice, as they nearly always do, else by diagrams. */
export function settle(rules: OrderRules, known: Known): Settlement {
  const { program, memory } = rules
  const places = rules.reach(known)
  let first: Standing = isSilent
  let second: Standing = isSilent
  for (let index = 0; index < places.length; index++) {
    const standing = program.standing(places[index]!, known)
    if (standing === isSilent) continue
    if (standing === isOpen || second !== isSilent) return settleAmong(rules, known, { first, second, places, index, standing })
    if (first === isSilent) first = standing
    else second = standing
  }
  if (first === isSilent) return memory.nothing
  return second === isSilent ? (memory.alone[first] ??= settleByFacts(rules, [first])) : settlePair(rules, first, second)
}

/** No recommendation covers the situation. */
export function nothingSaid(): Settlement {
  return { is: 'settled', verdict: undefined, scenario: undefined, possible: [], gaveWay: [], by: 'facts', wordings: [] }
}

function settlePair(rules: OrderRules, first: Standing, second: Standing): Settlement {
  const { pairs } = rules.memory
  const pair = first * rules.verdicts.length + second
  const before = pairs.get(pair)
  if (before) return before
  const found = settleByFacts(rules, [first, second])
  if (pairs.size >= mostPairs) pairs.delete(pairs.keys().next().value!)
  pairs.set(pair, found)
  return found
}

/** Nobody said what is ordered. */
export function orderMissing(): Settlement {
  return { is: 'open', missing: [{ order: 'procedure' }], candidate: undefined, possible: [], exact: true, wordings: [] }
}

type Met = {
  /** Verdicts of those who were asked before and were not silent. */
  first: Standing
  second: Standing
  places: ReadonlyArray<number>
  /** Where in `places` we are, and how that candidate stands, which was asked last. */
  index: number
  standing: Standing
}

function settleAmong(rules: OrderRules, known: Known, { first, second, places, index, standing }: Met): Settlement {
  const { program, memory: { among } } = rules
  let pattern = among.root
  if (first !== isSilent) pattern = stepped(pattern, first)
  if (second !== isSilent) pattern = stepped(pattern, second)
  pattern = program.followed(pattern, places[index]!, standing, known)
  for (let next = index + 1; next < places.length; next++) {
    const stands = program.standing(places[next]!, known)
    if (stands !== isSilent) pattern = program.followed(pattern, places[next]!, stands, known)
  }
  if (pattern.isDated) pattern = datedPattern(pattern, known)
  if (pattern.settlement) return pattern.settlement
  const found = settleAnew(rules, known, places)
  among.remember(pattern, found)
  return found
}

/** With the day, and with what is known of the birth date. A day and a half is no number that anything else steps by. */
function datedPattern(pattern: Pattern, { at, born }: Known): Pattern {
  const dated = stepped(pattern, at + 0.5)
  return born.told ? stepped(stepped(dated, born.from), born.to) : dated
}

function settleAnew(rules: OrderRules, known: Known, places: ReadonlyArray<number>): Settlement {
  const standings = new Map(places.map((place) => [place, rules.program.standing(place, known)] as const).filter(([, standing]) => standing !== isSilent))
  const spoken = [...standings.values()]
  return spoken.includes(isOpen) ? settleByDiagram(rules, known, standings) : settleByFacts(rules, spoken)
}

function settleByFacts(rules: OrderRules, speaking: Array<number>): Settlement {
  const verdictOf = (place: number): Verdict => rules.verdicts[place]!
  const gaveWay: Array<GaveWay> = []

  /** Everyone who is not beaten; both relations are free of circles, so somebody remains. */
  const unbeaten = (places: Array<number>, beats: (one: number, other: number) => boolean, why: GaveWay['why']): Array<number> =>
    places.filter((place) => {
      const winner = places.find((one) => one !== place && beats(verdictOf(one).candidate, verdictOf(place).candidate))
      if (winner === undefined) return true
      gaveWay.push({ candidate: verdictOf(place).candidate, to: verdictOf(winner).candidate, why })
      return false
    })
  const declared = speaking.length === 1 ? speaking : unbeaten(speaking, rules.overrides, 'overridden')
  const specific = declared.length === 1 ? declared : unbeaten(declared, rules.isMoreSpecific, 'less specific')
  const winner = Math.min(...specific)
  for (const place of specific) if (place !== winner) gaveWay.push(byCaution(verdictOf(place), verdictOf(winner)))
  const verdict = verdictOf(winner)
  return { is: 'settled', verdict, scenario: verdict.scenario, possible: [verdict], gaveWay, by: 'facts', wordings: [] }
}

function byCaution(loser: Verdict, winner: Verdict): GaveWay {
  const pair = { candidate: loser.candidate, to: winner.candidate }
  if (loser.option.appropriateness !== winner.option.appropriateness) return { ...pair, why: 'higher rating' }
  return { ...pair, why: loser.grade.certainty === winner.grade.certainty ? 'later id' : 'lower certainty' }
}
