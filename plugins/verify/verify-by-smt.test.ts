import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enumerableCases, everyoneIn } from '#tests/support/enumerable-cases.ts'
import { lineOf } from '#tests/support/finding-line.ts'
import { naiveVerify, readsAllItNames } from '#tests/support/naive-verify.ts'
import { plantedRules } from '#tests/support/planted-faults.ts'
import { randomAt as at, randomCases } from '#tests/support/random-rules.ts'
import { smtQuestions, type SmtQuestions } from '#tests/support/smt-questions.ts'
import type { Decidable } from '#schema/bundle/bundle.ts'
import type { Finding } from './finding.ts'
import { verify } from './verify.ts'

let smt: SmtQuestions
beforeAll(async () => {
  smt = await smtQuestions(at)
})
afterAll(() => smt.end())

const larger = randomCases(7).filter(({ rules }) => readsAllItNames(rules))

test('on a thousand random sets of rules, diagrams, enumeration and an SMT solver find the same contradictions', async () => {
  await fc.assert(
    fc.asyncProperty(enumerableCases, async ({ rules, kinds }) => {
      const solved = (await smt.contradictions(rules)).toSorted()
      expect(contradictionsIn(rules)).toEqual(solved)
      const enumerated = naiveVerify(rules, everyoneIn({ kinds })).map(({ line }) => line)
      expect(enumerated.filter((line) => line.startsWith('contradiction')).toSorted()).toEqual(solved)
    }),
    { numRuns: 1000 },
  )
}, 300_000)

test('on sets of rules too large to enumerate, an SMT solver finds the same contradictions', async () => {
  await fc.assert(
    fc.asyncProperty(larger, async ({ rules }) => {
      expect(contradictionsIn(rules)).toEqual((await smt.contradictions(rules)).toSorted())
    }),
    { numRuns: 300 },
  )
}, 300_000)

test('on random sets of rules, an SMT solver finds the same gaps and unreachable branches', async () => {
  await fc.assert(
    fc.asyncProperty(larger, async ({ rules }) => {
      expect(branchesIn(rules)).toEqual((await smt.branches(rules)).toSorted())
    }),
    { numRuns: 300 },
  )
}, 300_000)

test('on a hundred recommendations with planted faults, an SMT solver finds the same', async () => {
  const { rules, planted } = plantedRules({ count: 100, seed: 3, faults: 16 })
  const contradictions = await smt.contradictions(rules)
  expect(contradictions.toSorted()).toEqual(planted.filter((line) => line.startsWith('contradiction')).toSorted())
  expect(contradictionsIn(rules)).toEqual(contradictions.toSorted())
  expect(branchesIn(rules)).toEqual((await smt.branches(rules)).toSorted())
}, 300_000)

function contradictionsIn(rules: Decidable): Array<string> {
  return verify(rules, { at, only: ['contradiction'] }).findings.map(lineOf).toSorted()
}

/** What is found in a recommendation by itself, in the solver's lines: who hides a scenario is left out. */
function branchesIn(rules: Decidable): Array<string> {
  const lines = (finding: Finding): Array<string> => {
    if (finding.kind === 'gap') return [`gap ${finding.of.recommendation}`]
    if (finding.kind !== 'unreachable' || finding.hiddenBy.some(({ recommendation }) => recommendation !== finding.of.recommendation)) return []
    return [['unreachable', finding.what, finding.of.recommendation, ...finding.of.scenarios].join(' ')]
  }
  return verify(rules, { at }).findings.flatMap(lines).toSorted()
}
