import { type Language, languages } from '#schema/model/language.ts'
import type { Translations } from '#schema/model/recommendation.ts'
import { textFingerprint } from '#schema/version/canonical-form.ts'
import { textFieldsOf } from '#schema/version/translation.ts'

type Translated = { translations?: Partial<Record<Language, Partial<Record<string, string>> | undefined>> | undefined }

/**
 * Fingerprints after an edit: a translation that was written in this edit is of today's source; one that was not touched keeps what
 * it was made from, so that it shows as stale when the source was edited. `reviewed` names translations that a person read against the
 * new source and left as they are. What a client sends as fingerprints does not count.
 */
export function carryTranslations(edit: {
  before: Translated
  after: Translated
  sourceLanguage: Language
  reviewed?: ReadonlyArray<{ path: string; language: Language }>
}): Translations {
  const { before, after, sourceLanguage, reviewed = [] } = edit
  const earlier = fingerprintsByText(before)
  const carried: Partial<Record<Language, Record<string, string>>> = {}
  for (const { path, texts } of textFieldsOf(after)) {
    const source = texts[sourceLanguage]
    for (const language of languages) {
      const text = texts[language]
      if (language === sourceLanguage || !text || !source) continue
      const isReviewed = reviewed.some((field) => field.path === path && field.language === language)
      const known = isReviewed ? undefined : (earlier.get(textKey(path, language, text)) ?? earlier.get(textKey(withoutIndices(path), language, text)))
      const fingerprint = known === undefined ? textFingerprint(source) : known
      if (fingerprint !== '') (carried[language] ??= {})[path] = fingerprint
    }
  }
  return carried
}

/** Fingerprint of every translation there was, by its words: an entry that moved in its list is still the same translation. Empty where it had none. */
function fingerprintsByText(record: Translated): Map<string, string> {
  const found = new Map<string, string>()
  for (const { path, texts } of textFieldsOf(record))
    for (const language of languages) {
      const text = texts[language]
      if (!text) continue
      const fingerprint = record.translations?.[language]?.[path] ?? ''
      found.set(textKey(path, language, text), fingerprint)
      const moved = textKey(withoutIndices(path), language, text)
      if (!found.has(moved)) found.set(moved, fingerprint)
    }
  return found
}

function withoutIndices(path: string): string {
  return path.replaceAll(/\.\d+/g, '.*')
}

function textKey(path: string, language: Language, text: string): string {
  return JSON.stringify([path, language, text])
}
