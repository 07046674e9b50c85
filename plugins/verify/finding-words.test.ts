import { expect, test } from 'vitest'
import { plantedRules } from '#tests/support/planted-faults.ts'
import { aDecidable, aDecidableRecommendation } from '#tests/support/a-decidable.ts'
import { languages } from '#schema/model/language.ts'
import type { Finding } from './finding.ts'
import { findingNames } from './finding-names.ts'
import { findingWords } from './finding-words.ts'
import { verify } from './verify.ts'

const at = '2026-11-20'

test('every kind of planted fault is told in every language, with where and one patient', () => {
  const { rules } = plantedRules({ count: 200, seed: 5, faults: 40 })
  const { findings } = verify(rules, { at })
  expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(['contradiction', 'gap', 'unreachable', 'redundant', 'dominated', 'needless-question']))
  for (const finding of findings) {
    const told = languages.map((language) => findingWords(finding, findingNames(rules, language)))
    expect(new Set(told.map(({ says }) => says)).size, told[0]!.says).toBe(languages.length)
    for (const { sentence, region, patient } of told) {
      expect(sentence).toMatch(/\S\.$/)
      expect(sentence).not.toMatch(/undefined|\[object|\.\./)
      expect([region !== undefined, patient !== undefined]).toEqual([finding.witness !== undefined, finding.witness !== undefined])
    }
  }
})

test('what could not be proven is told as such, without patients', () => {
  const rules = aDecidable([aDecidableRecommendation({ id: 'lost', rule: { applies: { ref: 'nowhere' } } })])
  const [finding] = verify(rules, { at }).findings
  expect(finding).toMatchObject({ kind: 'not-proven', because: 'unreadable' })
  expect(languages.map((language) => findingWords(finding!, findingNames(rules, language)).sentence)).toEqual([
    '"Titel på lost" kan ikke afgøres: reglen kan ikke læses.',
    '«Titel på lost» kan ikke avgjøres: regelen kan ikke leses.',
    '"Title of lost" could not be proven: its rule cannot be read.',
  ])
})

test('a finding about something that has no name is told by its key', () => {
  const rules = aDecidable([])
  const finding: Finding = { kind: 'needless-question', of: { recommendation: 'gone', scenarios: [] }, fact: { finding: 'gone-too' }, region: { condition: { all: [] }, exact: true }, sentence: '' }
  expect(findingWords(finding, findingNames(rules, 'en')).sentence).toBe('"gone" asks for gone-too, which never changes what it says.')
})
