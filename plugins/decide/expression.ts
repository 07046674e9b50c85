import { parseSpan, type Span } from './calendar.ts'
import { isCondition, isMeasurement, isValueSet } from './structure.ts'
import { choices, entryOf, type ChoiceFact, type Condition, type Decidable, type PriorStatus, type ValueSet } from './terms.ts'

/** A condition ready to be evaluated: references resolved, durations read, thresholds in one unit. Named conditions are shared. */
export type Expression =
  | { is: 'all' | 'any'; parts: ReadonlyArray<Expression> }
  | { is: 'not'; part: Expression }
  /** Whole numbers, see `scaledPoints`; from ≤ sum < below. `counts`: written as `atLeast`, every part one point. */
  | { is: 'score'; counts: boolean; parts: ReadonlyArray<{ points: number; when: Expression }>; from: number; below: number }
  | { is: 'named'; key: string; meaning: Expression }
  | Leaf
export type Leaf =
  | { is: 'age'; from: Span | undefined; below: Span | undefined }
  /** `allowed[i]` for the i-th value of `choices[fact]`. */
  | { is: 'choice'; fact: ChoiceFact; allowed: ReadonlyArray<boolean> }
  | { is: 'indication'; set: CodeSet }
  | { is: 'finding'; key: string; present: boolean }
  /** In the unit of the scale: from ≤ value < below. */
  | { is: 'measurement'; scale: Scale; from: number; below: number }
  | ({ is: 'prior' } & PriorWindow)

export type PriorWindow = { procedures: ReadonlySet<string>; within: Span; status: PriorStatus | undefined }

/** Codes of a value set by code system. */
export type CodeSet = { key: string; systems: ReadonlyMap<string, { codes: ReadonlySet<string>; prefixes: ReadonlyArray<string> }> }

/** One measurement in one unit, and how to come to it from others: value x factor + offset. */
export type Scale = { key: string; unit: string; unitless: boolean; conversions: ReadonlyMap<string, { factor: number; offset: number }> }

/** A rule that cannot be read: it points to something that is not there, or to itself, or it is damaged. */
export class UnreadableRule extends Error {}
/** A part of it is missing or not of its kind, which no schema lets pass. */
export class DamagedRule extends UnreadableRule {}

/** Deeper than any parsed record is allowed to be. */
const deepestTree = 128
/** Named conditions inside named conditions. Published decision rules need two or three levels. */
const deepestNaming = 32

/** Reads conditions over one vocabulary; what they share (named conditions, value sets, scales) is made once. */
export type ConditionReader = {
  /** Throws `UnreadableRule`. */
  read(condition: Condition): Expression
  /** Examinations of a procedure key or value set. Throws `UnreadableRule`. */
  priorWindow(prior: { procedure: string; within: string; status?: PriorStatus | undefined }): PriorWindow
}

