import { expect, test } from 'vitest'
import { patientReadability, readability, readingLevel } from './readability.ts'

test('LIX is words per sentence plus the share of long words', () => {
  // 10 words, 2 sentences, 2 long words: 10/2 + 100*2/10 = 25
  expect(readability('You need no scan today. The doctor examined your abdomen.')).toEqual({ words: 10, sentences: 2, longWords: 2, lix: 25 })
})

test('letters with diacritics are letters', () => {
  expect(readability('Røntgenundersøgelse gøres på sygehuset.')).toMatchObject({ words: 4, longWords: 2 })
})

test('a decimal point does not end a sentence', () => {
  expect(readability('The dose is 1.5 mSv for you.')).toMatchObject({ sentences: 1, words: 7 })
})

test('the points of a list are sentences', () => {
  expect(readability('Ask your doctor:\n\n- why this scan\n- why not another')).toMatchObject({ sentences: 3 })
})

test('an address of a link is not read', () => {
  expect(readability('[Read more](https://example.org/radiation-protection) here.')).toMatchObject({ words: 3, longWords: 0 })
})

test('a text without words has no figure', () => {
  expect(readability(' — ')).toBeUndefined()
})

test('the scale in words, with its borders on the easier side', () => {
  expect([29, 30, 40, 41, 50, 51, 60, 61].map(readingLevel)).toEqual(['very-easy', 'easy', 'easy', 'medium', 'medium', 'hard', 'hard', 'very-hard'])
})

test('patient texts are read together, in one language', () => {
  const patient = { summary: { en: 'You need no scan.', da: 'Undersøgelsen frarådes.' }, why: { en: 'It would not help you.' } }
  expect(patientReadability(patient, 'en')).toMatchObject({ words: 9, sentences: 2 })
  expect(patientReadability(patient, 'nb')).toBeUndefined()
})
