import type { RuleBundle } from '#schema/bundle/bundle.ts'
import type { ReleaseChanges } from '#schema/bundle/release-changes.ts'
import type { Language } from '#schema/model/language.ts'
import { addressOf, type PageAddress } from './addresses.ts'
import { html, type Html, raw, scriptJson } from './html.ts'
import { keepTogether } from './no-break.ts'
import type { SiteMessages, Words } from './words.ts'

/** What every page of one release shares. */
export type Site = {
  bundle: RuleBundle
  messages: SiteMessages
  /** Addresses of the files that pages load. */
  stylesheet: string
  reviewScript: string
  icon: string
  /** What releases changed for referrers, the latest first. */
  changes: ReadonlyArray<ReleaseChanges>
}

/** The whole document around the content of one page, complete without script. */
export function pageFrame(page: {
  site: Site
  words: Words
  address: PageAddress
  title: string
  description: string
  content: Html
  jsonLd?: unknown
  /** Old versions stay readable but are not what a search engine should offer. */
  indexed?: boolean
}): string {
  const { site, words, address, title, description, content } = page
  const { publisher, notice, languages, sequence, publishedAt } = site.bundle
  const siteName = words.plain(publisher.site)
  const absolute = (language: Language, at = address): string => publisher.url + addressOf(at, language)
  const latest: PageAddress = 'id' in address ? { kind: address.kind, id: address.id, sourceLanguage: address.sourceLanguage } : address
  const document = html`<!doctype html>
<html lang="${words.language}" data-color-scheme="auto">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === siteName ? title : `${title} – ${siteName}`}</title>
<meta name="description" content="${description}">
<link rel="canonical" href="${absolute(words.language, latest)}">
${languages.map((language) => html`<link rel="alternate" hreflang="${language}" href="${absolute(language, latest)}">
`)}${page.indexed === false ? html`<meta name="robots" content="noindex">
` : ''}<link rel="icon" type="image/svg+xml" href="${site.icon}">
<link rel="stylesheet" href="${site.stylesheet}">
<script src="${site.reviewScript}" defer></script>${page.jsonLd ? html`
<script type="application/ld+json">${scriptJson(page.jsonLd)}</script>` : ''}
</head>
<body>
<a class="ds-skip-link" href="#content">${words.text('skipToContent')}</a>
<header class="site"><div class="frame"><a class="name" href="/${words.language}/">${siteName}</a>
<nav aria-label="${words.text('languages')}"><ul>${languages.map(
    (language) => html`<li><a href="${addressOf(address, language)}" lang="${language}" hreflang="${language}"${language === words.language ? raw(' aria-current="true"') : ''}>${words.term('languageOwn', language)}</a></li>`,
  )}</ul></nav></div></header>
${notice ? html`<aside class="notice" aria-label="${words.text('notice')}"><div class="frame"><p>${words.localised(notice)}</p></div></aside>
` : ''}<div class="frame">
<p class="print-only">${absolute(words.language)}. ${words.text('printed')}</p>
${raw(keepTogether(content.markup))}
</div>
<footer class="site"><div class="frame">
<p>${words.text('clinicianDecides')}</p>
<ul><li>${words.localised(publisher.name)}</li><li><a href="mailto:${publisher.contact}">${publisher.contact}</a></li><li>${words.text('licence')}: ${publisher.licence}</li><li><a href="${addressOf({ kind: 'licences' }, words.language)}">${words.text('licences')}</a></li></ul>
<ul><li>${words.text('releaseLine', { sequence, date: words.date(publishedAt.slice(0, 10)) })}</li><li><a href="${addressOf({ kind: 'changes' }, words.language)}">${words.text('change.title')}</a></li><li><a href="/bundles/latest.json">${words.text('bundle')}</a></li><li><a href="/manifest.json">${words.text('manifest')}</a></li></ul>
</div></footer>
</body>
</html>
`
  return document.markup
}

export function breadcrumb(trail: ReadonlyArray<{ name: string; address: string }>, words: Words): Html {
  return html`<nav class="breadcrumb" aria-label="${words.text('breadcrumb')}"><ol>${trail.map(({ name, address }) => html`<li><a href="${address}">${name}</a></li>`)}</ol></nav>`
}
