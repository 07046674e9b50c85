import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide } from '#plugins/decide/decide.ts'
import { aDecidable, aRecommendationOn } from '#tests/support/a-decidable.ts'
import { randomAt, randomCases } from '#tests/support/random-rules.ts'
import { Facts, type MissingFact } from '#schema/model/facts.ts'
import { factsRead, type FactsRead, hasIndication, tidied, withIndication } from './facts-read.ts'

function isRead(fact: MissingFact, read: FactsRead): boolean {
  if ('finding' in fact) return read.findings.includes(fact.finding)
  if ('measurement' in fact) return read.measurements.some(({ key }) => key === fact.measurement)
  if ('patient' in fact || 'order' in fact) return true
  if (fact.context === 'indications') return read.indications.length > 0
  return fact.context === 'prior' ? read.prior.length > 0 : read[fact.context]
}

test('whatever a rule may ask for has a place in the form', () => {
  fc.assert(
    fc.property(randomCases(6), ({ rules, facts }) => {
      const [first] = rules.recommendations
      const alone = { ...rules, recommendations: [first!] }
      const { missing } = decide(alone, facts, { at: randomAt, trace: false })
      const read = factsRead(alone)
      expect(missing.filter((fact) => !isRead(fact, read))).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('facts stand in reading order, each once, those of named conditions where they are named', () => {
  const rules = aDecidable([aRecommendationOn({ all: [{ finding: 'c' }, { ref: 'named' }, { measurement: 'gcs', below: 15, unit: '{score}' }, { finding: 'c', is: 'absent' }] }, { rule: { priorImaging: { procedure: 'head-imaging', within: 'P1Y' } } })], {
    conditions: { named: { meaning: { any: [{ finding: 'a' }, { setting: ['emergency'] }] }, name: { en: 'Named' } } },
  })
  expect(factsRead(rules)).toEqual({
    procedures: ['CT_HEAD'],
    findings: ['c', 'a'],
    measurements: [{ key: 'gcs', unit: '{score}' }],
    indications: [],
    setting: true,
    phase: false,
    prior: ['CT_HEAD', 'MR_HEAD'],
  })
})

test('a reason is given by a code that says as little else as possible, and taken back with every code of its set', () => {
  const sets = aDecidable([]).valueSets
  const injured = withIndication({}, { set: 'head-injury', has: true, sets })
  expect([hasIndication(injured, 'head-injury', sets), hasIndication(injured, 'concussion', sets)]).toEqual([true, false])
  const both = withIndication(injured, { set: 'concussion', has: true, sets })
  expect(both.indications).toHaveLength(2)
  expect(withIndication(both, { set: 'head-injury', has: false, sets })).toEqual({ indications: [] })
  expect(hasIndication(withIndication(both, { set: 'concussion', has: false, sets }), 'head-injury', sets)).toBe(true)
})

test('what is taken back leaves nothing behind that would say something', () => {
  const facts = tidied({ patient: { age: undefined, sex: undefined }, findings: undefined, prior: [], order: { procedure: 'CT_HEAD' } })
  expect(facts).toEqual({ prior: [], order: { procedure: 'CT_HEAD' } })
  expect(Facts.safeParse(facts).success).toBe(true)
})
