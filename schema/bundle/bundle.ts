import { z } from 'zod'
import { Condition } from '../model/condition.ts'
import { doseSchemes } from '../model/dose-band.ts'
import { list } from '../model/gaps.ts'
import { GoldenCase } from '../model/golden-case.ts'
import { Guideline } from '../model/guideline.ts'
import { Language, Localised, PlainOrLocalised, Text } from '../model/language.ts'
import { Licence } from '../model/licence.ts'
import { Instant, IsoDate, ProcedureKey, Sha256, Slug, VersionNumber } from '../model/notation.ts'
import { Specialty } from '../model/person.ts'
import { Procedure } from '../model/procedure.ts'
import { Recommendation } from '../model/recommendation.ts'
import { Reference } from '../model/reference.ts'
import { Action, Finding, Measurement, NamedCondition, ValueSet } from '../model/vocabulary.ts'
import { Signature } from '../model/version.ts'

export const bundleFormat = 'rationale-rule-bundle/1'

/** A person as the public sees one: name, profession, specialties, and what is declared. */
export const PublicPerson = z.strictObject({
  id: Slug,
  name: PlainOrLocalised,
  profession: Localised,
  specialties: list(Specialty),
  interests: z.strictObject({ declaredOn: IsoDate, statement: PlainOrLocalised, blocking: z.boolean() }).optional(),
})

/** Dose band of a procedure in every scheme, derived at compile time from the catalogue, per population; absent where no dose is known. */
const Band = z.strictObject({ scheme: z.enum(doseSchemes), level: z.int().min(0), symbol: z.string(), low: z.number(), high: z.number().optional() })

export const BundleProcedure = Procedure.extend({
  bands: z.strictObject({ adult: list(Band), child: list(Band) }),
  /** Figure in mSv that orders alternatives, per population. */
  comparedDose: z.strictObject({ adult: z.number().optional(), child: z.number().optional() }),
})
export type BundleProcedure = z.infer<typeof BundleProcedure>

/** Accepted units of a measurement: value x factor + offset = value in the measurement's own unit. Computed by a UCUM library. */
export const BundleMeasurement = Measurement.extend({
  conversions: list(z.strictObject({ unit: z.string(), factor: z.number(), offset: z.number() })),
})

const { direction, strength, further } = Recommendation.shape.statement.shape
const Further = further.unwrap().element

/** What deciding needs of a recommendation. A draft can be decided with it before it is complete. */
export const DecidableRecommendation = z.strictObject({
  id: Slug,
  guideline: Slug,
  version: VersionNumber,
  /** Path of its page under the publisher's address, with a slash at both ends. */
  path: z.string(),
  title: Localised,
  options: Recommendation.shape.options,
  rule: Recommendation.shape.rule,
  statement: z.strictObject({ direction, strength, further: z.array(Further.omit({ text: true, obligation: true, restsOn: true, justification: true }).partial()) }).partial().optional(),
  certainty: Recommendation.shape.evidence.shape.certainty.optional(),
  reviewDueOn: IsoDate.optional(),
})
export type DecidableRecommendation = z.infer<typeof DecidableRecommendation>

/** A published recommendation: all facts that a page and a card need, from one compiled record. Accepted warnings stay between committee and gate. */
export const BundleRecommendation = Recommendation.omit({ translations: true, cases: true, accepted: true }).extend({
  version: VersionNumber,
  path: z.string(),
  contentHash: Sha256,
  sourceLanguage: Language,
  approvedAt: Instant,
  signatures: z.array(Signature),
  reviewDueOn: IsoDate,
  /** Languages other than the source in which every text is there and current. */
  translated: list(Language),
})
export type BundleRecommendation = z.infer<typeof BundleRecommendation>

export const BundleGuideline = Guideline.omit({ translations: true }).extend({
  version: VersionNumber,
  path: z.string(),
  contentHash: Sha256,
  approvedAt: Instant,
  signatures: z.array(Signature),
  /** Name of the committee. */
  committeeName: Localised,
})
export type BundleGuideline = z.infer<typeof BundleGuideline>

export const BundleCase = GoldenCase.extend({ recommendation: Slug })
export type BundleCase = z.infer<typeof BundleCase>

/** A rule bundle: everything current of one guideline, or of the whole installation. */
export const RuleBundle = z.strictObject({
  $schema: z.string(),
  format: z.literal(bundleFormat),
  id: Slug,
  version: z.string().min(1).max(60),
  sequence: z.int().min(1),
  publishedAt: Instant,
  publisher: z.strictObject({ name: PlainOrLocalised, site: Localised, url: z.string(), contact: z.string(), licence: Text }),
  intendedPurpose: Localised,
  notice: Localised.optional(),
  languages: z.array(Language).min(1),
  guidelines: z.array(BundleGuideline),
  recommendations: z.array(BundleRecommendation),
  procedures: z.record(ProcedureKey, BundleProcedure),
  valueSets: z.record(Slug, ValueSet),
  vocabulary: z.strictObject({
    findings: z.record(Slug, Finding),
    measurements: z.record(Slug, BundleMeasurement),
    actions: z.record(Slug, Action),
  }),
  conditions: z.record(Slug, NamedCondition),
  references: z.record(Slug, Reference),
  people: z.record(Slug, PublicPerson),
  /** On what terms everything in it is used. */
  licences: z.record(Slug, Licence),
  cases: z.array(BundleCase),
})
export type RuleBundle = z.infer<typeof RuleBundle>

/** The part of a bundle that deciding reads. Condition trees, units, codes and doses; no prose beyond messages. */
export const Decidable = z.strictObject({
  id: Slug,
  sequence: z.int().min(1),
  publisher: z.strictObject({ url: z.string() }),
  languages: z.array(Language).min(1),
  recommendations: z.array(DecidableRecommendation),
  procedures: z.record(ProcedureKey, BundleProcedure),
  valueSets: z.record(Slug, ValueSet),
  vocabulary: RuleBundle.shape.vocabulary,
  conditions: z.record(Slug, z.strictObject({ meaning: Condition, name: Localised })),
})
/** Structurally satisfied by a `RuleBundle` through `decidablePart`, and by a draft compiled for its golden cases. */
export type Decidable = z.infer<typeof Decidable>
