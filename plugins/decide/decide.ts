import { readFacts } from './facts.ts'
import { prepare, type Prepared } from './prepare.ts'
import { present } from './present.ts'
import { settle } from './settle.ts'
import type { Decidable, Decision, Language } from './terms.ts'
import { traceOf } from './trace.ts'

export type DecideOptions = {
  /** The day or moment of the question, where the facts name none. ISO 8601 date or UTC time. */
  at: string
  /** Of messages and names; else the first language of the bundle. */
  language?: Language | undefined
  /** SHA-256 of the bundle file, passed through. */
  sha256?: string | undefined
  /** Whether to explain; default true. */
  trace?: boolean | undefined
}

/**
 * Answers whether an ordered examination is justified for a patient, and if not, what to do instead. Pure, synchronous and total: any
 * value is taken as facts, and what cannot be read is unknown. What the rules alone say is frozen in the answer, since answers share it.
 */
export function decide(rules: Prepared | Decidable, facts: unknown, { at, language, sha256, trace = true }: DecideOptions): Decision {
  const prepared = 'rulesFor' in rules ? rules : prepare(rules)
  const known = readFacts(facts, at)
  const { order } = known
  const orderRules = order === undefined ? undefined : prepared.rulesFor(order)
  const settlement = order === undefined ? prepared.unasked : orderRules ? settle(orderRules, known) : prepared.outside
  const decision = present(settlement, { decidable: prepared.decidable, rules: orderRules, known, language, sha256 })
  if (trace) decision.trace = traceOf({ decidable: prepared.decidable, known, rules: orderRules, settlement })
  return decision
}
