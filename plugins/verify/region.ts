import type { Span } from '#plugins/decide/calendar.ts'
import { ForestFull, type Diagram } from '#plugins/decide/diagram.ts'
import { choices, type ChoiceFact, type Condition } from '#plugins/decide/terms.ts'
import type { Space } from './space.ts'
import { inMonthsAndDays } from './tested-conditions.ts'

/**
 * Patients, described by a condition that any text form of conditions can say. `exact`: those and no others, among patients that exist;
 * else those and some more, because the exact description would be too long to read.
 */
export type Region = { condition: Condition; exact: boolean }

/** One part of a description: variables, each with the values it may have. */
type Cube = ReadonlyArray<{ number: number; values: ReadonlyArray<number> }>

const mostParts = 12
const mostSteps = 4000

/**
 * The region of a diagram in few and short parts: an irredundant cover (S. Minato, "Fast generation of irredundant sum-of-products forms from
 * binary decision diagrams", 1992), with more than two values. What no patient can be is taken in or left out as is shorter.
 */
export function regionOf(space: Space, diagram: Diagram, possible: Diagram): Region {
  const asked = space.both(diagram, possible)
  const parts = coverOf(space, asked, space.either(diagram, space.not(possible)))
  if (parts) return { condition: conditionOfAny(space, parts), exact: true }
  return { condition: conditionOf(space, enclosing(space, asked)), exact: false }
}

class TooLong extends Error {}

function coverOf(space: Space, least: Diagram, most: Diagram): ReadonlyArray<Cube> | undefined {
  const { forest, none, every, both, either, without } = space
  let steps = 0
  const done = new Map<string, { cubes: ReadonlyArray<Cube>; covered: Diagram }>()

  function cover(lower: Diagram, upper: Diagram): { cubes: ReadonlyArray<Cube>; covered: Diagram } {
    if (lower === none) return { cubes: [], covered: none }
    if (upper === every) return { cubes: [[]], covered: every }
    const key = `${lower} ${upper}`
    const known = done.get(key)
    if (known) return known
    if (++steps > mostSteps) throw new TooLong()
    const number = Math.min(...[lower, upper].map((one) => forest.support(one)[0] ?? Infinity))
    const values = Array.from({ length: forest.sizeOf(number) }, (_, value) => value)
    const lowers = values.map((value) => forest.restrict(lower, number, value))
    const uppers = values.map((value) => forest.restrict(upper, number, value))
    const always = both(...uppers)
    const own = values.map((value) => cover(without(lowers[value]!, always), uppers[value]!))
    const left = either(...values.map((value) => without(lowers[value]!, own[value]!.covered)))
    const shared = cover(left, always)
    const joined = new Map<string, { rest: Cube; values: Array<number> }>()
    for (const value of values) {
      for (const rest of own[value]!.cubes) {
        const at = JSON.stringify(rest)
        const entry = joined.get(at) ?? { rest, values: [] }
        entry.values.push(value)
        joined.set(at, entry)
      }
    }
    const cubes = [...[...joined.values()].map((one): Cube => [{ number, values: one.values }, ...one.rest]), ...shared.cubes]
    if (cubes.length > mostParts * 4) throw new TooLong()
    const made = { cubes, covered: either(forest.choose(number, own.map(({ covered }) => covered)), shared.covered) }
    done.set(key, made)
    return made
  }

  try {
    const { cubes } = cover(least, most)
    return cubes.length > mostParts ? undefined : cubes
  } catch (fault) {
    if (fault instanceof TooLong || fault instanceof ForestFull) return undefined
    throw fault
  }
}

/** The least single part that holds all of a region. */
function enclosing({ forest, none }: Space, diagram: Diagram): Cube {
  return forest.support(diagram).flatMap((number) => {
    const all = Array.from({ length: forest.sizeOf(number) }, (_, value) => value)
    const values = all.filter((value) => forest.restrict(diagram, number, value) !== none)
    return values.length === all.length ? [] : [{ number, values }]
  })
}

/** What all parts share is said once, before them. */
function conditionOfAny(space: Space, parts: ReadonlyArray<Cube>): Condition {
  const [first = [], ...others] = parts
  const isShared = (one: Cube[number]): boolean => others.length > 0 && others.every((cube) => cube.some((other) => isSame(one, other)))
  const shared = first.filter(isShared)
  const rest = parts.map((cube) => cube.filter((one) => !shared.some((other) => isSame(one, other))))
  const any = anyOf(rest.map((cube) => conditionOf(space, cube)))
  return shared.length === 0 ? any : allOf([...shared.map(({ number, values }) => literal(space, number, values)), any])
}

function isSame(one: Cube[number], other: Cube[number]): boolean {
  return one.number === other.number && one.values.join() === other.values.join()
}

function conditionOf(space: Space, cube: Cube): Condition {
  return allOf(cube.map(({ number, values }) => literal(space, number, values)))
}

function literal(space: Space, number: number, values: ReadonlyArray<number>): Condition {
  const variable = space.variables[number]!
  switch (variable.of) {
    case 'finding':
      return values[0] === 1 ? { finding: variable.key } : { finding: variable.key, is: 'absent' }
    case 'choice':
      return oneOf(variable.fact, values)
    case 'indication':
      return isGiven(values, { indication: { in: [...variable.atom.sets][0]!.key } })
    case 'prior': {
      const [window] = variable.atom.windows
      const { procedures, within, status } = window!
      const each = [...procedures].sort().map((procedure): Condition => ({ prior: { procedure, within: inMonthsAndDays(within), ...(status && { status }) } }))
      return isGiven(values, anyOf(each))
    }
    case 'measurement': {
      const { scale, values: cuts } = variable
      return anyOf(
        runsOf(values).map(({ first, last }) => {
          const [from, below] = [cuts[first]!, cuts[last + 1]]
          return { measurement: scale.key, ...(Number.isFinite(from) && { from }), ...(below !== undefined && { below }), unit: scale.unit }
        }),
      )
    }
    case 'age': {
      const { births } = variable
      const text = (span: Span | undefined): string | undefined => span && inMonthsAndDays(span)
      return anyOf(
        runsOf(values).map(({ first, last }) => {
          const from = text(space.ageAt(births[last]!))
          const below = first === 0 ? undefined : text(space.ageAt(births[first - 1]!))
          return { age: { ...(from !== undefined && { from }), ...(below !== undefined && { below }) } }
        }),
      )
    }
  }
}

function oneOf(fact: ChoiceFact, values: ReadonlyArray<number>): Condition {
  return { [fact]: values.map((value) => choices[fact][value]!) } as unknown as Condition
}

function isGiven(values: ReadonlyArray<number>, condition: Condition): Condition {
  return values[0] === 1 ? condition : { not: condition }
}

function runsOf(values: ReadonlyArray<number>): Array<{ first: number; last: number }> {
  const runs: Array<{ first: number; last: number }> = []
  for (const value of values) {
    const run = runs.at(-1)
    if (run && run.last === value - 1) run.last = value
    else runs.push({ first: value, last: value })
  }
  return runs
}

function allOf(parts: ReadonlyArray<Condition>): Condition {
  return parts.length === 1 ? parts[0]! : { all: [...parts] }
}

function anyOf(parts: ReadonlyArray<Condition>): Condition {
  return parts.length === 1 ? parts[0]! : { any: [...parts] }
}
