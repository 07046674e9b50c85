import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holds, type CompleteFacts } from '#tests/support/naive-decide.ts'
import { completions, randomAt as at, randomCases } from '#tests/support/random-rules.ts'
import type { Condition } from '#schema/model/condition.ts'
import type { Decidable } from '#schema/bundle/bundle.ts'
import { caseCoverage } from './case-coverage.ts'
import { suggestCases } from './suggest-cases.ts'

/** One recommendation whose every patient can be enumerated. */
const small = randomCases(4).filter(({ facts, kinds }) => completions({ at, order: facts.order! }, kinds).length <= 1500)

test('with every patient as a case, a condition is covered exactly when a pair of patients shows it', () => {
  fc.assert(
    fc.property(small, ({ rules, facts, kinds }) => {
      const everyone = completions({ at, order: facts.order! }, kinds)
      const found = covered(rules, everyone)
      expect(found).toEqual(plainlyCovered(rules, everyone))
    }),
    { numRuns: 150 },
  )
})

test('with any cases, coverage is what the plain meaning says', () => {
  fc.assert(
    fc.property(small, fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), ({ rules, facts, kinds }, picks) => {
      const everyone = completions({ at, order: facts.order! }, kinds)
      const some = picks.map((pick) => everyone[pick % everyone.length]!)
      expect(covered(rules, some)).toEqual(plainlyCovered(rules, some))
    }),
    { numRuns: 150 },
  )
})

test('the suggested cases cover everything that any patient can, and nothing is suggested where none can', () => {
  fc.assert(
    fc.property(small, fc.nat(), ({ rules, facts, kinds }, pick) => {
      const everyone = completions({ at, order: facts.order! }, kinds)
      const cases = [{ facts: everyone[pick % everyone.length]! }]
      const id = rules.recommendations[0]!.id
      const uncovered = suggestCases({ coverage: caseCoverage({ decidable: rules, recommendation: id, cases, at }), cases, at })
      const suggested = uncovered.flatMap(({ suggestions }) => suggestions.map((one) => one.facts as CompleteFacts))
      const possible = plainlyCovered(rules, everyone)
      expect(covered(rules, [...cases.map((one) => one.facts), ...suggested])).toEqual(possible)
      for (const { judgement, condition, suggestions } of uncovered) expect(suggestions.length > 0).toBe(possible[`${judgement.of} ${judgement.key} ${condition.paths[0]}`])
    }),
    { numRuns: 150 },
  )
})

function covered(rules: Decidable, patients: ReadonlyArray<CompleteFacts>): Record<string, boolean> {
  const { judgements } = caseCoverage({ decidable: rules, recommendation: rules.recommendations[0]!.id, cases: patients.map((facts) => ({ facts })), at })
  return Object.fromEntries(judgements.flatMap(({ judgement, conditions }) => conditions.map((one) => [`${judgement.of} ${judgement.key} ${one.condition.paths[0]}`, one.covered])))
}

type Single = { text: string; path: string; condition: Condition }

/** The definition, written down over the condition as authored and by trying every pair of patients. */
function plainlyCovered(rules: Decidable, patients: ReadonlyArray<CompleteFacts>): Record<string, boolean> {
  const { id, rule } = rules.recommendations[0]!
  const whens = rule.scenarios.map(({ when }) => when)
  const isNamed = (condition: Condition): boolean => JSON.stringify(condition).includes('"ref"')
  const all: Array<{ name: string; path: string; condition: Condition; isAsked: (one: CompleteFacts) => boolean }> = [
    { name: `applies ${id}`, path: 'rule.applies', condition: rule.applies, isAsked: () => true },
    ...rule.scenarios.map(({ key, when }, index) => ({
      name: `scenario ${key}`,
      path: `rule.scenarios.${index}.when`,
      condition: when,
      isAsked: (one: CompleteFacts) => holds(rules, rule.applies, one) && !whens.slice(0, index).some((earlier) => holds(rules, earlier, one)),
    })),
  ]
  if ([rule.applies, ...whens].some(isNamed)) {
    const isAsked = (one: CompleteFacts): boolean => isNamed(rule.applies) || holds(rules, rule.applies, one)
    all.push({ name: 'named named', path: 'meaning', condition: rules.conditions['named']!.meaning, isAsked })
  }
  return Object.fromEntries(
    all.flatMap(({ name, path, condition, isAsked }) => {
      const singles = singlesOf(condition, path)
      const asked = patients.filter(isAsked)
      return singles
        .filter(({ text }, index) => singles.findIndex((other) => other.text === text) === index)
        .map((single) => {
          const shown = asked.flatMap((one) => {
            const [ifTrue, ifFalse] = [true, false].map((value) => withSingle(rules, condition, one, { text: single.text, value }))
            const isThere = holds(rules, single.condition, one)
            return ifTrue === ifFalse ? [] : [{ isThere, result: isThere ? ifTrue : ifFalse }]
          })
          return [`${name} ${single.path}`, shown.some((one) => one.isThere && shown.some((other) => !other.isThere && other.result !== one.result))]
        })
    }),
  )
}

function singlesOf(condition: Condition, path: string): Array<Single> {
  const inside = (parts: ReadonlyArray<Condition>, at: (index: number) => string): Array<Single> => parts.flatMap((part, index) => singlesOf(part, `${path}.${at(index)}`))
  if ('all' in condition) return inside(condition.all, (index) => `all.${index}`)
  if ('any' in condition) return inside(condition.any, (index) => `any.${index}`)
  if ('not' in condition) return inside([condition.not], () => 'not')
  if ('of' in condition) return inside(condition.of, (index) => `of.${index}`)
  if ('score' in condition) return inside(condition.score.map(({ when }) => when), (index) => `score.${index}.when`)
  return [{ text: JSON.stringify(condition), path, condition }]
}

/** What a condition comes to when one single condition in it is taken as given. */
function withSingle(rules: Decidable, condition: Condition, facts: CompleteFacts, given: { text: string; value: boolean }): boolean {
  const part = (one: Condition): boolean => withSingle(rules, one, facts, given)
  if ('all' in condition) return condition.all.every(part)
  if ('any' in condition) return condition.any.some(part)
  if ('not' in condition) return !part(condition.not)
  if ('of' in condition) return condition.of.filter(part).length >= condition.atLeast
  if ('score' in condition) {
    const sum = condition.score.filter(({ when }) => part(when)).reduce((total, { points }) => total + points, 0)
    return sum >= (condition.from ?? -Infinity) && sum < (condition.below ?? Infinity)
  }
  return JSON.stringify(condition) === given.text ? given.value : holds(rules, condition, facts)
}
