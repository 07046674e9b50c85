import { dayText, type Day, latestBirth, parseDay, type Span } from '#plugins/decide/calendar.ts'
import { convert, isInSet } from '#plugins/decide/expression.ts'
import { type Examination, isWithin, type Known } from '#plugins/decide/facts.ts'
import type { OpenFacts, Variable } from '#plugins/decide/open-facts.ts'
import { choices, type Facts } from '#plugins/decide/terms.ts'

/** Value of a variable in what is known; undefined where it is unknown. */
export function valueIn(variable: Variable, known: Known, open: OpenFacts): number | undefined {
  switch (variable.of) {
    case 'finding': {
      const found = known.finding(variable.key)
      return found === undefined ? undefined : Number(found)
    }
    case 'measurement': {
      const measured = known.measurement(variable.scale.key)
      const value = measured && convert(variable.scale, measured.value, measured.unit)
      return value === undefined ? undefined : variable.values.findLastIndex((least) => least <= value)
    }
    case 'age':
      return known.born.told ? Math.max(0, variable.births.findIndex((birth) => known.born.to <= birth)) : undefined
    case 'choice':
      return known.choice(variable.fact)
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
export function withValue(facts: Facts, variable: Variable, { value, day, open }: { value: number; day: Day; open: OpenFacts }): Facts {
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
  if (threshold <= 0) return threshold - 1
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
