import type { Diagram } from '#plugins/decide/diagram.ts'
import type { CodeSet } from '#plugins/decide/expression.ts'
import type { OrderRules } from '#plugins/decide/prepare.ts'
import type { Told } from '#schema/bundle/behaviour-change.ts'
import { decidedBy, sayingOf, type Order, type Saying } from '../contest.ts'
import type { Reading } from '../reading.ts'
import type { Space } from '../space.ts'
import { toldBy, toldNothing } from './told.ts'

/** The rules of one time for one procedure: none where nothing has a row for it. */
export type Side = { order: Order | undefined; readings: ReadonlyArray<Reading> }

/** Patients who were told one thing and are told another; `owner` is the changed recommendation that it comes from. */
export type Difference = { owner: string; before: Told; after: Told; region: Diagram }

type Spoken = Side & { space: Space; sayings: ReadonlyMap<string, Saying> }

/**
 * Where two times decide differently about one procedure, among the patients of `possible`. Only where a touched recommendation says something
 * else, or two stand in another relation, is it asked who decides: elsewhere the same speak, say the same, and give way to the same.
 */
export function differencesIn(space: Space, { before, after, touched, possible }: { before: Side; after: Side; touched: ReadonlySet<string>; possible: Diagram }): Array<Difference> {
  const { forest, none, either, both, without } = space
  const sides = [before, after].map((side) => spokenIn(space, side, possible)) as [Spoken, Spoken]
  const tellings = numberedTellings(sides)
  const reached = either(...[...touched].map((id) => changedSaying(space, sides, id)), ...changedRelations(space, sides))
  if (reached === none) return []
  const [was, is] = sides.map((side, place) => decidedIn(side, reached, tellings.of[place]!)) as [Diagram, Diagram]
  const count = tellings.told.length
  const pairs = forest.combine(was, is, (one, other) => (one === other ? 0 : one * count + other))
  return forest.values(pairs).flatMap((pair) => {
    if (pair === 0) return []
    const told = { before: tellings.told[Math.floor(pair / count)]!, after: tellings.told[pair % count]! }
    const region = forest.map(pairs, (value) => (value === pair ? 1 : 0))
    const decider = [told.after, told.before].map(({ recommendation }) => recommendation).find((id) => id !== undefined && touched.has(id))
    if (decider !== undefined) return [{ owner: decider, ...told, region }]
    // Others decide, because one that changed no longer goes before one of them, or now does.
    let rest = region
    const parts = [...touched].sort().map((owner) => {
      const own = both(rest, either(...sides.map(({ sayings }) => speaks(space, sayings.get(owner)))))
      rest = without(rest, own)
      return { owner, ...told, region: own }
    })
    const last = { owner: told.after.recommendation ?? told.before.recommendation!, ...told, region: rest }
    return [...parts, last].filter((part) => part.region !== none)
  })
}

/** Value sets without which a recommendation's conditions cannot be told apart. */
export function reasonsOf(readings: ReadonlyArray<Reading>): ReadonlySet<CodeSet> {
  return new Set(readings.flatMap(({ reads }) => [...reads]))
}

function spokenIn(space: Space, side: Side, region: Diagram): Spoken {
  // Sayings are remembered by recommendation, and one of this name may say something else at the other time.
  const own = { ...space, sayings: new Map() }
  const { order } = side
  const said = order ? side.readings.map((reading) => [reading.id, sayingOf({ space: own, order, reading, region })] as const) : []
  return { ...side, space: own, sayings: new Map(said) }
}

function speaks({ forest, none }: Space, saying: Saying | undefined): Diagram {
  return saying ? forest.map(saying.said, (place) => (place === 0 ? 0 : 1)) : none
}

/** Everything that is told at either time, each once; for every verdict of a side its number. Number 0 is nothing. */
function numberedTellings(sides: ReadonlyArray<Spoken>): { told: ReadonlyArray<Told>; of: ReadonlyArray<ReadonlyArray<number>> } {
  const told = [toldNothing]
  const numbers = new Map([[JSON.stringify(toldNothing), 0]])
  const of = sides.map(({ order }) =>
    (order?.rules.verdicts ?? []).map((verdict) => {
      const telling = toldBy(verdict, order!.rules)
      const key = JSON.stringify(telling)
      const number = numbers.get(key) ?? told.push(telling) - 1
      numbers.set(key, number)
      return number
    }),
  )
  return { told, of }
}

/** Where a recommendation tells, or would stand, differently: what it says, and how certain its ground is, since that settles ties. */
function changedSaying({ forest }: Space, [before, after]: [Spoken, Spoken], id: string): Diagram {
  const standings = new Map<string, number>([['', 0]])
  const numberOf = ({ order }: Spoken, place: number): number => {
    const verdict = place === 0 ? undefined : order!.rules.verdicts[place - 1]
    const key = verdict ? JSON.stringify([toldBy(verdict, order!.rules), verdict.grade.certainty]) : ''
    const number = standings.get(key) ?? standings.size
    standings.set(key, number)
    return number
  }
  const silent = forest.constant(0)
  const [was, is] = [before, after].map(({ sayings }) => sayings.get(id)?.said ?? silent) as [Diagram, Diagram]
  return forest.combine(was, is, (one, other) => (numberOf(before, one) === numberOf(after, other) ? 0 : 1))
}

/** Where two speak of whom one gave way to the other at one time and not at the other. */
function changedRelations(space: Space, [before, after]: [Spoken, Spoken]): Array<Diagram> {
  if (!before.order || !after.order) return []
  const ids = [...before.sayings.keys()].filter((id) => after.sayings.has(id))
  const inBoth = (id: string): { id: string; was: number; is: number } => ({ id, was: before.sayings.get(id)!.candidate, is: after.sayings.get(id)!.candidate })
  const those = ids.map(inBoth)
  const beats = (rules: OrderRules, one: number, other: number): string => `${rules.overrides(one, other)} ${rules.isMoreSpecific(one, other)}`
  return those.flatMap((one) =>
    those.flatMap((other) => {
      if (one === other || beats(before.order!.rules, one.was, other.was) === beats(after.order!.rules, one.is, other.is)) return []
      return [before, after].map(({ sayings }) => space.both(speaks(space, sayings.get(one.id)), speaks(space, sayings.get(other.id))))
    }),
  )
}

/** What is told by whoever decides, as numbers of tellings. */
function decidedIn({ order, sayings, space }: Spoken, region: Diagram, numbers: ReadonlyArray<number>): Diagram {
  const { forest, none } = space
  if (!order) return none
  const heard = [...sayings.values()].map(({ candidate, said }) => ({ candidate, said: forest.ifElse(region, said, none) }))
  return forest.map(decidedBy(space, order, heard), (place) => (place === 0 ? 0 : numbers[place - 1]!))
}
