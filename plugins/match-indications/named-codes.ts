import type { ValueSet } from '#schema/model/vocabulary.ts'
import type { IndicationMatch } from './match-indications.ts'

export type NamedCode = { valueSet: string; system: string; code: string }

/**
 * One code for each match, as facts want it: the one in the fewest of the sets, so that it says no more than was named. A set that has only beginnings of codes gives
 * such a beginning, which is a category of its code system.
 */
export function namedCodes(valueSets: ReadonlyMap<string, ValueSet>, matches: ReadonlyArray<IndicationMatch>): Array<NamedCode> {
  const setsWith = ({ system, code }: { system: string; code: string }): number => [...valueSets.values()].filter((set) => holds(set, system, code)).length
  return matches.flatMap(({ valueSet }) => {
    const set = valueSets.get(valueSet)
    if (!set) return []
    const choices = [...set.codes.map(({ system, code }) => ({ system, code })), ...set.prefixes.map(({ system, prefix }) => ({ system, code: prefix }))]
    const [fewest] = choices.map((choice) => ({ choice, sets: setsWith(choice) })).toSorted((one, other) => one.sets - other.sets)
    return fewest ? [{ valueSet, ...fewest.choice }] : []
  })
}

function holds({ codes, prefixes }: ValueSet, system: string, code: string): boolean {
  return codes.some((one) => one.system === system && one.code === code) || prefixes.some((one) => one.system === system && code.startsWith(one.prefix))
}
