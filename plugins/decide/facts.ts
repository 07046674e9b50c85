import { latestBirth, parseAge, parseDay, parseMoment, windowStart, type Day } from './calendar.ts'
import type { CodeSet, Expression, PriorWindow } from './expression.ts'
import { choices, priorStatuses, type ChoiceFact, type PriorExamination, type PriorStatus, type Truth } from './terms.ts'

export type Examination = { procedure: string; day: Day; status: PriorStatus; stated: PriorExamination }

/** What is known of a patient and an order on one day. Whatever is absent is unknown. */
export type Known = {
  /** The day of the decision. */
  at: Day
  order: string | undefined
  /** Birth dates that fit what was told, both ends inclusive: one day for a birth date, a span for an age, everything until `at` for nothing. */
  born: { from: Day; to: Day; told: boolean }
  /** Index in `choices[fact]`. */
  choices: Partial<Record<ChoiceFact, number>>
  /** A list is complete when every entry of it could be read; then what is not in it is known to be absent. */
  indications: { codes: ReadonlyArray<{ system: string; code: string }>; complete: boolean } | undefined
  prior: { examinations: ReadonlyArray<Examination>; complete: boolean } | undefined
  findings: ReadonlyMap<string, boolean>
  measurements: ReadonlyMap<string, { value: number; unit: string | undefined }>
  /** What could not be read, and why; taken as unknown. */
  notes: ReadonlyArray<FactNote>
  /** Truth of what many rules share, evaluated once per decision: named conditions, and whether an indication is in a value set. */
  settled: Map<Expression | CodeSet, Truth>
}
export type FactNote = { at: string; because: string }

/** The day that stands in where neither facts nor caller name a readable one; nothing that depends on the day is then taken as known. */
const standInDay = '2000-01-01'

/** Reads any value as facts. Never throws: what does not parse is dropped, field by field, and noted. */
export function readFacts(facts: unknown, at: unknown): Known {
  const notes: Array<FactNote> = []
  const given = objectOf(facts)
  if (!given && facts !== undefined) note(notes, '', 'are not an object')
  const patient = objectOf(given?.patient)
  if (!patient && given?.patient !== undefined) note(notes, 'patient', 'is not an object')

  const stated = parseMoment(given?.at)
  if (stated === undefined && given?.at !== undefined) note(notes, 'at', 'is not a date or a time in UTC')
  const day = stated ?? parseMoment(at)
  if (day === undefined) note(notes, 'at', 'neither the facts nor the caller name a day; what depends on the day is unknown')
  const on = day ?? parseDay(standInDay)!

  return {
    at: on,
    order: readOrder(given?.order, notes),
    born: readAge(patient, { on, dayIsKnown: day !== undefined }, notes),
    choices: readChoices(given, patient, notes),
    indications: readIndications(given?.indications, notes),
    prior: day === undefined ? undefined : readPrior(given?.prior, on, notes),
    findings: readFindings(given?.findings, notes),
    measurements: readMeasurements(given?.measurements, notes),
    notes,
    settled: new Map(),
  }
}

/** Nothing known on a day: every fact is open. */
export function nothingKnown(at: Day): Known {
  return {
    at,
    order: undefined,
    born: { from: -Infinity, to: at, told: false },
    choices: {},
    indications: undefined,
    prior: undefined,
    findings: new Map(),
    measurements: new Map(),
    notes: [],
    settled: new Map(),
  }
}

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

type Given = Readonly<Record<string, unknown>>

function readOrder(order: unknown, notes: Array<FactNote>): string | undefined {
  if (order === undefined) return undefined
  const procedure = objectOf(order)?.procedure
  if (typeof procedure === 'string' && /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(procedure)) return procedure
  note(notes, 'order.procedure', 'is not a procedure key such as CT_HEAD')
  return undefined
}

function readAge(patient: Given | undefined, { on, dayIsKnown }: { on: Day; dayIsKnown: boolean }, notes: Array<FactNote>): Known['born'] {
  if (patient?.birthDate !== undefined) {
    const birth = parseDay(patient.birthDate)
    if (birth !== undefined && birth <= on && dayIsKnown) return { from: birth, to: birth, told: true }
    if (birth === undefined) note(notes, 'patient.birthDate', 'is not a date such as 2026-11-20')
    else if (dayIsKnown) note(notes, 'patient.birthDate', 'lies after the day of the decision')
  }
  if (patient?.age !== undefined) {
    const age = parseAge(patient.age)
    if (age) {
      const to = latestBirth(age.from, on)
      // Some days have nobody of exactly P1M10D: months end unevenly. The nearest birth date stands in.
      return { from: Math.min(latestBirth(age.below, on) + 1, to), to, told: true }
    }
    note(notes, 'patient.age', 'is not a duration such as P42Y, P14M or P20D')
  }
  return { from: -Infinity, to: on, told: false }
}

