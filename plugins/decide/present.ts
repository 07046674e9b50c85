import { alternativesOf, citationOf, duplicatesOf, populationOf, textIn, type Population } from './advice.ts'
import { parseDay, type Day } from './calendar.ts'
import type { Known } from './facts.ts'
import type { Candidate, OrderRules } from './prepare.ts'
import type { Settlement } from './settle.ts'
import type { Decidable, Decision, Language } from './terms.ts'

/** A settlement in the words of one language and the doses of one population: all of a decision that does not follow from the patient or the day. */
export type Wording = {
  language: Language | undefined
  /** Undefined where nothing is offered instead, so that there are no doses. */
  population: Population | undefined
  decision: Decision
  duplicates: Candidate['duplicates']
  dueOn: Day
  overdue: Decision['review']
}

type Presented = { decidable: Decidable; rules: OrderRules | undefined; known: Known; language: Language | undefined; sha256: string | undefined }

/** A settlement as a decision, without its explanation. Its words are found once, shared by all decisions, and frozen. */
export function present(settlement: Settlement, asked: Presented): Decision {
  const { known, sha256, decidable } = asked
  const wording = wordingIn(settlement, asked) ?? word(settlement, asked)
  const decision = { ...wording.decision }
  if (wording.dueOn < known.at) decision.review = wording.overdue
  if (wording.duplicates && known.prior) decision.duplicates = duplicatesOf(wording.duplicates, known)
  if (sha256 !== undefined) decision.bundle = { id: decidable.id, sequence: decidable.sequence, sha256 }
  return decision
}

function wordingIn({ wordings }: Settlement, { language, known }: Presented): Wording | undefined {
  for (let index = 0; index < wordings.length; index++) {
    const wording = wordings[index]!
    if (wording.language === language && (wording.population === undefined || wording.population === populationOf(known))) return wording
  }
  return undefined
}

/** Languages come from callers, who may name any. */
const mostWordings = 8

function word(settlement: Settlement, { decidable, rules, known, language }: Presented): Wording {
  const verdict = settlement.is === 'settled' ? settlement.verdict : undefined
  const speaker = settlement.is === 'settled' ? verdict?.candidate : settlement.candidate
  const candidate = speaker === undefined ? undefined : rules?.candidates[speaker]
  const population = verdict && verdict.option.advice.instead.length > 0 ? populationOf(known) : undefined
  const stated = candidate?.recommendation.reviewDueOn
  const dueOn = parseDay(stated)
  const review = stated !== undefined && dueOn !== undefined ? { dueOn: stated, overdue: false } : undefined
  const beside: Pick<Decision, 'recommendation' | 'duplicates' | 'review'> = {
    ...(candidate && { recommendation: citationOf({ candidate, possible: settlement.possible, decidable, language }) }),
    duplicates: [],
    ...(review && { review }),
  }
  const decision = decisionOf(settlement, { decidable, candidate, population, language, beside })
  for (const part of Object.values(decision)) freeze(part)
  const wording = { language, population, decision, duplicates: candidate?.duplicates, dueOn: review ? dueOn! : Infinity, overdue: review && freeze({ ...review, overdue: true }) }
  if (settlement.wordings.length < mostWordings) settlement.wordings.push(wording)
  return wording
}

type Worded = Pick<Presented, 'decidable' | 'language'> & {
  candidate: Candidate | undefined
  population: Population | undefined
  beside: Pick<Decision, 'recommendation' | 'duplicates' | 'review'>
}

function decisionOf(settlement: Settlement, { decidable, candidate, population = 'adult', language, beside }: Worded): Decision {
  const bundle = { id: decidable.id, sequence: decidable.sequence }
  if (settlement.is === 'open') {
    return { outcome: 'needs-data', interrupt: 'inform', instead: [], missing: [...settlement.missing], ...beside, trace: [], bundle }
  }
  const { verdict } = settlement
  if (!verdict || !candidate) return { outcome: 'no-criteria-apply', interrupt: 'silent', instead: [], missing: [], ...beside, trace: [], bundle }
  const { appropriateness, advice } = verdict.option
  const message = textIn(advice.message, decidable, language)
  return {
    outcome: categoryOf(appropriateness),
    rating: appropriateness,
    interrupt: advice.interrupt,
    ...(message !== undefined && { message }),
    ...(advice.within !== undefined && { within: advice.within }),
    instead: alternativesOf({ verdict, candidate, decidable, population, language }),
    ...(settlement.scenario !== undefined && { scenario: settlement.scenario }),
    missing: [],
    ...beside,
    trace: [],
    bundle,
  }
}

/** Freezes a value with all that is in it: whoever wrote into one decision would otherwise write into the next. */
function freeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const part of Object.values(value)) freeze(part)
  return Object.freeze(value)
}

/** Thirds of the RAND/UCLA scale, as in the schema; stated again because the engine ships without it. A test holds them equal. */
export function categoryOf(rating: number): Decision['outcome'] {
  if (rating >= 7) return 'appropriate'
  return rating >= 4 ? 'may-be-appropriate' : 'not-appropriate'
}
