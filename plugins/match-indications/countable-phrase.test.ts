import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countablePhrase } from './countable-phrase.ts'

test.each([
  ['Skuldersmerter  etter fall', 'skuldersmerter etter fall'],
  ['Smerter i skulder, Hansen født 010203', 'smerter i skulder født'],
  ['tinnitus (010190-1234), ring 12345678', 'tinnitus ring'],
  ['hofte; skriv til kari@example.org', 'hofte skriv til'],
  ['Anemi. Utredes hos Dr Olsen', 'anemi utredes hos'],
  ['obs MS', 'obs ms'],
  ['?', undefined],
  ['2026-11-20', undefined],
  ['Har i mange år hatt vondt i skulderen og har vært til fysioterapi uten at det har hjulpet noe særlig', undefined],
])('%s → %s', (text, expected) => {
  expect(countablePhrase(text)).toBe(expected)
})

test('no digit is ever kept, and what is kept is its own countable phrase', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const phrase = countablePhrase(text)
      if (phrase === undefined) return
      expect(phrase).not.toMatch(/[\p{Number}\n@]/u)
      expect(phrase.length).toBeLessThanOrEqual(80)
      expect(countablePhrase(phrase)).toBe(phrase)
    }),
  )
})