export function makeConditionReader(decidable: Pick<Decidable, 'conditions' | 'valueSets' | 'vocabulary'>): ConditionReader {
  const named = new Map<string, { expression: Expression; level: number }>()
  const open: Array<{ key: string; level: number }> = []
  const codeSets = new Map<string, CodeSet>()
  const scales = new Map<string, Scale>()

  function read(condition: Condition, depth: number): Expression {
    if (depth > deepestTree) throw new UnreadableRule('nests too deep')
    if (!isCondition(condition)) throw new DamagedRule('has a condition that is damaged')
    const below = (part: Condition): Expression => read(part, depth + 1)
    if ('all' in condition) return { is: 'all', parts: condition.all.map(below) }
    if ('any' in condition) return { is: 'any', parts: condition.any.map(below) }
    if ('not' in condition) return { is: 'not', part: below(condition.not) }
    if ('of' in condition) {
      const parts = condition.of.map((part) => ({ points: scaledPoints(1), when: below(part) }))
      return { is: 'score', counts: true, parts, from: scaledPoints(condition.atLeast), below: Infinity }
    }
    if ('score' in condition) {
      const parts = condition.score.map(({ points, when }) => ({ points: scaledPoints(points), when: below(when) }))
      const from = condition.from === undefined ? -Infinity : scaledPoints(condition.from)
      return { is: 'score', counts: false, parts, from, below: condition.below === undefined ? Infinity : scaledPoints(condition.below) }
    }
    if ('age' in condition) return { is: 'age', from: spanOf(condition.age.from), below: spanOf(condition.age.below) }
    if ('sex' in condition) return choice('sex', condition.sex)
    if ('pregnancy' in condition) return choice('pregnancy', condition.pregnancy)
    if ('setting' in condition) return choice('setting', condition.setting)
    if ('phase' in condition) return choice('phase', condition.phase)
    if ('indication' in condition) return { is: 'indication', set: codeSet(condition.indication.in) }
    if ('finding' in condition) return { is: 'finding', key: condition.finding, present: condition.is !== 'absent' }
    if ('measurement' in condition) {
      const scale = scaleFor(condition.measurement, condition.unit)
      const onScale = (threshold: number): number => convert(scale, threshold, condition.unit) ?? threshold
      const from = condition.from === undefined ? -Infinity : onScale(condition.from)
      return { is: 'measurement', scale, from, below: condition.below === undefined ? Infinity : onScale(condition.below) }
    }
    if ('prior' in condition) return { is: 'prior', ...priorWindow(condition.prior) }
    return { is: 'named', key: condition.ref, meaning: resolve(condition.ref) }
  }

  function resolve(key: string): Expression {
    const level = (): number => named.get(key)?.level ?? 0
    if (!named.has(key)) {
      const stated = entryOf(decidable.conditions, key)
      if (!stated) throw new UnreadableRule(`refers to the condition "${key}", which is not there`)
      if (open.some((one) => one.key === key)) throw new UnreadableRule(`the condition "${key}" refers to itself`)
      if (open.length >= deepestNaming) throw new UnreadableRule('names conditions inside conditions too deep')
      const mine = { key, level: 1 }
      open.push(mine)
      try {
        named.set(key, { expression: read(stated.meaning, 0), level: mine.level })
      } finally {
        open.pop()
      }
    }
    if (open.length + level() > deepestNaming) throw new UnreadableRule('names conditions inside conditions too deep')
    const outer = open.at(-1)
    if (outer) outer.level = Math.max(outer.level, level() + 1)
    return named.get(key)!.expression
  }

  function codeSet(key: string): CodeSet {
    const known = codeSets.get(key)
    if (known) return known
    const made = { key, systems: systemsOf(valueSet(key)) }
    codeSets.set(key, made)
    return made
  }

  function valueSet(key: string): ValueSet {
    const stated = entryOf(decidable.valueSets, key)
    if (!stated) throw new UnreadableRule(`reads the value set "${key}", which is not there`)
    if (!isValueSet(stated)) throw new DamagedRule(`reads the value set "${key}", which is damaged`)
    return stated
  }

  function scaleFor(key: string, unit: string): Scale {
    const stated = entryOf(decidable.vocabulary.measurements, key)
    if (stated && !isMeasurement(stated)) throw new DamagedRule(`reads the measurement "${key}", which is damaged`)
    const reachable = stated && (stated.unit === unit || stated.conversions.some((one) => one.unit === unit))
    // A threshold in a unit that nothing converts is compared with values in that unit only.
    const base = reachable ? stated.unit : unit
    const id = `${key} ${base}`
    const known = scales.get(id)
    if (known) return known
    const conversions = new Map(reachable ? stated.conversions.map(({ unit: from, factor, offset }) => [from, { factor, offset }]) : [])
    const made = { key, unit: base, unitless: base === '1' || /^\{[^{}]*\}$/.test(base), conversions }
    scales.set(id, made)
    return made
  }

  function priorWindow(prior: { procedure: string; within: string; status?: PriorStatus | undefined }): PriorWindow {
    const within = parseSpan(prior.within)
    if (!within) throw new UnreadableRule(`has the window "${prior.within}", which is not a duration`)
    const status = prior.status
    if (/^[A-Z]/.test(prior.procedure)) return { procedures: new Set([prior.procedure]), within, status }
    return { procedures: new Set(valueSet(prior.procedure).procedures), within, status }
  }

  return { read: (condition) => read(condition, 0), priorWindow }
}

/** Value in the unit of the scale; undefined where the unit is missing or nothing converts it. */
export function convert(scale: Scale, value: number, unit: string | undefined): number | undefined {
  if (unit === scale.unit || (unit === undefined && scale.unitless)) return value
  const conversion = unit === undefined ? undefined : scale.conversions.get(unit)
  // Factors carry 12 digits; without rounding, 42 days would be 5.999999999994 weeks and miss a threshold at 6.
  return conversion ? Number((value * conversion.factor + conversion.offset).toPrecision(10)) : undefined
}

/** Whether a code belongs to a value set, by itself or by its beginning. */
export function isInSet(set: CodeSet, system: string, code: string): boolean {
  const part = set.systems.get(system)
  return part !== undefined && (part.codes.has(code) || part.prefixes.some((prefix) => code.startsWith(prefix)))
}

function systemsOf(set: ValueSet): CodeSet['systems'] {
  const systems = new Map<string, { codes: Set<string>; prefixes: Array<string> }>()
  const part = (system: string): { codes: Set<string>; prefixes: Array<string> } => {
    const made = systems.get(system) ?? { codes: new Set(), prefixes: [] }
    systems.set(system, made)
    return made
  }
  for (const { system, code } of set.codes) part(system).codes.add(code)
  for (const { system, prefix } of set.prefixes) part(system).prefixes.push(prefix)
  return systems
}

function spanOf(text: string | undefined): Span | undefined {
  if (text === undefined) return undefined
  const span = parseSpan(text)
  if (!span) throw new UnreadableRule(`has the age "${text}", which is not a duration`)
  return span
}

function choice(fact: ChoiceFact, values: ReadonlyArray<string>): Leaf {
  return { is: 'choice', fact, allowed: choices[fact].map((value) => values.includes(value)) }
}

/**
 * Points as whole millionths: sums of binary fractions depend on their order (0.1 + 0.2 ≠ 0.3), sums of whole numbers do not.
 * Held within ±10 million points, so that no sum leaves the range of exact whole numbers.
 */
function scaledPoints(points: number): number {
  return Math.round(Math.max(-1e7, Math.min(1e7, points)) * 1e6)
}
