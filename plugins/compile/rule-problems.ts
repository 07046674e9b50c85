import type { Condition } from '#schema/model/condition.ts'
import type { Gaps } from '#schema/model/gaps.ts'
import type { Instead } from '#schema/model/golden-case.ts'
import type { Catalogue, Library } from '#schema/model/library.ts'
import { ProcedureKey } from '#schema/model/notation.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import { placedNodes } from './condition-paths.ts'
import { type Problem, problem, type ProblemReason } from './problem.ts'

type Report = (path: string, reason: Exclude<ProblemReason, 'incomplete'>, found: string) => void

/**
 * Everything in the rule, the options, the further statements and the cases of a recommendation that points at nothing: unknown codes, circular
 * named conditions, scenarios that are not there, rows that stand twice. Works on drafts; what is missing is not its business.
 */
export function ruleProblems(draft: RecommendationDraft, library: Library): Array<Problem> {
  const problems: Array<Problem> = []
  const report: Report = (path, reason, found) => problems.push(problem({ document: draft.id, path }, reason, found))
  const { rule } = draft
  if (rule?.applies) reportCondition(rule.applies, 'rule.applies', library, report)
  rule?.scenarios?.forEach(({ when }, index) => {
    if (when) reportCondition(when, `rule.scenarios.${index}.when`, library, report)
  })
  if (rule?.priorImaging?.procedure) reportExaminations(rule.priorImaging.procedure, 'rule.priorImaging.procedure', library, report)
  rule?.overrides?.forEach(({ recommendation }, index) => {
    if (recommendation && (recommendation === draft.id || !library.recommendations.has(recommendation)))
      report(`rule.overrides.${index}.recommendation`, 'unknown-recommendation', recommendation)
  })
  reportTable(draft, library, report)
  reportFurther(draft, library, report)
  draft.value?.alternatives?.forEach(({ procedure, action }, index) => {
    if (procedure && !library.procedures.has(procedure)) report(`value.alternatives.${index}.procedure`, 'unknown-procedure', procedure)
    if (action && !library.actions.has(action)) report(`value.alternatives.${index}.action`, 'unknown-action', action)
  })
  draft.cases?.forEach(({ facts, expect }, index) => {
    const place = `cases.${index}`
    for (const key of Object.keys(facts?.findings ?? {}))
      if (!library.findings.has(key)) report(`${place}.facts.findings.${key}`, 'unknown-finding', key)
    for (const key of Object.keys(facts?.measurements ?? {}))
      if (!library.measurements.has(key)) report(`${place}.facts.measurements.${key}`, 'unknown-measurement', key)
    const ordered = facts?.order?.procedure
    if (ordered && !library.procedures.has(ordered)) report(`${place}.facts.order.procedure`, 'unknown-procedure', ordered)
    if (expect?.scenario && !scenarioKeys(draft).includes(expect.scenario)) report(`${place}.expect.scenario`, 'unknown-scenario', expect.scenario)
    expect?.instead?.forEach((instead, entry) => reportInstead(instead, `${place}.expect.instead.${entry}`, library, report))
  })
  return problems
}

/** Keys of named conditions that `condition` reaches, whether they exist or not, and the keys that close a circle. */
export function reachedConditions(condition: Condition, catalogue: Pick<Catalogue, 'conditions'>): { reached: Set<string>; circular: Set<string> } {
  const reached = new Set<string>()
  const circular = new Set<string>()
  const visit = (within: Condition, above: ReadonlyArray<string>): void => {
    for (const { node } of placedNodes(within, '')) {
      if (!('ref' in node)) continue
      if (above.includes(node.ref)) circular.add(node.ref)
      if (reached.has(node.ref)) continue
      reached.add(node.ref)
      const named = catalogue.conditions.get(node.ref)
      if (named) visit(named.meaning, [...above, node.ref])
    }
  }
  visit(condition, [])
  return { reached, circular }
}

function scenarioKeys(draft: RecommendationDraft): Array<string> {
  return (draft.rule?.scenarios ?? []).flatMap(({ key }) => (key ? [key] : []))
}

function reportTable(draft: RecommendationDraft, library: Library, report: Report): void {
  const keys = scenarioKeys(draft)
  draft.rule?.scenarios?.forEach(({ key }, index, scenarios) => {
    if (key && scenarios.findIndex((scenario) => scenario.key === key) !== index) report(`rule.scenarios.${index}.key`, 'duplicate-scenario', key)
  })
  draft.options?.forEach(({ scenario, procedure, advice }, index, options) => {
    const place = `options.${index}`
    if (scenario && !keys.includes(scenario)) report(`${place}.scenario`, 'unknown-scenario', scenario)
    if (procedure && !library.procedures.has(procedure)) report(`${place}.procedure`, 'unknown-procedure', procedure)
    const first = options.findIndex((option) => option.scenario === scenario && option.procedure === procedure)
    if (scenario && procedure && first !== index) report(place, 'duplicate-option', `${scenario} x ${procedure}`)
    advice?.instead?.forEach((instead, entry) => reportInstead(instead, `${place}.advice.instead.${entry}`, library, report))
  })
}

