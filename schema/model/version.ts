import { z } from 'zod'
import type { GuidelineDraft } from './guideline.ts'
import { Instant, Sha256, Slug, type VersionNumber } from './notation.ts'
import type { RecommendationDraft } from './recommendation.ts'

/** States of one version. Nothing returns from approved or published: a change is a new draft based on that version. */
export const versionStates = ['draft', 'in-review', 'approved', 'published', 'superseded', 'withdrawn'] as const
export const VersionState = z.enum(versionStates)
export type VersionState = z.infer<typeof VersionState>

/** What people vouch for with their name, in the order a page shows it. */
export const signatureKinds = ['evidence', 'imaging', 'patient', 'approval'] as const
export const SignatureKind = z.enum(signatureKinds)
export type SignatureKind = z.infer<typeof SignatureKind>

/** A signature is bound to the content it was given for: any edit changes the hash, and the signature no longer counts. */
export const Signature = z.strictObject({ kind: SignatureKind, by: Slug, at: Instant, contentHash: Sha256 })
export type Signature = z.infer<typeof Signature>

/** The two kinds of text that are written, reviewed, signed and published, each by itself. */
export const documentKinds = ['recommendation', 'guideline'] as const
export type DocumentKind = (typeof documentKinds)[number]

type Standing = {
  state: VersionState
  /** Version number; a draft that was never approved has the number it will get. */
  version: VersionNumber
  signatures: ReadonlyArray<Signature>
}
/** A recommendation as it stands: its content, where it is in the workflow, and who signed. */
export type StandingRecommendation = Standing & { kind: 'recommendation'; content: RecommendationDraft }
export type StandingGuideline = Standing & { kind: 'guideline'; content: GuidelineDraft }
export type StandingDocument = StandingRecommendation | StandingGuideline
