import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ValueSet } from '#schema/model/vocabulary.ts'
import { indexIndications } from './index-indications.ts'
import { matchIndications } from './match-indications.ts'
import { namedCodes } from './named-codes.ts'

const icd10 = 'http://hl7.org/fhir/sid/icd-10'

function aSet(key: string, codes: ReadonlyArray<string>, names: { da?: string[]; nb?: string[]; en?: string[] }): ValueSet {
  return { key, name: { en: key.replaceAll('-', ' ') }, synonyms: names, codes: codes.map((code) => ({ system: icd10, code })), prefixes: codes.map((code) => ({ system: icd10, prefix: code.slice(0, 3) })), procedures: [] }
}

const valueSets = [
  aSet('back-pain', ['M54.5'], { da: ['rygsmerter', 'ondt i ryggen'], nb: ['ryggsmerter', 'vondt i ryggen', 'smerter i ryggen'], en: ['sore back'] }),
  aSet('headache', ['R51'], { da: ['hovedpine'], nb: ['hodepine', 'vondt i hodet'] }),
  aSet('head-trauma', ['S06.0', 'S09.9'], { da: ['hovedtraume', 'traume mod hovedet', 'slag mod hovedet'], nb: ['slag mot hodet', 'slått hodet'] }),
  aSet('stroke', ['I63.9'], { nb: ['slag', 'hjerneslag'] }),
  aSet('embolism', ['I26.9'], { da: ['LE', 'lungeemboli'], en: ['PE'] }),
  aSet('embolism-in-pregnancy', ['O88.2', 'I26.9'], { da: ['gravid med LE'] }),
  aSet('pre-operative', ['Z01.8'], { da: ['før operation'] }),
  aSet('fall-without-harm', ['W19'], { en: ['fall without injury'] }),
  { key: 'imaging', name: { en: 'Imaging of the back' }, codes: [], prefixes: [], procedures: ['XR_LSPINE'] } satisfies ValueSet,
]
const index = indexIndications(valueSets)
const matched = (text: string): Array<string> => matchIndications(index, text).matched.map(({ valueSet }) => valueSet)

describe('what a phrase names', () => {
  test.each([
    ['ryggsmerter', ['back-pain'], 'a synonym'],
    ['RYGGSMERTER!', ['back-pain'], 'in capitals'],
    ['langvarige smerter i korsryggen eller ryggen', ['back-pain'], 'a compound as its parts'],
    ['smerte i rygg', ['back-pain'], 'inflected otherwise'],
    ['i ryggen vondt', ['back-pain'], 'in another order'],
    ['ryggsmetrer', ['back-pain'], 'misspelt'],
    ['traume mod hoved', ['head-trauma'], 'a compound taken apart'],
    ['hovedtraumer', ['head-trauma'], 'a compound inflected'],
    ['LE?', ['embolism'], 'an abbreviation'],
    ['obs. le', ['embolism'], 'an abbreviation in small letters'],
    ['ryggsmerter og hodepine', ['back-pain', 'headache'], 'two at once'],
    ['fall, slått hodet, bruker Marevan', ['head-trauma'], 'among other things'],
    ['slag mot hodet', ['head-trauma'], 'the longer synonym, not the shorter one in it'],
    ['hjerneslag', ['stroke'], 'the shorter one by itself'],
    ['gravid med LE', ['embolism-in-pregnancy'], 'the more particular set alone'],
    ['fall without injury', ['fall-without-harm'], 'a synonym that denies something'],
    ['rygsmerter, norsk pasient', ['back-pain'], 'in another language'],
    ['inden en operation', [], 'half a synonym'],
    ['ingen hodepine', [], 'nothing that is denied'],
    ['ingen hodepine, men ryggsmerter', ['back-pain'], 'only what is not denied'],
    ['fall with injury', [], 'nothing where the denial lacks'],
    ['lei', [], 'no abbreviation by a misspelling'],
    ['øresmerter', [], 'nothing by the end of a compound alone'],
    ['imaging of the back', [], 'no set of examinations'],
    ['', [], 'nothing'],
  ])('%s: %j, %s', (text, expected) => {
    expect(matched(text).toSorted()).toEqual(expected.toSorted())
  })

  test.each([
    ['S06.0', ['head-trauma']],
    ['s060', ['head-trauma']],
    ['DS060 i går', ['head-trauma']],
    ['S06.1', ['head-trauma']],
    ['R51', ['headache']],
    ['prolaps L5/S1, B12', []],
    // In both; it is the whole of one set, and one of two codes of the other.
    ['I26.9', ['embolism', 'embolism-in-pregnancy']],
  ])('the code %s: %j', (text, expected) => {
    expect(matched(text)).toEqual(expected)
  })

  test('says by which synonym or code', () => {
    expect(matchIndications(index, 'smerter i ryggen', { language: 'nb' }).matched).toEqual([{ valueSet: 'back-pain', score: 1, why: { synonym: 'ryggsmerter', language: 'nb' } }])
    expect(matchIndications(index, 'set S06.0').matched).toEqual([{ valueSet: 'head-trauma', score: 1, why: { code: 'S06.0' } }])
  })

  test('what comes near is told apart from what is named', () => {
    const { matched: named, nearest } = matchIndications(index, 'traume mod ankel')
    expect(named).toEqual([])
    expect(nearest.map(({ valueSet }) => valueSet)).toContain('head-trauma')
  })
})

test('any text has an answer, with scores from 0 to 1, no set twice, and at most as many as were asked for', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 3000 }), fc.array(fc.constantFrom('ingen', 'slag', 'mot', 'hodet', 'LE', ',', '.', 'eller', 'rygg', 'smerter')).map((words) => words.join(' '))), fc.integer({ min: 0, max: 9 }), (text, limit) => {
      const found = matchIndications(index, text, { limit })
      const all = [...found.matched, ...found.nearest]
      expect(new Set(all.map(({ valueSet }) => valueSet)).size).toBe(all.length)
      for (const { score } of all) expect(score >= 0 && score <= 1).toBe(true)
      expect(found.matched.length <= limit && found.nearest.length <= limit).toBe(true)
    }),
  )
})

test('letters without end have an answer too', () => {
  for (const part of ['hode', 'ryggsmerter', 'LE', 'a', 'S06.0']) expect(matchIndications(index, part.repeat(2000)).matched.length).toBeLessThanOrEqual(1)
})

test('the order of the value sets decides nothing', () => {
  const other = indexIndications(valueSets.toReversed())
  for (const text of ['ryggsmerter og hodepine', 'I26.9', 'slag mot hodet', 'traume', 'gravid med LE, slag']) {
    const keysOf = (found: ReturnType<typeof matchIndications>): unknown => [found.matched, found.nearest].map((some) => some.map(({ valueSet, score }) => [valueSet, score]))
    expect(keysOf(matchIndications(other, text)), text).toEqual(keysOf(matchIndications(index, text)))
  }
})

test('a match gives the code that says no more than was named', () => {
  const codesOf = (text: string): Array<string> => namedCodes(new Map(valueSets.map((set) => [set.key, set])), matchIndications(index, text).matched).map(({ code }) => code)
  expect(codesOf('ryggsmerter')).toEqual(['M54.5'])
  expect(codesOf('gravid med LE')).toEqual(['O88.2'])
})
