import type { BundleGuideline, BundleRecommendation, RuleBundle } from '#schema/bundle/bundle.ts'
import { categoryOf } from '#schema/model/appropriateness.ts'
import type { Language } from '#schema/model/language.ts'
import { addressOf, type PageAddress } from './addresses.ts'
import { doseText } from './dose-figure.ts'
import { html, type Html, join } from './html.ts'
import { breadcrumb, pageFrame, type Site } from './page-frame.ts'
import { guidelineProse } from './prose.ts'
import { factList, text } from './reasons.ts'
import { recommendationCard } from './recommendation-card.ts'
import { includesChildren } from './situations.ts'
import { type Words, wordsFor } from './words.ts'

/** The page of one guideline in one language: its recommendations, the table of situations, its text, and how it was made. */
export function guidelinePage({ site, guideline, language, permanent }: { site: Site; guideline: BundleGuideline; language: Language; permanent: boolean }): string {
  const { bundle } = site
  const source = guideline.sourceLanguage
  const words = wordsFor({ messages: site.messages, language, source })
  const latest: PageAddress = { kind: 'guideline', id: guideline.id, sourceLanguage: source }
  const versioned: PageAddress = { ...latest, version: guideline.version }
  const recommendations = guideline.recommendations.flatMap((id) => bundle.recommendations.find((recommendation) => recommendation.id === id) ?? [])
  const embedded = (id: string): Html => {
    const found = recommendations.find((recommendation) => recommendation.id === id)
    return found ? html`<div class="card">${recommendationCard(found, bundle, words)}</div>` : html`<p class="small">${words.text('inPreparation')}</p>`
  }
  const content = html`${breadcrumb([{ name: words.text('home'), address: `/${language}/` }], words)}
<main id="content">
${permanent ? html`<p class="small">${words.text('latestVersion', { version: guideline.version })}: <a href="${addressOf(latest, language)}">${addressOf(latest, language)}</a></p>` : ''}<h1>${words.localised(guideline.title)}</h1>
<dl class="key">${(
    [
      [words.text('approvedBy'), words.localised(guideline.committeeName)],
      [words.text('version'), guideline.version],
      [words.text('approvedOn'), words.date(guideline.approvedAt.slice(0, 10))],
      [words.text('jurisdiction'), guideline.jurisdiction.map((country) => words.term('jurisdiction', country)).join(', ')],
    ] as const
  ).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
<h2>${words.text('recommendations')}</h2>
${recommendations.length > 0 ? html`<ul class="cards">${recommendations.map((recommendation) => html`<li class="card">${recommendationCard(recommendation, bundle, words)}</li>`)}</ul>` : html`<p>${words.text('empty')}</p>`}
${recommendations.length > 0 ? overviewTable(recommendations, bundle, words) : ''}
${guidelineProse(guideline.body, language, source, embedded)}
${guideline.panel.length > 0 ? panelTable(guideline, bundle, words) : ''}
<h2>${words.text('method')}</h2>
${factList([
    [words.text('scope'), text(guideline.scope, words, source)],
    [words.text('audience'), text(guideline.audience, words, source)],
    [words.text('settings'), guideline.settings.map((setting) => words.term('setting', setting)).join(', ')],
    [words.text('method'), text(guideline.method.process, words, source)],
    [words.text('sources'), guideline.method.sources.length > 0 ? join(guideline.method.sources.map(words.localised), '; ') : undefined],
    [words.text('searchedOn'), words.date(guideline.method.searchedOn)],
    [words.text('funding'), words.localised(guideline.funding.source)],
    [words.text('funderRole'), words.localised(guideline.funding.role)],
    [words.text('externalReview'), text(guideline.externalReview, words, source)],
    [words.text('updating'), text(guideline.updating, words, source)],
    [words.text('contact'), html`<a href="mailto:${guideline.contact}">${guideline.contact}</a>`],
    [words.text('licence'), guideline.licence],
    [words.text('bundle'), html`<a href="/bundles/${guideline.id}/${guideline.version}.json">${guideline.id} ${guideline.version}</a>`],
    [words.text('thisVersion'), html`<a href="${addressOf(versioned, language)}">${bundle.publisher.url}${addressOf(versioned, language)}</a>`],
    [words.text('contentHash'), html`<code class="hash">${guideline.contentHash}</code>`],
  ])}
</main>`
  return pageFrame({
    site,
    words,
    address: permanent ? versioned : latest,
    title: words.plain(guideline.title),
    description: words.plain(guideline.title),
    content,
    indexed: !permanent,
  })
}

