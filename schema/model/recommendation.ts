import { z } from 'zod'
import { Interrupt, Rating } from './appropriateness.ts'
import { Condition, Phase, PriorStatus, Setting } from './condition.ts'
import { type Gaps, list, takenWhole, withGaps } from './gaps.ts'
import { GoldenCase, Instead } from './golden-case.ts'
import { Language, Localised, PlainOrLocalised, Text } from './language.ts'
import { CalendarDuration, Code, IsoDate, ProcedureKey, Slug, TimeTarget } from './notation.ts'
import { ImagingSpecialty } from './person.ts'

/** HL7 cpg-recommendation-direction-cs. */
export const directions = ['for', 'against'] as const
export const Direction = z.enum(directions)
export type Direction = z.infer<typeof Direction>

/** GRADE: strong, conditional (HL7 code "weak"), and the good-practice statement, which GRADE keeps ungraded. */
export const strengths = ['strong', 'conditional', 'good-practice'] as const
export const Strength = z.enum(strengths)
export type Strength = z.infer<typeof Strength>

/** GRADE certainty of evidence (HL7 evidence-quality); "none" says openly that there is no evidence. Highest first. */
export const certainties = ['high', 'moderate', 'low', 'very-low', 'none'] as const
export const Certainty = z.enum(certainties)
export type Certainty = z.infer<typeof Certainty>

/** Systems a grade may be stated in. Grades of other systems are stored as they are, never converted silently. */
export const gradingSchemes = ['grade', 'oxford', 'sign', 'acr-soe', 'ec-abc', 'acc-aha'] as const
export const GradingScheme = z.enum(gradingSchemes)

/** On what a statement without evidence may rest. */
export const evidenceGrounds = ['consensus', 'analogy', 'law'] as const

export const evidenceBases = ['systematic-review', 'randomised', 'test-accuracy', 'observational', 'expert-consensus'] as const
export const EvidenceBasis = z.enum(evidenceBases)

/** GRADE domains that lower certainty (HL7 certainty-type). */
export const downgradeReasons = ['risk-of-bias', 'inconsistency', 'indirectness', 'imprecision', 'publication-bias'] as const
/** GRADE domains that raise certainty (HL7 certainty-type). */
export const upgradeReasons = ['large-effect', 'dose-response-gradient', 'plausible-confounding'] as const

export const managementImpacts = ['changes', 'may-change', 'does-not-change'] as const
export const harmKinds = ['radiation', 'overdiagnosis', 'incidental-findings', 'contrast', 'sedation', 'false-reassurance', 'other'] as const
export const resourceLevels = ['low', 'moderate', 'high'] as const
export const ultrasoundVerdicts = ['chosen', 'considered-and-rejected', 'not-applicable'] as const
export const valueConclusions = ['value-outweighs', 'balanced', 'does-not-outweigh'] as const
export const optionRoles = ['first-line', 'next-step', 'specialist-only', 'not-indicated'] as const
export const involvements = ['author', 'consulted', 'reviewer'] as const
export const reviewTriggers = ['new-evidence', 'new-technology', 'dose-data', 'incident', 'override-rate'] as const

const Question = z.strictObject({
  /** PICO: population, with the ages it covers in the half-open range `ages`. */
  population: Localised,
  ages: z.strictObject({ from: CalendarDuration.optional(), below: CalendarDuration.optional() }).optional(),
  indication: Localised,
  codes: list(Code),
  settings: z.array(Setting).min(1),
  phase: Phase,
  comparison: Localised.optional(),
  outcome: Localised,
})

/** Set only where law demands: the provision. It allows "shall" wording and a hard stop. */
const Obligation = z.strictObject({ provision: PlainOrLocalised, reference: Slug.optional() })

/** On what a statement without evidence rests. */
const Ground = z.strictObject({ ground: z.enum(evidenceGrounds), why: Localised })

