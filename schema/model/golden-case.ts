import { z } from 'zod'
import { Interrupt, Outcome, Rating } from './appropriateness.ts'
import { Facts, MissingFact } from './facts.ts'
import { takenWhole } from './gaps.ts'
import { ProcedureKey, Slug, TimeTarget } from './notation.ts'

/** What is offered in place of an order: an examination of the catalogue, or a named action (observe, D-dimer, call the surgeon). */
export const Instead = z.union([z.strictObject({ procedure: ProcedureKey }), z.strictObject({ action: Slug, appropriateness: Rating.optional() })])
export type Instead = z.infer<typeof Instead>

/** The parts of a decision that a golden case fixes; what is not named is free. `instead` and `missing` compare their first entries. */
export const Expectation = z
  .strictObject({
    outcome: Outcome,
    interrupt: Interrupt.optional(),
    rating: Rating.optional(),
    scenario: Slug.optional(),
    within: TimeTarget.optional(),
    instead: z.array(z.union([z.strictObject({ procedure: ProcedureKey }), z.strictObject({ action: Slug })])).optional(),
    missing: z.array(MissingFact).optional(),
    duplicate: z.boolean().optional(),
  })
export type Expectation = z.infer<typeof Expectation>

/**
 * Source of a case that the program wrote: it expects what the rule does today, and somebody has to say that this is right. In words that
 * anyone who reads the file understands; a person confirms by taking it away or naming another source.
 */
export const unconfirmedSource = 'expectation not yet confirmed'

/** A test patient with the decision a committee expects; shipped in the bundle and run wherever the rule is used. */
export const GoldenCase = z.strictObject({
  name: Slug,
  /** Where the case comes from, such as the id in a published fact sheet. */
  source: z.string().min(1).max(200).optional(),
  facts: takenWhole(Facts),
  expect: takenWhole(Expectation),
})
export type GoldenCase = z.infer<typeof GoldenCase>
