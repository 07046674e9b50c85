import { type Language, localisedIn, type PlainOrLocalised } from '#schema/model/language.ts'
import type { IsoDate } from '#schema/model/notation.ts'
import { html, type Html } from './html.ts'

/** Interface texts of one language: namespaces `site` and `terms`, nested objects of strings. */
export type MessageTree = { readonly [key: string]: string | MessageTree }
export type SiteMessages = Record<Language, { site: MessageTree; terms: MessageTree }>

/** Words of one page: interface texts, record texts, numbers and dates in one language. Throws on a key that no message file has. */
export type Words = {
  language: Language
  text: (key: string, values?: Record<string, string | number>) => string
  term: (group: string, key: string) => string
  /** A text of the record; marked with its own `lang` where it is not there in the page's language. Words for all languages stay as they are. */
  localised: (text: PlainOrLocalised | undefined) => Html
  /** The same as plain text, for attributes and titles. */
  plain: (text: PlainOrLocalised | undefined) => string
  /** `decimals` are written at least: 0,10 where a threshold is known to that step. */
  number: (value: number, decimals?: number) => string
  date: (date: IsoDate) => string
}

export function wordsFor({ messages, language, source }: { messages: SiteMessages; language: Language; source?: Language }): Words {
  const lookUp = (namespace: 'site' | 'terms', key: string): string => {
    let found: string | MessageTree | undefined = messages[language][namespace]
    for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined
    if (typeof found !== 'string') throw new Error(`No ${language} text for ${namespace}.${key}: add it to content/messages.`)
    return found
  }
  const text: Words['text'] = (key, values = {}) =>
    lookUp('site', key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
  const months = text('months').split(' ')
  return {
    language,
    text,
    term: (group, key) => lookUp('terms', `${group}.${key}`),
    plain: (value) => (typeof value === 'string' ? value : (localisedIn(value, language, source)?.text ?? '')),
    localised(value) {
      if (typeof value === 'string') return html`${value}`
      const found = localisedIn(value, language, source)
      if (!found) return html``
      return found.language === language ? html`${found.text}` : html`<span lang="${found.language}">${found.text}</span>`
    },
    // Written out here and not by Intl: its data differ between Node versions, and the same content must give the same bytes.
    number(value, decimals = 0) {
      const written = String(value)
      const shown = (written.split('.')[1] ?? '').length < decimals ? value.toFixed(decimals) : written
      return language === 'en' ? shown : shown.replace('.', ',')
    },
    date(value) {
      const [year, month, day] = value.split('-').map(Number) as [number, number, number]
      return language === 'en' ? `${day} ${months[month - 1]} ${year}` : `${day}. ${months[month - 1]} ${year}`
    },
  }
}
