import { type Language, languages } from '../model/language.ts'
import type { Translations } from '../model/recommendation.ts'
import { textFingerprint } from './canonical-form.ts'

export type TextField = { path: string; texts: Partial<Record<Language, string>> }

const isLanguage = (key: string): key is Language => (languages as ReadonlyArray<string>).includes(key)

/** Every localised text of a record with its path (`value.harms.0.text`): an object whose keys are all languages is a text. */
export function textFieldsOf(record: unknown, path = ''): Array<TextField> {
  if (typeof record !== 'object' || record === null) return []
  const entries = Object.entries(record)
  if (!Array.isArray(record) && entries.length > 0 && entries.every(([key, value]) => isLanguage(key) && typeof value === 'string'))
    return [{ path, texts: record as Partial<Record<Language, string>> }]
  return entries
    .filter(([key]) => !(path === '' && (key === 'translations' || key === 'cases')))
    .flatMap(([key, value]) => textFieldsOf(value, path === '' ? key : `${path}.${key}`))
}

export type TranslationState = { path: string; language: Language; is: 'missing' | 'stale' | 'current' }

/** State of every translation of a record: missing, made from an older source text, or current. */
export function translationStates(
  record: { translations?: Translations | undefined },
  sourceLanguage: Language,
  published: ReadonlyArray<Language> = languages,
): Array<TranslationState> {
  return textFieldsOf(record).flatMap(({ path, texts }) => {
    const source = texts[sourceLanguage]
    return published
      .filter((language) => language !== sourceLanguage)
      .map((language): TranslationState => {
        if (!texts[language]) return { path, language, is: 'missing' }
        const madeFrom = record.translations?.[language]?.[path]
        return { path, language, is: source && madeFrom === textFingerprint(source) ? 'current' : 'stale' }
      })
  })
}

/** Marks every translation that is there as made from today's source text. */
export function translationsMarkedCurrent(record: unknown, sourceLanguage: Language): Translations {
  const marked: Partial<Record<Language, Record<string, string>>> = {}
  for (const { path, texts } of textFieldsOf(record)) {
    const source = texts[sourceLanguage]
    if (!source) continue
    for (const language of languages)
      if (language !== sourceLanguage && texts[language]) (marked[language] ??= {})[path] = textFingerprint(source)
  }
  return marked
}
