import { latestBirth, windowStart, type Day, type Span } from './calendar.ts'
import { isInSet, type CodeSet, type Expression, type Leaf, type PriorWindow, type Scale } from './expression.ts'
import { isWithin, type Known } from './facts.ts'
import { leavesOf } from './leaves.ts'
import { choices, priorStatuses, unknown, type ChoiceFact, type MissingFact, type PriorStatus } from './terms.ts'
import { truthOf } from './truth.ts'

/** One group of codes that the value sets cannot tell apart: those that lie in exactly these sets. */
export type CodeAtom = { sets: ReadonlySet<CodeSet>; example: { system: string; code: string } }
/** One group of examinations that the windows cannot tell apart: those that lie in exactly these windows. */
export type PriorAtom = { windows: ReadonlySet<PriorWindow>; example: { procedure: string; day: Day; status: PriorStatus } }

/** What one variable of a diagram stands for; its values are numbered from 0. */
export type Variable =
  /** Each value is a span between cuts, given by the latest birth date in it. */
  | { of: 'age'; births: ReadonlyArray<Day> }
  | { of: 'choice'; fact: ChoiceFact }
  /** 1: some code of the group is given. */
  | { of: 'indication'; atom: CodeAtom }
  /** 1: some examination of the group is given. */
  | { of: 'prior'; atom: PriorAtom }
  /** 1: present. */
  | { of: 'finding'; key: string }
  /** Each value is a span between cuts, given by the least number in it; the first is open downwards (-Infinity). */
  | { of: 'measurement'; scale: Scale; values: ReadonlyArray<number> }

/** The unknown facts that conditions still read: as variables with finitely many values, and as the facts one would ask for. */
export type OpenFacts = {
  variables: ReadonlyArray<Variable>
  sizes: ReadonlyArray<number>
  /** In the order in which the conditions first read them; each with its variables. */
  facts: ReadonlyArray<{ fact: MissingFact; variables: ReadonlyArray<number> }>
  variablesOf(leaf: Leaf): ReadonlyArray<number>
}

/**
 * Cuts the domains of the unknown facts at the thresholds that the open conditions contain. Every variable is free: each combination of
 * values is a patient that can exist, which is what makes answers exact. Value sets and windows overlap, so they are no variables
 * themselves; the groups they cut the codes and examinations into are.
 */
export function openFacts(roots: ReadonlyArray<Expression>, known: Known): OpenFacts {
  const leaves = openLeaves(roots, known)
  const variables: Array<Variable> = []
  const ranks = new Map(leaves.map((leaf, rank) => [leaf, rank]))
  const byFact = new Map<string, { fact: MissingFact; rank: number; variables: Array<number> }>()
  const byLeaf = new Map<Leaf, Array<number>>()

  function add(made: ReadonlyArray<Variable>, readers: ReadonlyArray<Leaf>): void {
    const numbers = made.map((variable) => variables.push(variable) - 1)
    for (const leaf of readers) {
      byLeaf.set(leaf, numbers)
      const fact = factOf(leaf)
      const rank = ranks.get(leaf)!
      const entry = byFact.get(keyOf(fact)) ?? { fact, rank, variables: [] }
      entry.rank = Math.min(entry.rank, rank)
      for (const number of numbers) if (!entry.variables.includes(number)) entry.variables.push(number)
      byFact.set(keyOf(fact), entry)
    }
  }

  // Shared context first: nearly every population reads it, and a variable tested early keeps diagrams small where many share it.
  const indications = leaves.filter((leaf) => leaf.is === 'indication')
  add(codeAtoms([...new Set(indications.map((leaf) => leaf.set))]).map((atom) => ({ of: 'indication', atom })), indications)
  const ages = leaves.filter((leaf) => leaf.is === 'age')
  if (ages.length > 0) add([{ of: 'age', births: birthCells(ages, known) }], ages)
  for (const fact of Object.keys(choices) as Array<ChoiceFact>) {
    const readers = leaves.filter((leaf) => leaf.is === 'choice' && leaf.fact === fact)
    if (readers.length > 0) add([{ of: 'choice', fact }], readers)
  }
  const priors = leaves.filter((leaf) => leaf.is === 'prior')
  add(priorAtoms(priors, known.at).map((atom) => ({ of: 'prior', atom })), priors)
  for (const readers of bySubject(leaves)) {
    const first = readers[0]!
    if (first.is === 'finding') add([{ of: 'finding', key: first.key }], readers)
    else add([{ of: 'measurement', scale: first.scale, values: valueCells(readers) }], readers)
  }

  return {
    variables,
    sizes: variables.map(sizeOf),
    facts: [...byFact.values()].sort((one, other) => one.rank - other.rank),
    variablesOf: (leaf) => byLeaf.get(leaf) ?? [],
  }
}

