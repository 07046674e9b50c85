import { expect, test } from 'vitest'
import type { IndicationPhrase, ValueSet } from '#schema/model/vocabulary.ts'
import { indexIndications } from './index-indications.ts'
import { measureRecall } from './recall.ts'

const aSet = (key: string, name: string): ValueSet => ({ key, name: { en: name }, codes: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'R51' }], prefixes: [], procedures: [] })
const index = indexIndications([aSet('headache', 'headache'), aSet('cough', 'cough'), aSet('fever', 'fever')])
const aPhrase = (text: string, expected: string[], heldOut = false): IndicationPhrase => ({ key: text.replaceAll(' ', '-'), language: 'en', text, expected, ...(heldOut && { heldOut }) })

test('recall at 1, at 5 and of phrases that name nothing, tuned and held out apart', () => {
  const { figures, missed } = measureRecall(index, [
    aPhrase('headache', ['headache']),
    aPhrase('cough and fever', ['cough', 'fever']),
    aPhrase('cough', ['cough', 'fever']),
    aPhrase('fever', ['headache']),
    aPhrase('no fever', []),
    aPhrase('fever today', []),
    aPhrase('sneezing', ['cough'], true),
  ])
  expect(figures.tuned).toEqual({ phrases: 4, recallAt1: 0.75, recallAt5: 0.5, none: 2, rightlyNone: 0.5 })
  expect(figures.heldOut).toEqual({ phrases: 1, recallAt1: 0, recallAt5: 0, none: 0, rightlyNone: null })
  expect(figures.byLanguage).toEqual({ en: { tuned: figures.tuned, heldOut: figures.heldOut } })
  expect(missed.map(({ phrase }) => phrase.text)).toEqual(['cough', 'fever', 'fever today', 'sneezing'])
})
