import type { Language } from '#schema/model/language.ts'
import { type Licence, licenceKinds } from '#schema/model/licence.ts'
import { html, type Html } from './html.ts'
import { breadcrumb, pageFrame, type Site } from './page-frame.ts'
import { factList } from './reasons.ts'
import { type Words, wordsFor } from './words.ts'

/** On what terms everything in the site is used, in one language: content, program, codes, guidance, dose figures. */
export function licencesPage({ site, language }: { site: Site; language: Language }): string {
  const words = wordsFor({ messages: site.messages, language })
  const licences = Object.values(site.bundle.licences)
  const content = html`${breadcrumb([{ name: words.text('home'), address: `/${language}/` }], words)}
<main id="content">
<h1>${words.text('licences')}</h1>
<p class="lead">${words.text('licencesLead')}</p>
${licenceKinds.map((kind) => {
    const ofKind = licences.filter((licence) => licence.kind === kind)
    return ofKind.length === 0 ? '' : html`<h2 id="kind-${kind}">${words.term('licenceKind', kind)}</h2>
${ofKind.map((licence) => entry(licence, words))}`
  })}
</main>`
  return pageFrame({ site, words, address: { kind: 'licences' }, title: words.text('licences'), description: words.text('licencesLead'), content })
}

function entry({ id, name, used, terms, holder, version, systems, url, readOn, verified }: Licence, words: Words): Html {
  const seen = `${words.term('verification', verified)}${readOn ? `, ${words.text('licenceReadOn', { date: words.date(readOn) })}` : ''}`
  return html`<h3 id="${id}">${url ? html`<a href="${url}">${words.localised(name)}</a>` : words.localised(name)}</h3>
${factList([
    [words.text('licenceUsed'), words.localised(used)],
    [words.text('licenceTerms'), words.localised(terms)],
    [words.text('licenceHolder'), words.localised(holder)],
    [words.text('version'), words.localised(version)],
    [words.text('licenceSystems'), systems.length > 0 ? html`<ul>${systems.map((system) => html`<li><code>${system}</code></li>`)}</ul>` : undefined],
    [words.text('licenceVerified'), seen],
  ])}
`
}
