import { latestBirth, type Day, type Span } from '#plugins/decide/calendar.ts'
import { makeForest, type Diagram, type Forest } from '#plugins/decide/diagram.ts'
import type { CodeSet, Expression, Leaf, PriorWindow } from '#plugins/decide/expression.ts'
import { nothingKnown } from '#plugins/decide/facts.ts'
import { openFacts, type CodeAtom, type OpenFacts, type PriorAtom, type Variable } from '#plugins/decide/open-facts.ts'
import { makeResidual } from '#plugins/decide/residual.ts'
import type { Reading } from './reading.ts'

/**
 * Every patient that some recommendations can tell apart, as diagrams over variables of which each says something a condition can say: a value
 * set of reasons, or a window of earlier examinations, is one variable, so that a region reads as a condition. Such lists overlap; `possible`
 * holds where a patient exists whose codes and examinations lie in exactly these.
 */
export type Space = {
  day: Day
  forest: Forest
  variables: ReadonlyArray<Variable>
  variablesOf(leaf: Leaf): ReadonlyArray<number>
  diagramOf(expression: Expression): Diagram
  /** Patients with no other reasons than these value sets hold. */
  possible(reasons: ReadonlySet<CodeSet>): Diagram
  codeGroups: ReadonlyArray<CodeAtom>
  priorGroups: ReadonlyArray<PriorAtom>
  /** What has been asked of recommendations in this space; see `sayingOf`. */
  sayings: Map<string, { candidate: number; said: Diagram }>
  /** The age that a birth date between two cuts has just reached. */
  ageAt(born: Day): Span | undefined
  none: Diagram
  every: Diagram
  not(one: Diagram): Diagram
  both(...these: ReadonlyArray<Diagram>): Diagram
  either(...these: ReadonlyArray<Diagram>): Diagram
  /** The first without the second. */
  without(one: Diagram, other: Diagram): Diagram
}

/** Nodes for one group of recommendations that can meet; more is a finding of its own. */
const roomForVerifying = 120_000

/** Throws `ForestFull` where conditions are larger than any diagram we allow; so may everything made with it. */
export function makeSpace(readings: ReadonlyArray<Reading>, day: Day): Space {
  const known = nothingKnown(day)
  const roots = readings.flatMap(({ applies, scenarios }) => [applies, ...scenarios.map(({ when }) => when)])
  const split = openFacts(roots, known)
  const leaves = readings.flatMap((reading) => reading.leaves)
  const { variables, sizes, numberOf } = variablesBySet(split, leaves)
  const variablesOf = (leaf: Leaf): ReadonlyArray<number> => {
    const number = numberOf.get(leaf)
    return number === undefined ? [] : [number]
  }
  const open: OpenFacts = { variables, sizes, facts: [], variablesOf }
  const forest = makeForest(open.sizes, roomForVerifying)
  const { diagramOf, falsity: none, truth: every } = makeResidual({ forest, open, known })

  const both = (...these: ReadonlyArray<Diagram>): Diagram => these.reduceRight((rest, one) => forest.ifElse(one, rest, none), every)
  const either = (...these: ReadonlyArray<Diagram>): Diagram => these.reduceRight((rest, one) => forest.ifElse(one, every, rest), none)
  const not = (one: Diagram): Diagram => forest.ifElse(one, none, every)
  const isTrue = (number: number): Diagram => forest.choose(number, [none, every])
  const codeGroups = split.variables.flatMap((variable) => (variable.of === 'indication' ? [variable.atom] : []))
  const priorGroups = split.variables.flatMap((variable) => (variable.of === 'prior' ? [variable.atom] : []))

  /** A list in which something lies needs an entry that lies there, and wherever else that entry lies. */
  const supported = (number: number, groups: ReadonlyArray<ReadonlySet<number>>): Diagram => {
    const holders = groups.filter((group) => group.has(number)).map((group) => both(...[...group].sort((one, other) => one - other).map(isTrue)))
    return forest.ifElse(isTrue(number), either(...holders), every)
  }
  const placesOf = new Map<CodeSet | PriorWindow, number>(variables.flatMap((variable, number) => membersOf(variable).map((one) => [one, number] as const)))
  const inPlaces = (members: Iterable<CodeSet | PriorWindow>): ReadonlySet<number> => new Set([...members].flatMap((one) => placesOf.get(one) ?? []))
  const priorPlaces = priorGroups.map(({ windows }) => inPlaces(windows))
  const possible = (reasons: ReadonlySet<CodeSet>): Diagram => {
    const codePlaces = codeGroups.filter(({ sets }) => [...sets].some((set) => reasons.has(set))).map(({ sets }) => inPlaces(sets))
    const rules = variables.flatMap((variable, number) => {
      if (variable.of === 'indication') return [supported(number, codePlaces)]
      return variable.of === 'prior' ? [supported(number, priorPlaces)] : []
    })
    return both(...rules)
  }

  let ages: ReadonlyMap<Day, Span> | undefined
  return {
    day,
    forest,
    variables,
    variablesOf,
    diagramOf,
    possible,
    codeGroups,
    priorGroups,
    sayings: new Map(),
    ageAt: (born) => (ages ??= agesIn(leaves, day)).get(born),
    none,
    every,
    not,
    both,
    either,
    without: (one, other) => forest.ifElse(other, none, one),
  }
}