const Statement = z.strictObject({
  direction: Direction,
  strength: Strength,
  /** Holds for the whole recommendation; law that covers a part of it stands in the further statement for that part. */
  obligation: Obligation.optional(),
  text: Localised,
  /**
   * What is advised otherwise, or with another grade, in some of the scenarios: for them this direction, strength and certainty hold
   * instead of the recommendation's own. A recommendation may be strong for one group and conditional for the next.
   * With `procedures` it governs only orders of these there, and goes before one that names none, which governs every order.
   */
  further: list(
    z.strictObject({
      scenarios: z.array(Slug).min(1).max(50),
      procedures: list(ProcedureKey, 50),
      direction: Direction,
      strength: Strength,
      certainty: Certainty,
      text: Localised,
      /** Law that covers this part only. */
      obligation: Obligation.optional(),
      /** On what this part rests where its certainty is "none". */
      restsOn: Ground.optional(),
      /** Why a strong statement stands on low or very low certainty. */
      justification: Localised.optional(),
    }),
    20,
  ),
})

const certaintyChange = <Reasons extends readonly [string, ...Array<string>]>(reasons: Reasons) =>
  list(z.strictObject({ reason: z.enum(reasons), why: Localised }), 10)

const Evidence = z.strictObject({
  certainty: Certainty,
  scheme: GradingScheme,
  /** The grade as its own scheme writes it, where the scheme is not GRADE ("1b", "B", "SOE 2"). */
  statedGrade: z.string().min(1).max(40).optional(),
  /** Whether the source states the grade or the panel assigned it. */
  gradedBy: z.enum(['source', 'panel']),
  basis: z.array(z.enum(evidenceBases)).min(1),
  downgraded: certaintyChange(downgradeReasons),
  upgraded: certaintyChange(upgradeReasons),
  summary: Localised,
  /** On what a recommendation without evidence rests. Required when certainty is "none". */
  restsOn: Ground.optional(),
  /** Why a strong recommendation stands on low or very low certainty. */
  justification: Localised.optional(),
  searchedOn: IsoDate,
  references: list(Slug),
  /** Where sources disagree, every position with its source: shown to the reader, never averaged. */
  disagreements: list(
    z.strictObject({
      about: Localised,
      positions: z.array(z.strictObject({ says: Localised, reference: Slug.optional(), source: PlainOrLocalised, year: z.int().min(1900).max(2200).optional() })).min(2),
    }),
  ),
})

const Radiology = z.strictObject({
  members: list(z.strictObject({ person: Slug, specialty: ImagingSpecialty, as: z.enum(involvements) })),
  /** What the imaging specialties weighed. */
  statement: Localised,
})

/** What was weighed and not chosen: another examination, or an action of the vocabulary such as to observe. */
const Alternative = z
  .strictObject({ procedure: ProcedureKey.optional(), action: Slug.optional(), why: Localised })
  .refine(({ procedure, action }) => (procedure === undefined) !== (action === undefined), 'expected either "procedure" or "action"')
  .meta({ oneOf: [{ required: ['procedure'] }, { required: ['action'] }] })

const Value = z.strictObject({
  managementImpact: z.strictObject({ level: z.enum(managementImpacts), why: Localised }),
  benefit: Localised,
  harms: list(z.strictObject({ kind: z.enum(harmKinds), text: Localised })),
  resources: z.strictObject({ level: z.enum(resourceLevels), note: Localised }),
  children: Localised,
  pregnancy: Localised,
  alternatives: list(Alternative),
  ultrasound: z.strictObject({ verdict: z.enum(ultrasoundVerdicts), why: Localised }),
  conclusion: z.enum(valueConclusions),
  rationale: Localised,
})

/** One cell of the scenario x procedure table, and what a referrer who orders it there is told. */
export const Option = z.strictObject({
  scenario: Slug,
  procedure: ProcedureKey,
  appropriateness: Rating,
  role: z.enum(optionRoles),
  note: Localised.optional(),
  advice: z.strictObject({
    interrupt: Interrupt,
    message: Localised,
    instead: list(Instead),
    /** How soon the examination should be done. */
    within: TimeTarget.optional(),
  }),
})
export type Option = z.infer<typeof Option>

/** A clinical situation within the recommendation. Scenarios are read in order: the first that holds is the patient's. */
export const Scenario = z.strictObject({ key: Slug, title: Localised, when: takenWhole(Condition) })
export type Scenario = z.infer<typeof Scenario>

