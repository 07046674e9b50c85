import { expect, test } from 'vitest'
import { monthsLater, reviewDueOn } from './review-date.ts'

test('a review is due whole calendar months after the last one', () => {
  expect(reviewDueOn({ lastReviewedOn: '2026-03-15', everyMonths: 24 })).toBe('2028-03-15')
  expect(monthsLater('2026-11-20', 1)).toBe('2026-12-20')
  expect(monthsLater('2026-12-01', 1)).toBe('2027-01-01')
})

test('a day that the month does not have becomes its last day', () => {
  expect(monthsLater('2027-01-31', 1)).toBe('2027-02-28')
  expect(monthsLater('2028-01-31', 1)).toBe('2028-02-29')
  expect(monthsLater('2026-08-31', 3)).toBe('2026-11-30')
})

test('months before the date count back', () => {
  expect(monthsLater('2026-11-20', -12)).toBe('2025-11-20')
})
