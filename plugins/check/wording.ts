import type { Language } from '#schema/model/language.ts'
import type { Direction, Strength } from '#schema/model/recommendation.ts'
import { type WordingRow, wordingTable } from './wording-table.ts'

/** A phrase of the table where it stands in a text. */
export type Phrase = { words: string; row: WordingRow }

/** Far longer than any statement; a guard against pasted documents. */
const longestStatement = 5000

/** Words that open a clause of their own: a negation beyond them belongs to somebody else. */
const clauseOpeners: Record<Language, string> = {
  da: 'der|som|hvis|når|hvor|mens|men|medmindre|fordi',
  nb: 'som|hvis|når|der|mens|men|med mindre|fordi|dersom',
  en: 'who|which|whose|if|when|where|unless|but|because|while',
}

/** "Not only" and its like add something; they do not negate. */
const notANegation: Record<Language, string> = { da: 'kun|alene|bare|nødvendigvis', nb: 'kun|bare|nødvendigvis', en: 'only|just|necessarily' }

// \b knows only ASCII: "bør" would end after "b".
const wordStart = String.raw`(?<![\p{L}\p{M}\p{N}])`
const wordEnd = String.raw`(?![\p{L}\p{M}\p{N}])`
const clauseStart = String.raw`(?<=(?:^|[.!?:;,(\n•–])[\s-]{0,6})`

const compiled = Object.fromEntries(
  Object.entries(wordingTable).map(([language, rows]) => [
    language,
    rows.map((row): { row: WordingRow; pattern: RegExp } => ({ row, pattern: patternOf(row.phrase, language as Language) })),
  ]),
) as Record<Language, Array<{ row: WordingRow; pattern: RegExp }>>

/** Every phrase of the table in a text, in order; the longest wins where several begin within each other. */
export function phrasesIn(text: string, language: Language): Array<Phrase> {
  // Marks of emphasis stand between a verb and its negation and mean nothing here.
  const read = text.slice(0, longestStatement).replaceAll(/[*_]/g, '')
  const matches = compiled[language]
    .flatMap(({ row, pattern }) => [...read.matchAll(pattern)].map((match) => ({ row, words: match[0], from: match.index, to: match.index + match[0].length })))
    .toSorted((one, other) => other.to - other.from - (one.to - one.from) || one.from - other.from)
  const kept: typeof matches = []
  for (const match of matches) if (!kept.some(({ from, to }) => match.from < to && from < match.to)) kept.push(match)
  return kept.toSorted((one, other) => one.from - other.from)
}

export type WordingFault =
  /** A word that only law may use. */
  | { kind: 'obligation'; words: string }
  /** A phrase of another strength or of the opposite direction. */
  | { kind: 'conflict'; words: string }
  /** No phrase that carries this strength and direction. */
  | { kind: 'absent' }

/**
 * What is wrong with the verb of a statement, or undefined when it fits. The text must carry a phrase of the coded strength and direction,
 * none of a clearly different strength, and "skal", "shall", "must" only where law demands it of a recommendation that is not conditional.
 */
export function wordingFault(statement: { text: string; language: Language; strength: Strength; direction: Direction; byLaw: boolean }): WordingFault | undefined {
  const { text, language, strength, direction, byLaw } = statement
  const phrases = phrasesIn(text, language)
  const points = (row: WordingRow): boolean => row.direction === direction || row.direction === 'either'
  const mayOblige = byLaw && strength !== 'conditional'
  const obliging = phrases.find(({ row }) => row.strength === 'obligation')
  if (obliging && !mayOblige) return { kind: 'obligation', words: obliging.words }
  const accepted = acceptedStrengths[strength]
  const fits = phrases.some(({ row }) => points(row) && (accepted.includes(row.strength) || (mayOblige && row.strength === 'obligation')))
  const conflict = phrases.find(({ row }) => !row.weak && row.strength !== 'obligation' && row.strength !== 'good-practice' && !accepted.includes(row.strength))
  if (conflict) return { kind: 'conflict', words: conflict.words }
  if (fits) return undefined
  const opposite = phrases.find(({ row }) => !points(row))
  return opposite ? { kind: 'conflict', words: opposite.words } : { kind: 'absent' }
}

/** A good-practice statement may also use the strong verbs. */
const acceptedStrengths: Record<Strength, ReadonlyArray<WordingRow['strength']>> = {
  strong: ['strong'],
  conditional: ['conditional'],
  'good-practice': ['good-practice', 'strong'],
}

function patternOf(phrase: string, language: Language): RegExp {
  const gapWord = String.raw`(?!(?:${clauseOpeners[language]})${wordEnd})[\p{L}\p{M}\p{N}/’'-]+`
  const negation = `(?!\\s+(?:${notANegation[language]})${wordEnd})`
  let source = ''
  for (const [index, part] of phrase.split(' ').entries()) {
    const space = index === 0 || source === clauseStart ? '' : String.raw`\s+`
    if (part === '^') source += clauseStart
    else if (part === '…') source += String.raw`(?:\s+${gapWord}){0,5}?`
    else if (part.endsWith('|)')) source += String.raw`(?:${space}(?:${part.slice(1, -2)})${wordEnd})?`
    else source += `${space}${wordStart}${part.replace('(', '(?:')}${wordEnd}`
  }
  const ending = /(?:ikke|not|aldrig|aldri|never)\b[^…]*$/.test(phrase) ? negation : ''
  // "brug af CT" and "use of CT" are nouns, not orders.
  const noun = phrase.startsWith('^') && /\)$/.test(phrase) ? String.raw`(?!\s+(?:af|av|of)${wordEnd})` : ''
  return new RegExp(`${source}${ending}${noun}`, 'giu')
}
