import type { CodeSet, Expression } from './expression.ts'
import type { Known } from './facts.ts'

/** Places of the candidates that may have something to say to a patient, ascending. */
export type Reach = (known: Known) => ReadonlyArray<number>

/**
 * Indexes populations by indication: one that cannot hold without a code of some value set is looked at only where such a code is given.
 * Where the list of indications is absent or incomplete, everybody may have any code, and all are looked at.
 */
export function makeReach(populations: ReadonlyArray<Expression>): Reach {
  const everyone = populations.map((_, place) => place)
  const always: Array<number> = []
  const placesOf = new Map<CodeSet, Array<number>>()
  for (const [place, population] of populations.entries()) {
    const sets = setsNeeded(population)
    if (!sets) always.push(place)
    else for (const set of sets) placesOf.set(set, [...(placesOf.get(set) ?? []), place])
  }
  const reachedBy = makeCodeIndex(placesOf, always)

  return ({ indications }) => {
    if (!indications?.complete) return everyone
    const { codes } = indications
    if (codes.length === 1) return reachedBy(codes[0]!)
    return codes.length === 0 ? always : ascending(codes.flatMap(reachedBy))
  }
}

/**
 * Value sets of which a population needs a code: without one it is false, whatever else is true. Undefined where it can hold without any.
 * Of several such lists the shortest.
 */
export function setsNeeded(population: Expression): ReadonlyArray<CodeSet> | undefined {
  const done = new Map<Expression, ReadonlyArray<CodeSet> | undefined>()

  /** Where one of the parts must hold: all that any of them needs. */
  const oneOf = (parts: ReadonlyArray<Expression>): ReadonlyArray<CodeSet> | undefined => {
    const needed = new Set<CodeSet>()
    for (const part of parts) {
      const sets = neededBy(part)
      if (!sets) return undefined
      for (const set of sets) needed.add(set)
    }
    return [...needed]
  }

  const neededBy = (expression: Expression): ReadonlyArray<CodeSet> | undefined => {
    switch (expression.is) {
      case 'indication':
        return [expression.set]
      case 'all':
        return expression.parts.map(neededBy).reduce((fewest, sets) => (!fewest || (sets && sets.length < fewest.length) ? sets : fewest), undefined)
      case 'any':
        return oneOf(expression.parts)
      case 'score': {
        const isFree = expression.parts.map(({ when }) => neededBy(when) === undefined)
        const most = expression.parts.reduce((sum, { points }, place) => (isFree[place] ? sum + Math.max(points, 0) : sum), 0)
        if (most >= expression.from) return undefined
        return oneOf(expression.parts.filter((_, place) => !isFree[place]).map(({ when }) => when))
      }
      case 'named': {
        const { meaning } = expression
        if (!done.has(meaning)) done.set(meaning, neededBy(meaning))
        return done.get(meaning)
      }
      default:
        return undefined
    }
  }
  return neededBy(population)
}

type Code = { system: string; code: string }
type Places = ReadonlyArray<number>
type SystemIndex = { stated: Map<string, Places>; byPrefix: Array<{ prefix: string; places: Places }>; met: Map<string, Places> }

/** Codes of patients that are remembered with what they reach; whoever sends more different ones pays for looking up again. */
const mostMet = 2000

/** Places by code, with those that are always looked at. Which prefixes a code begins with is worked out when it is first met. */
function makeCodeIndex(placesOf: ReadonlyMap<CodeSet, Places>, always: Places): (code: Code) => Places {
  const systems = new Map<string, SystemIndex>()
  for (const [set, places] of placesOf) {
    for (const [system, { codes, prefixes }] of set.systems) {
      const index: SystemIndex = systems.get(system) ?? { stated: new Map(), byPrefix: [], met: new Map() }
      systems.set(system, index)
      for (const code of codes) index.stated.set(code, [...(index.stated.get(code) ?? []), ...places])
      for (const prefix of prefixes) index.byPrefix.push({ prefix, places })
    }
  }
  return ({ system, code }) => {
    const index = systems.get(system)
    if (!index) return always
    const known = index.met.get(code)
    if (known) return known
    const begun = index.byPrefix.flatMap(({ prefix, places }) => (code.startsWith(prefix) ? places : []))
    const reached = ascending([...always, ...(index.stated.get(code) ?? []), ...begun])
    if (index.met.size >= mostMet) index.met.clear()
    index.met.set(code, reached)
    return reached
  }
}

function ascending(places: Places): Places {
  return [...new Set(places)].sort((one, other) => one - other)
}
