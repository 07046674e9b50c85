import { dayText, type Day, latestBirth, parseDay, type Span } from '#plugins/decide/calendar.ts'
import { makeForest, type Diagram, type Forest } from '#plugins/decide/diagram.ts'
import { convert, type Expression, isInSet } from '#plugins/decide/expression.ts'
import { type Examination, isWithin, type Known, nothingKnown, readFacts } from '#plugins/decide/facts.ts'
import { openFacts, type OpenFacts, type Variable } from '#plugins/decide/open-facts.ts'
import { makeResidual } from '#plugins/decide/residual.ts'
import { choices, type Facts } from '#plugins/decide/terms.ts'
import { type CaseCoverage, isAsked, isCovered, type Shown, shownBy } from './case-coverage.ts'
import type { Judgement, TestedCondition } from './tested-conditions.ts'

/** A patient who would show what no case shows yet. */
export type SuggestedCase = {
  /** The case it is made from, by its place; only what has to change is changed. */
  from: number
  facts: Facts
}

export type Uncovered = {
  judgement: Judgement
  condition: TestedCondition
  /** Cases that would cover it; empty where none can: whatever else is true, this condition alone never turns the result. */
  suggestions: ReadonlyArray<SuggestedCase>
}

/** Nodes for one recommendation. Its rule alone reads some tens of facts. */
const roomForSuggesting = 120_000

/**
 * For every condition that is not covered, patients that would cover it, as near as possible to a case that is there. Exact: where no
 * suggestion comes, no patient exists. Suggestions are counted as cases as they are made, so that one patient serves several conditions.
 * Throws `ForestFull` where a rule is larger than any diagram we allow.
 */
export function suggestCases({ coverage, cases, at }: { coverage: CaseCoverage; cases: ReadonlyArray<{ facts: Facts }>; at: string }): Array<Uncovered> {
  const judgements = coverage.judgements.map(({ judgement }) => judgement)
  const day = nothingKnown(readFacts({}, at).at)
  const open = openFacts(judgements.flatMap(({ expression, conditions }) => [expression, ...conditions.map(({ whole }) => whole)]), day)
  const forest = makeForest(open.sizes, roomForSuggesting)
  const { diagramOf } = makeResidual({ forest, open, known: day })
  const bases = cases.map(({ facts }, from) => ({ from, facts, known: readFacts(facts, at) }))
  const added: Array<Base> = []

  return coverage.judgements.flatMap(({ judgement, conditions }) => {
    const [none, every] = [forest.constant(0), forest.constant(1)]
    const { hold, fail } = judgement.after
    const asked = [...hold.map(diagramOf), ...fail.map((one) => forest.ifElse(diagramOf(one), none, every))].reduce((all, one) => forest.ifElse(one, all, none), every)
    return conditions.filter(({ covered }) => !covered).flatMap((one) => {
      const shows = (facts: Known): Array<Omit<Shown, 'case'>> => {
        const found = isAsked(judgement, facts) ? shownBy(one.condition, facts) : undefined
        return found ? [found] : []
      }
      const shown: Array<Omit<Shown, 'case'>> = [...one.shown, ...added.flatMap((entry) => shows(entry.known))]
      if (isCovered(shown)) return []
      const suggestions: Array<SuggestedCase> = []
      for (const { region, wanted } of lacking({ forest, diagramOf, asked, condition: one.condition, shown })) {
        const isWanted = (facts: Known): boolean => shows(facts).some(({ holds, result }) => holds === wanted.holds && result === wanted.result)
        const near = nearest({ forest, open, region, bases: [...bases, ...added], isWanted, at })
        if (!near) continue
        suggestions.push(near)
        added.push({ ...near, known: readFacts(near.facts, at) })
      }
      return [{ judgement, condition: one.condition, suggestions }]
    })
  })
}

