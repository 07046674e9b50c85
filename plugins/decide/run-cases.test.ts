import { expect, test } from 'vitest'
import { aDecidable, anOption, aRecommendationOn } from '#tests/support/a-decidable.ts'
import { runCase, runCases } from './run-cases.ts'

const rules = aDecidable([
  aRecommendationOn(
    { any: [{ finding: 'a' }, { finding: 'b' }] },
    {
      options: [
        anOption({ scenario: 'holds', advice: { interrupt: 'inform', within: 'PT1H' } }),
        anOption({ scenario: 'holds-not', appropriateness: 2, advice: { interrupt: 'soft', instead: [{ procedure: 'MR_HEAD' }, { action: 'observe', appropriateness: 8 }] } }),
      ],
      rule: { priorImaging: { procedure: 'CT_HEAD', within: 'P1M' } },
    },
  ),
])
const order = { procedure: 'CT_HEAD' }
const at = '2026-11-20'

test('a case passes when everything it names is so', () => {
  const facts = { order, findings: { a: false, b: false }, prior: [{ procedure: 'CT_HEAD', on: '2026-11-01', status: 'performed' as const }] }
  const expected = { outcome: 'not-appropriate' as const, interrupt: 'soft' as const, rating: 2, scenario: 'holds-not', instead: [{ action: 'observe' }], duplicate: true }
  expect(runCase(rules, { name: 'nothing', facts, expect: expected }, at)).toMatchObject({ passed: true, differences: [] })
})

test('each part that differs is said', () => {
  const facts = { order, findings: { a: true } }
  const expected = { outcome: 'not-appropriate' as const, interrupt: 'soft' as const, within: 'P1D', instead: [{ procedure: 'MR_HEAD' }], missing: [{ finding: 'b' }], duplicate: true }
  expect(runCase(rules, { name: 'wrong', facts, expect: expected }, at).differences).toEqual([
    'outcome: expected not-appropriate, found appropriate',
    'interrupt: expected soft, found inform',
    'within: expected P1D, found PT1H',
    'instead: expected MR_HEAD, found nothing',
    'missing: expected finding b, found nothing',
    'duplicate: expected true, found false',
  ])
})

test('the first missing facts are compared, in their order', () => {
  const missing = (...keys: Array<string>): Array<{ finding: string }> => keys.map((finding) => ({ finding }))
  const passes = (...keys: Array<string>): boolean => runCase(rules, { name: 'open', facts: { order }, expect: { outcome: 'needs-data', missing: missing(...keys) } }, at).passed
  expect([passes('a'), passes('a', 'b'), passes('b'), passes('a', 'b', 'c')]).toEqual([true, true, false, false])
})

test('a case that names its own day is decided on it', () => {
  const [run] = runCases(rules, [{ name: 'then', facts: { at: '2027-06-01', order, findings: { a: true } }, expect: { outcome: 'appropriate' } }], at)
  expect(run).toMatchObject({ passed: true, case: { name: 'then' }, decision: { review: { overdue: true } } })
})
