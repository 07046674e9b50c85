import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceWithin, editsAllowed, indexSpelling } from './misspelling.ts'

test.each([
  ['pneumoni', 'pnuemoni', 1],
  ['lungeemboli', 'lungeembolli', 1],
  ['hovedpine', 'hvedpine', 1],
  ['hovedpine', 'hovedpina', 1],
  ['hovedpine', 'hodepine', undefined],
])('%s and %s: %s edits', (one, other, distance) => {
  expect(distanceWithin(one, other, 1)).toBe(distance)
  expect(distanceWithin(other, one, 1)).toBe(distance)
})

// Few letters, so that many words lie near each other.
const aWord = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 15 })

test('the index finds every nearest word that letter by letter comparison finds, and no other', () => {
  fc.assert(
    fc.property(fc.array(aWord, { maxLength: 30 }), aWord, (words, asked) => {
      const near = [...new Set(words)].flatMap((word) => {
        const distance = distanceWithin(asked, word, Math.min(editsAllowed(word.length), editsAllowed(asked.length)))
        return distance === undefined || word[0] !== asked[0] || editsAllowed(word.length) === 0 || editsAllowed(asked.length) === 0 ? [] : [{ word, distance }]
      })
      const least = Math.min(...near.map(({ distance }) => distance))
      const byWord = (one: { word: string }, other: { word: string }): number => (one.word < other.word ? -1 : 1)
      expect([...indexSpelling(words)(asked)].toSorted(byWord)).toEqual(near.filter(({ distance }) => distance === least).toSorted(byWord))
    }),
  )
})
