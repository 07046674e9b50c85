import type { Language, Texts } from '#schema/model/language.ts'

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

/** Björnsson's scale in words. */
export const readingLevels = ['very-easy', 'easy', 'medium', 'hard', 'very-hard'] as const
export type ReadingLevel = (typeof readingLevels)[number]

/** Where a LIX stands on Björnsson's scale; a figure on a border belongs to the easier side, as the limits above do. */
export function readingLevel(lix: number): ReadingLevel {
  if (lix < 30) return 'very-easy'
  if (lix <= 40) return 'easy'
  if (lix <= 50) return 'medium'
  return lix <= 60 ? 'hard' : 'very-hard'
}

/** The patient texts of a recommendation, in reading order. */
export const patientTextFields = ['summary', 'why', 'whatHappens', 'whatToAsk'] as const
export type PatientTexts = { readonly [Field in (typeof patientTextFields)[number]]?: Texts | undefined }

/** The patient texts in one language, read together: a single line has too few words for a figure. Undefined without words. */
export function patientReadability(patient: PatientTexts | undefined, language: Language): Readability | undefined {
  return readability(patientTextFields.flatMap((field) => patient?.[field]?.[language] ?? []).join('\n'))
}

/** Addresses of links and marks of lists and emphasis are not read aloud. */
function withoutMarkdown(text: string): string {
  return text.replaceAll(/\]\([^()\n]{0,2000}\)/g, ' ').replaceAll(/[*_[\]#>]/g, ' ')
}
