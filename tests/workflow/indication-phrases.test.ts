import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { programRoot } from '#app/workflow/load-release-assets.server.ts'
import { readContentFolder } from '#app/workflow/read-content-folder.server.ts'
import { parseLibrary } from '#plugins/markdown/library-files.ts'
import { indexIndications } from '#plugins/match-indications/index-indications.ts'
import { measureRecall, type Figures } from '#plugins/match-indications/recall.ts'
import { type Language, languages } from '#schema/model/language.ts'

const { library } = parseLibrary(readContentFolder(join(programRoot(), 'content')))
const phrases = [...library.indicationPhrases.values()]
const index = indexIndications(library.valueSets.values())
const { figures } = measureRecall(index, phrases)

/** What was measured when this was written: recall at 1 and at 5, and the share of phrases that rightly name nothing. It may rise, never sink. */
const least: Record<Language, { tuned: [number, number, number]; heldOut: [number, number, number] }> = {
  da: { tuned: [0.957, 0.957, 1], heldOut: [0.868, 0.868, 1] },
  nb: { tuned: [0.969, 0.979, 1], heldOut: [0.868, 0.868, 1] },
  en: { tuned: [0.979, 0.979, 1], heldOut: [0.974, 0.974, 1] },
}

describe.each(languages)('phrases in %s', (language) => {
  const own = phrases.filter((phrase) => phrase.language === language)

  test('are many, a part of them is held out, and some name nothing', () => {
    expect(own.length).toBeGreaterThanOrEqual(60)
    expect(own.filter(({ heldOut }) => heldOut).length).toBeGreaterThanOrEqual(own.length / 4)
    expect(own.filter(({ expected }) => expected.length === 0).length).toBeGreaterThanOrEqual(10)
  })

  test.each(['tuned', 'heldOut'] as const)('find their indication at least as often as before: %s', (part) => {
    const { recallAt1, recallAt5, rightlyNone } = (figures.byLanguage[language] as Figures)[part]
    const found = [recallAt1, recallAt5, rightlyNone]
    expect(found.map((share, at) => Math.max(share ?? 0, least[language][part][at]!))).toEqual(found)
  })

  test('every indication has synonyms, and phrases that name it', () => {
    const indications = [...library.valueSets.values()].filter(({ codes, prefixes }) => codes.length + prefixes.length > 0)
    expect(indications.filter(({ synonyms }) => (synonyms?.[language]?.length ?? 0) < 5).map(({ key }) => key)).toEqual([])
    expect(indications.filter(({ key }) => !own.some(({ expected }) => expected.includes(key))).map(({ key }) => key)).toEqual([])
  })
})

test('phrases expect value sets that are there, and none stands twice', () => {
  expect(phrases.flatMap(({ expected }) => expected).filter((key) => !library.valueSets.has(key))).toEqual([])
  const texts = phrases.map(({ language, text }) => `${language} ${text.toLowerCase()}`)
  expect(texts).toEqual([...new Set(texts)])
})

test('no two indications have a synonym that says the same', () => {
  const sets = new Map<string, Set<string>>()
  for (const { terms, valueSet } of index.synonyms) {
    const said = terms.toSorted().join(' ')
    sets.set(said, (sets.get(said) ?? new Set()).add(valueSet))
  }
  expect([...sets].filter(([, keys]) => keys.size > 1).map(([said, keys]) => [said, ...keys])).toEqual([])
})
