import type { Decidable } from '#schema/bundle/bundle.ts'
import { type Condition, nodesOf } from '#schema/model/condition.ts'
import type { Facts } from '#schema/model/facts.ts'

/** What one draft's rule looks at, in reading order: what has to be asked of a patient, and nothing else. Age, sex and pregnancy always are. */
export type FactsRead = {
  procedures: ReadonlyArray<string>
  findings: ReadonlyArray<string>
  /** With the unit that thresholds are written in. */
  measurements: ReadonlyArray<{ key: string; unit: string }>
  /** Value sets that a reason for referral may lie in. */
  indications: ReadonlyArray<string>
  setting: boolean
  phase: boolean
  /** Examinations that the rule asks whether they were done before. */
  prior: ReadonlyArray<string>
}

export function factsRead({ recommendations, conditions, valueSets }: Decidable): FactsRead {
  const [own] = recommendations
  const nodes: Array<Condition> = []
  const seen = new Set<string>()
  const read = (condition: Condition): void => {
    for (const node of nodesOf(condition)) {
      nodes.push(node)
      if (!('ref' in node) || seen.has(node.ref)) continue
      seen.add(node.ref)
      const named = conditions[node.ref]
      if (named) read(named.meaning)
    }
  }
  if (own) [own.rule.applies, ...own.rule.scenarios.map(({ when }) => when)].forEach(read)
  const procedures = (key: string): ReadonlyArray<string> => valueSets[key]?.procedures ?? [key]
  const windows = [...nodes.flatMap((node) => ('prior' in node ? [node.prior.procedure] : [])), ...(own?.rule.priorImaging ? [own.rule.priorImaging.procedure] : [])]
  const measured = new Map(nodes.flatMap((node) => ('measurement' in node ? [[node.measurement, node.unit] as const] : [])))
  return {
    procedures: unique((own?.options ?? []).map(({ procedure }) => procedure)),
    findings: unique(nodes.flatMap((node) => ('finding' in node ? [node.finding] : []))),
    measurements: [...measured].map(([key, unit]) => ({ key, unit })),
    indications: unique(nodes.flatMap((node) => ('indication' in node ? [node.indication.in] : []))),
    setting: nodes.some((node) => 'setting' in node),
    phase: nodes.some((node) => 'phase' in node),
    prior: unique(windows.flatMap(procedures)),
  }
}

type Code = NonNullable<Facts['indications']>[number]
type Sets = Decidable['valueSets']

/** Whether one of a patient's reasons lies in a value set. */
export function hasIndication(facts: Facts, set: string, sets: Sets): boolean {
  return (facts.indications ?? []).some((code) => isInSet(code, set, sets))
}

/** A patient with, or without, a reason of a value set. A reason is added that lies in as few other sets as possible. */
export function withIndication(facts: Facts, { set, has, sets }: { set: string; has: boolean; sets: Sets }): Facts {
  const rest = (facts.indications ?? []).filter((code) => has || !isInSet(code, set, sets))
  if (!has) return { ...facts, indications: rest }
  const own = [...(sets[set]?.codes ?? []).map(({ system, code }) => ({ system, code })), ...(sets[set]?.prefixes ?? []).map(({ system, prefix }) => ({ system, code: prefix }))]
  const others = (code: Code): number => Object.keys(sets).filter((key) => isInSet(code, key, sets)).length
  const [code] = own.toSorted((one, other) => others(one) - others(other))
  return { ...facts, indications: code ? [...rest, code] : rest }
}

export function isInSet({ system, code }: Code, set: string, sets: Sets): boolean {
  const { codes = [], prefixes = [] } = sets[set] ?? {}
  return codes.some((one) => one.system === system && one.code === code) || prefixes.some((one) => one.system === system && code.startsWith(one.prefix))
}

/** Facts without the parts that say nothing: an empty group is no knowledge. */
export function tidied(facts: Facts): Facts {
  const isTold = (value: unknown): boolean => value !== undefined && !(typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((part) => part === undefined))
  return JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(facts).filter(([, value]) => isTold(value))))) as Facts
}

function unique(keys: ReadonlyArray<string>): Array<string> {
  return [...new Set(keys)]
}