/** Regions of patients still to be shown, at most two: one for each half of the pair that lacks. None where no pair exists. */
function lacking({ forest, diagramOf, asked, condition, shown }: {
  forest: Forest
  diagramOf: (expression: Expression) => Diagram
  asked: Diagram
  condition: TestedCondition
  shown: ReadonlyArray<Omit<Shown, 'case'>>
}): Array<{ region: Diagram; wanted: Omit<Shown, 'case'> }> {
  const none = forest.constant(0)
  const not = (diagram: Diagram): Diagram => forest.ifElse(diagram, none, forest.constant(1))
  const both = (...diagrams: ReadonlyArray<Diagram>): Diagram => diagrams.reduce((all, diagram) => forest.ifElse(diagram, all, none))
  const [holds, ifTrue, ifFalse] = [diagramOf(condition.whole), diagramOf(condition.asTrue), diagramOf(condition.asFalse)]
  for (const result of [true, false]) {
    const turns = result ? both(ifTrue, not(ifFalse)) : both(ifFalse, not(ifTrue))
    const halves = [
      { region: both(asked, turns, holds), wanted: { holds: true, result } },
      { region: both(asked, turns, not(holds)), wanted: { holds: false, result: !result } },
    ]
    if (halves.some(({ region }) => region === none)) continue
    return halves.filter(({ wanted }) => !shown.some((one) => one.holds === wanted.holds && one.result === wanted.result))
  }
  return []
}

type Base = SuggestedCase & { known: Known }

/** The patient of a region who differs from some case in the fewest facts, as found by walking from each case, fact by fact. */
function nearest({ forest, open, region, bases, isWanted, at }: {
  forest: Forest
  open: OpenFacts
  region: Diagram
  bases: ReadonlyArray<Base>
  isWanted: (facts: Known) => boolean
  at: string
}): SuggestedCase | undefined {
  const walks = bases.filter(({ known }) => known.order !== undefined).map((base) => {
    let rest = region
    const changed: Array<[Variable, number]> = []
    for (const number of forest.support(region)) {
      const variable = open.variables[number]!
      const own = valueIn(variable, base.known, open)
      const others = Array.from({ length: forest.sizeOf(number) }, (_, value) => value).filter((value) => value !== own)
      const value = (own === undefined ? others : [own, ...others]).find((one) => forest.valueOf(forest.restrict(rest, number, one)) !== 0)!
      rest = forest.restrict(rest, number, value)
      if (value !== own) changed.push([variable, value])
    }
    return { base, changed }
  })
  for (const { base, changed } of walks.sort((one, other) => one.changed.length - other.changed.length)) {
    const facts = changed.reduce((all, [variable, value]) => changedIn(all, variable, { value, day: base.known.at, open }), base.facts)
    // Facts on which others lean (a man is not pregnant) may undo a change: only what really shows the condition is suggested.
    if (isWanted(readFacts(facts, at))) return { from: base.from, facts }
  }
  return undefined
}

/** Value of a variable in what is known; undefined where it is unknown. */
function valueIn(variable: Variable, known: Known, open: OpenFacts): number | undefined {
  switch (variable.of) {
    case 'finding': {
      const found = known.findings.get(variable.key)
      return found === undefined ? undefined : Number(found)
    }
    case 'measurement': {
      const measured = known.measurements.get(variable.scale.key)
      const value = measured && convert(variable.scale, measured.value, measured.unit)
      return value === undefined ? undefined : variable.values.findLastIndex((least) => least <= value)
    }
    case 'age':
      return known.born.told ? Math.max(0, variable.births.findIndex((birth) => known.born.to <= birth)) : undefined
    case 'choice':
      return known.choices[variable.fact]
    case 'indication':
      return known.indications && Number(known.indications.codes.some((code) => isInGroup(variable, code, open)))
    case 'prior':
      return known.prior && Number(known.prior.examinations.some((examination) => isOfGroup(variable, examination, { open, at: known.at })))
  }
}

type CodeGroup = Extract<Variable, { of: 'indication' }>
type PriorGroup = Extract<Variable, { of: 'prior' }>

