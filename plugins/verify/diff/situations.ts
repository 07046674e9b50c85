import type { Diagram } from '#plugins/decide/diagram.ts'
import type { Reading } from '../reading.ts'
import type { Space } from '../space.ts'

/** A situation of a recommendation at one time, and everybody in it. */
export type Situation = { time: 'before' | 'after'; scenario: string; patients: Diagram }

/** A region in parts, by the situations of a recommendation that its patients were in and are in. `readings`: as it was, as it is. */
export function inSituations(space: Space, region: Diagram, [was, is]: ReadonlyArray<Reading | undefined>): Array<{ region: Diagram; situations: ReadonlyArray<Situation> }> {
  const { forest, none } = space
  const [before, after] = [situationsOf(space, was), situationsOf(space, is)]
  const count = (is?.scenarios.length ?? 0) + 1
  const pairs = forest.combine(before, after, (one, other) => one * count + other + 1)
  const inside = forest.ifElse(region, pairs, none)
  const situation = (time: Situation['time'], reading: Reading | undefined, diagram: Diagram, place: number): Array<Situation> =>
    place === 0 ? [] : [{ time, scenario: reading!.scenarios[place - 1]!.key, patients: forest.map(diagram, (value) => (value === place ? 1 : 0)) }]
  return forest.values(inside).flatMap((pair) => {
    if (pair === 0) return []
    const situations = [...situation('after', is, after, (pair - 1) % count), ...situation('before', was, before, Math.floor((pair - 1) / count))]
    return [{ region: forest.map(inside, (value) => (value === pair ? 1 : 0)), situations }]
  })
}

/** Which situation a patient is in: 0 none, else its place among the scenarios plus one. */
function situationsOf({ forest, diagramOf, none }: Space, reading: Reading | undefined): Diagram {
  if (!reading) return none
  const first = reading.scenarios.reduceRight((rest, { when }, place) => forest.ifElse(diagramOf(when), forest.constant(place + 1), rest), none)
  return forest.ifElse(diagramOf(reading.applies), first, none)
}
