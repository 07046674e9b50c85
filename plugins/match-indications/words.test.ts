import { describe, expect, test } from 'vitest'
import { folded, wordsOf } from './words.ts'

/** The words that a phrase says, with a minus where it says that it is not so. */
function said(text: string): Array<string> {
  return wordsOf(text).flatMap(({ form, isNegated, isFunction }) => (isFunction ? [] : [isNegated ? `-${form}` : form]))
}

describe('spellings that are one', () => {
  test.each([
    ['knæ', 'knae', 'kne'],
    ['ødem', 'oedem', 'ODEM'],
    ['anaesthesia', 'anæsthesia', 'anesthesia'],
    ['blåst', 'blaast', 'blast'],
    ['Ménière', 'meniere', 'MENIERE'],
    ['nåle', 'na\u030ale', 'naale'],
    ['apoplexi', 'apopleksi', 'Apoplexi'],
    ['cephalalgi', 'cefalalgi', 'CEFALALGI'],
    ['ischias', 'iskias', 'Iskias'],
    ['commotio', 'kommotio', 'COMMOTIO'],
  ])('%s, %s and %s', (one, other, third) => {
    expect(new Set([folded(one), folded(other), folded(third)]).size).toBe(1)
  })
})

describe('negation', () => {
  test.each([
    ['ingen hovedpine', ['-hovedpine']],
    ['Ingen hovedpine. Lændesmerter siden mandag', ['-hovedpine', 'lendesmerter', 'mandag']],
    ['ingen LE, men hodepine', ['-le', 'hodepine']],
    ['no fever, cough or headache', ['-fever', '-cough', '-headache']],
    ['no fever, headache for weeks', ['-fever', 'headache']],
    ['denies headache', ['-headache']],
    ['LE afkræftet, fortsat hoste', ['-le', 'fortsat', 'hoste']],
    ['avkreftet lungeemboli', ['-lungeemboli']],
    ['kan ikke utelukke lungeemboli', ['lungeemboli']],
    ['PE not excluded', ['pe']],
    ['rule out PE', ['pe']],
    ['no improvement of back pain', ['improvement', 'back', 'pain']],
    ['uden udstråling til benet', ['-udstraling', '-benet']],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected.map((word) => (word.startsWith('-') ? `-${folded(word.slice(1))}` : folded(word))))
  })
})

test('a full stop after an abbreviation ends no clause, one after a sentence does', () => {
  const placesOf = (text: string): Array<number> => wordsOf(text).map(({ place }) => place)
  expect(placesOf('ve. c. mammae')).toEqual([0, 1, 2])
  expect(placesOf('smerter. Hoste')[1]! - placesOf('smerter. Hoste')[0]!).toBeGreaterThan(1)
  expect(placesOf('Wells 4,5 points')).toEqual([0, 1, 1, 1])
})

test('"mistanke om" and "signs of" say nothing', () => {
  expect(wordsOf('Mistanke om apopleksi').map(({ form }) => form)).toEqual(['apopleksi'])
  expect(wordsOf('signs of stroke').map(({ form }) => form)).toEqual(['stroke'])
})
