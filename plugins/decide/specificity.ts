import { parseDay, type Day } from './calendar.ts'
import { ForestFull, makeForest, type Diagram } from './diagram.ts'
import type { Expression } from './expression.ts'
import { nothingKnown } from './facts.ts'
import { openFacts } from './open-facts.ts'
import { makeResidual } from './residual.ts'

/** Nodes for comparing populations. They read few facts; one that needs more than this counts as not comparable. */
const roomForComparing = 100_000

/** Pairs that are compared one by one; who asks for more is about to ask for most, and all populations together cost less. */
const mostAlone = 50
/** Beyond, the diagrams of all populations together are larger than any pair needs. */
const mostTogether = 500

/**
 * Whether every patient of one population belongs to another and not the reverse, for populations named by their places. Exact, by
 * comparing diagrams, of the pair alone or of all populations together; each pair is compared once.
 */
export function makeSpecificity(populations: ReadonlyArray<Expression>): (one: number, other: number) => boolean {
  const count = populations.length
  const units = new Map<number, Units>()
  const found = new Map<number, boolean>()
  let together: Compared | undefined

  const unitsAt = (place: number): Units => {
    const known = units.get(place) ?? unitsOf(populations[place]!)
    units.set(place, known)
    return known
  }

  const isPart = (one: number, other: number): boolean => {
    const [mine, theirs] = [unitsAt(one), unitsAt(other)]
    const pair = [populations[one]!, populations[other]!]
    if ((mine.months || theirs.months) && (mine.days || theirs.days)) {
      const compared = unevenDays.map((day) => compare(pair, day))
      return compared.every((alone) => alone.implies(0, 1)) && !compared.every((alone) => alone.implies(1, 0))
    }
    if (found.size >= mostAlone && count <= mostTogether) together ??= compare(populations, evenDay)
    if (together?.has(one) && together.has(other)) return together.implies(one, other) && !together.implies(other, one)
    const alone = compare(pair, evenDay)
    return alone.implies(0, 1) && !alone.implies(1, 0)
  }
  return (one, other) => {
    const key = one * count + other
    const known = found.get(key) ?? isPart(one, other)
    found.set(key, known)
    return known
  }
}

type Compared = { has(place: number): boolean; implies(one: number, other: number): boolean }

function compare(populations: ReadonlyArray<Expression>, day: Day): Compared {
  const known = nothingKnown(day)
  const open = openFacts(populations, known)
  const forest = makeForest(open.sizes, roomForComparing)
  const { diagramOf } = makeResidual({ forest, open, known })
  const diagrams = populations.map((population) => diagramWithin(() => diagramOf(population)))
  return {
    has: (place) => diagrams[place] !== undefined,
    implies: (one, other) => {
      const [left, right] = [diagrams[one], diagrams[other]]
      return left !== undefined && right !== undefined && forest.implies(left, right)
    },
  }
}

function diagramWithin(make: () => Diagram): Diagram | undefined {
  try {
    return make()
  } catch (fault) {
    if (fault instanceof ForestFull) return undefined
    throw fault
  }
}

const evenDay = parseDay('2001-07-15')!

/** Whether P1M or P30D is longer depends on the day. Populations that mix the two are compared on days before which months end unevenly. */
const unevenDays: ReadonlyArray<Day> = ['2023', '2024'].flatMap((year) =>
  Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0')).flatMap((month) => [
    parseDay(`${year}-${month}-01`)!,
    parseDay(`${year}-${month}-15`)!,
    parseDay(`${year}-${month}-28`)!,
  ]),
)

type Units = { months: boolean; days: boolean }

function unitsOf(population: Expression): Units {
  const units = { months: false, days: false }
  const seen = new Set<Expression>([population])
  for (const expression of seen) {
    switch (expression.is) {
      case 'all':
      case 'any':
        for (const part of expression.parts) seen.add(part)
        break
      case 'not':
        seen.add(expression.part)
        break
      case 'score':
        for (const { when } of expression.parts) seen.add(when)
        break
      case 'named':
        seen.add(expression.meaning)
        break
      case 'age':
      case 'prior':
        for (const span of expression.is === 'age' ? [expression.from, expression.below] : [expression.within]) {
          units.months ||= (span?.months ?? 0) > 0
          units.days ||= (span?.days ?? 0) > 0
        }
        break
      default:
    }
  }
  return units
}
