import { z } from 'zod'

/** Rating of a procedure in a scenario, RAND/UCLA Appropriateness Method: 1 (least) to 9 (most appropriate). */
export const Rating = z.int('expected a whole number from 1 to 9').min(1, 'expected 1 to 9').max(9, 'expected 1 to 9')
export type Rating = z.infer<typeof Rating>

/** Categories of the RAND/UCLA method. */
export const appropriatenessCategories = ['appropriate', 'may-be-appropriate', 'not-appropriate'] as const
export type AppropriatenessCategory = (typeof appropriatenessCategories)[number]

/** Thirds of the RAND/UCLA scale: 7-9, 4-6, 1-3. */
export function categoryOf(rating: Rating): AppropriatenessCategory {
  if (rating >= 7) return 'appropriate'
  return rating >= 4 ? 'may-be-appropriate' : 'not-appropriate'
}

/** Outcomes of a decision: the categories, plus IHE GAO's "incomplete" and Argonaut PAMA's `no-criteria-apply`. */
export const outcomes = [...appropriatenessCategories, 'needs-data', 'no-criteria-apply'] as const
export const Outcome = z.enum(outcomes)
export type Outcome = z.infer<typeof Outcome>

/** How strongly the referrer is interrupted. Soft and hard stop as in Helsedirektoratet's proposal for rational imaging, 2019. */
export const interrupts = ['silent', 'inform', 'soft', 'hard'] as const
export const Interrupt = z.enum(interrupts)
export type Interrupt = z.infer<typeof Interrupt>
