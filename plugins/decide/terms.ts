import type { BundleCase, BundleProcedure, Decidable, DecidableRecommendation } from '#schema/bundle/bundle.ts'
import type { Alternative, Decision, TraceStep } from '#schema/bundle/decision.ts'

// Everything the engine speaks of, taken from the public formats alone: the engine ships without the rest of the schema.
export type { Alternative, BundleCase, BundleProcedure, Decidable, DecidableRecommendation, Decision, TraceStep }

export type Condition = Decidable['conditions'][string]['meaning']
export type ValueSet = Decidable['valueSets'][string]
export type Option = DecidableRecommendation['options'][number]
export type Localised = DecidableRecommendation['title']
export type Language = Decidable['languages'][number]
export type MissingFact = Decision['missing'][number]
export type PriorExamination = Decision['duplicates'][number]
export type Facts = BundleCase['facts']
export type GoldenCase = Omit<BundleCase, 'recommendation'>
export type Certainty = NonNullable<DecidableRecommendation['certainty']>
/** What a statement commits to, and how certain its ground is. A draft may lack any of it. */
export type Grade = Pick<NonNullable<Decision['recommendation']>, 'certainty' | 'strength' | 'direction'>

type Patient = NonNullable<Facts['patient']>
export type Sex = NonNullable<Patient['sex']>
export type Pregnancy = NonNullable<Patient['pregnancy']>
export type Setting = NonNullable<Facts['setting']>
export type Phase = NonNullable<Facts['phase']>
export type PriorStatus = PriorExamination['status']

/** Values of the facts that are one of a list. Complete by type in both directions. */
export const choices = {
  sex: Object.keys({ female: 0, male: 0, other: 0 } satisfies Record<Sex, 0>),
  pregnancy: Object.keys({ no: 0, possible: 0, yes: 0, postpartum: 0 } satisfies Record<Pregnancy, 0>),
  setting: Object.keys({
    'primary-care': 0,
    emergency: 0,
    inpatient: 0,
    outpatient: 0,
    screening: 0,
    'self-referral': 0,
  } satisfies Record<Setting, 0>),
  phase: Object.keys({ initial: 0, 'follow-up': 0, screening: 0, staging: 0 } satisfies Record<Phase, 0>),
} as const
export type ChoiceFact = keyof typeof choices

export const priorStatuses = Object.keys({ ordered: 0, performed: 0 } satisfies Record<PriorStatus, 0>) as ReadonlyArray<PriorStatus>

/** Three-valued truth as a number, so that "and" is the least, "or" the greatest, and "not" is `yes - truth`. */
export const no = 0
export const unknown = 1
export const yes = 2
export type Truth = typeof no | typeof unknown | typeof yes

/** Words of the three values in a trace. */
export const truthWords = ['false', 'unknown', 'true'] as const

/** Own property, so that a key such as "constructor" is looked up like any other. */
export function entryOf<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
