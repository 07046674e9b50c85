import { readFileSync } from 'node:fs'
import type { MessageTree, SiteMessages } from '#plugins/render/words.ts'
import { languages } from '#schema/model/language.ts'

/** The real interface texts of public pages, as a release gets them. */
export function siteMessages(): SiteMessages {
  const read = (language: string, namespace: string): MessageTree =>
    JSON.parse(readFileSync(new URL(`../../content/messages/${language}/${namespace}.json`, import.meta.url), 'utf8')) as MessageTree
  return Object.fromEntries(languages.map((language) => [language, { site: read(language, 'site'), terms: read(language, 'terms') }])) as SiteMessages
}
