import type { Language } from '#schema/model/language.ts'
import { addressOf } from './addresses.ts'
import { html, type Html } from './html.ts'
import { pageFrame, type Site } from './page-frame.ts'
import { recommendationCard } from './recommendation-card.ts'
import { wordsFor } from './words.ts'

/** The entrance in one language: every published recommendation below its guideline. */
export function homePage({ site, language }: { site: Site; language: Language }): string {
  const { bundle } = site
  const words = wordsFor({ messages: site.messages, language })
  const siteName = words.plain(bundle.publisher.site)
  const cards = (ids: ReadonlyArray<string>): Html => {
    const published = ids.flatMap((id) => bundle.recommendations.find((recommendation) => recommendation.id === id) ?? [])
    if (published.length === 0) return html`<p>${words.text('empty')}</p>`
    return html`<ul class="cards">${published.map((recommendation) => html`<li class="card">${recommendationCard(recommendation, bundle, words)}</li>`)}</ul>`
  }
  const content = html`<main id="content">
<h1>${siteName}</h1>
<p class="lead">${words.text('homeLead')}</p>
${bundle.guidelines.length === 0 ? html`<p>${words.text('empty')}</p>` : ''}${bundle.guidelines.map(
    (guideline) => html`<section><h2><a href="${addressOf({ kind: 'guideline', id: guideline.id, sourceLanguage: guideline.sourceLanguage }, language)}">${words.localised(guideline.title)}</a></h2>
<p class="small">${words.localised(guideline.committeeName)}</p>
${cards(guideline.recommendations)}</section>
`,
  )}
<h2>${words.text('forSystems')}</h2>
<p>${words.text('forSystemsLead')}</p>
<ul><li><a href="/bundles/latest.json">${words.text('bundle')}</a></li><li><a href="/bundles/rule-bundle.schema.json">${words.text('bundleSchema')}</a></li><li><a href="/bundles/evaluate.mjs">${words.text('evaluator')}</a></li><li><a href="/manifest.json">${words.text('manifest')}</a></li></ul>
</main>`
  return pageFrame({ site, words, address: { kind: 'home' }, title: siteName, description: words.text('homeLead'), content })
}

/** What a reader gets for an address that is not there. */
export function notFoundPage({ site, language }: { site: Site; language: Language }): string {
  const words = wordsFor({ messages: site.messages, language })
  const content = html`<main id="content"><h1>${words.text('notFoundTitle')}</h1><p>${words.text('notFoundLead')}</p><p><a href="/${language}/">${words.text('home')}</a></p></main>`
  return pageFrame({ site, words, address: { kind: 'home' }, title: words.text('notFoundTitle'), description: words.text('notFoundLead'), content, indexed: false })
}
