import { dayText, latestBirth } from '#plugins/decide/calendar.ts'
import { decide } from '#plugins/decide/decide.ts'
import type { Diagram } from '#plugins/decide/diagram.ts'
import { isInSet, type CodeSet } from '#plugins/decide/expression.ts'
import { factOf, type CodeAtom, type Variable } from '#plugins/decide/open-facts.ts'
import type { Prepared } from '#plugins/decide/prepare.ts'
import type { Facts, MissingFact } from '#plugins/decide/terms.ts'
import { withValue } from './patient-facts.ts'
import type { Reading } from './reading.ts'
import type { Space } from './space.ts'

export type PatientWanted = {
  space: Space
  region: Diagram
  /** The only reasons the patient may have. */
  reasons: ReadonlySet<CodeSet>
  /** Everything they read is told. */
  about: ReadonlyArray<Reading>
  procedure: string | undefined
  rules: Prepared
}

/**
 * One patient of a region that is not empty, as facts: whatever the recommendations concerned read, told; and of what others read, as much as
 * is needed to decide. Facts that make no difference are ordinary: no finding, an adult, nothing given before.
 */
export function patientIn({ space, region, reasons, about, procedure, rules }: PatientWanted): Facts {
  const values = ordinaryValues(space, region)
  const at = dayText(space.day)
  // Always told: those who ask for another reason do not speak.
  let facts: Facts = { at, ...(procedure !== undefined && { order: { procedure } }), indications: codesFor(space, values, reasons) }
  const told = new Set(about.flatMap(({ leaves }) => leaves.flatMap((leaf) => [...space.variablesOf(leaf)])))
  for (const number of values.keys()) told.add(number)
  for (const number of [...told].sort((one, other) => one - other)) facts = withTold(facts, { space, number, values })
  if (procedure === undefined) return facts
  for (let rounds = 0; rounds < space.variables.length; rounds++) {
    const { missing } = decide(rules, facts, { at, trace: false })
    const asked = missing.flatMap((fact) => numbersOf(space, fact))
    if (asked.length === 0) break
    for (const number of asked) facts = withTold(facts, { space, number, values })
  }
  return facts
}

/** An assignment inside the region, of the variables that it depends on: the ordinary value wherever that stays inside. */
function ordinaryValues(space: Space, region: Diagram): Map<number, number> {
  const { forest, none } = space
  let rest = region
  const values = new Map<number, number>()
  for (const number of forest.support(region)) {
    const own = ordinary(space, number)
    const others = Array.from({ length: forest.sizeOf(number) }, (_, value) => value).filter((value) => value !== own)
    const value = [own, ...others].find((one) => forest.restrict(rest, number, one) !== none)!
    values.set(number, value)
    rest = forest.restrict(rest, number, value)
  }
  return values
}

function ordinary({ variables, day }: Space, number: number): number {
  const variable = variables[number]!
  if (variable.of !== 'age') return 0
  const born = latestBirth({ months: 40 * 12, days: 0 }, day)
  return Math.max(0, variable.births.findIndex((latest) => born <= latest))
}

type Telling = { space: Space; number: number; values: ReadonlyMap<number, number> }

function withTold(facts: Facts, { space, number, values }: Telling): Facts {
  const variable = space.variables[number]!
  if (variable.of === 'indication') return facts
  if (variable.of === 'prior') return { ...facts, prior: examinationsFor(space, values) }
  const value = values.get(number) ?? ordinary(space, number)
  return withValue(facts, variable, { value, day: space.day, open: { variables: space.variables, sizes: [], facts: [], variablesOf: space.variablesOf } })
}

/** As few codes as lie in exactly the value sets that are true. */
function codesFor(space: Space, values: ReadonlyMap<number, number>, reasons: ReadonlySet<CodeSet>): NonNullable<Facts['indications']> {
  const allSets = new Set(space.codeGroups.flatMap(({ sets }) => [...sets]))
  const isTrue = (set: CodeSet): boolean => space.variables.some((variable, number) => variable.of === 'indication' && variable.atom.sets.has(set) && values.get(number) === 1)
  const wanted = new Set([...allSets].filter(isTrue))
  const fitting = space.codeGroups.filter(({ sets }) => [...sets].every((set) => wanted.has(set)) && [...sets].some((set) => reasons.has(set)))
  return covering(fitting, ({ sets }) => sets, wanted).map((group) => codeOf(group, allSets))
}

/** A code that lies in exactly the sets of a group: where only a beginning is stated, the beginning itself may be in more of them. */
function codeOf({ sets, example: { system, code } }: CodeAtom, allSets: ReadonlySet<CodeSet>): { system: string; code: string } {
  const fits = (one: string): boolean => [...allSets].every((set) => isInSet(set, system, one) === sets.has(set))
  return { system, code: [code, `${code}.9`, `${code}9`, `${code}X`].find(fits) ?? code }
}

function examinationsFor(space: Space, values: ReadonlyMap<number, number>): NonNullable<Facts['prior']> {
  const isTrue = (window: object): boolean =>
    space.variables.some((variable, number) => variable.of === 'prior' && values.get(number) === 1 && [...variable.atom.windows].some((one) => one === window))
  const wanted = new Set<object>(space.priorGroups.flatMap(({ windows }) => [...windows]).filter(isTrue))
  const fitting = space.priorGroups.filter(({ windows }) => [...windows].every((window) => wanted.has(window)))
  return covering(fitting, ({ windows }): ReadonlySet<object> => windows, wanted).map(({ example: { procedure, day, status } }) => ({ procedure, on: dayText(day), status }))
}

/** Groups that together lie in everything wanted; the one that covers most comes first. */
function covering<Group, Member>(groups: ReadonlyArray<Group>, membersOf: (group: Group) => ReadonlySet<Member>, wanted: ReadonlySet<Member>): Array<Group> {
  const open = new Set(wanted)
  const taken: Array<Group> = []
  const gain = (group: Group): number => [...membersOf(group)].filter((member) => open.has(member)).length
  while (open.size > 0) {
    const best = groups.reduce<Group | undefined>((most, group) => (gain(group) > (most === undefined ? 0 : gain(most)) ? group : most), undefined)
    if (best === undefined) break
    taken.push(best)
    for (const member of membersOf(best)) open.delete(member)
  }
  return taken
}

function numbersOf(space: Space, fact: MissingFact): Array<number> {
  const wanted = JSON.stringify(fact)
  return space.variables.flatMap((variable, number) => (JSON.stringify(factOfVariable(variable)) === wanted ? [number] : []))
}

/** The fact one would ask for to know a variable. */
export function factOfVariable(variable: Variable): MissingFact {
  switch (variable.of) {
    case 'age':
      return { patient: 'age' }
    case 'choice':
      return factOf({ is: 'choice', fact: variable.fact, allowed: [] })
    case 'indication':
      return { context: 'indications' }
    case 'prior':
      return { context: 'prior' }
    case 'finding':
      return { finding: variable.key }
    case 'measurement':
      return { measurement: variable.scale.key }
  }
}
