import { entryOf, type Condition, type DecidableRecommendation } from './terms.ts'

// What the engine reads of a bundle must be there and of the right kind. Nothing more is asked: meaning is its publisher's to hold, by the
// schema, and a receiver has no schema library. Each thing is looked at when it is first used, so that a large bundle loads at once.

type Check = (value: unknown) => boolean
type Fields = Readonly<Record<string, Check>>

export const isText: Check = (value) => typeof value === 'string'
const isNumber: Check = (value) => typeof value === 'number'
const isThere: Check = (value) => value !== undefined
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
export const listOf = (check: Check): Check => (value) => Array.isArray(value) && value.every(check)
export const recordOf = (fields: Fields): Check => {
  const checks = Object.entries(fields)
  return (value) => isRecord(value) && checks.every(([field, check]) => check(value[field]))
}
const optional = (check: Check): Check => (value) => value === undefined || check(value)

const localised: Check = (value) => isRecord(value) && Object.values(value).every((text) => text === undefined || isText(text))
const window = recordOf({ procedure: isText, within: isText, status: optional(isText) })
const advice = recordOf({
  interrupt: isText,
  message: localised,
  within: optional(isText),
  instead: listOf((one) => recordOf({ procedure: isText })(one) || recordOf({ action: isText, appropriateness: optional(isNumber) })(one)),
})
const recommendation: Fields = {
  version: isText,
  path: isText,
  title: localised,
  options: listOf(recordOf({ scenario: isText, procedure: isText, appropriateness: isNumber, advice })),
  rule: recordOf({
    applies: isThere,
    scenarios: listOf(recordOf({ key: isText, when: isThere })),
    overrides: listOf(recordOf({ recommendation: isText })),
    priorImaging: optional(window),
  }),
  statement: optional(recordOf({ further: optional(listOf(recordOf({ scenarios: optional(listOf(isText)), procedures: optional(listOf(isText)) }))) })),
  certainty: optional(isText),
  reviewDueOn: optional(isText),
}

/** The first field of a recommendation that cannot be read; undefined where all can. Its conditions are looked at when they are read. */
export function damageOf(stated: DecidableRecommendation): string | undefined {
  return Object.entries(recommendation).find(([field, check]) => !check(stated[field as keyof DecidableRecommendation]))?.[0]
}

/** By the key that tells a condition's kind, in the order in which they are looked for. */
const conditions = Object.entries({
  all: recordOf({ all: listOf(isThere) }),
  any: recordOf({ any: listOf(isThere) }),
  not: recordOf({ not: isThere }),
  of: recordOf({ of: listOf(isThere), atLeast: isNumber }),
  score: recordOf({ score: listOf(recordOf({ points: isNumber, when: isThere })), from: optional(isNumber), below: optional(isNumber) }),
  age: recordOf({ age: recordOf({ from: optional(isText), below: optional(isText) }) }),
  sex: recordOf({ sex: listOf(isText) }),
  pregnancy: recordOf({ pregnancy: listOf(isText) }),
  setting: recordOf({ setting: listOf(isText) }),
  phase: recordOf({ phase: listOf(isText) }),
  indication: recordOf({ indication: recordOf({ in: isText }) }),
  finding: recordOf({ finding: isText, is: optional(isText) }),
  measurement: recordOf({ measurement: isText, unit: isText, from: optional(isNumber), below: optional(isNumber) }),
  prior: recordOf({ prior: window }),
  ref: recordOf({ ref: isText }),
} satisfies Record<Exclude<KeysOf<Condition>, 'atLeast' | 'is' | 'from' | 'below' | 'unit'>, Check>)

type KeysOf<Union> = Union extends unknown ? keyof Union : never

/** Whether a condition can be read, its parts aside. */
export function isCondition(stated: unknown): stated is Condition {
  if (!isRecord(stated)) return false
  const kind = conditions.find(([key]) => Object.hasOwn(stated, key))
  return kind !== undefined && kind[1](stated)
}

const coded = recordOf({ system: isText, code: isText })
const begun = recordOf({ system: isText, prefix: isText })
export const isValueSet = recordOf({ codes: listOf(coded), prefixes: listOf(begun), procedures: listOf(isText) })
export const isMeasurement = recordOf({ unit: isText, conversions: listOf(recordOf({ unit: isText, factor: isNumber, offset: isNumber })) })

const bands = listOf(recordOf({ scheme: isText, symbol: isText }))
export const isProcedure = recordOf({
  name: localised,
  bands: recordOf({ adult: bands, child: bands }),
  comparedDose: recordOf({ adult: optional(isNumber), child: optional(isNumber) }),
})
export const isAction = recordOf({ name: localised })

const anyRecord: Check = isRecord
const namedConditions: Check = (value) => isRecord(value) && Object.values(value).every(recordOf({ meaning: isThere }))
/** An entry of a list that can be read; undefined where there is none, or it is damaged. */
export function soundEntry<Value>(record: Readonly<Record<string, Value>>, key: string, check: Check): Value | undefined {
  const stated = entryOf(record, key)
  return check(stated) ? stated : undefined
}

/** Enough of a recommendation to take out what deciding reads, and to know for which orders it is read. */
const indexable = recordOf({
  id: isText,
  options: listOf(recordOf({ procedure: isText })),
  statement: recordOf({ further: optional(listOf(anyRecord)) }),
  evidence: anyRecord,
})

/** What a bundle must hold for anything to be decided with it, by place. */
export const bundleParts: ReadonlyArray<[place: string, check: Check]> = [
  ['id', isText],
  ['sequence', isNumber],
  ['publisher', recordOf({ url: isText })],
  ['languages', listOf(isText)],
  ['recommendations', listOf(indexable)],
  ['procedures', anyRecord],
  ['valueSets', anyRecord],
  ['vocabulary', recordOf({ findings: anyRecord, measurements: anyRecord, actions: anyRecord })],
  ['conditions', namedConditions],
  ['cases', listOf(anyRecord)],
]
