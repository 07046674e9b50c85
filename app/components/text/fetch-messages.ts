import type { Language } from '#schema/model/language.ts'
import { type Messages, registerMessages } from './messages.ts'

const fetchers: Record<Language, () => Promise<Messages>> = {
  da: async () => ({ desk: (await import('#content/messages/da/desk.json')).default, terms: (await import('#content/messages/da/terms.json')).default }),
  nb: async () => ({ desk: (await import('#content/messages/nb/desk.json')).default, terms: (await import('#content/messages/nb/terms.json')).default }),
  en: async () => ({ desk: (await import('#content/messages/en/desk.json')).default, terms: (await import('#content/messages/en/terms.json')).default }),
}

/** Loads and registers one language in the browser: a reader downloads only the language that is read. */
export async function fetchMessages(language: Language): Promise<void> {
  registerMessages(language, await fetchers[language]())
}