function readChoices(given: Given | undefined, patient: Given | undefined, notes: Array<FactNote>): Known['choices'] {
  const known: Known['choices'] = {}
  const read = (fact: ChoiceFact, value: unknown, at: string): void => {
    if (value === undefined) return
    const index = typeof value === 'string' ? choices[fact].indexOf(value) : -1
    if (index === -1) note(notes, at, `is not one of ${choices[fact].join(', ')}`)
    else known[fact] = index
  }
  read('sex', patient?.sex, 'patient.sex')
  read('pregnancy', patient?.pregnancy, 'patient.pregnancy')
  read('setting', given?.setting, 'setting')
  read('phase', given?.phase, 'phase')
  if (known.pregnancy === undefined && known.sex === choices.sex.indexOf('male')) known.pregnancy = choices.pregnancy.indexOf('no')
  return known
}

function readIndications(list: unknown, notes: Array<FactNote>): Known['indications'] {
  if (list === undefined) return undefined
  if (!Array.isArray(list)) return dropped(notes, 'indications', 'are not a list')
  const codes: Array<{ system: string; code: string }> = []
  for (const [index, entry] of list.entries()) {
    const { system, code } = objectOf(entry) ?? {}
    if (typeof system === 'string' && system !== '' && typeof code === 'string' && code !== '') codes.push({ system, code })
    else note(notes, `indications.${index}`, 'is not a system and a code; the list counts as incomplete')
  }
  return { codes, complete: codes.length === list.length }
}

function readPrior(list: unknown, on: Day, notes: Array<FactNote>): Known['prior'] {
  if (list === undefined) return undefined
  if (!Array.isArray(list)) return dropped(notes, 'prior', 'are not a list')
  const examinations: Array<Examination> = []
  for (const [index, entry] of list.entries()) {
    const { procedure, on: date, status } = objectOf(entry) ?? {}
    const day = parseDay(date)
    const isStatus = priorStatuses.some((one) => one === status)
    if (typeof procedure !== 'string' || day === undefined || typeof date !== 'string' || !isStatus) {
      note(notes, `prior.${index}`, 'is not a procedure, a date and a status; the list counts as incomplete')
    } else if (day > on && status === 'performed') {
      note(notes, `prior.${index}`, 'was performed after the day of the decision; the list counts as incomplete')
    } else {
      const stated = { procedure, on: date, status: status as PriorStatus }
      examinations.push({ procedure, day, status: stated.status, stated })
    }
  }
  return { examinations, complete: examinations.length === list.length }
}

function readFindings(given: unknown, notes: Array<FactNote>): Known['findings'] {
  const findings = new Map<string, boolean>()
  for (const [key, value] of entriesOf(given, 'findings', notes)) {
    if (typeof value === 'boolean') findings.set(key, value)
    else note(notes, `findings.${key}`, 'is not true or false')
  }
  return findings
}

function readMeasurements(given: unknown, notes: Array<FactNote>): Known['measurements'] {
  const measurements = new Map<string, { value: number; unit: string | undefined }>()
  for (const [key, stated] of entriesOf(given, 'measurements', notes)) {
    const { value, unit } = objectOf(stated) ?? {}
    if (typeof value !== 'number' || !Number.isFinite(value)) note(notes, `measurements.${key}`, 'has no value')
    else if (unit !== undefined && typeof unit !== 'string') note(notes, `measurements.${key}`, 'has a unit that is not a text')
    else measurements.set(key, { value, unit })
  }
  return measurements
}

function entriesOf(given: unknown, at: string, notes: Array<FactNote>): ReadonlyArray<[string, unknown]> {
  const record = objectOf(given)
  if (record) return Object.entries(record)
  if (given !== undefined) note(notes, at, 'are not an object')
  return []
}

/** An object with only its own fields, so that no field is inherited by accident. */
function objectOf(value: unknown): Given | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null ? (value as Given) : { ...value }
}

function note(notes: Array<FactNote>, at: string, because: string): void {
  notes.push({ at: at === '' ? 'facts' : `facts.${at}`, because: `${because}; taken as unknown` })
}

function dropped(notes: Array<FactNote>, at: string, because: string): undefined {
  note(notes, at, because)
  return undefined
}
