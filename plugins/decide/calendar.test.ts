import fc from 'fast-check'
import { expect, test } from 'vitest'
import { later } from '#tests/support/naive-decide.ts'
import { dayText, latestBirth, parseAge, parseDay, parseMoment, parseSpan, windowStart } from './calendar.ts'

test.each([['2026-02-29'], ['2026-13-01'], ['2026-00-10'], ['2026-1-1'], ['2026-11-20 '], [''], [null], [20261120]])('%j is no date', (text) => {
  expect(parseDay(text)).toBeUndefined()
})

test('a moment counts by its date in UTC', () => {
  expect(parseMoment('2026-11-20T23:59:59.999Z')).toBe(parseDay('2026-11-20'))
  expect(parseMoment('2026-11-20T24:00:00Z')).toBeUndefined()
  expect(parseMoment('2026-11-20T10:00:00+01:00')).toBeUndefined()
})

test.each([['P'], ['P1.5Y'], ['PT1H'], ['P-1Y'], ['1Y'], ['P1D1Y'], [18]])('%j is no duration', (text) => {
  expect(parseSpan(text)).toBeUndefined()
})

test('an age covers a whole unit of the smallest it names', () => {
  expect(parseAge('P1Y')).toEqual({ from: { months: 12, days: 0 }, below: { months: 24, days: 0 } })
  expect(parseAge('P1Y2M')).toEqual({ from: { months: 14, days: 0 }, below: { months: 15, days: 0 } })
  expect(parseAge('P4W')).toEqual({ from: { months: 0, days: 28 }, below: { months: 0, days: 35 } })
  expect(parseAge('P1M3D')).toEqual({ from: { months: 1, days: 3 }, below: { months: 1, days: 4 } })
})

test('whoever is born on 29 February comes of age on 28 February', () => {
  expect(dayText(latestBirth({ months: 216, days: 0 }, parseDay('2026-02-28')!))).toBe('2008-02-29')
  expect(dayText(latestBirth({ months: 216, days: 0 }, parseDay('2026-02-27')!))).toBe('2008-02-27')
})

test('a window of one month before 31 March begins with the last day of February', () => {
  expect(dayText(windowStart({ months: 1, days: 0 }, parseDay('2026-03-31')!))).toBe('2026-02-28')
})

const days = fc.integer({ min: parseDay('1900-01-01')!, max: parseDay('2100-12-31')! })

test('dates are those of the calendar', () => {
  fc.assert(
    fc.property(days, (day) => {
      expect(dayText(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10))
      expect(parseDay(dayText(day))).toBe(day)
    }),
  )
})

test('the latest birth date has reached the age, and the day after it has not', () => {
  fc.assert(
    fc.property(days, fc.nat({ max: 1200 }), fc.nat({ max: 60 }), (on, months, rest) => {
      const birth = latestBirth({ months, days: rest }, on)
      const text = `P${months}M${rest}D`
      expect(later(dayText(birth), text) <= dayText(on)).toBe(true)
      expect(later(dayText(birth + 1), text) <= dayText(on)).toBe(false)
    }),
  )
})
