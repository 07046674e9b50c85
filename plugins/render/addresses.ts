import type { Language } from '#schema/model/language.ts'

/** A page that exists in every language, and where. Addresses end in a slash and start at the root of the site. */
export type PageAddress = { kind: 'home' } | { kind: 'licences' } | { kind: 'changes' } | { kind: 'recommendation' | 'guideline'; id: string; sourceLanguage: Language; version?: string }

/** The source language stands at the short address; other languages below their code. The pages about the site stand at both. */
export function addressOf(page: PageAddress, language: Language): string {
  if (page.kind === 'home') return `/${language}/`
  if (page.kind === 'licences' || page.kind === 'changes') return `/${language}/${page.kind}/`
  const letter = page.kind === 'recommendation' ? 'r' : 'g'
  const version = page.version ? `v/${page.version}/` : ''
  return `${language === page.sourceLanguage ? '' : `/${language}`}/${letter}/${page.id}/${version}`
}

/** File of an address inside a release. */
export function fileOf(address: string): string {
  return `${address.slice(1)}index.html`
}
