import type { BundleGuideline, BundleRecommendation } from '#schema/bundle/bundle.ts'
import { Guideline } from '#schema/model/guideline.ts'
import type { Language } from '#schema/model/language.ts'
import type { Library } from '#schema/model/library.ts'
import { parseWith } from '#schema/model/parse.ts'
import { Recommendation } from '#schema/model/recommendation.ts'
import { type DocumentKind, type Signature, signatureKinds, type StandingDocument, type StandingGuideline, type StandingRecommendation } from '#schema/model/version.ts'
import { contentHash } from '#schema/version/canonical-form.ts'
import { reviewDueOn } from '#schema/version/review-date.ts'
import { translationStates } from '#schema/version/translation.ts'
import { openSignatures } from '#schema/workflow/signatures.ts'
import { guidelinePath, recommendationPath } from './document-path.ts'
import { incomplete, type Problem, problem } from './problem.ts'
import { ruleProblems } from './rule-problems.ts'

type Compiled<Content> = { ok: true; compiled: Content } | { ok: false; problems: Array<Problem> }
export type CompiledRecommendation = { content: Recommendation; published: BundleRecommendation }
export type CompiledGuideline = { published: BundleGuideline }

type Signed = { contentHash: string; signatures: Array<Signature>; approvedAt: string }

/** A recommendation with what its signatures say of it: hash, approval, next review, finished languages. */
export function compileRecommendation(standing: StandingRecommendation, library: Library): Compiled<CompiledRecommendation> {
  const { content: draft, version } = standing
  const signed = signedContent('recommendation', standing)
  const parsed = parseWith(Recommendation, draft)
  const sourceLanguage = library.guidelines.get(draft.guideline)?.content.sourceLanguage
  const problems = [...signed.problems, ...ruleProblems(draft, library), ...(parsed.ok ? [] : incomplete(draft.id, parsed.issues))]
  if (!sourceLanguage) problems.push(problem({ document: draft.id, path: 'guideline' }, 'unknown-guideline', draft.guideline))
  if (!parsed.ok || !sourceLanguage || problems.length > 0) return { ok: false, problems }
  const { translations: _translations, cases: _cases, accepted: _accepted, ...said } = parsed.value
  const published = {
    ...said,
    ...signed.facts,
    version,
    path: recommendationPath(draft.id),
    sourceLanguage,
    reviewDueOn: reviewDueOn(said.review),
    translated: translatedInto(parsed.value, sourceLanguage, library),
  }
  return { ok: true, compiled: { content: parsed.value, published } }
}

/** A guideline's text; of its recommendations those that are in the bundle, in reading order. */
export function compileGuideline(standing: StandingGuideline, library: Library, included: ReadonlySet<string>): Compiled<CompiledGuideline> {
  const { content: draft, version } = standing
  const signed = signedContent('guideline', standing)
  const parsed = parseWith(Guideline, draft)
  const committee = library.committees.get(draft.committee)
  const problems = [...signed.problems, ...(parsed.ok ? [] : incomplete(draft.id, parsed.issues))]
  if (!committee) problems.push(problem({ document: draft.id, path: 'committee' }, 'unknown-committee', draft.committee))
  if (!parsed.ok || !committee || problems.length > 0) return { ok: false, problems }
  const { translations: _translations, ...said } = parsed.value
  const published = {
    ...said,
    ...signed.facts,
    version,
    path: guidelinePath(draft.id),
    recommendations: said.recommendations.filter((id) => included.has(id)),
    committeeName: committee.name,
  }
  return { ok: true, compiled: { published } }
}

/** Signatures that vouch for exactly this content; those for an earlier text say nothing about it and stay behind. */
function signedContent(kind: DocumentKind, standing: StandingDocument): { facts: Signed; problems: Array<Problem> } {
  const hash = contentHash(standing.content)
  const signatures = standing.signatures
    .filter((signature) => signature.contentHash === hash)
    .toSorted((one, other) => signatureKinds.indexOf(one.kind) - signatureKinds.indexOf(other.kind) || (one.at + one.by < other.at + other.by ? -1 : 1))
  const problems = openSignatures(kind, signatures, hash).map((open) => problem({ document: standing.content.id, path: 'signatures' }, 'not-signed', open))
  const approvedAt = signatures.findLast(({ kind: given }) => given === 'approval')?.at ?? ''
  return { facts: { contentHash: hash, signatures, approvedAt }, problems }
}

function translatedInto(content: Recommendation, sourceLanguage: Language, library: Library): Array<Language> {
  const states = translationStates(content, sourceLanguage, library.installation.languages)
  return library.installation.languages.filter(
    (language) => language !== sourceLanguage && states.every((state) => state.language !== language || state.is === 'current'),
  )
}
