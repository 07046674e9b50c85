import { expect, test } from 'vitest'
import { aDecidable, aDecidableRecommendation } from '#tests/support/a-decidable.ts'
import { siteMessages } from '#tests/support/site-messages.ts'
import type { BehaviourChange, Told } from '#schema/bundle/behaviour-change.ts'
import { changeNames, changeSentence, type NamedBundle } from './change-sentence.ts'
import { wordsFor } from './words.ts'

const bundle = aDecidable([aDecidableRecommendation({ id: 'one' }), aDecidableRecommendation({ id: 'other' })]) as unknown as NamedBundle
const messages = siteMessages()
const words = wordsFor({ messages, language: 'en' })

function sentence(given: Partial<Omit<BehaviourChange, 'before' | 'after'>> & { before?: Partial<Told>; after?: Partial<Told> }, after: NamedBundle = bundle): string {
  const told = (more: Partial<Told> | undefined): Told => ({ outcome: 'may-be-appropriate', rating: 5, interrupt: 'silent', instead: [], recommendation: 'one', ...more })
  const change: BehaviourChange = {
    recommendation: 'one',
    procedure: 'CT_HEAD',
    class: 'narrower',
    region: { condition: { finding: 'a' }, exact: true },
    situation: { time: 'after', scenario: 'all', where: { condition: { all: [] }, exact: true } },
    witness: {},
    ...given,
    before: told(given.before),
    after: told(given.after),
  }
  return changeSentence(change, changeNames(bundle, after, messages), words)
}

test('who, what was told, what is told', () => {
  expect(sentence({ after: { outcome: 'not-appropriate', rating: 2, interrupt: 'soft' } })).toBe('Everyone: Name of CT_HEAD was “may be appropriate”, becomes “not appropriate, soft stop”.')
})

test('a part of a situation, and patients in none, are said by a condition', () => {
  const where = { condition: { age: { from: 'P2Y', below: 'P18Y' } }, exact: true }
  expect(sentence({ situation: { time: 'before', scenario: 'all', where }, after: { rating: 4 } })).toBe('Everyone, where age 2 years to below 18 years: Name of CT_HEAD was “may be appropriate, rating 5”, becomes “may be appropriate, rating 4”.')
  expect(sentence({ situation: { time: 'before', scenario: 'all', where: { ...where, exact: false } } })).toMatch(/^Everyone, some of those where age/)
  expect(sentence({ situation: undefined })).toMatch(/^Patients with a: /)
  expect(sentence({ situation: undefined, region: { condition: { finding: 'a' }, exact: false } })).toMatch(/^Some of the patients with a: /)
})

test('alternatives, time targets, another recommendation and other words are said where they are what differs', () => {
  expect(sentence({ after: { instead: [{ procedure: 'MR_HEAD', rating: 8 }, { action: 'observe' }] } })).toBe('Everyone: Name of CT_HEAD stays “may be appropriate”. Offered instead: Name of MR_HEAD (8), Observe (before: nothing).')
  expect(sentence({ after: { within: 'PT1H' } })).toBe('Everyone: Name of CT_HEAD stays “may be appropriate”. Within: 1 hour (before: no time target).')
  expect(sentence({ class: 'none', after: { recommendation: 'other' } })).toBe('Everyone: Name of CT_HEAD stays “may be appropriate”. Answered by “Title of other” (before: “Title of one”).')
  expect(sentence({ class: 'none', after: { message: { en: 'Other.' } } })).toBe('Everyone: Name of CT_HEAD stays “may be appropriate”. Only the words are new.')
})

test('a value set as it was is called so', () => {
  const { headache } = bundle.valueSets
  const after = { ...bundle, valueSets: { ...bundle.valueSets, headache: { ...headache!, codes: [] } } }
  expect(sentence({ situation: undefined, region: { condition: { indication: { in: 'headache-before' } }, exact: true } }, after)).toMatch(/^Patients with indication: "?headache \(as it was\)"?: /i)
})

test('every language has every word of it', () => {
  for (const language of ['da', 'nb', 'en'] as const) for (const key of ['none', 'narrower', 'wider', 'reversed']) expect(wordsFor({ messages, language }).text(`change.class.${key}`)).not.toBe('')
})
