import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aDecidable } from '#tests/support/a-decidable.ts'
import { holds } from '#tests/support/naive-decide.ts'
import { completions, kindOfMissing, possibleValues, randomAt, randomConditions, withFact, type FactKind } from '#tests/support/random-rules.ts'
import type { Condition } from '#schema/model/condition.ts'
import type { Facts } from '#schema/model/facts.ts'
import { parseDay } from './calendar.ts'
import { makeForest } from './diagram.ts'
import { makeConditionReader } from './expression.ts'
import { nothingKnown } from './facts.ts'
import { openFacts } from './open-facts.ts'
import { questionOrder } from './questions.ts'
import { makeResidual } from './residual.ts'

const rules = aDecidable([], { conditions: { named: { meaning: { finding: 'a' }, name: { en: 'named' } } } })
const nothing: Facts = { at: randomAt, order: { procedure: 'CT_HEAD' } }

function ask(condition: Condition): { order: Array<FactKind>; worst: number | undefined } {
  const expression = makeConditionReader(rules).read(condition)
  const known = nothingKnown(parseDay(randomAt)!)
  const open = openFacts([expression], known)
  const forest = makeForest(open.sizes, 10_000)
  const { order, worst } = questionOrder({ forest, open, outcome: makeResidual({ forest, open, known }).diagramOf(expression) })
  return { order: order.map(kindOfMissing), worst }
}

/** Least number of questions that settles a condition in the worst case, by trying every question after every answer. */
function fewest(condition: Condition, facts: Facts, left: ReadonlyArray<FactKind>): number {
  if (new Set(completions(facts, left).map((one) => holds(rules, condition, one))).size < 2) return 0
  return Math.min(...left.map((kind) => after(condition, facts, left, kind)))
}
function after(condition: Condition, facts: Facts, left: ReadonlyArray<FactKind>, kind: FactKind): number {
  const rest = left.filter((other) => other !== kind)
  return 1 + Math.max(...possibleValues(facts, kind).map((value) => fewest(condition, withFact(facts, value), rest)))
}

test('asking in this order ends soonest in the worst case', () => {
  const kinds: ReadonlyArray<FactKind> = ['a', 'b', 'c', 'sex', 'gcs']
  fc.assert(
    fc.property(randomConditions(kinds), (condition) => {
      const { order, worst } = ask(condition)
      expect(worst).toBe(fewest(condition, nothing, kinds))
      if (order[0]) expect(after(condition, nothing, kinds, order[0])).toBe(worst)
    }),
    { numRuns: 60 },
  )
})

test('the question that makes another superfluous comes first', () => {
  // Whoever is female is asked about b only, everyone else about c only: three facts, never more than two questions.
  const condition: Condition = { any: [{ all: [{ finding: 'b' }, { sex: ['female'] }] }, { all: [{ finding: 'c' }, { not: { sex: ['female'] } }] }] }
  expect(ask(condition)).toEqual({ order: ['sex', 'b', 'c'], worst: 2 })
})

test('among equals the first one read comes first', () => {
  expect(ask({ all: [{ finding: 'c' }, { finding: 'a' }, { finding: 'b' }] })).toEqual({ order: ['c', 'a', 'b'], worst: 3 })
})

test('with more facts than are searched one answer is looked ahead', () => {
  const many = Array.from({ length: 12 }, (_, index): Condition => ({ finding: `f${index}` }))
  const { order, worst } = ask({ all: [{ any: many }, { sex: ['female'] }] })
  expect(order).toHaveLength(13)
  expect(worst).toBeUndefined()
})
