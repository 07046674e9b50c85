import type { IsoDate } from '../model/notation.ts'

/** The date a number of calendar months later; where that month has no such day, its last day (31 January + 1 month is 28 or 29 February). */
export function monthsLater(date: IsoDate, months: number): IsoDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const monthIndex = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(monthIndex / 12), monthIndex % 12]
  const lastDay = new Date(Date.UTC(toYear, toMonth + 1, 0)).getUTCDate()
  return [String(toYear).padStart(4, '0'), String(toMonth + 1).padStart(2, '0'), String(Math.min(day, lastDay)).padStart(2, '0')].join('-')
}

/** When a recommendation is due for review: last review plus its interval in calendar months. Overdue is derived from the clock, never stored. */
export function reviewDueOn(review: { lastReviewedOn: IsoDate; everyMonths: number }): IsoDate {
  return monthsLater(review.lastReviewedOn, review.everyMonths)
}
