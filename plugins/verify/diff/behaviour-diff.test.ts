import { expect, test } from 'vitest'
import { aDecidable, aDecidableRecommendation, anOption, aRecommendationOn } from '#tests/support/a-decidable.ts'
import type { Decidable } from '#schema/bundle/bundle.ts'
import type { Told } from '#schema/bundle/behaviour-change.ts'
import { behaviourDiff, type BehaviourDiff } from './behaviour-diff.ts'
import { classOf, gravest } from './told.ts'

const at = '2026-11-20'
const onFindingA = aRecommendationOn({ finding: 'a' }, { rule: { applies: { indication: { in: 'head-injury' } } } })

function diff(before: Decidable, after: Decidable): BehaviourDiff {
  return behaviourDiff(before, after, { at })
}

test('the same rules, however they are written, tell nobody anything else', () => {
  const { scenarios } = aRecommendationOn({ not: { all: [{ finding: 'a', is: 'absent' }, { any: [{ finding: 'b' }, { not: { finding: 'b' } }] }] } }).rule
  const { class: gravestClass, changes } = diff(aDecidable([onFindingA]), aDecidable([{ ...onFindingA, version: '2.0.0', title: { en: 'Other title' }, rule: { ...onFindingA.rule, scenarios } }]))
  expect({ gravestClass, changes }).toEqual({ gravestClass: 'none', changes: [] })
})

test('a row that turns is one change: who, in which situation, what was told and is told, and a patient', () => {
  const options = onFindingA.options.map((option) => (option.scenario === 'holds' ? anOption({ ...option, appropriateness: 2, advice: { ...option.advice, interrupt: 'hard' } }) : option))
  const { class: gravestClass, changes } = diff(aDecidable([onFindingA]), aDecidable([{ ...onFindingA, options }]))
  expect(gravestClass).toBe('reversed')
  expect(changes).toHaveLength(1)
  expect(changes[0]).toMatchObject({
    recommendation: 'head-injury',
    procedure: 'CT_HEAD',
    class: 'reversed',
    before: { outcome: 'appropriate', rating: 8, interrupt: 'silent' },
    after: { outcome: 'not-appropriate', rating: 2, interrupt: 'hard' },
    region: { condition: { all: [{ indication: { in: 'head-injury' } }, { finding: 'a' }] }, exact: true },
    situation: { scenario: 'holds', where: { condition: { all: [] }, exact: true } },
    witness: { order: { procedure: 'CT_HEAD' }, findings: { a: true } },
  })
})

test('a threshold that moves is a change of exactly those between the old and the new', () => {
  const from = (age: string): Decidable => aDecidable([aRecommendationOn({ finding: 'a' }, { rule: { applies: { age: { from: age } } } })])
  const { changes } = diff(from('P18Y'), from('P16Y'))
  expect(changes.map(({ region }) => region.condition)).toEqual([
    { all: [{ age: { from: 'P16Y', below: 'P18Y' } }, { finding: 'a' }] },
    { all: [{ age: { from: 'P16Y', below: 'P18Y' } }, { finding: 'a', is: 'absent' }] },
  ])
  expect(changes.map(({ situation }) => situation?.where.condition)).toEqual([{ age: { from: 'P16Y', below: 'P18Y' } }, { age: { from: 'P16Y', below: 'P18Y' } }])
})

test('a threshold in another unit is compared on one scale, also where the vocabulary has another unit now', () => {
  const rules = aDecidable([aRecommendationOn({ measurement: 'glucose', from: 5.55, unit: 'mmol/L' })])
  const same = aDecidable([aRecommendationOn({ measurement: 'glucose', from: 100, unit: 'mg/dL' })])
  expect(diff(rules, same).changes).toEqual([])
  const { glucose } = rules.vocabulary.measurements
  const measurements = { ...rules.vocabulary.measurements, glucose: { ...glucose!, unit: 'mg/dL', conversions: [{ unit: 'mmol/L', factor: 1 / 0.0555, offset: 0 }] } }
  expect(diff(rules, { ...same, vocabulary: { ...same.vocabulary, measurements } }).changes).toEqual([])
})

test('a value set with other codes changes whoever reads it; as it was it has a name of its own', () => {
  const rules = aDecidable([onFindingA])
  const { 'head-injury': set } = rules.valueSets
  const { changes } = diff(rules, { ...rules, valueSets: { ...rules.valueSets, 'head-injury': { ...set!, prefixes: [{ system: 'http://hl7.org/fhir/sid/icd-10', prefix: 'S06' }] } } })
  expect(changes.length).toBeGreaterThan(0)
  expect(JSON.stringify(changes[0]!.region.condition)).toContain('head-injury-before')
})

