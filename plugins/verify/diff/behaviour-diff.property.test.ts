import fc from 'fast-check'
import { expect, test } from 'vitest'
import { naiveDecide, holds, type CompleteFacts } from '#tests/support/naive-decide.ts'
import { isOf } from '#tests/support/naive-verify.ts'
import { randomPairs, type RandomPair } from '#tests/support/random-edits.ts'
import { completions, randomAt as at } from '#tests/support/random-rules.ts'
import { decide } from '#plugins/decide/decide.ts'
import { makeConditionReader } from '#plugins/decide/expression.ts'
import { readFacts } from '#plugins/decide/facts.ts'
import { prepare } from '#plugins/decide/prepare.ts'
import { yes } from '#plugins/decide/terms.ts'
import { truthOf } from '#plugins/decide/truth.ts'
import type { Decidable } from '#schema/bundle/bundle.ts'
import { changedValueSets, formerKey, type BehaviourChange } from '#schema/bundle/behaviour-change.ts'
import type { Decision } from '#schema/bundle/decision.ts'
import { behaviourDiff } from './behaviour-diff.ts'

const procedures = ['CT_HEAD', 'MR_HEAD']

/** Rules small enough that every patient there can be is enumerated. */
const small = randomPairs(4).filter(({ kinds }) => completions({ at }, kinds).length <= 260)

test('on a thousand random pairs of rules, facts outside the reported regions decide equally, those inside differ, and the engine confirms every witness', () => {
  let inside = 0
  fc.assert(
    fc.property(small, ({ before, after, kinds }) => {
      const { changes, notCompared } = behaviourDiff(before, after, { at })
      expect(notCompared).toEqual([])
      const [was, is] = [prepare(before), prepare(after)]
      const words = wordsOf(before, after)
      for (const procedure of procedures) {
        const those = changes.filter((change) => change.procedure === procedure)
        for (const patient of everyone(kinds, procedure)) {
          const told = [was, is].map((rules) => toldTo(decide(rules, patient, { at, trace: false })))
          const claims = those.flatMap((change) => claimed(words, change, patient) ?? [])
          if (told[0] !== told[1]) {
            inside++
            expect(claims.map(endsOf), JSON.stringify(patient)).toContain(told.join(' | '))
          }
          for (const change of claims.filter(({ isExact }) => isExact)) expect(endsOf(change)).toBe(told.join(' | '))
        }
      }
      for (const change of changes) {
        const told = [was, is].map((rules) => toldTo(decide(rules, change.witness, { at, trace: false })))
        expect(told.join(' | ')).toBe(endsOf({ change }))
        expect(truthOf(makeConditionReader(words).read(change.region.condition), readFacts(change.witness, at))).toBe(yes)
      }
    }),
    { numRuns: 1000, seed: 20261120 },
  )
  expect(inside).toBeGreaterThan(5000)
}, 300_000)

test('the plain meaning of the rules, by enumeration, differs exactly where the diff says so', () => {
  fc.assert(
    fc.property(small, ({ before, after, kinds }) => {
      fc.pre(!JSON.stringify([before, after]).includes('P30D') && !JSON.stringify(after.recommendations.map(({ rule }) => rule.overrides)).includes('"r0"'))
      const { changes } = behaviourDiff(before, after, { at })
      const words = wordsOf(before, after)
      for (const procedure of procedures) {
        const all = everyone(kinds, procedure)
        if (all.length > 80) continue
        for (const patient of all) {
          const [one, other] = [before, after].map((rules) => {
            const told = naiveDecide(rules, patient, all)
            return told === 'nothing' ? told : `${told.recommendation} ${told.content}`
          })
          const claims = changes.filter((change) => change.procedure === procedure && claimed(words, change, patient))
          if (one !== other) expect(claims.length).toBeGreaterThan(0)
          else expect(claims.filter((change) => claimed(words, change, patient)!.isExact)).toEqual([])
        }
      }
    }),
    { numRuns: 200, seed: 20261120 },
  )
}, 300_000)

function everyone(kinds: RandomPair['kinds'], procedure: string): Array<CompleteFacts> {
  return completions({ at, order: { procedure } }, kinds)
}

/** Both vocabularies, with value sets as they were under their former keys. */
function wordsOf(before: Decidable, after: Decidable): Decidable {
  const former = [...changedValueSets(before, after)].map((key) => [formerKey(key), before.valueSets[key]!])
  return { ...after, valueSets: { ...before.valueSets, ...after.valueSets, ...Object.fromEntries(former) } }
}

/** What a change says of a patient: that he is one of those it is about; and whether it claims that of nobody else. */
function claimed(words: Decidable, change: BehaviourChange, patient: CompleteFacts): { isExact: boolean; change: BehaviourChange } | undefined {
  const isOwn = !change.reasons || (patient.indications ?? []).every((code) => change.reasons!.some((key) => isOf(words, key, code)))
  const region = isOwn ? change.region : change.beyond
  return region && holds(words, region.condition, patient) ? { isExact: region.exact, change } : undefined
}

function toldTo({ outcome, rating, interrupt, message, within, instead, recommendation }: Decision): string {
  return JSON.stringify([outcome, rating, interrupt, message, within, instead.map((one) => ['procedure' in one ? one.procedure : one.action, one.rating]).sort(), recommendation?.id])
}

function endsOf({ change }: { change: BehaviourChange }): string {
  const ends = [change.before, change.after].map(({ outcome, rating, interrupt, message, within, instead, recommendation }) =>
    JSON.stringify([outcome, rating, interrupt, message?.en, within, instead.map((one) => ['procedure' in one ? one.procedure : one.action, one.rating]).sort(), recommendation]),
  )
  return ends.join(' | ')
}
