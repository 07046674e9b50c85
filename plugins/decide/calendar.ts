/** A calendar duration: whole months, then days. A year is 12 months, a week 7 days. */
export type Span = { months: number; days: number }

/** Days since 1970-01-01 in the proleptic Gregorian calendar. */
export type Day = number

const instantPattern = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?Z$/

/** Reads `2026-11-20`; undefined for anything else, and for a day that does not exist. */
export function parseDay(text: unknown): Day | undefined {
  // By characters: a day and an age are read in nearly every decision, and a pattern would cost as much as the rest of it.
  if (typeof text !== 'string' || text.length !== 10 || text[4] !== '-' || text[7] !== '-') return undefined
  const year = digitsIn(text, 0, 4)
  const month = digitsIn(text, 5, 7)
  const day = digitsIn(text, 8, 10)
  // Comparisons with NaN are false, so that anything but digits ends here.
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month))) return undefined
  return dayOf(year, month, day)
}

/** The number that the characters from `start` to `end` spell; NaN where one is no digit. */
function digitsIn(text: string, start: number, end: number): number {
  let number = 0
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - zero
    if (digit < 0 || digit > 9) return Number.NaN
    number = number * 10 + digit
  }
  return number
}

const zero = 48

/** The moment that was read last: callers name the same day again and again. */
let [lastText, lastMoment]: [string, Day | undefined] = ['', undefined]

/** Reads a date, or the UTC date of an instant. */
export function parseMoment(text: unknown): Day | undefined {
  if (typeof text !== 'string') return undefined
  if (text !== lastText) [lastText, lastMoment] = [text, readMoment(text)]
  return lastMoment
}

function readMoment(text: string): Day | undefined {
  if (text.length === 10) return parseDay(text)
  const instant = instantPattern.exec(text)
  if (!instant) return undefined
  if (Number(instant[2]) > 23 || Number(instant[3]) > 59 || Number(instant[4] ?? 0) > 59) return undefined
  return parseDay(instant[1])
}

/** Reads `P42Y`, `P14M`, `P1Y6M`, `P4W`, `P20D`; undefined for anything else. */
export function parseSpan(text: unknown): Span | undefined {
  return parseAge(text)?.from
}

/** Units of a duration in the order ISO 8601 writes them, with the digits a count of each may have. */
const spanUnits = [
  { letter: 'Y', months: 12, days: 0, digits: 4 },
  { letter: 'M', months: 1, days: 0, digits: 5 },
  { letter: 'W', months: 0, days: 7, digits: 5 },
  { letter: 'D', months: 0, days: 1, digits: 6 },
] as const

/** An age in completed units covers a whole unit of the smallest one it names: `P1Y` is from P1Y and below P2Y. */
export function parseAge(text: unknown): { from: Span; below: Span } | undefined {
  if (typeof text !== 'string' || text[0] !== 'P') return undefined
  let months = 0
  let days = 0
  let next = 0
  let start = 1
  for (let at = 1; at < text.length; at++) {
    const digit = text.charCodeAt(at) - zero
    if (digit >= 0 && digit <= 9) continue
    while (next < spanUnits.length && spanUnits[next]!.letter !== text[at]) next++
    const unit = spanUnits[next++]
    if (!unit || at === start || at - start > unit.digits) return undefined
    const count = digitsIn(text, start, at)
    months += count * unit.months
    days += count * unit.days
    start = at + 1
  }
  if (start === 1 || start !== text.length) return undefined
  const smallest = spanUnits[next - 1]!
  return { from: { months, days }, below: { months: months + smallest.months, days: days + smallest.days } }
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

type CalendarDate = { year: number; month: number; day: number }

/** The date of the day asked about last: one decision asks several times, and nearly all decisions are about today. */
let [lastDay, lastDate]: [Day, CalendarDate] = [0, { year: 1970, month: 1, day: 1 }]

function dateOf(on: Day): CalendarDate {
  if (on !== lastDay) [lastDay, lastDate] = [on, countedDateOf(on)]
  return lastDate
}

function countedDateOf(on: Day): CalendarDate {
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
