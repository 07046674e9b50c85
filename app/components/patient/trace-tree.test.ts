import { expect, test } from 'vitest'
import { type aLibrary } from '#plugins/check/examples/builders.ts'
import { decide } from '#plugins/decide/decide.ts'
import { aDecidable, aRecommendationOn } from '#tests/support/a-decidable.ts'
import type { Condition } from '#schema/model/condition.ts'
import { type TracedCondition, traceTree } from './trace-tree.ts'

/** "any ✓ (finding ✗, …)", short enough to read in a test. */
function drawn({ condition, is, points, parts }: TracedCondition): string {
  const inside = parts.length > 0 ? `(${parts.map(drawn).join(' ')})` : ''
  return `${points === undefined ? '' : `${points}:`}${Object.keys(condition)[0]}-${is}${inside}`
}

test('the steps of a decision come back as the tree of its conditions, a named one opened where it comes first', () => {
  const meaning: Condition = { any: [{ finding: 'a' }, { finding: 'b' }] }
  const when: Condition = { all: [{ ref: 'named' }, { not: { finding: 'd' } }, { score: [{ points: 2, when: { ref: 'named' } }, { points: 1, when: { finding: 'e' } }], from: 2 }] }
  const rules = aDecidable([aRecommendationOn(when)], { conditions: { named: { meaning, name: { en: 'Named' } } } })
  const { trace } = decide(rules, { order: { procedure: 'CT_HEAD' }, findings: { a: false, d: true } }, { at: '2026-03-01' })
  const named: ReturnType<typeof aLibrary>['conditions'] = new Map([['named', { key: 'named', name: { en: 'Named' }, description: { en: 'Named' }, source: 'somewhere', version: '1', meaning }]])
  const { applies, scenarios } = traceTree({ trace, recommendation: rules.recommendations[0]!, named })
  expect(applies && drawn(applies)).toBe('all-true')
  expect(scenarios.map(({ key, when: traced }) => `${key} ${drawn(traced)}`)).toEqual([
    'holds all-false(ref-unknown(any-unknown(finding-false finding-unknown)) not-false score-unknown(2:ref-unknown 1:finding-unknown))',
    'holds-not all-true',
  ])
})

test('where nothing was asked, nothing is shown', () => {
  const rules = aDecidable([aRecommendationOn({ finding: 'a' }, { rule: { applies: { finding: 'b' } } })])
  const { trace } = decide(rules, { order: { procedure: 'CT_HEAD' }, findings: { b: false } }, { at: '2026-03-01' })
  const { applies, scenarios } = traceTree({ trace, recommendation: rules.recommendations[0]!, named: new Map() })
  expect([applies?.is, scenarios]).toEqual(['false', []])
})
