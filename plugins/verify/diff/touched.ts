import type { Decidable, DecidableRecommendation } from '#schema/bundle/bundle.ts'

/** Recommendations that came, went, or may tell somebody something else; what nothing of is said here decides as before. */
export type Touched = { added: ReadonlyArray<string>; removed: ReadonlyArray<string>; changed: ReadonlyArray<string> }

/** Compares what deciding reads of each recommendation, the named conditions, value sets and measurements that it reads included. */
export function touchedBetween(before: Decidable, after: Decidable): Touched {
  const [was, is] = [before, after].map(({ recommendations }) => new Map(recommendations.map((one) => [one.id, one])))
  const words = changedWords(before, after)
  const isChanged = (one: DecidableRecommendation, other: DecidableRecommendation): boolean => {
    if (one === other && words.length === 0) return false
    const texts = [readOf(one), readOf(other)]
    return texts[0] !== texts[1] || words.some((word) => texts[0]!.includes(word))
  }
  return {
    added: [...is!.keys()].filter((id) => !was!.has(id)),
    removed: [...was!.keys()].filter((id) => !is!.has(id)),
    changed: [...is!].filter(([id, one]) => was!.has(id) && isChanged(was!.get(id)!, one)).map(([id]) => id),
  }
}

/** What deciding reads of a recommendation, in one text. Titles and reasons of scenarios and overrides are nobody's outcome. */
function readOf({ options, rule: { applies, scenarios, overrides }, statement, certainty }: DecidableRecommendation): string {
  const rows = options.map(({ scenario, procedure, appropriateness, advice }) => [scenario, procedure, appropriateness, advice])
  return JSON.stringify([rows, applies, scenarios.map(({ key, when }) => [key, when]), overrides.map(({ recommendation }) => recommendation), statement, certainty])
}

/** Keys, in quotation marks as they stand in a rule, of whatever a rule may refer to that means something else now; also through other names. */
function changedWords(before: Decidable, after: Decidable): Array<string> {
  const changed = new Set<string>()
  const compare = (one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>, meaning: (entry: never) => unknown): void => {
    if (one === other) return
    const textOf = (entry: unknown): string => (entry === undefined ? '' : JSON.stringify(meaning(entry as never)))
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) if (textOf(one[key]) !== textOf(other[key])) changed.add(JSON.stringify(key))
  }
  compare(before.valueSets, after.valueSets, ({ codes, prefixes, procedures }: Decidable['valueSets'][string]) => [codes.map(({ system, code }) => [system, code]), prefixes, procedures])
  compare(before.vocabulary.measurements, after.vocabulary.measurements, ({ unit, conversions }: Decidable['vocabulary']['measurements'][string]) => [unit, conversions])
  compare(before.conditions, after.conditions, ({ meaning }: Decidable['conditions'][string]) => meaning)
  const named = [before, after].flatMap(({ conditions }) => Object.entries(conditions).map(([key, { meaning }]) => ({ key: JSON.stringify(key), text: JSON.stringify(meaning) })))
  for (const word of changed) for (const { key, text } of named) if (text.includes(word)) changed.add(key)
  return [...changed]
}
