import { z } from 'zod'
import { list } from '../model/gaps.ts'
import { Language, Localised } from '../model/language.ts'
import { Instant, ProcedureKey, Slug, VersionNumber } from '../model/notation.ts'
import { BehaviourChange, BehaviourClass } from './behaviour-change.ts'

export const changesFormat = 'rationale-changes/1'

/** A change of what referrers are told, with a sentence in every language of the installation. */
export const ToldChange = BehaviourChange.extend({ sentence: Localised })
export type ToldChange = z.infer<typeof ToldChange>

const ChangedRecommendation = z.strictObject({
  id: Slug,
  title: Localised,
  /** Path of its page under the publisher's address. */
  path: z.string(),
  is: z.enum(['added', 'removed', 'changed']),
  /** Absent where it was removed. */
  version: VersionNumber.optional(),
  /** The version before, where there was one. */
  previous: VersionNumber.optional(),
  /** The gravest of its changes. Absent in a first release, which is compared with nothing. */
  class: BehaviourClass.optional(),
  /** Of one that came or went only those where another decides as well; all it said itself is on its page. */
  changes: list(ToldChange, 5000),
  /** Changes left out: of patients who have several reasons for imaging, beside those of patients who have one. */
  severalReasons: z.int().min(0),
})

/** What one release changed for referrers. */
export const ReleaseChanges = z.strictObject({
  sequence: z.int().min(1),
  at: Instant,
  /** Sequence of the release that it is compared with; absent in a first release. */
  since: z.int().min(1).optional(),
  class: BehaviourClass,
  /** Those whose behaviour changed, by id. */
  recommendations: list(ChangedRecommendation, 5000),
  /** Those of which only words changed. */
  wording: list(Slug, 5000),
  /** Procedures on which not everything could be compared, since their diagrams are larger than the guard allows. */
  notCompared: list(z.strictObject({ procedure: ProcedureKey, what: z.enum(['anything', 'severalReasons']), recommendation: Slug.optional() }), 5000),
})
export type ReleaseChanges = z.infer<typeof ReleaseChanges>

/** What every release changed, the latest first: `changes.json` of a release. */
export const ChangeHistory = z.strictObject({
  format: z.literal(changesFormat),
  publisher: z.string(),
  languages: z.array(Language).min(1),
  releases: z.array(ReleaseChanges),
})
export type ChangeHistory = z.infer<typeof ChangeHistory>