function agesIn(leaves: ReadonlyArray<Leaf>, day: Day): Map<Day, Span> {
  const spans = leaves.flatMap((leaf) => (leaf.is === 'age' ? [leaf.from, leaf.below] : []))
  return new Map(spans.flatMap((span) => (span ? [[latestBirth(span, day), span] as const] : [])))
}

/** One variable for each value set and each window instead of one for each group that they cut the lists into. */
function variablesBySet(split: OpenFacts, leaves: ReadonlyArray<Leaf>): { variables: Array<Variable>; sizes: Array<number>; numberOf: Map<Leaf, number> } {
  const numberOf = new Map<Leaf, number>()
  const kept = new Map<string, number>()
  const made: Array<{ variable: Variable; size: number; before: number }> = []
  // Two that hold the same groups are never told apart.
  for (const leaf of leaves) {
    const groups = split.variablesOf(leaf)
    if (groups.length === 0) continue
    const isList = leaf.is === 'indication' || leaf.is === 'prior'
    const mine = isList ? groups.filter((number) => isIn(leaf, split.variables[number]!)) : groups
    const key = isList ? `${leaf.is} ${mine.join(',')}` : `one ${groups[0]!}`
    let number = kept.get(key)
    if (number === undefined) {
      number = made.length
      kept.set(key, number)
      const first = split.variables[mine[0] ?? groups[0]!]!
      made.push({ variable: isList ? listVariable(leaf, first) : first, size: split.sizes[groups[0]!]!, before: groups[0]! })
    } else if (leaf.is === 'indication' || leaf.is === 'prior') addTo(made[number]!.variable, leaf)
    numberOf.set(leaf, number)
  }
  const order = made.map((_, number) => number).sort((one, other) => made[one]!.before - made[other]!.before || one - other)
  const placeOf = new Map(order.map((number, place) => [number, place]))
  return {
    variables: order.map((number) => made[number]!.variable),
    sizes: order.map((number) => made[number]!.size),
    numberOf: new Map([...numberOf].map(([leaf, number]) => [leaf, placeOf.get(number)!])),
  }
}

type ListLeaf = Extract<Leaf, { is: 'indication' | 'prior' }>

function isIn(leaf: ListLeaf, variable: Variable): boolean {
  if (leaf.is === 'indication') return variable.of === 'indication' && variable.atom.sets.has(leaf.set)
  return variable.of === 'prior' && variable.atom.windows.has(leaf)
}

function listVariable(leaf: ListLeaf, first: Variable): Variable {
  if (leaf.is === 'indication') return { of: 'indication', atom: { sets: new Set([leaf.set]), example: (first as Extract<Variable, { of: 'indication' }>).atom.example } }
  return { of: 'prior', atom: { windows: new Set([leaf]), example: (first as Extract<Variable, { of: 'prior' }>).atom.example } }
}

function addTo(variable: Variable, leaf: ListLeaf): void {
  if (variable.of === 'indication' && leaf.is === 'indication') (variable.atom.sets as Set<CodeSet>).add(leaf.set)
  if (variable.of === 'prior' && leaf.is === 'prior') (variable.atom.windows as Set<typeof leaf>).add(leaf)
}

function membersOf(variable: Variable): ReadonlyArray<CodeSet | PriorWindow> {
  if (variable.of === 'indication') return [...variable.atom.sets]
  return variable.of === 'prior' ? [...variable.atom.windows] : []
}
