import { z } from 'zod'
import { Interrupt, Outcome, Rating } from '../model/appropriateness.ts'
import { PriorExamination, MissingFact } from '../model/facts.ts'
import { IsoDate, ProcedureKey, Sha256, Slug, TimeTarget } from '../model/notation.ts'
import { Certainty, Direction, Strength } from '../model/recommendation.ts'

/** Dose of an alternative: figure in mSv and band of the named scheme, for the patient's population. Absent where the catalogue knows none. */
const DecisionDose = z.strictObject({ milliSievert: z.number(), scheme: z.string(), band: z.string(), population: z.enum(['adult', 'child']) })

/** What to do instead, best first: by rating, then by dose, lowest first. */
export const Alternative = z.union([
  z.strictObject({ procedure: ProcedureKey, name: z.string(), rating: Rating.optional(), dose: DecisionDose.optional() }),
  z.strictObject({ action: Slug, name: z.string(), rating: Rating.optional() }),
])
export type Alternative = z.infer<typeof Alternative>

/** Three-valued truth. */
export const Truth = z.enum(['true', 'false', 'unknown'])
export type Truth = z.infer<typeof Truth>

/** One step of the explanation: a node of a condition, where it stands, and what it was for these facts. */
export const TraceStep = z.strictObject({
  /** Absent where the step is about the facts and not about one recommendation. */
  recommendation: Slug.optional(),
  /** Where in the record: `rule.applies`, `rule.scenarios.1.when`, followed by the path inside the condition; or in the facts. */
  at: z.string(),
  is: Truth,
  /** Why, in a few words or codes: which fact it read, or why a recommendation gave way. */
  because: z.string(),
})
export type TraceStep = z.infer<typeof TraceStep>

export const Decision = z.strictObject({
  outcome: Outcome,
  rating: Rating.optional(),
  interrupt: Interrupt,
  message: z.string().optional(),
  within: TimeTarget.optional(),
  instead: z.array(Alternative),
  scenario: Slug.optional(),
  recommendation: z
    .strictObject({
      id: Slug,
      version: z.string(),
      url: z.string(),
      title: z.string(),
      certainty: Certainty.optional(),
      strength: Strength.optional(),
      direction: Direction.optional(),
    })
    .optional(),
  /** A smallest set of facts that settles the outcome whatever they turn out to be, in the order to ask them. */
  missing: z.array(MissingFact),
  duplicates: z.array(PriorExamination),
  review: z.strictObject({ dueOn: IsoDate, overdue: z.boolean() }).optional(),
  trace: z.array(TraceStep),
  bundle: z.strictObject({ id: Slug, sequence: z.int(), sha256: Sha256.optional() }),
})
export type Decision = z.infer<typeof Decision>