/** Whether a leaf holds where its variable has this value; for lists, whether a group that is given makes it hold. */
export function holdsAt(leaf: Leaf, variable: Variable, value: number, at: Day): boolean {
  if (leaf.is === 'age' && variable.of === 'age') {
    const birth = variable.births[value]!
    return (!leaf.from || birth <= latestBirth(leaf.from, at)) && (!leaf.below || birth > latestBirth(leaf.below, at))
  }
  if (leaf.is === 'choice') return leaf.allowed[value] === true
  if (leaf.is === 'indication' && variable.of === 'indication') return value === 1 && variable.atom.sets.has(leaf.set)
  if (leaf.is === 'prior' && variable.of === 'prior') return value === 1 && variable.atom.windows.has(leaf)
  if (leaf.is === 'finding') return (value === 1) === leaf.present
  if (leaf.is === 'measurement' && variable.of === 'measurement') {
    const number = variable.values[value]!
    return number >= leaf.from && number < leaf.below
  }
  return false
}

/** The fact one would ask for to know a leaf. */
export function factOf(leaf: Leaf): MissingFact {
  switch (leaf.is) {
    case 'age':
      return { patient: 'age' }
    case 'choice':
      return leaf.fact === 'sex' || leaf.fact === 'pregnancy' ? { patient: leaf.fact } : { context: leaf.fact }
    case 'indication':
      return { context: 'indications' }
    case 'finding':
      return { finding: leaf.key }
    case 'measurement':
      return { measurement: leaf.scale.key }
    case 'prior':
      return { context: 'prior' }
  }
}

/** Leaves that are unknown and stand in parts that are unknown. */
function openLeaves(roots: ReadonlyArray<Expression>, known: Known): Array<Leaf> {
  return leavesOf(roots, (expression) => truthOf(expression, known) === unknown)
}

type Clinical = Extract<Leaf, { is: 'finding' | 'measurement' }>

/** Conditions on findings and measurements by what they read, so that each finding and each scale becomes one variable. */
function bySubject(leaves: ReadonlyArray<Leaf>): Iterable<ReadonlyArray<Clinical>> {
  const groups = new Map<string | Scale, Array<Clinical>>()
  for (const leaf of leaves) {
    if (leaf.is !== 'finding' && leaf.is !== 'measurement') continue
    const subject = leaf.is === 'finding' ? leaf.key : leaf.scale
    const group = groups.get(subject)
    if (group) group.push(leaf)
    else groups.set(subject, [leaf])
  }
  return groups.values()
}

function keyOf(fact: MissingFact): string {
  return JSON.stringify(fact)
}

function sizeOf(variable: Variable): number {
  if (variable.of === 'age') return variable.births.length
  if (variable.of === 'measurement') return variable.values.length
  return variable.of === 'choice' ? choices[variable.fact].length : 2
}

function birthCells(leaves: ReadonlyArray<Extract<Leaf, { is: 'age' }>>, { born, at }: Known): Array<Day> {
  const spans = leaves.flatMap((leaf) => [leaf.from, leaf.below]).filter((span): span is Span => span !== undefined)
  const cuts = spans.map((span) => latestBirth(span, at)).filter((cut) => cut >= born.from && cut < born.to)
  return ascending([...cuts, born.to])
}

function valueCells(leaves: ReadonlyArray<Leaf>): Array<number> {
  const cuts = leaves.flatMap((leaf) => (leaf.is === 'measurement' ? [leaf.from, leaf.below] : []))
  return ascending([-Infinity, ...cuts.filter((cut) => Number.isFinite(cut))])
}

/** Groups of codes, from one representative of each: every code and every prefix stated, and a code of which nothing but the prefix is known. */
function codeAtoms(sets: ReadonlyArray<CodeSet>): Array<CodeAtom> {
  const atoms = new Map<string, CodeAtom>()
  for (const set of sets) {
    for (const [system, { codes, prefixes }] of set.systems) {
      for (const code of [...codes, ...prefixes, ...prefixes.map((prefix) => `${prefix}\uFFFF`)]) {
        const within = sets.filter((one) => isInSet(one, system, code))
        const key = within.map((one) => sets.indexOf(one)).join(',')
        if (!atoms.has(key)) atoms.set(key, { sets: new Set(within), example: { system, code: code.replace('\uFFFF', '') } })
      }
    }
  }
  return [...atoms.values()]
}

/** Groups of examinations, from one representative of each: every procedure, status and span between the windows' first days. */
function priorAtoms(windows: ReadonlyArray<Extract<Leaf, { is: 'prior' }>>, at: Day): Array<PriorAtom> {
  const procedures = new Set(windows.flatMap((window) => [...window.procedures]))
  const days = ascending(windows.map((window) => windowStart(window.within, at)))
  const atoms = new Map<string, PriorAtom>()
  for (const procedure of procedures) {
    for (const status of priorStatuses) {
      for (const day of days) {
        const example = { procedure, day, status }
        const within = windows.filter((window) => isWithin(window, example, at))
        const key = within.map((window) => windows.indexOf(window)).join(',')
        if (within.length > 0 && !atoms.has(key)) atoms.set(key, { windows: new Set(within), example })
      }
    }
  }
  return [...atoms.values()]
}

function ascending(numbers: ReadonlyArray<number>): Array<number> {
  return [...new Set(numbers)].sort((one, other) => one - other)
}
