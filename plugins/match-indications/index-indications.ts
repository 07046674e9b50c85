import type { Language } from '#schema/model/language.ts'
import type { ValueSet } from '#schema/model/vocabulary.ts'
import { type CodeIndex, indexCodes } from './codes.ts'
import { stemOf } from './inflection.ts'
import { buildLexicon, type Lexicon } from './lexicon.ts'
import { type PlacedWord, wordsOf } from './words.ts'

/** A synonym as it is matched: its stems once each, with the weight of each. A stem that the synonym denies ("uden nylig skade") is one of its own. */
export type IndexedSynonym = { valueSet: string; language: Language; text: string; terms: ReadonlyArray<string>; total: number }

export type IndicationIndex = {
  synonyms: ReadonlyArray<IndexedSynonym>
  /** Numbers of the synonyms that hold a term. */
  holding: ReadonlyMap<string, ReadonlyArray<number>>
  weights: ReadonlyMap<string, number>
  read: Lexicon
  codesIn: CodeIndex
}

/** Of "før operation" the word operation says more, yet alone it says too little. */
const functionWordWeight = 0.5

/**
 * Value sets of indications by the words and codes that name them: their names and synonyms in every language. Sets of examinations are left out. A term weighs
 * the more, the fewer value sets use it.
 */
export function indexIndications(valueSets: Iterable<ValueSet>): IndicationIndex {
  const indications = [...valueSets].filter(({ codes, prefixes }) => codes.length + prefixes.length > 0)
  const written = indications.flatMap((valueSet) => namesOf(valueSet).map(({ text, language }) => ({ valueSet: valueSet.key, language, text, words: tellingWords(text) })))
  const read = buildLexicon(written.flatMap(({ words }) => words))
  const termed = written.map(({ words, ...name }) => ({ ...name, terms: [...new Set(words.flatMap(({ form, isNegated }) => (read(form)[0]?.stems ?? []).map((stem) => termOf(stem, isNegated))))] }))

  const users = new Map<string, Set<string>>()
  for (const { terms, valueSet } of termed) for (const term of terms) users.set(term, (users.get(term) ?? new Set()).add(valueSet))
  const isFunction = new Set(written.flatMap(({ words }) => words.filter((word) => word.isFunction).map(({ form }) => termOf(stemOf(form), false))))
  const weightOf = (term: string, sets: number): number => Math.log(1 + indications.length / sets) * (isFunction.has(term) ? functionWordWeight : 1)
  const weights = new Map([...users].map(([term, sets]) => [term, weightOf(term, sets.size)]))
  const synonyms = termed.filter(({ terms }) => terms.length > 0).map((name): IndexedSynonym => ({ ...name, total: name.terms.reduce((sum, term) => sum + weights.get(term)!, 0) }))
  const holding = new Map<string, Array<number>>([...weights.keys()].map((term) => [term, []]))
  for (const [number, { terms }] of synonyms.entries()) for (const term of terms) holding.get(term)!.push(number)
  return { synonyms, holding, weights, read, codesIn: indexCodes(indications) }
}

/** What a synonym is told by: its words without function words, unless no more than one is left. */
function tellingWords(text: string): Array<PlacedWord> {
  const words = wordsOf(text)
  const telling = words.filter(({ isFunction }) => !isFunction)
  return telling.length > 1 ? telling : words
}

/** A stem as a term: what is denied is another term than what is there. */
export function termOf(stem: string, isNegated: boolean): string {
  return isNegated ? `not ${stem}` : stem
}

function namesOf({ name, synonyms }: ValueSet): Array<{ text: string; language: Language }> {
  const inOrder = (texts: object): Array<[Language, string | ReadonlyArray<string>]> => (Object.entries(texts) as Array<[Language, string | ReadonlyArray<string>]>).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return [...inOrder(name), ...inOrder(synonyms ?? {})].flatMap(([language, texts]) => [texts].flat().map((text) => ({ text, language })))
}
