import type { Diagram } from '#plugins/decide/diagram.ts'
import { placeOf, type Asked } from './ask-alone.ts'
import { sayingOf, unbeaten, type Order, type Saying } from './contest.ts'
import type { FindingParts, Place } from './finding.ts'
import { patientIn } from './patient-in.ts'
import type { Reading } from './reading.ts'
import { regionOf } from './region.ts'

/** Whether a rating stands for, or against; neither in between. */
const sides = { favours: (rating: number) => rating >= 7, opposes: (rating: number) => rating <= 3 }
type Side = keyof typeof sides

/** Procedures for which two recommendations have ratings on opposite sides: on others they cannot contradict each other. */
export function disputed(one: Reading, other: Reading): Array<string> {
  const has = ({ recommendation }: Reading, procedure: string, side: Side): boolean =>
    recommendation.options.some((option) => option.procedure === procedure && sides[side](option.appropriateness))
  const areOpposed = (procedure: string): boolean =>
    (has(one, procedure, 'favours') && has(other, procedure, 'opposes')) || (has(one, procedure, 'opposes') && has(other, procedure, 'favours'))
  return one.procedures.filter((procedure) => other.procedures.includes(procedure) && areOpposed(procedure))
}

/**
 * Orders on which one recommendation speaks for and the other against, where neither gives way by a declared override, to the other or to a
 * third that speaks there. That the engine would settle it by the narrower population or by caution excuses nothing: nobody decided that.
 */
export function askPair({ ground, space, reading, other, between }: Asked & { other: Reading; between: ReadonlyArray<Reading> }): Array<FindingParts> {
  const reasons = new Set([...reading.reads, ...other.reads])
  const possible = space.possible(reasons)
  if (space.both(possible, space.diagramOf(reading.applies), space.diagramOf(other.applies)) === space.none) return []
  return disputed(reading, other).flatMap((procedure) => {
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

/** Scenarios of verdicts, each once, in the order of the rating. */
function scenariosIn(places: ReadonlyArray<number>, { rules }: Order): Array<string> {
  return [...new Set(places.flatMap((place) => (place === 0 ? [] : [rules.verdicts[place - 1]!.scenario])))]
}
