import { patientReadability, patientTextFields, patientTextLimits, readingLevel } from '#plugins/markdown/readability.ts'
import type { BundleRecommendation, RuleBundle } from '#schema/bundle/bundle.ts'
import type { Language } from '#schema/model/language.ts'
import { addressOf, type PageAddress } from './addresses.ts'
import { citationText, jsonLdOf } from './citation.ts'
import { codesText } from './codes-text.ts'
import { conditionWords } from './condition-words.ts'
import { doseFigureOf, doseSourcesTable } from './dose-figure.ts'
import { html, type Html } from './html.ts'
import { namedConditions } from './named-conditions.ts'
import { overdueNotice } from './overdue-notice.ts'
import { breadcrumb, pageFrame, type Site } from './page-frame.ts'
import { evidenceSection, factList, referenceList, text, valueSection } from './reasons.ts'
import { comparedProcedures, includesChildren, situations } from './situations.ts'
import { furtherStatements, statementBox } from './statements.ts'
import { type Words, wordsFor } from './words.ts'

/** The page of one recommendation in one language, at its latest or at its permanent address. */
export function recommendationPage({ site, recommendation, language, permanent }: { site: Site; recommendation: BundleRecommendation; language: Language; permanent: boolean }): string {
  const { bundle } = site
  const source = recommendation.sourceLanguage
  const words = wordsFor({ messages: site.messages, language, source })
  const latest: PageAddress = { kind: 'recommendation', id: recommendation.id, sourceLanguage: source }
  const versioned: PageAddress = { ...latest, version: recommendation.version }
  const title = words.plain(recommendation.title)
  const guideline = bundle.guidelines.find(({ id }) => id === recommendation.guideline)
  const procedures = comparedProcedures(recommendation, bundle)
  const { review, patient, rule } = recommendation
  const complete = language === source || recommendation.translated.includes(language)

  const content = html`${breadcrumb(
    [
      { name: words.text('home'), address: `/${language}/` },
      ...(guideline ? [{ name: words.plain(guideline.title), address: addressOf({ kind: 'guideline', id: guideline.id, sourceLanguage: guideline.sourceLanguage }, language) }] : []),
    ],
    words,
  )}
<main id="content">
${permanent ? html`<p class="small">${words.text('latestVersion', { version: recommendation.version })}: <a href="${addressOf(latest, language)}">${addressOf(latest, language)}</a></p>` : ''}<h1>${words.localised(recommendation.title)}</h1>
${overdueNotice(recommendation, bundle, words)}${complete ? '' : html`<p class="small">${words.text('notTranslated')}</p>`}
${statementBox(recommendation, bundle, words)}
${keyFacts(recommendation, bundle, words)}
<h2 id="dose">${words.text('doseCompared')}</h2>
${doseFigureOf({ procedures, words, children: includesChildren(recommendation) })}
${doseSourcesTable(procedures, words)}
${furtherStatements(recommendation, bundle, words)}
<h2 id="situations">${words.text('situations')}</h2>
${situations(recommendation, bundle, words)}
<h2 id="whom">${words.text('whom')}</h2>
${whom(recommendation, words)}
<details><summary>${words.text('ruleInWords')}</summary><div>${conditionWords(rule.applies, bundle, words)}</div></details>
${namedConditions(recommendation, bundle, words)}
<h2 id="why">${words.text('why')}</h2>
<h3 id="evidence">${words.text('evidence')}</h3>
${evidenceSection(recommendation, bundle, words, source)}
<h3 id="value">${words.text('value')}</h3>
${valueSection(recommendation, bundle, words, source)}
<h2 id="review">${words.text('reviewState')}</h2>
${factList([
    [words.text('lastReviewed'), words.date(review.lastReviewedOn)],
    [words.text('nextReview'), `${words.date(recommendation.reviewDueOn)}. ${words.text('reviewEvery', { months: review.everyMonths })}`],
    [words.text('reviewWhy'), words.localised(review.why)],
    [words.text('reviewOwner'), words.plain(bundle.people[review.owner]?.name)],
    [words.text('reviewTriggers'), review.triggers.length > 0 ? review.triggers.map((trigger) => words.term('reviewTrigger', trigger)).join(', ') : undefined],
    [words.text('replaces'), replaced(recommendation, bundle, words)],
  ])}
<h2 id="radiology">${words.text('involvement')}</h2>
${text(recommendation.radiology.statement, words, source)}
${people(recommendation, bundle, words)}
<h2 id="audit">${words.text('audit')}</h2>
${recommendation.audit.map((indicator) =>
    html`<h3>${words.localised(indicator.indicator)}</h3>${factList([
      [words.text('numerator'), words.localised(indicator.numerator)],
      [words.text('denominator'), words.localised(indicator.denominator)],
      [words.text('target'), `${words.term('auditComparator', indicator.target.comparator)}${indicator.target.percent === undefined ? '' : ` ${words.number(indicator.target.percent)} %`}${indicator.target.comparator === 'report' ? '' : ` (${words.term('auditOrigin', indicator.origin)})`}`],
      [words.text('dataSource'), words.localised(indicator.dataSource)],
    ])}`,
  )}
<h2 id="references">${words.text('references')}</h2>
${referenceList(recommendation, bundle, words)}
<section class="patient" id="patients"><h2>${words.text('patients')}</h2>
<div class="lead">${text(patient.summary, words, source)}</div>
<h3>${words.text('patientWhy')}</h3>${text(patient.why, words, source)}
<h3>${words.text('patientWhat')}</h3>${text(patient.whatHappens, words, source)}
<h3>${words.text('patientAsk')}</h3>${text(patient.whatToAsk, words, source)}${readingEase(patient, words)}</section>
<h2 id="data">${words.text('machine')}</h2>
${factList([
    [words.text('version'), `${recommendation.version}, ${words.text('approvedOn').toLowerCase()} ${words.date(recommendation.approvedAt.slice(0, 10))}`],
    [words.text('thisVersion'), html`<a href="${addressOf(versioned, language)}">${bundle.publisher.url}${addressOf(versioned, language)}</a>`],
    [words.text('cite'), citationText(recommendation, bundle, words)],
    ['JSON', html`<a href="/bundles/latest.json">${words.text('bundle')}</a>, <a href="/bundles/rule-bundle.schema.json">${words.text('bundleSchema')}</a>, <a href="/bundles/evaluate.mjs">${words.text('evaluator')}</a>`],
    [words.text('contentHash'), html`<code class="hash">${recommendation.contentHash}</code>`],
    [words.text('signatures'), html`<ul>${recommendation.signatures.map((signature) => html`<li>${words.term('signature', signature.kind)}: ${words.localised(bundle.people[signature.by]?.name ?? signature.by)}, ${words.date(signature.at.slice(0, 10))}</li>`)}</ul>`],
  ])}
</main>`
  return pageFrame({
    site,
    words,
    address: permanent ? versioned : latest,
    title,
    description: words.plain(patient.summary),
    content,
    jsonLd: jsonLdOf(recommendation, bundle, words),
    indexed: !permanent,
  })
}

