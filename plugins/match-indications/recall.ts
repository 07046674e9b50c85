import type { Language } from '#schema/model/language.ts'
import type { IndicationPhrase } from '#schema/model/vocabulary.ts'
import type { IndicationIndex } from './index-indications.ts'
import { type IndicationMatch, matchIndications } from './match-indications.ts'

/** Shares from 0 to 1, of phrases that name an indication; `rightlyNone` of those that name none. Null where there is no such phrase. */
export type Recall = { phrases: number; recallAt1: number | null; recallAt5: number | null; none: number; rightlyNone: number | null }
export type Missed = { phrase: IndicationPhrase; found: ReadonlyArray<IndicationMatch> }
/** Phrases that synonyms were written with, and held-out ones, which nobody looked at then: the second tell how other phrases fare. */
export type Figures = { tuned: Recall; heldOut: Recall }
/** Over all languages, then of each. */
export type PhraseFigures = Figures & { byLanguage: Partial<Record<Language, Figures>> }

type Judged = { phrase: IndicationPhrase; found: ReadonlyArray<IndicationMatch>; first: boolean; withinFive: boolean }

/**
 * How phrases fare: recall at 1, the best match is one that is expected; recall at 5, every expected one is among the best five. A phrase that names nothing is right
 * when nothing is matched. `missed` are those that fail either.
 */
export function measureRecall(index: IndicationIndex, phrases: Iterable<IndicationPhrase>): { figures: PhraseFigures; missed: Array<Missed> } {
  const judged = [...phrases].map((phrase) => judge(index, phrase))
  const both = (some: ReadonlyArray<Judged>): Figures => ({ tuned: recallOf(some.filter(({ phrase }) => !phrase.heldOut)), heldOut: recallOf(some.filter(({ phrase }) => phrase.heldOut)) })
  const spoken = [...new Set(judged.map(({ phrase }) => phrase.language))].toSorted()
  const byLanguage = Object.fromEntries(spoken.map((language) => [language, both(judged.filter(({ phrase }) => phrase.language === language))]))
  return { figures: { ...both(judged), byLanguage }, missed: judged.filter(({ first, withinFive }) => !first || !withinFive).map(({ phrase, found }) => ({ phrase, found })) }
}

function judge(index: IndicationIndex, phrase: IndicationPhrase): Judged {
  const found = matchIndications(index, phrase.text, { language: phrase.language }).matched
  const { expected } = phrase
  const [best] = found
  if (expected.length === 0) return { phrase, found, first: !best, withinFive: !best }
  return { phrase, found, first: best !== undefined && expected.includes(best.valueSet), withinFive: expected.every((key) => found.some(({ valueSet }) => valueSet === key)) }
}

function recallOf(judged: ReadonlyArray<Judged>): Recall {
  const naming = judged.filter(({ phrase }) => phrase.expected.length > 0)
  const none = judged.filter(({ phrase }) => phrase.expected.length === 0)
  const share = (some: ReadonlyArray<Judged>, of: ReadonlyArray<Judged>): number | null => (of.length === 0 ? null : Math.round((some.length / of.length) * 1000) / 1000)
  return {
    phrases: naming.length,
    recallAt1: share(naming.filter(({ first }) => first), naming),
    recallAt5: share(naming.filter(({ withinFive }) => withinFive), naming),
    none: none.length,
    rightlyNone: share(none.filter(({ first }) => first), none),
  }
}
