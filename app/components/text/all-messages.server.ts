import daDesk from '#content/messages/da/desk.json'
import daTerms from '#content/messages/da/terms.json'
import enDesk from '#content/messages/en/desk.json'
import enTerms from '#content/messages/en/terms.json'
import nbDesk from '#content/messages/nb/desk.json'
import nbTerms from '#content/messages/nb/terms.json'
import { registerMessages } from './messages.ts'

/** Registers every language. Called once when the server's bundle is loaded. */
export function registerAllMessages(): void {
  registerMessages('da', { desk: daDesk, terms: daTerms })
  registerMessages('nb', { desk: nbDesk, terms: nbTerms })
  registerMessages('en', { desk: enDesk, terms: enTerms })
}
