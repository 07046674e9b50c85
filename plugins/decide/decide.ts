import { alternativesOf, citationOf, duplicatesOf, textIn } from './advice.ts'
import { parseDay } from './calendar.ts'
import { readFacts, type Known } from './facts.ts'
import { prepare, type OrderRules, type Prepared, type Verdict } from './prepare.ts'
import { nothingSaid, settle, type Settlement } from './settle.ts'
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
 * value is taken as facts, and what cannot be read is unknown.
 */
export function decide(rules: Prepared | Decidable, facts: unknown, options: DecideOptions): Decision {
  const prepared = 'rulesFor' in rules ? rules : prepare(rules)
  const known = readFacts(facts, options.at)
  const orderRules = known.order === undefined ? undefined : prepared.rulesFor(known.order)
  const settlement = settleOrder(known, orderRules)
  const decision = present({ prepared, known, orderRules, settlement, options })
  if (options.trace ?? true) decision.trace = traceOf({ decidable: prepared.decidable, known, rules: orderRules, settlement })
  return decision
}

function settleOrder(known: Known, rules: OrderRules | undefined): Settlement {
  if (known.order === undefined) return { is: 'open', missing: [{ order: 'procedure' }], candidate: undefined, possible: [], exact: true }
  if (!rules) return nothingSaid
  return settle(rules, known)
}

type Presented = { prepared: Prepared; known: Known; orderRules: OrderRules | undefined; settlement: Settlement; options: DecideOptions }

function present({ prepared: { decidable }, known, orderRules, settlement, options }: Presented): Decision {
  const { language, sha256 } = options
  const bundle = { id: decidable.id, sequence: decidable.sequence, ...(sha256 !== undefined && { sha256 }) }
  const verdict = settlement.is === 'settled' ? settlement.verdict : undefined
  const speaker = settlement.is === 'settled' ? verdict?.candidate : settlement.candidate
  const candidate = speaker === undefined ? undefined : orderRules?.candidates[speaker]
  const beside: Pick<Decision, 'recommendation' | 'duplicates' | 'review'> = { duplicates: [] }
  if (candidate) {
    beside.recommendation = citationOf({ candidate, possible: settlement.possible, decidable, language })
    beside.duplicates = duplicatesOf(candidate, known)
    const { reviewDueOn } = candidate.recommendation
    const due = parseDay(reviewDueOn)
    if (reviewDueOn !== undefined && due !== undefined) beside.review = { dueOn: reviewDueOn, overdue: due < known.at }
  }
  if (settlement.is === 'open') {
    return { outcome: 'needs-data', interrupt: 'inform', instead: [], missing: [...settlement.missing], ...beside, trace: [], bundle }
  }
  if (!verdict || !candidate) return { outcome: 'no-criteria-apply', interrupt: 'silent', instead: [], missing: [], duplicates: [], trace: [], bundle }
  const { appropriateness, advice } = verdict.option
  const message = textIn(advice.message, decidable, language)
  return {
    outcome: categoryOf(appropriateness),
    rating: appropriateness,
    interrupt: advice.interrupt,
    ...(message !== undefined && { message }),
    ...(advice.within !== undefined && { within: advice.within }),
    instead: alternativesOf({ verdict, candidate, decidable, known, language }),
    ...(settlement.scenario !== undefined && { scenario: settlement.scenario }),
    missing: [],
    ...beside,
    trace: [],
    bundle,
  }
}

/** Thirds of the RAND/UCLA scale, as in the schema; stated again because the engine ships without it. A test holds them equal. */
export function categoryOf(rating: Verdict['option']['appropriateness']): Decision['outcome'] {
  if (rating >= 7) return 'appropriate'
  return rating >= 4 ? 'may-be-appropriate' : 'not-appropriate'
}
