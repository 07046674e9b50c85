import type { Language } from '#schema/model/language.ts'
import type desk from '#content/messages/en/desk.json'
import type terms from '#content/messages/en/terms.json'

/** The interface's texts in one language. English gives the shape; a test holds the others to it. */
export type Messages = { desk: typeof desk; terms: typeof terms }

const loaded = new Map<Language, Messages>()

/** Makes a language ready. The server registers all of them once, the browser the one that the page is in. */
export function registerMessages(language: Language, messages: Messages): void {
  loaded.set(language, messages)
}

/** The texts of a language that was registered. Throws when it was not. */
export function requireMessages(language: Language): Messages {
  const messages = loaded.get(language)
  if (!messages) throw new Error(`The interface texts of "${language}" were not registered before the first render.`)
  return messages
}
