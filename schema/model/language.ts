import { z } from 'zod'

/** Languages of content and interface (BCP 47). A fourth language is one more entry here and its message file. */
export const languages = ['da', 'nb', 'en'] as const
export const Language = z.enum(languages)
export type Language = z.infer<typeof Language>

/** Longest text one field may hold, in characters. Far above any real section; a guard against pasted documents. */
const longestText = 40_000

// C0 controls other than tab and line feed have no place in a text and break YAML, XML feeds and terminals.
// eslint-disable-next-line no-control-regex
const controlCharacter = /[\u0000-\u0008\u000b-\u001f\u007f\u2028\u2029]/
// Half of a surrogate pair cannot be written in UTF-8: such a text would come back from a file as another one.
const halfCharacter = /\p{Surrogate}/u

/** One non-empty text without control characters. */
export const Text = z
  .string()
  .min(1, 'expected a text, found an empty one')
  .max(longestText, `expected at most ${longestText} characters`)
  // White space alone is empty in canonical form.
  .refine((text) => text === '' || text.trim() !== '', 'expected a text, found an empty one')
  .refine((text) => !controlCharacter.test(text) && !halfCharacter.test(text), 'expected a text without control characters')

/** The same text in one or more languages. A missing language is a gap in translation, not an empty text. */
export const Localised = z
  .partialRecord(Language, Text)
  .refine((texts) => Object.keys(texts).length > 0, 'expected the text in at least one language')
export type Localised = z.infer<typeof Localised>

/** Words that are one for all languages, such as a person's own name, or the same text in each language. */
export const PlainOrLocalised = z.union([Text, Localised], { error: 'expected a text, or the text in at least one language' })
export type PlainOrLocalised = z.infer<typeof PlainOrLocalised>

/** Texts by language, complete or a draft's. */
export type Texts = { readonly [Key in Language]?: string | undefined }

/** The words for a reader of `language`: the one for all languages, else as `inLanguage` finds them. */
export function wordsIn(words: PlainOrLocalised, language: Language): string {
  return typeof words === 'string' ? words : (inLanguage(words, language) ?? '')
}

/** Text in `language`, else in `fallback`, else in the first language there is. */
export function inLanguage(text: Texts | undefined, language: Language, fallback?: Language): string | undefined {
  return localisedIn(text, language, fallback)?.text
}

/** Like `inLanguage`, and says which language the text really is in, so that a page can set `lang` on it. */
export function localisedIn(
  text: Texts | undefined,
  language: Language,
  fallback?: Language,
): { text: string; language: Language } | undefined {
  if (!text) return undefined
  for (const candidate of [language, ...(fallback ? [fallback] : []), ...languages]) {
    const found = text[candidate]
    if (found) return { text: found, language: candidate }
  }
  return undefined
}
