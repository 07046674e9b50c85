import type { Diagram } from '#plugins/decide/diagram.ts'
import { factOf } from '#plugins/decide/open-facts.ts'
import type { Prepared } from '#plugins/decide/prepare.ts'
import type { MissingFact } from '#plugins/decide/terms.ts'
import { sayingOf, type Order } from './contest.ts'
import type { FindingParts, Place } from './finding.ts'
import { factOfVariable, patientIn } from './patient-in.ts'
import type { Reading } from './reading.ts'
import { regionOf } from './region.ts'
import type { Space } from './space.ts'

/** What every question is asked with. */
export type Ground = { rules: Prepared; orderOf: (procedure: string) => Order }
export type Asked = { ground: Ground; space: Space; reading: Reading }

export function placeOf({ id }: Reading, scenarios: ReadonlyArray<string> = []): Place {
  return { recommendation: id, scenarios }
}

/** Patients whom each scenario takes, in order, and those whom none takes. */
export function takenBy(space: Space, reading: Reading, region: Diagram): { scenarios: ReadonlyArray<{ key: string; meets: Diagram; taken: Diagram }>; left: Diagram } {
  let left = space.both(region, space.diagramOf(reading.applies))
  const scenarios = reading.scenarios.map(({ key, when }) => {
    const meets = space.diagramOf(when)
    const taken = space.both(left, meets)
    left = space.without(left, meets)
    return { key, meets, taken }
  })
  return { scenarios, left }
}

/** What a recommendation is asked by itself: whether everyone in its population gets to a scenario, whether each scenario is reached, whether each fact matters. */
export function askAlone(asked: Asked): Array<FindingParts> {
  const { space, reading } = asked
  const possible = space.possible(reading.reads)
  const population = space.both(possible, space.diagramOf(reading.applies))
  if (population === space.none) return [{ kind: 'unreachable', what: 'population', of: placeOf(reading), hiddenBy: [], region: { condition: { any: [] }, exact: true } }]
  const { scenarios, left } = takenBy(space, reading, possible)
  const findings: Array<FindingParts> = []
  const told = (region: Diagram): Pick<FindingParts, 'region' | 'witness'> => {
    const witness = patientIn({ space, region, reasons: reading.reads, about: [reading], procedure: reading.procedures[0], rules: asked.ground.rules })
    return { region: regionOf(space, region, possible), witness }
  }
  for (const [index, { key, meets, taken }] of scenarios.entries()) {
    if (taken !== space.none) continue
    const would = space.both(population, meets)
    const hiding = scenarios.slice(0, index).filter((earlier) => space.both(earlier.taken, meets) !== space.none)
    const hiddenBy = hiding.length === 0 ? [] : [placeOf(reading, hiding.map((earlier) => earlier.key))]
    const there = would === space.none ? { region: { condition: { any: [] }, exact: true } } : told(would)
    findings.push({ kind: 'unreachable', what: 'scenario', of: placeOf(reading, [key]), hiddenBy, ...there })
  }
  if (left !== space.none) findings.push({ kind: 'gap', of: placeOf(reading), ...told(left) })
  for (const fact of needlessFacts(asked, possible)) findings.push({ kind: 'needless-question', of: placeOf(reading), fact, ...told(population) })
  return findings
}

/** Facts that the rule reads and that never change what it tells about any order. */
function needlessFacts({ ground, space, reading }: Asked, possible: Diagram): Array<MissingFact> {
  const { forest } = space
  const tells = reading.procedures.map((procedure) => {
    const order = ground.orderOf(procedure)
    const { said } = sayingOf({ space, order, reading, region: possible })
    return forest.map(said, (place) => (place === 0 ? 0 : order.contentOf(place - 1) + 1))
  })
  if (tells.every((one) => one === forest.constant(0))) return []
  const matters = new Set(tells.flatMap((one) => forest.support(one)))
  const facts = new Map<string, { fact: MissingFact; numbers: Set<number> }>()
  for (const leaf of reading.leaves) {
    const fact = factOf(leaf)
    const at = JSON.stringify(fact)
    const entry = facts.get(at) ?? { fact, numbers: new Set() }
    for (const number of space.variablesOf(leaf)) entry.numbers.add(number)
    facts.set(at, entry)
  }
  return [...facts.values()].flatMap(({ fact, numbers }) => {
    if (numbers.size === 0) return []
    const kind = space.variables[[...numbers][0]!]!.of
    if (kind === 'indication' && reading.asks) return []
    const isNeedless = kind === 'indication' || kind === 'prior' ? !tells.some((one) => listMatters(space, one, possible, fact)) : ![...numbers].some((number) => matters.has(number))
    return isNeedless ? [fact] : []
  })
}

/** Whether what is told depends on a list that is given as a whole. Which entries exist together is in `possible`, so every variable of the list stands in the diagram. */
function listMatters(space: Space, tells: Diagram, possible: Diagram, fact: MissingFact): boolean {
  const { forest, both, either } = space
  const wanted = JSON.stringify(fact)
  const numbers = space.variables.flatMap((variable, number) => (JSON.stringify(factOfVariable(variable)) === wanted ? [number] : []))
  const whateverIsGiven = (region: Diagram): Diagram => numbers.reduce((rest, number) => either(forest.restrict(rest, number, 0), forest.restrict(rest, number, 1)), region)
  const regions = forest.values(tells).map((value) => whateverIsGiven(both(possible, forest.map(tells, (one) => (one === value ? 1 : 0)))))
  return regions.some((one, index) => regions.slice(index + 1).some((other) => both(one, other) !== space.none))
}
