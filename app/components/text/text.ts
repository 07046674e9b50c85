import { createInstance, type i18n } from 'i18next'
import type { Language } from '#schema/model/language.ts'
import { type Messages, requireMessages } from './messages.ts'

/** Dotted path of every text of a namespace; the plural endings of i18next are one key. */
type Paths<Tree> = { [Key in keyof Tree & string]: Tree[Key] extends string ? WithoutPlural<Key> : `${Key}.${Paths<Tree[Key]>}` }[keyof Tree & string]
type WithoutPlural<Key extends string> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key

export type TextKey = Paths<Messages['desk']>
export type TermGroup = keyof Messages['terms'] & string

/** The interface's texts in one language. */
export type Text = {
  language: Language
  /** A text of the desk. `values` fill `{{name}}`; `count` chooses the plural. */
  t(key: TextKey, values?: Record<string, string | number>): string
  /** A field term, such as `term('strength', 'strong')`. What has no term is shown as it is written. */
  term(group: TermGroup, value: string): string
  /** A term at the head of a sentence, in a table or as a choice. */
  termCapital(group: TermGroup, value: string): string
  date(instantOrDate: string): string
  dateTime(instant: string): string
  number(value: number): string
}

const locales: Record<Language, string> = { da: 'da-DK', nb: 'nb-NO', en: 'en-GB' }

/** The texts of a language, from its own i18next instance: two requests in two languages never share one. */
export function createText(language: Language): Text {
  const instance: i18n = createInstance()
  const { desk, terms } = requireMessages(language)
  void instance.init({
    lng: language,
    ns: ['desk', 'terms'],
    defaultNS: 'desk',
    resources: { [language]: { desk, terms } },
    initAsync: false,
    // React escapes.
    interpolation: { escapeValue: false },
  })
  const locale = locales[language]
  // The committee's day is the reader's day; without a zone of its own the server and the browser would disagree at midnight.
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Europe/Copenhagen' })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Copenhagen' })
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 })
  const term = (group: TermGroup, value: string): string => instance.t(`terms:${group}.${value}`, { defaultValue: value })
  return {
    language,
    t: (key, values) => instance.t(key, values ?? {}),
    term,
    termCapital: (group, value) => capital(term(group, value), locale),
    date: (text) => day.format(new Date(text.length === 10 ? `${text}T12:00:00Z` : text)),
    dateTime: (text) => moment.format(new Date(text)),
    number: (value) => figure.format(value),
  }
}

function capital(text: string, locale: string): string {
  return text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1)
}
