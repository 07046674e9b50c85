import type { ReleaseChanges } from '#schema/bundle/release-changes.ts'
import type { Language } from '#schema/model/language.ts'
import { addressOf } from './addresses.ts'
import { html, type Html } from './html.ts'
import { breadcrumb, pageFrame, type Site } from './page-frame.ts'
import { type Words, wordsFor } from './words.ts'

type ChangedRecommendation = ReleaseChanges['recommendations'][number]

/** What every release changed for referrers, the latest first; releases that changed nothing but words are not among them. */
export function changesPage({ site, language }: { site: Site; language: Language }): string {
  const words = wordsFor({ messages: site.messages, language })
  const telling = site.changes.filter(({ recommendations }) => recommendations.length > 0)
  const content = html`${breadcrumb([{ name: words.text('home'), address: `/${language}/` }], words)}
<main id="content">
<h1>${words.text('change.title')}</h1>
<p class="lead">${words.text('change.lead')}</p>
<p><a href="${feedAddress(language)}" type="application/atom+xml">${words.text('change.feed')}</a> · <a href="/changes.json">${words.text('change.data')}</a></p>
${telling.length === 0 ? html`<p>${words.text('change.noneYet')}</p>` : telling.map((release) => releaseSection(release, site, words))}
</main>`
  return pageFrame({ site, words, address: { kind: 'changes' }, title: words.text('change.title'), description: words.text('change.lead'), content })
}

/** Where the Atom feed of a language stands. */
export function feedAddress(language: Language): string {
  return `/${language}/changes.xml`
}

/** What a feed and a list say of one recommendation besides its single changes. */
export function stateText({ is, class: own }: ChangedRecommendation, words: Words): string {
  return is === 'changed' ? words.text(`change.class.${own ?? 'none'}`) : words.text(`change.${is}`)
}

function releaseSection({ sequence, at, recommendations }: ReleaseChanges, site: Site, words: Words): Html {
  return html`<section id="release-${sequence}"><h2>${words.text('releaseLine', { sequence, date: words.date(at.slice(0, 10)) })}</h2>
${recommendations.every(({ is, changes }) => is === 'added' && changes.length === 0) ? html`<p>${words.text('change.allNew')}</p>
<ul>${recommendations.map((one) => html`<li>${named(one, site, words)}</li>`)}</ul>` : recommendations.map((one) => section(one, site, words))}
</section>
`
}

function section(one: ChangedRecommendation, site: Site, words: Words): Html {
  const telling = one.changes.filter((change) => change.class !== 'none')
  const versions = one.previous !== undefined && one.version !== undefined ? html` <span class="small">${one.previous} → ${one.version}</span>` : ''
  return html`<h3>${named(one, site, words)}${versions}</h3>
<p><span class="change ${one.class ?? 'none'}">${stateText(one, words)}</span></p>
${telling.length > 0 ? html`<ul class="changes">${telling.map((change) => html`<li>${one.is === 'changed' && change.class === one.class ? '' : html`<b>${words.text(`change.class.${change.class}`)}.</b> `}${words.localised(change.sentence)}</li>
`)}</ul>
` : ''}${one.severalReasons > 0 ? html`<p class="small">${words.text('change.severalReasons', { n: one.severalReasons })}</p>
` : ''}`
}

/** The title; it leads to the page where there still is one. */
function named({ id, title }: ChangedRecommendation, { bundle }: Site, words: Words): Html {
  const now = bundle.recommendations.find((one) => one.id === id)
  return now ? html`<a href="${addressOf({ kind: 'recommendation', id, sourceLanguage: now.sourceLanguage }, words.language)}">${words.localised(title)}</a>` : words.localised(title)
}
