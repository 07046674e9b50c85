/** A calendar duration: whole months, then days. A year is 12 months, a week 7 days. */
export type Span = { months: number; days: number }

/** Days since 1970-01-01 in the proleptic Gregorian calendar. */
export type Day = number

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/
const instantPattern = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?Z$/
const spanPattern = /^P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?$/

/** Reads `2026-11-20`; undefined for anything else, and for a day that does not exist. */
export function parseDay(text: unknown): Day | undefined {
  const parts = typeof text === 'string' ? datePattern.exec(text) : null
  if (!parts) return undefined
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (month < 1 || month > 12 || day < 1 || day > lengthOfMonth(year, month)) return undefined
  return dayOf(year, month, day)
}

/** Reads a date, or the UTC date of an instant. */
export function parseMoment(text: unknown): Day | undefined {
  const instant = typeof text === 'string' ? instantPattern.exec(text) : null
  if (!instant) return parseDay(text)
  if (Number(instant[2]) > 23 || Number(instant[3]) > 59 || Number(instant[4] ?? 0) > 59) return undefined
  return parseDay(instant[1])
}

/** Reads `P42Y`, `P14M`, `P1Y6M`, `P4W`, `P20D`; undefined for anything else. */
export function parseSpan(text: unknown): Span | undefined {
  return parseAge(text)?.from
}

/** An age in completed units covers a whole unit of the smallest one it names: `P1Y` is from P1Y and below P2Y. */
export function parseAge(text: unknown): { from: Span; below: Span } | undefined {
  const parts = typeof text === 'string' ? spanPattern.exec(text) : null
  if (!parts) return undefined
  const [years, months, weeks, days] = [parts[1], parts[2], parts[3], parts[4]].map((part) => Number(part ?? 0)) as [number, number, number, number]
  const from = { months: years * 12 + months, days: weeks * 7 + days }
  if (parts[4] !== undefined) return { from, below: { months: from.months, days: from.days + 1 } }
  if (parts[3] !== undefined) return { from, below: { months: from.months, days: from.days + 7 } }
  if (parts[2] !== undefined) return { from, below: { months: from.months + 1, days: 0 } }
  return { from, below: { months: from.months + 12, days: 0 } }
}

/**
 * The latest birth date that has reached an age on a day: the greatest `born` with born + age ≤ day. Months are added first and end on
 * the last day of a shorter month, so whoever is born on 29 February comes of age on 28 February; then days are added.
 */
export function latestBirth(age: Span, on: Day): Day {
  const { year, month, day } = dateOf(on - age.days)
  const whole = year * 12 + (month - 1) - age.months
  const [birthYear, birthMonth] = [Math.floor(whole / 12), (((whole % 12) + 12) % 12) + 1]
  const last = lengthOfMonth(birthYear, birthMonth)
  return dayOf(birthYear, birthMonth, day === lengthOfMonth(year, month) ? last : Math.min(day, last))
}

/** First day of the window that reaches back from a day: P1M before 31 March is 28 (29) February. The window includes it. */
export function windowStart(within: Span, on: Day): Day {
  const { year, month, day } = dateOf(on)
  const whole = year * 12 + (month - 1) - within.months
  const [startYear, startMonth] = [Math.floor(whole / 12), (((whole % 12) + 12) % 12) + 1]
  return dayOf(startYear, startMonth, Math.min(day, lengthOfMonth(startYear, startMonth))) - within.days
}

/** `2026-11-20` of a day; years outside 0-9999 as ISO 8601 writes them is not needed, since no fact has them. */
export function dayText(on: Day): string {
  const { year, month, day } = dateOf(on)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

// Days from civil and back: H. Hinnant, "chrono-compatible low-level date algorithms", 2013. Eras of 400 years begin on 1 March.
function dayOf(year: number, month: number, day: number): Day {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

function dateOf(on: Day): { year: number; month: number; day: number } {
  const shifted = on + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 }
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function lengthOfMonth(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29
  return monthLengths[month - 1]!
}
