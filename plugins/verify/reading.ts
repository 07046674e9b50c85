import { UnreadableRule, type CodeSet, type ConditionReader, type Expression, type Leaf } from '#plugins/decide/expression.ts'
import { nothingKnown } from '#plugins/decide/facts.ts'
import { leavesOf } from '#plugins/decide/leaves.ts'
import { unknown, type DecidableRecommendation } from '#plugins/decide/terms.ts'
import { truthOf } from '#plugins/decide/truth.ts'

/** A recommendation as verification sees it: its conditions read once, and what they read. */
export type Reading = {
  id: string
  recommendation: DecidableRecommendation
  applies: Expression
  scenarios: ReadonlyArray<{ key: string; when: Expression }>
  /** Every single condition that can matter, each once, in reading order; not those inside a part that holds, or fails, whatever they are. */
  leaves: ReadonlyArray<Leaf>
  /** Single conditions that everyone in the population meets, as far as they can be read off. */
  demands: ReadonlyArray<Leaf>
  /** Procedures it has rows for, each once. */
  procedures: ReadonlyArray<string>
  /** Value sets of reasons that it reads anywhere. */
  reads: ReadonlySet<CodeSet>
  /** Value sets without a code of which its population is nobody; undefined where it asks for no reason. */
  asks: ReadonlySet<CodeSet> | undefined
}

/** Reads a recommendation; where its rule cannot be read, why. */
export function readingOf(recommendation: DecidableRecommendation, reader: ConditionReader): Reading | { unreadable: string } {
  try {
    const { id, rule, options } = recommendation
    const applies = reader.read(rule.applies)
    const scenarios = rule.scenarios.map(({ key, when }) => ({ key, when: reader.read(when) }))
    if (rule.priorImaging) reader.priorWindow(rule.priorImaging)
    const nobody = nothingKnown(0)
    const leaves = leavesOf([applies, ...scenarios.map(({ when }) => when)], (expression) => truthOf(expression, nobody) === unknown)
    const reads = new Set(leaves.flatMap((leaf) => (leaf.is === 'indication' ? [leaf.set] : [])))
    const procedures = [...new Set(options.map(({ procedure }) => procedure))].sort()
    return { id, recommendation, applies, scenarios, leaves, demands: demandedBy(applies), procedures, reads, asks: askedBy(applies) }
  } catch (fault) {
    if (fault instanceof UnreadableRule) return { unreadable: fault.message }
    throw fault
  }
}

function demandedBy(expression: Expression): Array<Leaf> {
  switch (expression.is) {
    case 'all':
      return expression.parts.flatMap(demandedBy)
    case 'named':
      return demandedBy(expression.meaning)
    case 'any':
    case 'not':
    case 'score':
      return []
    default:
      return [expression]
  }
}

/**
 * Reasons that a condition asks for: value sets of which a code must be given if it is to hold, as the condition is written. One part of an
 * `all` is enough to ask; of an `any`, and of what is counted, every part has to.
 */
function askedBy(expression: Expression): ReadonlySet<CodeSet> | undefined {
  switch (expression.is) {
    case 'indication':
      return new Set([expression.set])
    case 'all': {
      const asking = expression.parts.map(askedBy).filter((one) => one !== undefined)
      return asking.length === 0 ? undefined : united(asking)
    }
    case 'any':
      return everyOne(expression.parts.map(askedBy))
    case 'score':
      // Where no points are not enough, one of the parts must hold.
      return expression.from > 0 ? everyOne(expression.parts.map(({ when }) => askedBy(when))) : undefined
    case 'named':
      return askedBy(expression.meaning)
    default:
      return undefined
  }
}

function everyOne(parts: ReadonlyArray<ReadonlySet<CodeSet> | undefined>): ReadonlySet<CodeSet> | undefined {
  const asking = parts.filter((one) => one !== undefined)
  return asking.length === parts.length ? united(asking) : undefined
}

function united(sets: ReadonlyArray<ReadonlySet<CodeSet>>): ReadonlySet<CodeSet> {
  return new Set(sets.flatMap((set) => [...set]))
}
