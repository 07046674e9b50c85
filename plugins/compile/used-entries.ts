import type { Condition } from '#schema/model/condition.ts'
import type { Instead } from '#schema/model/golden-case.ts'
import { type Catalogue, catalogueLists, type CatalogueList } from '#schema/model/library.ts'
import { ProcedureKey } from '#schema/model/notation.ts'
import type { Recommendation } from '#schema/model/recommendation.ts'
import { placedNodes } from './condition-paths.ts'

/** Keys of catalogue entries that documents use, by list. */
export type UsedKeys = Record<CatalogueList, Set<string>>

type Usable = Pick<Recommendation, 'options' | 'rule'> & Partial<Pick<Recommendation, 'cases' | 'value' | 'evidence' | 'radiology' | 'review' | 'statement' | 'replaces'>>

/** Everything of the catalogue that these recommendations use, directly or through value sets, named conditions and superseding references. */
export function usedKeys(recommendations: ReadonlyArray<Usable>, catalogue: Catalogue): UsedKeys {
  const used = Object.fromEntries(Object.keys(catalogueLists).map((list) => [list, new Set<string>()])) as UsedKeys
  for (const recommendation of recommendations) useRecommendation(recommendation, catalogue, used)
  for (const key of used.references) {
    const successor = catalogue.references.get(key)?.supersededBy
    // A set visits what is added while it is walked, so the chain is followed to its end.
    if (successor) used.references.add(successor)
  }
  return used
}

/** The used entries that are there, by key in sorted order. */
export function entriesOf<Entry>(entries: ReadonlyMap<string, Entry>, keys: ReadonlySet<string>): Array<[string, Entry]> {
  return [...keys].toSorted().flatMap((key) => {
    const entry = entries.get(key)
    return entry === undefined ? [] : [[key, entry] as [string, Entry]]
  })
}

function useRecommendation({ rule, options, cases, value, evidence, radiology, review, statement, replaces }: Usable, catalogue: Catalogue, used: UsedKeys): void {
  for (const condition of [rule.applies, ...rule.scenarios.map(({ when }) => when)]) useCondition(condition, catalogue, used)
  if (rule.priorImaging) useExaminations(rule.priorImaging.procedure, catalogue, used)
  for (const { procedure, advice } of options) {
    used.procedures.add(procedure)
    advice.instead.forEach((instead) => useInstead(instead, used))
  }
  for (const { facts, expect } of cases ?? []) {
    Object.keys(facts.findings ?? {}).forEach((key) => used.findings.add(key))
    Object.keys(facts.measurements ?? {}).forEach((key) => used.measurements.add(key))
    facts.prior?.forEach(({ procedure }) => used.procedures.add(procedure))
    if (facts.order) used.procedures.add(facts.order.procedure)
    expect.instead?.forEach((instead) => useInstead(instead, used))
  }
  for (const { procedure, action } of value?.alternatives ?? []) {
    if (procedure) used.procedures.add(procedure)
    if (action) used.actions.add(action)
  }
  evidence?.references.forEach((key) => used.references.add(key))
  for (const { reference } of evidence?.disagreements.flatMap(({ positions }) => positions) ?? []) if (reference) used.references.add(reference)
  for (const obligation of [statement?.obligation, ...(statement?.further ?? []).map((further) => further.obligation)]) if (obligation?.reference) used.references.add(obligation.reference)
  for (const { reference } of replaces ?? []) if (reference) used.references.add(reference)
  radiology?.members.forEach(({ person }) => used.people.add(person))
  if (review) used.people.add(review.owner)
}

function useCondition(condition: Condition, catalogue: Catalogue, used: UsedKeys): void {
  for (const { node } of placedNodes(condition, '')) {
    if ('finding' in node) used.findings.add(node.finding)
    if ('measurement' in node) used.measurements.add(node.measurement)
    if ('indication' in node) used.valueSets.add(node.indication.in)
    if ('prior' in node) useExaminations(node.prior.procedure, catalogue, used)
    if ('ref' in node && !used.conditions.has(node.ref)) {
      used.conditions.add(node.ref)
      const named = catalogue.conditions.get(node.ref)
      if (!named) continue
      used.references.add(named.source)
      useCondition(named.meaning, catalogue, used)
    }
  }
}

function useExaminations(key: string, catalogue: Catalogue, used: UsedKeys): void {
  if (ProcedureKey.safeParse(key).success) {
    used.procedures.add(key)
    return
  }
  used.valueSets.add(key)
  catalogue.valueSets.get(key)?.procedures.forEach((procedure) => used.procedures.add(procedure))
}

function useInstead(instead: Instead, used: UsedKeys): void {
  if ('procedure' in instead) used.procedures.add(instead.procedure)
  else used.actions.add(instead.action)
}