/** How easy the patient text is to read, where all of it is there in the page's language. */
function readingEase(patient: BundleRecommendation['patient'], words: Words): Html {
  const { language } = words
  const found = patientTextFields.every((field) => patient[field][language]) ? patientReadability(patient, language) : undefined
  if (!found) return html``
  const level = words.term('readingLevel', readingLevel(found.lix))
  return html`<p class="small">${words.text('readability', { lix: found.lix, level, limit: patientTextLimits[language] })}</p>`
}

/** Earlier guidance it takes the place of, with the reason; linked where it is published here or stands among the references. */
function replaced({ replaces }: BundleRecommendation, bundle: RuleBundle, words: Words): Html | undefined {
  if (replaces.length === 0) return undefined
  return html`<ul>${replaces.map(({ guidance, reference, recommendation, why }) => {
    const here = bundle.recommendations.find(({ id }) => id === recommendation)
    const address = here ? addressOf({ kind: 'recommendation', id: here.id, sourceLanguage: here.sourceLanguage }, words.language) : reference === undefined ? undefined : `#ref-${reference}`
    return html`<li>${address === undefined ? words.localised(guidance) : html`<a href="${address}">${words.localised(guidance)}</a>`}: ${words.localised(why)}</li>`
  })}</ul>`
}

function keyFacts(recommendation: BundleRecommendation, bundle: RuleBundle, words: Words): Html {
  const specialties = [...new Set(recommendation.radiology.members.map(({ specialty }) => words.term('specialty', specialty)))]
  const guideline = bundle.guidelines.find(({ id }) => id === recommendation.guideline)
  const facts: Array<[string, Html | string]> = [
    [words.text('nextReview'), html`<time datetime="${recommendation.reviewDueOn}">${words.date(recommendation.reviewDueOn)}</time>`],
    [words.text('lastReviewed'), html`<time datetime="${recommendation.review.lastReviewedOn}">${words.date(recommendation.review.lastReviewedOn)}</time>`],
    [words.text('specialties'), specialties.join(', ')],
    [words.text('version'), recommendation.version],
    ...(guideline ? [[words.text('approvedBy'), words.localised(guideline.committeeName)] as [string, Html]] : []),
  ]
  return html`<dl class="key">${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`
}

function whom({ question }: BundleRecommendation, words: Words): Html {
  return factList([
    [words.text('population'), words.localised(question.population)],
    [words.text('indication'), html`${words.localised(question.indication)}${question.codes.length > 0 ? html`<div class="small">${codesText(question.codes, words)}</div>` : ''}`],
    [words.text('settings'), question.settings.map((setting) => words.term('setting', setting)).join(', ')],
    [words.text('phase'), words.term('phase', question.phase)],
    [words.text('comparison'), question.comparison && words.localised(question.comparison)],
    [words.text('outcome'), words.localised(question.outcome)],
  ])
}

function people({ radiology }: BundleRecommendation, bundle: RuleBundle, words: Words): Html {
  return html`<ul>${radiology.members.map(({ person, specialty, as }) => {
    const known = bundle.people[person]
    const field = words.term('specialty', specialty)
    // Somebody named by role says the specialty in the name already.
    const isSaid = words.plain(known?.name).toLowerCase().includes(field)
    return html`<li><b>${words.localised(known?.name ?? person)}</b>${isSaid ? '' : `, ${field}`} (${words.term('involvement', as)}).${known?.interests ? html` ${words.text('interests')}: ${words.localised(known.interests.statement)} (${words.text('interestsDeclared', { date: words.date(known.interests.declaredOn) })})` : ''}</li>`
  })}</ul>`
}
