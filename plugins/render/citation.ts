import type { BundleRecommendation, RuleBundle } from '#schema/bundle/bundle.ts'
import type { Reference } from '#schema/model/reference.ts'
import { addressOf } from './addresses.ts'
import { type Grade, isGraded } from './grade.ts'
import { html, type Html, raw } from './html.ts'
import { partTitle } from './scenario-titles.ts'
import type { Words } from './words.ts'

/** Other references a text may lead to: the library they stand in, and which of them stand on the same page. */
export type ReferenceSurroundings = { references: RuleBundle['references']; listed: ReadonlySet<string> }

/** A reference in Vancouver style (ICMJE), with links to its identifiers, what became of it, and its doubt said. */
export function referenceText(reference: Reference, { references, listed }: ReferenceSurroundings, words: Words): Html {
  const { volume, issue, page, issued } = reference
  const authors = reference.author.map((author) => ('literal' in author ? author.literal : [author.family, author.given].filter(Boolean).join(' ')))
  // Vancouver names at most six authors.
  const named = authors.length > 6 ? [...authors.slice(0, 6), 'et al'] : authors
  const numbered = volume || issue ? `;${volume ?? ''}${issue ? `(${issue})` : ''}` : ''
  const place = [reference['container-title'], reference.publisher].filter(Boolean).join('. ')
  const where = `${issued?.year ?? words.text('undated')}${numbered}${page ? `:${page}` : ''}`
  const link = linkOf(reference)
  return html`${named.length ? `${ended(named.join(', '))} ` : ''}${link ? html`<a href="${link}">${reference.title}</a>` : reference.title}${ended(reference.title).slice(reference.title.length)} ${place ? `${ended(place)} ` : ''}${where}.${reference.DOI ? ` doi ${reference.DOI}.` : ''}${reference.PMID ? ` PMID ${reference.PMID}.` : ''}${reference.status === 'current' ? '' : html` <strong>(${words.term('referenceStatus', reference.status)})</strong>${newer()}`}${reference.verified === 'seen' ? '' : html` <span class="small">(${words.term('verification', reference.verified)})</span>`}${reference.note ? html` <span class="small"${typeof reference.note === 'string' && words.language !== 'en' ? raw(' lang="en"') : ''}>${words.localised(reference.note)}</span>` : ''}`

  function newer(): Html {
    const successor = reference.supersededBy === undefined ? undefined : references[reference.supersededBy]
    if (!successor) return html``
    const address = listed.has(successor.id) ? `#ref-${successor.id}` : linkOf(successor)
    const name = `${successor.title}${successor.issued ? `, ${successor.issued.year}` : ''}`
    return html` ${words.text('referenceNewer')}: ${address ? html`<a href="${address}">${name}</a>` : name}.`
  }
}

/** With a full stop, where the text does not end a sentence already. */
function ended(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`
}

function linkOf({ DOI, URL, PMID }: Reference): string | undefined {
  if (DOI) return `https://doi.org/${encodeURI(DOI)}`
  return URL ?? (PMID ? `https://pubmed.ncbi.nlm.nih.gov/${PMID}/` : undefined)
}

/** How to cite this version. */
export function citationText(recommendation: BundleRecommendation, bundle: RuleBundle, words: Words): string {
  const address = addressOf({ kind: 'recommendation', ...recommendation }, words.language)
  return `${words.plain(bundle.publisher.name)}. ${words.plain(recommendation.title)}. ${words.text('version')} ${recommendation.version}, ${recommendation.approvedAt.slice(0, 10)}. ${bundle.publisher.url}${address}`
}

/**
 * schema.org MedicalWebPage with a MedicalGuidelineRecommendation. GRADE words stay in `recommendationStrength` and `evidenceOrigin`:
 * schema.org's `evidenceLevel` is the A/B/C scale of another system, and grades are never converted silently. A further statement is one of its own.
 */
export function jsonLdOf(recommendation: BundleRecommendation, bundle: RuleBundle, words: Words): unknown {
  const { statement, evidence, question, review, approvedAt, version } = recommendation
  const entityOf = (name: string, { strength, direction, certainty }: Grade): unknown => ({
    '@type': 'MedicalGuidelineRecommendation',
    name,
    recommendationStrength: words.term('strengthDirection', `${strength}-${direction}`),
    evidenceOrigin: isGraded({ strength, certainty }) ? `${words.term('scheme', evidence.scheme)}: ${words.term('certainty', certainty)}` : words.text('notGraded'),
    guidelineDate: approvedAt.slice(0, 10),
    guidelineSubject: {
      '@type': 'MedicalCondition',
      name: words.plain(question.indication),
      ...(question.codes.length > 0 ? { code: question.codes.map(({ system, code }) => ({ '@type': 'MedicalCode', codeValue: code, codingSystem: system })) } : {}),
    },
    recognizingAuthority: { '@type': 'Organization', name: words.plain(bundle.publisher.name) },
  })
  const own = entityOf(words.plain(recommendation.title), { ...statement, certainty: evidence.certainty })
  const url = bundle.publisher.url + addressOf({ kind: 'recommendation', ...recommendation }, words.language)
  return {
    '@context': 'https://schema.org',
    '@type': 'MedicalWebPage',
    '@id': url,
    url,
    name: words.plain(recommendation.title),
    inLanguage: words.language,
    version,
    datePublished: approvedAt.slice(0, 10),
    dateModified: approvedAt.slice(0, 10),
    lastReviewed: review.lastReviewedOn,
    license: bundle.publisher.licence,
    publisher: { '@type': 'Organization', name: words.plain(bundle.publisher.name), url: bundle.publisher.url },
    mainEntity: statement.further.length === 0 ? own : [own, ...statement.further.map((further) => entityOf(`${words.plain(recommendation.title)}: ${partTitle(recommendation, further, bundle, words)}`, further))],
  }
}