/** Who wrote it: profession, specialties, part in the panel, and what each declared. */
function panelTable({ panel }: BundleGuideline, bundle: RuleBundle, words: Words): Html {
  const [name, ...rest] = ['person', 'profession', 'specialty', 'panelRole', 'interests'].map((column) => words.text(column))
  const rows = panel.map(({ person, as }) => {
    const known = bundle.people[person]
    const cells = [words.localised(known?.profession), known?.specialties.map((specialty) => words.term('specialty', specialty)).join(', '), words.term('personRole', as), interestsOf(known, words)]
    return html`
<tr><th scope="row">${words.localised(known?.name ?? person)}</th>${cells.map((cell, index) => html`<td data-label="${rest[index]}">${cell}</td>`)}</tr>`
  })
  return html`<h2>${words.text('panel')}</h2>
<table class="grid-table members"><caption class="ds-sr-only">${words.text('panel')}</caption><thead><tr>${[name, ...rest].map((column) => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${rows}
</tbody></table>`
}

function interestsOf(person: RuleBundle['people'][string] | undefined, words: Words): Html {
  if (!person?.interests) return html`${words.text('interestsNone')}`
  const { statement, declaredOn, blocking } = person.interests
  return html`${words.localised(statement)} <span class="small">(${words.text('interestsDeclared', { date: words.date(declaredOn) })}${blocking ? `; ${words.text('interestsBlocking').toLowerCase()}` : ''})</span>`
}

/** Situation by examination: every rated option of the guideline with rating and dose, one group of rows for each recommendation. */
function overviewTable(recommendations: ReadonlyArray<BundleRecommendation>, bundle: RuleBundle, words: Words): Html {
  const groups = recommendations.map((recommendation) => {
    const { id, sourceLanguage } = recommendation
    const address = addressOf({ kind: 'recommendation', id, sourceLanguage }, words.language)
    const rows = recommendation.rule.scenarios.flatMap((scenario) => {
      const options = recommendation.options.filter((option) => option.scenario === scenario.key).toSorted((one, other) => other.appropriateness - one.appropriateness)
      return options.map((option, index) => {
        const procedure = bundle.procedures[option.procedure]
        const category = categoryOf(option.appropriateness)
        return html`
<tr>${index === 0 ? html`<th scope="row" rowspan="${options.length}"><a href="${address}#s-${scenario.key}">${words.localised(scenario.title)}</a></th>` : ''}<td>${procedure ? words.localised(procedure.name) : option.procedure}</td><td><span class="rating ${category}">${option.appropriateness}</span>${words.term('outcome', category)}</td><td>${procedure ? doseText(procedure, 'adult', words) : ''}${procedure && includesChildren(recommendation) ? html`<div class="small">${words.text('child')}: ${doseText(procedure, 'child', words)}</div>` : ''}</td></tr>`
      })
    })
    return html`<tbody><tr class="group"><th colspan="4" scope="rowgroup"><a href="${address}">${words.localised(recommendation.title)}</a></th></tr>${rows}
</tbody>`
  })
  return html`<h2>${words.text('overview')}</h2>
<p class="small">${words.text('situationsIntro')}</p>
<table class="grid-table overview"><caption class="ds-sr-only">${words.text('overview')}</caption><thead><tr><th scope="col">${words.text('situation')}</th><th scope="col">${words.text('examination')}</th><th scope="col">${words.text('rating')}</th><th scope="col">${words.text('dose')}</th></tr></thead>${groups}</table>`
}