test('recommendations that come and go are named, with those who are told something else for it', () => {
  const other = aRecommendationOn({ finding: 'b' }, { id: 'other' })
  const come = diff(aDecidable([onFindingA]), aDecidable([onFindingA, other]))
  expect(come).toMatchObject({ added: ['other'], removed: [] })
  expect(come.changes.every(({ recommendation }) => recommendation === 'other')).toBe(true)
  expect(diff(aDecidable([onFindingA, other]), aDecidable([onFindingA]))).toMatchObject({ added: [], removed: ['other'] })
})

test('other words are told as such, and so is another recommendation that says the same', () => {
  const words = onFindingA.options.map((option) => ({ ...option, advice: { ...option.advice, message: { en: 'Other words.' } } }))
  expect(diff(aDecidable([onFindingA]), aDecidable([{ ...onFindingA, options: words }])).class).toBe('none')
  expect(diff(aDecidable([onFindingA]), aDecidable([{ ...onFindingA, id: 'successor' }]))).toMatchObject({ class: 'none', added: ['successor'], removed: ['head-injury'] })
})

test('an override that goes is a change of those who have both reasons, and of nobody else', () => {
  const [injury, headache] = ['head-injury', 'headache'].map((key, place) => aDecidableRecommendation({ id: key, options: [anOption({ appropriateness: place === 0 ? 8 : 2 })], rule: { applies: { indication: { in: key } } } }))
  const overriding = { ...injury!, rule: { ...injury!.rule, overrides: [{ recommendation: 'headache', why: { en: 'why' } }] } }
  const { changes } = diff(aDecidable([overriding, headache!]), aDecidable([injury!, headache!]))
  expect(changes).toMatchObject([{ class: 'reversed', severalReasons: true, before: { recommendation: 'head-injury' }, after: { recommendation: 'headache' } }])
  expect(changes[0]!.region).toEqual({ condition: { all: [{ indication: { in: 'head-injury' } }, { indication: { in: 'headache' } }] }, exact: true })
})

test('a rule that can no longer be read says nothing, as in the engine', () => {
  const broken = { ...onFindingA, rule: { ...onFindingA.rule, applies: { ref: 'nowhere' } } }
  const { changes } = diff(aDecidable([onFindingA]), aDecidable([broken]))
  expect(changes.map(({ after }) => after.outcome)).toEqual(['no-criteria-apply', 'no-criteria-apply'])
})

const told = (given: Partial<Told>): Told => ({ outcome: 'may-be-appropriate', rating: 5, interrupt: 'silent', instead: [], ...given })
test.each<[string, Partial<Told>, Partial<Told>, string]>([
  ['appropriate to not', { outcome: 'appropriate', rating: 8 }, { outcome: 'not-appropriate', rating: 2, interrupt: 'hard' }, 'reversed'],
  ['and back', { outcome: 'not-appropriate', rating: 2 }, { outcome: 'appropriate', rating: 8 }, 'reversed'],
  ['a step up', {}, { outcome: 'appropriate', rating: 7 }, 'wider'],
  ['a step down, with less of a stop', { interrupt: 'hard' }, { outcome: 'not-appropriate', rating: 3 }, 'narrower'],
  ['a stop that comes', {}, { interrupt: 'soft' }, 'narrower'],
  ['a stop that softens', { interrupt: 'hard' }, { interrupt: 'soft' }, 'wider'],
  ['a rating that falls within its third', {}, { rating: 4 }, 'narrower'],
  ['advice where there was none', { outcome: 'no-criteria-apply', rating: undefined }, { outcome: 'not-appropriate', rating: 3, interrupt: 'soft' }, 'narrower'],
  ['advice of the middle where there was none', { outcome: 'no-criteria-apply', rating: undefined }, {}, 'wider'],
  ['an alternative that comes', {}, { instead: [{ procedure: 'MR_HEAD', rating: 8 }] }, 'narrower'],
  ['an alternative that goes', { instead: [{ action: 'observe' }] }, {}, 'wider'],
  ['an alternative in another order', { instead: [{ action: 'observe' }, { procedure: 'MR_HEAD' }] }, { instead: [{ procedure: 'MR_HEAD' }, { action: 'observe' }] }, 'none'],
  ['an earlier time target', { within: 'P1D' }, { within: 'PT4H' }, 'wider'],
  ['a time target that goes', { within: 'P1D' }, {}, 'narrower'],
  ['information that comes', {}, { interrupt: 'inform' }, 'narrower'],
  ['other words', { message: { en: 'One.' } }, { message: { en: 'Two.' } }, 'none'],
])('%s', (_, before, after, expected) => {
  expect(classOf(told(before), told(after))).toBe(expected)
})

test('the gravest of several is the last of none, narrower, wider, reversed', () => {
  expect(gravest([])).toBe('none')
  expect(gravest(['narrower', 'none', 'wider'])).toBe('wider')
})