/**
 * Two statements for the same orders in one scenario would leave open which of them holds; one for some procedures and one for every procedure
 * do not. A statement for a procedure that nobody rates in its scenarios would never hold.
 */
function reportFurther(draft: RecommendationDraft, library: Library, report: Report): void {
  const keys = scenarioKeys(draft)
  const named: Array<{ scenario: string; procedures: ReadonlyArray<string> }> = []
  draft.statement?.further?.forEach(({ scenarios = [], procedures = [] }, index) => {
    const path = `statement.further.${index}`
    scenarios.forEach((scenario, entry) => {
      if (!keys.includes(scenario)) report(`${path}.scenarios.${entry}`, 'unknown-scenario', scenario)
      else if (named.some((other) => other.scenario === scenario && meet(other.procedures, procedures))) report(`${path}.scenarios.${entry}`, 'governed-twice', scenario)
      named.push({ scenario, procedures })
    })
    procedures.forEach((procedure, entry) => {
      const isRated = draft.options?.some((option) => option.procedure === procedure && option.scenario !== undefined && scenarios.includes(option.scenario))
      if (!library.procedures.has(procedure)) report(`${path}.procedures.${entry}`, 'unknown-procedure', procedure)
      else if (scenarios.length > 0 && !isRated) report(`${path}.procedures.${entry}`, 'unrated-procedure', procedure)
    })
  })
}

function meet(one: ReadonlyArray<string>, other: ReadonlyArray<string>): boolean {
  return one.length === 0 ? other.length === 0 : one.some((procedure) => other.includes(procedure))
}

function reportInstead(instead: Gaps<Instead>, path: string, library: Library, report: Report): void {
  if ('procedure' in instead && instead.procedure && !library.procedures.has(instead.procedure)) report(`${path}.procedure`, 'unknown-procedure', instead.procedure)
  if ('action' in instead && instead.action && !library.actions.has(instead.action)) report(`${path}.action`, 'unknown-action', instead.action)
}

function reportCondition(condition: Condition, path: string, library: Library, report: Report): void {
  for (const { node, path: place } of placedNodes(condition, path)) {
    reportLeaf(node, place, library, report)
    if (!('ref' in node)) continue
    if (!library.conditions.has(node.ref)) {
      report(`${place}.ref`, 'unknown-condition', node.ref)
      continue
    }
    const { reached, circular } = reachedConditions(node, library)
    for (const key of circular) report(`${place}.ref`, 'cyclic-condition', key)
    // What is wrong inside a named condition is told where this record refers to it: that is what its author can change.
    for (const key of reached) {
      const named = library.conditions.get(key)
      if (!named) report(`${place}.ref`, 'unknown-condition', key)
      else for (const inner of placedNodes(named.meaning, '')) reportLeaf(inner.node, `${place}.ref`, library, (_, reason, found) => report(`${place}.ref`, reason, found))
    }
  }
}

function reportLeaf(node: Condition, path: string, library: Library, report: Report): void {
  if ('finding' in node && !library.findings.has(node.finding)) report(`${path}.finding`, 'unknown-finding', node.finding)
  if ('measurement' in node) {
    const measurement = library.measurements.get(node.measurement)
    if (!measurement) report(`${path}.measurement`, 'unknown-measurement', node.measurement)
    else if (node.unit !== measurement.unit) report(`${path}.unit`, 'unknown-unit', node.unit)
  }
  if ('indication' in node) {
    const valueSet = library.valueSets.get(node.indication.in)
    if (!valueSet) report(`${path}.indication.in`, 'unknown-value-set', node.indication.in)
    else if (valueSet.codes.length === 0 && valueSet.prefixes.length === 0) report(`${path}.indication.in`, 'empty-value-set', node.indication.in)
  }
  if ('prior' in node) reportExaminations(node.prior.procedure, `${path}.prior.procedure`, library, report)
}

/** A procedure of the catalogue, or a value set that groups procedures. The two are told apart by their letters. */
function reportExaminations(key: string, path: string, library: Library, report: Report): void {
  if (ProcedureKey.safeParse(key).success) {
    if (!library.procedures.has(key)) report(path, 'unknown-procedure', key)
    return
  }
  const valueSet = library.valueSets.get(key)
  if (!valueSet) return report(path, 'unknown-value-set', key)
  if (valueSet.procedures.length === 0) report(path, 'empty-value-set', key)
  for (const procedure of valueSet.procedures) if (!library.procedures.has(procedure)) report(path, 'unknown-procedure', procedure)
}
