import type { Diagram } from '#plugins/decide/diagram.ts'
import { placeOf, type Asked } from './ask-alone.ts'
import { sayingOf, unbeaten, type Order, type Saying } from './contest.ts'
import type { FindingParts, Place } from './finding.ts'
import { patientIn } from './patient-in.ts'
import type { Reading } from './reading.ts'
import { regionOf } from './region.ts'
import type { Space } from './space.ts'

/** Whether a rating stands for, or against; neither in between. */
export const sides = { favours: (rating: number) => rating >= 7, opposes: (rating: number) => rating <= 3 }
type Side = keyof typeof sides

/** Procedures for which two recommendations have ratings on opposite sides: on others they cannot contradict each other. */
export function disputed(one: Reading, other: Reading): Array<string> {
  const has = ({ recommendation }: Reading, procedure: string, side: Side): boolean =>
    recommendation.options.some((option) => option.procedure === procedure && sides[side](option.appropriateness))
  const areOpposed = (procedure: string): boolean =>
    (has(one, procedure, 'favours') && has(other, procedure, 'opposes')) || (has(one, procedure, 'opposes') && has(other, procedure, 'favours'))
  return one.procedures.filter((procedure) => other.procedures.includes(procedure) && areOpposed(procedure))
}

/** Whether one always gives way to the other: it is overridden, and overrides nobody through whom that could come back in a circle. */
export function isSettled(one: Reading, other: Reading): boolean {
  const givesWay = (loser: Reading, winner: Reading): boolean => loser.recommendation.rule.overrides.length === 0 && winner.recommendation.rule.overrides.some(({ recommendation }) => recommendation === loser.id)
  return givesWay(one, other) || givesWay(other, one)
}

/**
 * Orders on which one recommendation speaks for and the other against, where neither gives way by a declared override, to the other or to a
 * third that speaks there. That the engine would settle it by the narrower population or by caution excuses nothing: nobody decided that.
 */
export function askPair({ ground, space, reading, other, between }: Asked & { other: Reading; between: ReadonlyArray<Reading> }): Array<FindingParts> {
  if (space.both(space.diagramOf(reading.applies), space.diagramOf(other.applies)) === space.none) return []
  const opposed = disputed(reading, other).filter((procedure) => areOpposed(space, procedure, reading, other) || areOpposed(space, procedure, other, reading))
  if (opposed.length === 0) return []
  const reasons = new Set([...reading.reads, ...other.reads])
  const possible = space.possible(reasons)
  return opposed.flatMap((procedure) => {
    const order = ground.orderOf(procedure)
    const pair = [reading, other] as const
    const speaking = [...pair, ...between.filter((one) => one.procedures.includes(procedure))]
    const sayings = speaking.map((one) => sayingOf({ space, order, reading: one, region: possible }))
    const standing = pair.map((_, index) => unbeaten({ space, saying: sayings[index]!, rivals: sayings, beats: order.rules.overrides }))
    const onSide = ({ said }: Saying, side: Side): Diagram =>
      space.forest.map(said, (place) => (place !== 0 && sides[side](order.rules.verdicts[place - 1]!.option.appropriateness) ? 1 : 0))
    const findings: Array<FindingParts> = []
    for (const [favouring, opposing] of [[0, 1], [1, 0]] as const) {
      const region = space.both(onSide(standing[favouring]!, 'favours'), onSide(standing[opposing]!, 'opposes'))
      if (region === space.none) continue
      const place = (index: 0 | 1): Place => placeOf(pair[index], scenariosIn(space.forest.values(space.forest.ifElse(region, standing[index]!.said, space.none)), order))
      findings.push({
        kind: 'contradiction',
        procedure,
        favours: place(favouring),
        opposes: place(opposing),
        region: regionOf(space, region, possible),
        witness: patientIn({ space, region, reasons, about: pair, procedure, rules: ground.rules }),
      })
    }
    return findings
  })
}

/** Whether one speaks for where the other speaks against, before anybody gives way. Most pairs that meet do not, and then nothing more is asked. */
function areOpposed(space: Space, procedure: string, favouring: Reading, opposing: Reading): boolean {
  const favours = takenOn(space, procedure, favouring, 'favours')
  return favours !== space.none && space.both(favours, takenOn(space, procedure, opposing, 'opposes')) !== space.none
}

/** Patients for whom a recommendation rates a procedure on this side. */
function takenOn(space: Space, procedure: string, { recommendation, applies, scenarios }: Reading, side: Side): Diagram {
  const rows = recommendation.options.filter((option) => option.procedure === procedure && sides[side](option.appropriateness))
  if (rows.length === 0) return space.none
  const taken = scenarios.reduceRight((rest, { key, when }) => space.forest.ifElse(space.diagramOf(when), rows.some(({ scenario }) => scenario === key) ? space.every : space.none, rest), space.none)
  return space.both(space.diagramOf(applies), taken)
}

/** Scenarios of verdicts, each once, in the order of the rating. */
function scenariosIn(places: ReadonlyArray<number>, { rules }: Order): Array<string> {
  return [...new Set(places.flatMap((place) => (place === 0 ? [] : [rules.verdicts[place - 1]!.scenario])))]
}
