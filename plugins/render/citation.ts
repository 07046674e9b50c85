import type { BundleRecommendation, RuleBundle } from '#schema/bundle/bundle.ts'
import type { Reference } from '#schema/model/reference.ts'
import { addressOf } from './addresses.ts'
import { html, type Html } from './html.ts'
import type { Words } from './words.ts'

/** A reference in Vancouver style (ICMJE), with links to its identifiers and its doubt said. */
export function referenceText(reference: Reference, words: Words): Html {
  const { volume, issue, page, issued } = reference
  const authors = reference.author.map((author) => ('literal' in author ? author.literal : [author.family, author.given].filter(Boolean).join(' ')))
  // Vancouver names at most six authors.
  const named = authors.length > 6 ? [...authors.slice(0, 6), 'et al'] : authors
  const place = [reference['container-title'], reference.publisher].filter(Boolean).join('. ')
  const where = `${issued?.year ?? words.text('undated')}${volume ? `;${volume}` : ''}${issue ? `(${issue})` : ''}${page ? `:${page}` : ''}`
  const link = reference.DOI ? `https://doi.org/${encodeURI(reference.DOI)}` : (reference.URL ?? (reference.PMID ? `https://pubmed.ncbi.nlm.nih.gov/${reference.PMID}/` : undefined))
  return html`${named.length ? `${named.join(', ')}. ` : ''}${link ? html`<a href="${link}">${reference.title}</a>` : reference.title}. ${place ? `${place}. ` : ''}${where}.${reference.DOI ? ` doi ${reference.DOI}.` : ''}${reference.PMID ? ` PMID ${reference.PMID}.` : ''}${reference.status === 'current' ? '' : html` <strong>(${words.term('referenceStatus', reference.status)})</strong>`}${reference.verified === 'seen' ? '' : html` <span class="small">(${words.term('verification', reference.verified)})</span>`}${reference.note ? html` <span class="small" lang="en">${reference.note}</span>` : ''}`
}

/** How to cite this version. */
export function citationText(recommendation: BundleRecommendation, bundle: RuleBundle, words: Words): string {
  const address = addressOf({ kind: 'recommendation', ...recommendation }, words.language)
  return `${bundle.publisher.name}. ${words.plain(recommendation.title)}. ${words.text('version')} ${recommendation.version}, ${recommendation.approvedAt.slice(0, 10)}. ${bundle.publisher.url}${address}`
}

/**
 * schema.org MedicalWebPage with a MedicalGuidelineRecommendation. GRADE words stay in `recommendationStrength` and `evidenceOrigin`:
 * schema.org's `evidenceLevel` is the A/B/C scale of another system, and grades are never converted silently.
 */
export function jsonLdOf(recommendation: BundleRecommendation, bundle: RuleBundle, words: Words): unknown {
  const { statement, evidence, question, review, approvedAt, version } = recommendation
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
    publisher: { '@type': 'Organization', name: bundle.publisher.name, url: bundle.publisher.url },
    mainEntity: {
      '@type': 'MedicalGuidelineRecommendation',
      name: words.plain(recommendation.title),
      recommendationStrength: words.term('strengthDirection', `${statement.strength}-${statement.direction}`),
      evidenceOrigin: `${words.term('scheme', evidence.scheme)}: ${words.term('certainty', evidence.certainty)}`,
      guidelineDate: approvedAt.slice(0, 10),
      guidelineSubject: {
        '@type': 'MedicalCondition',
        name: words.plain(question.indication),
        ...(question.codes.length > 0 ? { code: question.codes.map(({ system, code }) => ({ '@type': 'MedicalCode', codeValue: code, codingSystem: system })) } : {}),
      },
      recognizingAuthority: { '@type': 'Organization', name: bundle.publisher.name },
    },
  }
}
