import { z } from 'zod'
import { Outcome } from './appropriateness.ts'
import { Language } from './language.ts'
import { ProcedureKey } from './notation.ts'

/**
 * What a decision-support system tells of requests that it has answered: in which words, for which examination, how often. Nothing about patients, neither facts nor
 * when each was.
 */
export const AnsweredRequest = z.strictObject({
  /** As the referrer wrote it, or a code. */
  indication: z.string().max(2000),
  language: Language,
  procedure: ProcedureKey,
  outcome: Outcome,
  count: z.int().min(1).max(1_000_000).prefault(1),
})
export type AnsweredRequest = z.infer<typeof AnsweredRequest>

/** A telling of many at once. */
export const AnsweredRequests = z.array(AnsweredRequest).max(100_000)
