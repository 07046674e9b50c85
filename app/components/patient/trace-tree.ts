import type { DecidableRecommendation } from '#schema/bundle/bundle.ts'
import type { Truth, TraceStep } from '#schema/bundle/decision.ts'
import type { Condition } from '#schema/model/condition.ts'
import type { Catalogue } from '#schema/model/library.ts'

/** A condition with what it was for a patient, and the same of its parts as far as they were looked at. */
export type TracedCondition = { condition: Condition; is: Truth; points?: number; parts: ReadonlyArray<TracedCondition> }
/** Whom the rule is about, then each scenario that was asked about, in order. */
export type Traced = { applies: TracedCondition | undefined; scenarios: ReadonlyArray<{ key: string; when: TracedCondition }> }

/** The engine's list of steps as the tree they came from. A named condition is opened where it comes first. */
export function traceTree({ trace, recommendation, named }: { trace: ReadonlyArray<TraceStep>; recommendation: DecidableRecommendation; named: Catalogue['conditions'] }): Traced {
  const steps = new Map(trace.filter((step) => step.recommendation === recommendation.id).map(({ at, is }) => [at, is]))
  const opened = new Set<string>()
  const traced = (condition: Condition, at: string): TracedCondition | undefined => {
    const is = steps.get(at)
    if (is === undefined) return undefined
    return { condition, is, parts: partsAt(condition, at).flatMap(({ part, path, points }) => {
      const inside = traced(part, path)
      return inside ? [{ ...inside, ...(points !== undefined && { points }) }] : []
    }) }
  }
  const partsAt = (condition: Condition, at: string): Array<{ part: Condition; path: string; points?: number }> => {
    if ('all' in condition) return condition.all.map((part, index) => ({ part, path: `${at}.all.${index}` }))
    if ('any' in condition) return condition.any.map((part, index) => ({ part, path: `${at}.any.${index}` }))
    // "No fever" is one thing to a reader.
    if ('not' in condition) return 'finding' in condition.not ? [] : [{ part: condition.not, path: `${at}.not` }]
    if ('of' in condition) return condition.of.map((part, index) => ({ part, path: `${at}.of.${index}` }))
    if ('score' in condition) return condition.score.map(({ when, points }, index) => ({ part: when, path: `${at}.score.${index}.when`, points }))
    if (!('ref' in condition) || opened.has(condition.ref)) return []
    opened.add(condition.ref)
    const meaning = named.get(condition.ref)?.meaning
    return meaning ? [{ part: meaning, path: `conditions.${condition.ref}.meaning` }] : []
  }
  const { applies, scenarios } = recommendation.rule
  return {
    applies: traced(applies, 'rule.applies'),
    scenarios: scenarios.flatMap(({ key, when }, index) => {
      const asked = traced(when, `rule.scenarios.${index}.when`)
      return asked ? [{ key, when: asked }] : []
    }),
  }
}
