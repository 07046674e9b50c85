import { parseDay, parseMoment, windowStart, type Day } from './calendar.ts'
import type { CodeSet, Expression, PriorWindow } from './expression.ts'
import { notesOn, objectOf, readAge, readChoice, readIndications, readMeasured, readOrder, readPrior, type Born, type Examination, type FactNote, type Given, type Indications, type Measured, type Prior } from './fact-fields.ts'
import { choices, unknown, type ChoiceFact, type Truth } from './terms.ts'

export type { Examination } from './fact-fields.ts'

/** The day that stands in where neither facts nor caller name a readable one; nothing that depends on the day is then taken as known. */
const standInDay = parseDay('2000-01-01')!

/** Reads any value as facts. Never throws: what does not parse is taken as unknown, field by field. */
export function readFacts(facts: unknown, at: unknown): Known {
  const given = objectOf(facts)
  return new Known({ facts, given, day: parseMoment(given?.at) ?? parseMoment(at) })
}

/** Nothing known on a day: every fact is open. */
export function nothingKnown(at: Day): Known {
  return new Known({ facts: undefined, given: undefined, day: at })
}

/**
 * What is known of a patient and an order on one day; whatever is absent is unknown. A field is read from the facts when it is first asked
 * for: a decision asks for a few of the dozens that a system sends.
 */
export class Known {
  /** The day of the decision. */
  readonly at: Day
  private readonly facts: unknown
  private readonly given: Given | undefined
  private readonly patient: Given | undefined
  private readonly dayIsKnown: boolean
  private readBorn: Born | undefined
  private readIndicationList: Indications | typeof unread | undefined = unread
  private readPriorList: Prior | typeof unread | undefined = unread
  private readFindings: Given | typeof unread | undefined = unread
  /** The value set asked about last, and whether an indication lies in it. */
  lastSet: CodeSet | undefined
  lastSetTruth: Truth = unknown
  private settledSoFar: Map<Expression, Truth> | undefined

  constructor({ facts, given, day }: { facts: unknown; given: Given | undefined; day: Day | undefined }) {
    this.at = day ?? standInDay
    this.facts = facts
    this.given = given
    this.patient = objectOf(given?.patient)
    this.dayIsKnown = day !== undefined
  }

  get order(): string | undefined {
    return readOrder(this.given?.order)
  }

  /** Birth dates that fit what was told, both ends inclusive: one day for a birth date, a span for an age, everything until `at` for nothing. */
  get born(): Born {
    return (this.readBorn ??= readAge(this.patient, { on: this.at, dayIsKnown: this.dayIsKnown }))
  }

  /** Index in `choices[fact]`. */
  choice(fact: ChoiceFact): number | undefined {
    const stated = readChoice(fact, fact === 'sex' || fact === 'pregnancy' ? this.patient : this.given)
    if (stated !== undefined || fact !== 'pregnancy') return stated
    return this.choice('sex') === choices.sex.indexOf('male') ? choices.pregnancy.indexOf('no') : undefined
  }

  /** A list is complete when every entry of it could be read; then what is not in it is known to be absent. */
  get indications(): Indications | undefined {
    if (this.readIndicationList === unread) this.readIndicationList = readIndications(this.given?.indications)
    return this.readIndicationList
  }

  get prior(): Prior | undefined {
    if (this.readPriorList === unread) this.readPriorList = this.dayIsKnown ? readPrior(this.given?.prior, this.at) : undefined
    return this.readPriorList
  }

  finding(key: string): boolean | undefined {
    if (this.readFindings === unread) this.readFindings = objectOf(this.given?.findings)
    // What an object inherits is never true or false, so that a key such as "constructor" is like any other.
    const found = this.readFindings?.[key]
    return typeof found === 'boolean' ? found : undefined
  }

  measurement(key: string): Measured | undefined {
    const measurements = objectOf(this.given?.measurements)
    return measurements && Object.hasOwn(measurements, key) ? readMeasured(measurements[key]) : undefined
  }

  /** Keys of the findings and measurements that are told. */
  get told(): { findings: ReadonlyArray<string>; measurements: ReadonlyArray<string> } {
    const keysOf = (given: unknown): Array<string> => Object.keys(objectOf(given) ?? {})
    return {
      findings: keysOf(this.given?.findings).filter((key) => this.finding(key) !== undefined),
      measurements: keysOf(this.given?.measurements).filter((key) => this.measurement(key) !== undefined),
    }
  }

  /** What could not be read, and why; taken as unknown. */
  get notes(): ReadonlyArray<FactNote> {
    return notesOn({ facts: this.facts, given: this.given, patient: this.patient, on: this.at, dayIsKnown: this.dayIsKnown })
  }

  /** Truth of the named conditions, which many rules share: evaluated once per decision. */
  get settled(): Map<Expression, Truth> {
    return (this.settledSoFar ??= new Map())
  }
}

/** Stands for a field that nobody has asked for; undefined is a field that is unknown. */
const unread = Symbol('unread')

/**
 * Whether an examination falls in a window before `at`. The first day of the window counts. One that is ordered for a later day counts in
 * every window: it is still an examination on its way.
 */
export function isWithin(window: PriorWindow, examination: Pick<Examination, 'procedure' | 'day' | 'status'>, at: Day): boolean {
  return (
    window.procedures.has(examination.procedure) &&
    (window.status === undefined || window.status === examination.status) &&
    examination.day >= windowStart(window.within, at)
  )
}
