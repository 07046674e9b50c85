import { latestBirth, parseAge, parseDay, parseMoment, type Day } from './calendar.ts'
import { choices, priorStatuses, type ChoiceFact, type PriorExamination, type PriorStatus } from './terms.ts'

// Readers of single fields. What cannot be read is undefined, which is unknown.

export type Examination = { procedure: string; day: Day; status: PriorStatus; stated: PriorExamination }
export type FactNote = { at: string; because: string }
export type Indications = { codes: ReadonlyArray<{ system: string; code: string }>; complete: boolean }
export type Measured = { value: number; unit: string | undefined }
export type Born = { from: Day; to: Day; told: boolean }
export type Prior = { examinations: ReadonlyArray<Examination>; complete: boolean }

/** An object with only its own fields. */
export type Given = Readonly<Record<string, unknown>>

/** What a reader says of a field it cannot read; nobody listens where only the value is wanted. */
type Notes = Array<FactNote> | undefined

export function notesOn({ facts, given, patient, on, dayIsKnown }: { facts: unknown; given: Given | undefined; patient: Given | undefined; on: Day; dayIsKnown: boolean }): Array<FactNote> {
  const notes: Array<FactNote> = []
  if (!given && facts !== undefined) note(notes, '', 'are not an object')
  if (!patient && given?.patient !== undefined) note(notes, 'patient', 'is not an object')
  if (given?.at !== undefined && parseMoment(given.at) === undefined) note(notes, 'at', 'is not a date or a time in UTC')
  if (!dayIsKnown) note(notes, 'at', 'neither the facts nor the caller name a day; what depends on the day is unknown')
  readOrder(given?.order, notes)
  readAge(patient, { on, dayIsKnown }, notes)
  for (const fact of ['sex', 'pregnancy'] as const) readChoice(fact, patient, notes)
  for (const fact of ['setting', 'phase'] as const) readChoice(fact, given, notes)
  readIndications(given?.indications, notes)
  if (dayIsKnown) readPrior(given?.prior, on, notes)
  for (const [key, value] of entriesOf(given?.findings, 'findings', notes)) if (typeof value !== 'boolean') note(notes, `findings.${key}`, 'is not true or false')
  for (const [key, value] of entriesOf(given?.measurements, 'measurements', notes)) readMeasured(value, { key, notes })
  return notes
}

export function readOrder(order: unknown, notes?: Notes): string | undefined {
  if (order === undefined) return undefined
  const procedure = objectOf(order)?.procedure
  if (typeof procedure === 'string' && isProcedureKey(procedure)) return procedure
  note(notes, 'order.procedure', 'is not a procedure key such as CT_HEAD')
  return undefined
}

/** `CT_HEAD`: capitals and digits, in parts joined by single underscores, beginning with a capital. By characters, for speed. */
function isProcedureKey(text: string): boolean {
  let before: string | undefined = '_'
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    const isPart = (character >= 'A' && character <= 'Z') || (character >= '0' && character <= '9' && at > 0)
    if (!isPart && (character !== '_' || before === '_')) return false
    before = character
  }
  return before !== '_'
}

export function readAge(patient: Given | undefined, { on, dayIsKnown }: { on: Day; dayIsKnown: boolean }, notes?: Notes): Born {
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

export function readChoice(fact: ChoiceFact, given: Given | undefined, notes?: Notes): number | undefined {
  const value = given?.[fact]
  if (value === undefined) return undefined
  const index = typeof value === 'string' ? choices[fact].indexOf(value) : -1
  if (index !== -1) return index
  note(notes, fact === 'sex' || fact === 'pregnancy' ? `patient.${fact}` : fact, `is not one of ${choices[fact].join(', ')}`)
  return undefined
}

export function readIndications(list: unknown, notes?: Notes): Indications | undefined {
  if (list === undefined) return undefined
  if (!Array.isArray(list)) return dropped(notes, 'indications', 'are not a list')
  const codes: Array<{ system: string; code: string }> = []
  for (let index = 0; index < list.length; index++) {
    const { system, code } = objectOf(list[index]) ?? nothing
    if (typeof system === 'string' && system !== '' && typeof code === 'string' && code !== '') codes.push({ system, code })
    else note(notes, `indications.${index}`, 'is not a system and a code; the list counts as incomplete')
  }
  return { codes, complete: codes.length === list.length }
}

export function readPrior(list: unknown, on: Day, notes?: Notes): Prior | undefined {
  if (list === undefined) return undefined
  if (!Array.isArray(list)) return dropped(notes, 'prior', 'are not a list')
  const examinations: Array<Examination> = []
  for (const [index, entry] of list.entries()) {
    const { procedure, on: date, status } = objectOf(entry) ?? nothing
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

export function readMeasured(stated: unknown, noting?: { key: string; notes: Notes }): Measured | undefined {
  const { value, unit } = objectOf(stated) ?? nothing
  if (typeof value !== 'number' || !Number.isFinite(value)) return dropped(noting?.notes, `measurements.${noting?.key}`, 'has no value')
  if (unit !== undefined && typeof unit !== 'string') return dropped(noting?.notes, `measurements.${noting?.key}`, 'has a unit that is not a text')
  return { value, unit }
}

function entriesOf(given: unknown, at: string, notes: Notes): ReadonlyArray<[string, unknown]> {
  const record = objectOf(given)
  if (record) return Object.entries(record)
  if (given !== undefined) note(notes, at, 'are not an object')
  return []
}

const nothing: Given = {}

/** An object with only its own fields, so that no field is inherited by accident. */
export function objectOf(value: unknown): Given | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null ? (value as Given) : { ...value }
}

function note(notes: Notes, at: string, because: string): void {
  notes?.push({ at: at === '' ? 'facts' : `facts.${at}`, because: `${because}; taken as unknown` })
}

function dropped(notes: Notes, at: string, because: string): undefined {
  note(notes, at, because)
  return undefined
}
