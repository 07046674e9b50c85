import { z } from 'zod'
import { Interrupt, Outcome, Rating } from '../model/appropriateness.ts'
import { Condition } from '../model/condition.ts'
import { Facts } from '../model/facts.ts'
import { list } from '../model/gaps.ts'
import { Localised } from '../model/language.ts'
import { ProcedureKey, Slug, TimeTarget } from '../model/notation.ts'
import type { ValueSet } from '../model/vocabulary.ts'

/**
 * What a change means for referrers, least first. `none`: other words, or another recommendation that says the same. `narrower`: the examination
 * is less favoured, or stopped harder. `wider`: more favoured, or stopped less. `reversed`: appropriate became not appropriate, or the reverse.
 */
export const behaviourClasses = ['none', 'narrower', 'wider', 'reversed'] as const
export const BehaviourClass = z.enum(behaviourClasses)
export type BehaviourClass = z.infer<typeof BehaviourClass>

const Offered = z.union([
  z.strictObject({ procedure: ProcedureKey, rating: Rating.optional() }),
  z.strictObject({ action: Slug, rating: Rating.optional() }),
])

/** What a referrer is told about an order: the parts of a decision that make two of them the same or not. */
export const Told = z.strictObject({
  outcome: Outcome.exclude(['needs-data']),
  /** Who decides; absent where nothing covers the situation. */
  recommendation: Slug.optional(),
  rating: Rating.optional(),
  interrupt: Interrupt,
  message: Localised.optional(),
  within: TimeTarget.optional(),
  /** As the authors wrote it; the engine orders it by rating and dose. */
  instead: list(Offered),
})
export type Told = z.infer<typeof Told>

/** Patients by a condition. `exact`: those and no others; else those and some more, where the exact description would be too long to read. */
const Patients = z.strictObject({ condition: Condition, exact: z.boolean() })

/** Patients of whom everything is known and who are told something else about an order than before. */
export const BehaviourChange = z.strictObject({
  /** The recommendation that changed. */
  recommendation: Slug,
  procedure: ProcedureKey,
  class: BehaviourClass,
  before: Told,
  after: Told,
  region: Patients,
  /** Value sets: `region` speaks of patients who have no other reasons than these. Absent where it speaks of everybody. */
  reasons: z.array(Slug).optional(),
  /** Where `reasons` is there: patients with other reasons as well for whom the same holds; absent where there are none. */
  beyond: Patients.optional(),
  /** All of them have, beside a reason that the recommendation reads, one that only others read. */
  severalReasons: z.literal(true).optional(),
  /**
   * The same patients as a reader of the recommendation sees them: of those in one of its situations, as it was or is, and with no reasons but its
   * own, the ones that meet a condition. Absent where they were and are in none.
   */
  situation: z.strictObject({ time: z.enum(['before', 'after']), scenario: Slug, where: Patients }).optional(),
  /** One of them, with the order. */
  witness: Facts,
})
export type BehaviourChange = z.infer<typeof BehaviourChange>

/** Key of a value set as it was, where it has other codes now. Only in regions of a change; the plain key is then the value set as it is. */
export function formerKey(key: string): string {
  return `${key}-before`
}

/** Value sets that have other codes now. */
export function changedValueSets(before: ValueSets, after: ValueSets): Set<string> {
  const textOf = ({ codes, prefixes }: ValueSet): string => JSON.stringify([codes.map(({ system, code }) => [system, code]), prefixes.map(({ system, prefix }) => [system, prefix])])
  const isChanged = ([key, set]: [string, ValueSet]): boolean => {
    const now = after.valueSets[key]
    return now !== undefined && now !== set && textOf(now) !== textOf(set)
  }
  return before.valueSets === after.valueSets ? new Set() : new Set(Object.entries(before.valueSets).filter(isChanged).map(([key]) => key))
}
type ValueSets = { valueSets: Readonly<Record<string, ValueSet>> }
