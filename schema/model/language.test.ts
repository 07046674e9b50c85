import { expect, test } from 'vitest'
import { PlainOrLocalised, wordsIn } from './language.ts'

test('words that are one for all languages are the same for every reader', () => {
  expect(wordsIn('Rita Røntgen', 'da')).toBe('Rita Røntgen')
})

test('words in several languages are those of the reader, else of the first language there is', () => {
  const role = { da: 'Panelmedlem, radiologi', en: 'Panel member, radiology' }
  expect([wordsIn(role, 'en'), wordsIn(role, 'nb')]).toEqual(['Panel member, radiology', 'Panelmedlem, radiologi'])
})

test.each(['', '  ', {}, { en: '' }, { fr: 'Rita' }, 7])('%j is neither', (words) => {
  expect(PlainOrLocalised.safeParse(words).success).toBe(false)
})
