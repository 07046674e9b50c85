import { expect, test } from 'vitest'
import { prepare } from '#plugins/decide/prepare.ts'
import { runCase } from '#plugins/decide/run-cases.ts'
import type { Condition } from '#schema/model/condition.ts'
import type { GoldenCase } from '#schema/model/golden-case.ts'
import { aDecidable, aRecommendationOn } from '#tests/support/a-decidable.ts'
import type { DraftRules } from './case-store.ts'
import { type FoundCondition, runCoverage } from './run-coverage.ts'

const at = '2026-03-01'

function rulesOn(when: Condition): DraftRules {
  const decidable = aDecidable([aRecommendationOn(when, { rule: { applies: { age: { from: 'P18Y' } } } })])
  return { decidable, prepared: prepare(decidable), text: '', at }
}

function conditions(rules: DraftRules, cases: ReadonlyArray<GoldenCase>): ReadonlyArray<FoundCondition> {
  return (runCoverage(rules, cases) ?? []).flatMap((judgement) => judgement.conditions)
}

test('cases are suggested where there is none, and adding one after the other shows every condition that can be shown', () => {
  const rules = rulesOn({ any: [{ all: [{ finding: 'a' }, { finding: 'b' }] }, { measurement: 'gcs', below: 15, unit: '{score}' }] })
  const cases: Array<GoldenCase> = []
  for (let round = 0; round < 20; round += 1) {
    const next = conditions(rules, cases).flatMap(({ suggestions }) => suggestions)[0]
    if (!next) break
    cases.push(next.made)
  }
  const found = conditions(rules, cases)
  expect(found.map(({ path, is }) => `${path} ${is}`)).toEqual(['rule.applies covered', 'rule.scenarios.0.when.any.0.all.0 covered', 'rule.scenarios.0.when.any.0.all.1 covered', 'rule.scenarios.0.when.any.1 covered'])
  for (const { by } of found) expect(cases.map(({ name }) => name)).toEqual(expect.arrayContaining([...by]))
  // Each expects what the rule does, under a name of its own.
  expect(cases.every((one) => runCase(rules.prepared, one, at).passed)).toBe(true)
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
})

test('a condition that another always decides for is said to be one that no case can show', () => {
  const rules = rulesOn({ any: [{ finding: 'a' }, { all: [{ finding: 'a' }, { finding: 'b' }] }] })
  const never = conditions(rules, []).filter(({ is }) => is === 'never')
  expect(never.map(({ path }) => path)).toEqual(['rule.scenarios.0.when.any.1.all.1'])
})