/** Whether a code lies in exactly the value sets of a group. */
function isInGroup({ atom }: CodeGroup, { system, code }: { system: string; code: string }, open: OpenFacts): boolean {
  const sets = new Set(open.variables.flatMap((variable) => (variable.of === 'indication' ? [...variable.atom.sets] : [])))
  return [...sets].every((set) => isInSet(set, system, code) === atom.sets.has(set))
}

/** Whether an examination lies in exactly the windows of a group. */
function isOfGroup({ atom }: PriorGroup, examination: Pick<Examination, 'procedure' | 'day' | 'status'>, { open, at }: { open: OpenFacts; at: Day }): boolean {
  const windows = new Set(open.variables.flatMap((variable) => (variable.of === 'prior' ? [...variable.atom.windows] : [])))
  return [...windows].every((window) => isWithin(window, examination, at) === atom.windows.has(window))
}

/** Facts in which a variable has another value, written as a person would write them. */
function changedIn(facts: Facts, variable: Variable, { value, day, open }: { value: number; day: Day; open: OpenFacts }): Facts {
  switch (variable.of) {
    case 'finding':
      return { ...facts, findings: { ...facts.findings, [variable.key]: value === 1 } }
    case 'measurement': {
      const least = variable.values[value]!
      const number = Number.isFinite(least) ? least : justBelow(variable.values[value + 1] ?? 0)
      return { ...facts, measurements: { ...facts.measurements, [variable.scale.key]: { value: number, ...(variable.scale.unit !== '1' && { unit: variable.scale.unit }) } } }
    }
    case 'age': {
      const { birthDate: _, ...patient } = facts.patient ?? {}
      return { ...facts, patient: { ...patient, age: ageOf(variable.births, value, day) } }
    }
    case 'choice': {
      const chosen = choices[variable.fact][value]!
      return variable.fact === 'sex' || variable.fact === 'pregnancy' ? { ...facts, patient: { ...facts.patient, [variable.fact]: chosen } } : { ...facts, [variable.fact]: chosen }
    }
    case 'indication': {
      const rest = (facts.indications ?? []).filter((code) => !isInGroup(variable, code, open))
      return { ...facts, indications: value === 1 ? [...rest, variable.atom.example] : rest }
    }
    case 'prior': {
      const { procedure, day: on, status } = variable.atom.example
      const rest = (facts.prior ?? []).filter((one) => !isOfGroup(variable, { ...one, day: parseDay(one.on) ?? day }, { open, at: day }))
      return { ...facts, at: facts.at ?? dayText(day), prior: value === 1 ? [...rest, { procedure, on: dayText(on), status }] : rest }
    }
  }
}

function justBelow(threshold: number): number {
  return threshold >= 1 ? Math.ceil(threshold) - 1 : threshold / 2
}

/** An age in completed years, months or days that lies wholly in a span of birth dates: the longest unit that fits. */
function ageOf(births: ReadonlyArray<Day>, value: number, day: Day): string {
  const [latest, before] = [births[value]!, value === 0 ? -Infinity : births[value - 1]!]
  const units: ReadonlyArray<{ letter: string; most: number; span: (count: number) => Span }> = [
    { letter: 'Y', most: 120, span: (count) => ({ months: count * 12, days: 0 }) },
    { letter: 'M', most: 1440, span: (count) => ({ months: count, days: 0 }) },
    { letter: 'D', most: 44_000, span: (count) => ({ months: 0, days: count }) },
  ]
  const isYoungest = value === births.length - 1
  for (const { letter, most, span } of units) {
    const fits = (count: number): boolean => latestBirth(span(count), day) <= latest && latestBirth(span(count + 1), day) >= before
    // The youngest that is old enough, or the oldest that is young enough: suggestions stand at thresholds, where mistakes are made.
    const first = Array.from({ length: most }, (_, count) => count).find(fits)
    if (first === undefined) continue
    let count = first
    while (isYoungest && fits(count + 1)) count++
    return `P${count}${letter}`
  }
  return 'P0D'
}
