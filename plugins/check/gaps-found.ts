import type { z } from 'zod'
import type { Language } from '#schema/model/language.ts'
import { type Issue, parseWith, pathText } from '#schema/model/parse.ts'
import { textFieldsOf } from '#schema/version/translation.ts'
import type { Sentence, Spot } from './finding.ts'
import { spot } from './finding.ts'

/**
 * What a group of a record lacks to be complete: fields the complete schema demands, and texts that are not there in the language
 * the record is written in. So the gate and the schema cannot disagree about what is mandatory.
 */
export function gapsFound({ schema, value, path, sourceLanguage }: { schema: z.ZodType; value: unknown; path: string; sourceLanguage: Language }): Array<Spot> {
  const whole = parseWith(schema, value)
  // An absent group is reported field by field, so that each of its open points leads to its own field.
  const parsed = whole.ok || value !== undefined ? whole : parseWith(schema, {})
  const faults = parsed.ok ? [] : [...new Map(parsed.issues.map((issue) => [pathText(issue.path), issue])).values()]
  const missingTexts = textFieldsOf(value, path).filter(({ texts }) => !texts[sourceLanguage])
  return [
    ...faults.map((issue) => spot(joined(path, pathText(issue.path)), faultSentence(issue, joined(path, pathText(issue.path)), valueAt(value, issue.path)))),
    ...missingTexts.map((field) => spot(field.path, missingIn(field.path, sourceLanguage))),
  ]
}

function joined(path: string, rest: string): string {
  return rest === '' ? path : `${path}.${rest}`
}

function valueAt(value: unknown, path: Issue['path']): unknown {
  return path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[String(key)] : undefined), value)
}

function faultSentence({ message }: Issue, path: string, found: unknown): Sentence {
  if (found === undefined)
    return { da: `"${path}" mangler. Udfyld feltet.`, nb: `«${path}» mangler. Fyll ut feltet.`, en: `"${path}" is missing. Fill it in.` }
  const shown = shownValue(found)
  return {
    da: `"${path}" er ${shown}, og det er ikke gyldigt (${message}). Ret feltet.`,
    nb: `«${path}» er ${shown}, og det er ikke gyldig (${message}). Rett feltet.`,
    en: `"${path}" is ${shown}, which is not valid (${message}). Correct it.`,
  }
}

function shownValue(value: unknown): string {
  const text = JSON.stringify(value) ?? ''
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

const languageNames: Record<Language, Sentence> = {
  da: { da: 'dansk', nb: 'dansk', en: 'Danish' },
  nb: { da: 'norsk bokmål', nb: 'bokmål', en: 'Norwegian Bokmål' },
  en: { da: 'engelsk', nb: 'engelsk', en: 'English' },
}

/** Name of a language in every language, for messages. */
export function languageName(language: Language): Sentence {
  return languageNames[language]
}

function missingIn(path: string, language: Language): Sentence {
  const name = languageName(language)
  return {
    da: `"${path}" mangler på ${name.da}, som teksten er skrevet på. Skriv den.`,
    nb: `«${path}» mangler på ${name.nb}, som teksten er skrevet på. Skriv den.`,
    en: `"${path}" is missing in ${name.en}, the language this text is written in. Write it.`,
  }
}
