import type { Language } from '#schema/model/language.ts'

/** Words of more letters than this are long (Björnsson 1968). */
const longWord = 6

/**
 * Highest LIX of a text for patients, by language. Björnsson's scale: below 30 very easy, 30-40 easy (fiction), 40-50 medium (newspapers).
 * English writes its compounds apart, so the same text has a lower figure; its limit is lower by that.
 */
export const patientTextLimits = { da: 40, nb: 40, en: 38 } as const satisfies Record<Language, number>

export type Readability = { words: number; sentences: number; longWords: number; lix: number }

/**
 * LIX of a text: words per sentence + 100 x long words / words, rounded to a whole number.
 * C. H. Björnsson, Läsbarhet, Stockholm: Liber, 1968. A sentence ends at a full stop, question mark, exclamation mark, colon, or with its line.
 * Undefined for a text without words.
 */
export function readability(text: string): Readability | undefined {
  const plain = withoutMarkdown(text)
  const words = plain.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,-]*/gu) ?? []
  if (words.length === 0) return undefined
  const sentences = plain.split(/[.!?:](?=\s|$)|\n/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length
  const longWords = words.filter((word) => (word.match(/\p{L}/gu) ?? []).length > longWord).length
  return { words: words.length, sentences, longWords, lix: Math.round(words.length / sentences + (100 * longWords) / words.length) }
}

/** Addresses of links and marks of lists and emphasis are not read aloud. */
function withoutMarkdown(text: string): string {
  return text.replaceAll(/\]\([^()\n]{0,2000}\)/g, ' ').replaceAll(/[*_[\]#>]/g, ' ')
}
