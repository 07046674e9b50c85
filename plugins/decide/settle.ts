import { ForestFull, makeForest, type Diagram } from './diagram.ts'
import type { Known } from './facts.ts'
import { openFacts } from './open-facts.ts'
import type { Candidate, OrderRules, Verdict } from './prepare.ts'
import { questionOrder } from './questions.ts'
import { makeResidual } from './residual.ts'
import { no, unknown, yes, type MissingFact } from './terms.ts'
import { truthOf } from './truth.ts'

/** What the rules for an order come to, for what is known. */
export type Settlement =
  /**
   * No `verdict`: nothing covers the situation. No `scenario`: the facts leave open which of several that tell the same; then `possible`
   * holds them all.
   */
  | { is: 'settled'; verdict: Verdict | undefined; scenario: string | undefined; possible: ReadonlyArray<Verdict>; gaveWay: ReadonlyArray<GaveWay>; by: 'facts' | 'diagram' }
  /** `candidate`: the only recommendation that may speak, by one of the `possible` verdicts. `exact` false: too many facts are open to find a smallest set. */
  | { is: 'open'; missing: ReadonlyArray<MissingFact>; candidate: number | undefined; possible: ReadonlyArray<Verdict>; exact: boolean }
export type GaveWay = { candidate: number; to: number; why: 'overridden' | 'less specific' | 'higher rating' | 'lower certainty' | 'later id' }

/** Place of a verdict, or why there is none. */
type Standing = { says: number } | 'silent' | 'open'

/** Nodes that deciding one order may build: some tens of milliseconds and megabytes. */
const roomForDeciding = 20_000
/** Beyond this, diagrams are deeper than the call stack of every receiver can be trusted with. */
const mostVariables = 1000

/** Settles by the facts alone where they suffice, as they nearly always do, else by diagrams. */
export function settle(rules: OrderRules, known: Known): Settlement {
  const standings = rules.candidates.map((candidate) => standingOf(candidate, known))
  return standings.includes('open') ? settleByDiagram(rules, known, standings) : settleByFacts(rules, standings)
}

function settleByFacts(rules: OrderRules, standings: ReadonlyArray<Standing>): Settlement {
  const speaking = standings.flatMap((standing) => (typeof standing === 'object' ? [standing.says] : []))
  if (speaking.length === 0) return nothingSaid
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
  return { is: 'settled', verdict, scenario: verdict.scenario, possible: [verdict], gaveWay, by: 'facts' }
}

/** No recommendation covers the situation. */
export const nothingSaid: Settlement = { is: 'settled', verdict: undefined, scenario: undefined, possible: [], gaveWay: [], by: 'facts' }

function byCaution(loser: Verdict, winner: Verdict): GaveWay {
  const pair = { candidate: loser.candidate, to: winner.candidate }
  if (loser.option.appropriateness !== winner.option.appropriateness) return { ...pair, why: 'higher rating' }
  return { ...pair, why: loser.grade.certainty === winner.grade.certainty ? 'later id' : 'lower certainty' }
}

function standingOf(candidate: Candidate, known: Known): Standing {
  const applies = truthOf(candidate.applies, known)
  if (applies === no) return 'silent'
  for (const { when, verdict } of candidate.scenarios) {
    const holds = truthOf(when, known)
    if (holds === unknown) return 'open'
    if (holds === no) continue
    if (verdict === undefined) return 'silent'
    return applies === yes ? { says: verdict } : 'open'
  }
  return 'silent'
}

/** The same question answered through diagrams only. Gives the same as `settle`, and is exported so that a test can say so. */
export function settleByDiagram(rules: OrderRules, known: Known, standings?: ReadonlyArray<Standing>): Settlement {
  const isOpen = (index: number): boolean => !standings || standings[index] === 'open'
  const roots = rules.candidates.flatMap(({ applies, scenarios }, index) => (isOpen(index) ? [applies, ...scenarios.map(({ when }) => when)] : []))
  const open = openFacts(roots, known)
  const everything = (): Settlement => ({ is: 'open', missing: open.facts.map(({ fact }) => fact), candidate: undefined, possible: [], exact: false })
  if (open.variables.length > mostVariables) return everything()
  try {
    const forest = makeForest(open.sizes, roomForDeciding)
    const { diagramOf } = makeResidual({ forest, open, known })

    /** 0: says nothing; else the verdict's place plus one. */
    const saying = (index: number): Diagram => {
      const standing = standings?.[index] ?? 'open'
      if (standing !== 'open') return forest.constant(standing === 'silent' ? 0 : standing.says + 1)
      const { applies, scenarios } = rules.candidates[index]!
      const silent = forest.constant(0)
      const row = scenarios.reduceRight((rest, { when, verdict }) => {
        return forest.ifElse(diagramOf(when), verdict === undefined ? silent : forest.constant(verdict + 1), rest)
      }, silent)
      return forest.ifElse(diagramOf(applies), row, silent)
    }
    const silent = forest.constant(0)
    type Saying = { candidate: number; said: Diagram }
    const isHeard = ({ said }: Saying): boolean => said !== silent
    const unbeaten = (sayings: Array<Saying>, beats: (one: number, other: number) => boolean): Array<Saying> =>
      sayings
        .map(({ candidate, said }) => {
          const left = sayings.reduce((rest, rival) => {
            return rest !== silent && rival.candidate !== candidate && beats(rival.candidate, candidate) ? forest.ifElse(rival.said, silent, rest) : rest
          }, said)
          return { candidate, said: left }
        })
        .filter(isHeard)
    const heard = rules.candidates.map((_, candidate) => ({ candidate, said: saying(candidate) })).filter(isHeard)
    const standing = unbeaten(unbeaten(heard, rules.overrides), rules.isMoreSpecific)
    const places = standing.reduce((best, { said }) => forest.combine(best, said, moreCautious), silent)

    const possible = forest.values(places).flatMap((place) => (place === 0 ? [] : [rules.verdicts[place - 1]!]))
    const outcome = forest.map(places, (place) => (place === 0 ? 0 : rules.verdicts[place - 1]!.told + 1))
    if (forest.valueOf(outcome) !== undefined) {
      const verdict = possible[0]
      const scenario = possible.every((one) => one.scenario === verdict?.scenario) ? verdict?.scenario : undefined
      return { is: 'settled', verdict, scenario, possible, gaveWay: [], by: 'diagram' }
    }
    const speakers = new Set(possible.map(({ candidate }) => candidate))
    const { order } = questionOrder({ forest, open, outcome })
    return { is: 'open', missing: order, candidate: speakers.size === 1 ? [...speakers][0] : undefined, possible, exact: true }
  } catch (fault) {
    if (fault instanceof ForestFull) return everything()
    throw fault
  }
}

function moreCautious(one: number, other: number): number {
  if (one === 0 || other === 0) return one + other
  return Math.min(one, other)
}