const Rule = z.strictObject({
  /** Whom the recommendation is about at all. */
  applies: takenWhole(Condition),
  scenarios: z.array(Scenario).min(1).max(50),
  /** Recommendations that give way to this one where both apply. */
  overrides: list(z.strictObject({ recommendation: Slug, why: Localised })),
  /** An earlier examination within this window is reported as a possible duplicate. `procedure`: key or value set. */
  priorImaging: z.strictObject({ procedure: z.union([ProcedureKey, Slug]), within: CalendarDuration, status: PriorStatus.optional() }).optional(),
})

const Review = z.strictObject({
  everyMonths: z.int('expected whole months').min(1, 'expected 1 to 60 months').max(60, 'expected 1 to 60 months'),
  why: Localised,
  /** Person who answers for the review being done. */
  owner: Slug,
  triggers: list(z.enum(reviewTriggers)),
  lastReviewedOn: IsoDate,
})

const AuditIndicator = z.strictObject({
  indicator: Localised,
  numerator: Localised,
  denominator: Localised,
  /** Percent; "report" follows the figure without a target. */
  target: z.strictObject({ comparator: z.enum(['at-least', 'at-most', 'report']), percent: z.number().min(0).max(100).optional() }),
  /** Whether the target is the panel's own or a source's. */
  origin: z.enum(['panel', 'source']),
  dataSource: Localised,
})

/** Earlier guidance that this recommendation takes the place of: a published text, or another recommendation of this installation. */
const Replaced = z.strictObject({
  guidance: Localised,
  reference: Slug.optional(),
  recommendation: Slug.optional(),
  why: Localised,
})

/** A warning of the gate that the committee accepts, and why. `at` narrows it to one field. */
const AcceptedWarning = z.strictObject({
  check: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/, 'expected the id of a check such as "lower-dose-dominates"'),
  at: z.string().max(200).optional(),
  why: Localised,
})

const LowValue = z.strictObject({
  listed: z.boolean(),
  /** Only this part of the recommendation is low-value care. */
  part: Localised.optional(),
  campaigns: list(z.strictObject({ name: Text, entry: PlainOrLocalised.optional(), url: z.url({ protocol: /^https?$/ }).optional() })),
})

const Patient = z.strictObject({
  /** The one line a patient should remember. */
  summary: Localised,
  why: Localised,
  whatHappens: Localised,
  whatToAsk: Localised,
})

/**
 * Twelve hexadecimal digits of the SHA-256 of the source text a translation was made from, by path of the field
 * (`statement.text`, `value.harms.0.text`). When the source no longer matches, that translation is stale.
 */
export const Translations = z.partialRecord(
  Language,
  z.record(z.string().max(200).regex(/^\w+(?:\.\w+)*$/, 'expected the path of a field'), z.string().regex(/^[0-9a-f]{12}$/)),
)
export type Translations = z.infer<typeof Translations>

/** A complete recommendation: every mandatory group is there. What the groups must say is the gate's to judge. */
export const Recommendation = z.strictObject({
  id: Slug,
  guideline: Slug,
  title: Localised,
  topics: list(Slug),
  question: Question,
  statement: Statement,
  evidence: Evidence,
  radiology: Radiology,
  value: Value,
  options: z.array(Option).min(1).max(200),
  rule: Rule,
  cases: z.array(GoldenCase).max(500),
  review: Review,
  audit: z.array(AuditIndicator),
  lowValue: LowValue,
  replaces: list(Replaced, 20),
  accepted: list(AcceptedWarning, 50),
  patient: Patient,
  translations: takenWhole(Translations).prefault({}),
})
export type Recommendation = z.infer<typeof Recommendation>

/** What a committee holds while it writes: a recommendation in which anything but its identity may still be missing. */
export type RecommendationDraft = Gaps<Recommendation> & { id: Slug; guideline: Slug }
export const RecommendationDraft = withGaps(Recommendation).refine(
  (draft): draft is RecommendationDraft => draft.id !== undefined && draft.guideline !== undefined,
  { error: 'expected "id" and "guideline"' },
) as unknown as z.ZodType<RecommendationDraft>

/** The groups of a recommendation in the order they are written and shown. */
export const recommendationGroups = [
  'title',
  'topics',
  'question',
  'statement',
  'evidence',
  'radiology',
  'value',
  'options',
  'rule',
  'cases',
  'review',
  'audit',
  'lowValue',
  'replaces',
  'accepted',
  'patient',
  'translations',
] as const satisfies ReadonlyArray<keyof Recommendation>
