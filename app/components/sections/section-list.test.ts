import { expect, test } from 'vitest'
import { recommendationGroups } from '#schema/model/recommendation.ts'
import { sectionOf, sections } from './section-list.ts'

test('every group of a recommendation has its section; translations stand beside their texts', () => {
  const held = sections.flatMap(({ paths }) => paths.map((path) => path.split('.')[0]))
  expect([...new Set([...held, 'translations'])].toSorted()).toEqual([...recommendationGroups].toSorted())
})

test('a scenario belongs to the options, the rest of the rule to the rule', () => {
  expect(sectionOf('rule.scenarios.0.when')).toBe('options')
  expect(sectionOf('rule.applies')).toBe('rule')
  expect(sectionOf('rule')).toBe('rule')
  expect(sectionOf('value.harms.0.text')).toBe('value')
  expect(sectionOf('unknown')).toBe('question')
})
