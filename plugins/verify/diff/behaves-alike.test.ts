import { expect, test } from 'vitest'
import { aDecidable, aRecommendationOn } from '#tests/support/a-decidable.ts'
import type { Condition } from '#schema/model/condition.ts'
import { behavesAlike } from './behaves-alike.ts'

/** A day before which a month has 30 days. */
const at = '2026-10-01'
const rules = (applies: Condition, when: Condition = { finding: 'a' }): ReturnType<typeof aDecidable> => aDecidable([aRecommendationOn(when, { rule: { applies } })])

test.each<[string, Condition, Condition, boolean]>([
  ['written otherwise', { age: { from: 'P1Y' } }, { not: { age: { below: 'P12M' } } }, true],
  ['a month that is as long as 30 days on the day asked about', { age: { from: 'P1M' } }, { age: { from: 'P30D' } }, false],
  ['four weeks and 28 days', { age: { from: 'P4W' } }, { age: { from: 'P28D' } }, true],
  ['another threshold', { age: { from: 'P1Y' } }, { age: { from: 'P2Y' } }, false],
])('a population: %s', (_, before, after, expected) => {
  expect(behavesAlike(rules(before), rules(after), { at })).toBe(expected)
})

test('a population that grows by patients to whom nothing is said may go before others no longer', () => {
  const inNoSituation = (applies: Condition): ReturnType<typeof aDecidable> => {
    const one = aRecommendationOn({ finding: 'a' }, { rule: { applies } })
    return aDecidable([{ ...one, rule: { ...one.rule, scenarios: [one.rule.scenarios[0]!] }, options: [one.options[0]!] }])
  }
  expect(behavesAlike(inNoSituation({ finding: 'a' }), inNoSituation({ any: [{ finding: 'a' }, { finding: 'b' }] }), { at })).toBe(false)
})

test('other words behave alike', () => {
  const before = rules({ all: [] })
  const after = structuredClone(before)
  after.recommendations[0]!.options[0]!.advice.message = { en: 'Said otherwise.' }
  expect(behavesAlike(before, after, { at })).toBe(true)
})
