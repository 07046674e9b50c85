import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deniedByDecide } from '#tests/support/confirmed-by-decide.ts'
import { enumerableCases, everyoneIn } from '#tests/support/enumerable-cases.ts'
import { lineOf } from '#tests/support/finding-line.ts'
import { gradeOf, holds, speak, type CompleteFacts } from '#tests/support/naive-decide.ts'
import { isOf, naiveVerify, setsRead } from '#tests/support/naive-verify.ts'
import { randomAt as at, type FactKind } from '#tests/support/random-rules.ts'
import { makeConditionReader } from '#plugins/decide/expression.ts'
import { factOf } from '#plugins/decide/open-facts.ts'
import type { Decidable, DecidableRecommendation } from '#schema/bundle/bundle.ts'
import type { Finding } from './finding.ts'
import { readingOf } from './reading.ts'
import { verify, verifyChanged } from './verify.ts'

test('on a thousand random sets of rules, diagrams find what enumeration finds, about the same patients, and the engine confirms every witness', () => {
  fc.assert(
    fc.property(enumerableCases, ({ rules, kinds }) => {
      const everyone = everyoneIn({ kinds })
      const { findings } = verify(rules, { at })
      const plain = naiveVerify(rules, everyone)
      const proven = findings.filter(({ kind }) => kind !== 'needless-question')
      expect(proven.map(lineOf).toSorted()).toEqual(plain.map(({ line }) => line).toSorted())
      for (const finding of findings) expect(deniedByDecide(rules, finding, at)).toBeUndefined()
      for (const finding of proven) {
        const patients = plain.find(({ line }) => line === lineOf(finding))!.patients
        if (patients) expectRegion(rules, finding, patients, everyone)
      }
    }),
    { numRuns: 1000 },
  )
}, 300_000)

test('a fact is needless exactly where no patient is told anything else by another value of it', () => {
  fc.assert(
    fc.property(enumerableCases, ({ rules, kinds }) => {
      const everyone = everyoneIn({ kinds })
      const needless = verify(rules, { at }).findings.flatMap((finding) => (finding.kind === 'needless-question' ? [`${finding.of.recommendation} ${Object.values(finding.fact).join()}`] : []))
      const read = rules.recommendations.flatMap((one) => factsRead(rules, one).map((fact) => ({ one, fact })))
      const plain = read.filter(({ one, fact }) => isNeedless(rules, { one, fact, kinds, everyone })).map(({ one, fact }) => `${one.id} ${fact}`)
      expect(needless.toSorted()).toEqual(plain.toSorted())
    }),
    { numRuns: 300 },
  )
})

/** Facts that the engine would ask for the sake of a recommendation, as long as nothing is known. */
function factsRead(rules: Decidable, recommendation: DecidableRecommendation): Array<string> {
  const reading = readingOf(recommendation, makeConditionReader(rules))
  return 'leaves' in reading ? [...new Set(reading.leaves.map((leaf) => Object.values(factOf(leaf)).join()))] : []
}

function isNeedless(rules: Decidable, { one, fact, kinds, everyone }: { one: DecidableRecommendation; fact: string; kinds: ReadonlyArray<FactKind>; everyone: ReadonlyArray<CompleteFacts> }): boolean {
  const sets = [...setsRead(rules, [one.rule.applies, ...one.rule.scenarios.map(({ when }) => when)])]
  const those = everyone.filter(({ indications }) => (indications ?? []).every((code) => sets.some((key) => isOf(rules, key, code))))
  const told = (patient: CompleteFacts): string =>
    JSON.stringify(
      [...new Set(one.options.map(({ procedure }) => procedure))].map((procedure) => {
        const row = speak(rules, one, { ...patient, order: { procedure } })
        return row && [{ ...row.option, scenario: '' }, ratingsBeside(one, row.option), gradeOf({ recommendation: one, ...row })]
      }),
    )
  const others = kinds.filter((kind) => kind !== fact)
  const groups = new Map<string, Set<string>>()
  for (const patient of those) {
    const key = JSON.stringify(others.map((kind) => kindOf(patient, kind)))
    groups.set(key, (groups.get(key) ?? new Set()).add(told(patient)))
  }
  const speaks = those.some((patient) => one.options.some(({ procedure }) => speak(rules, one, { ...patient, order: { procedure } })))
  return speaks && [...groups.values()].every((contents) => contents.size === 1)
}

function ratingsBeside({ options }: DecidableRecommendation, { scenario, advice }: DecidableRecommendation['options'][number]): unknown {
  return advice.instead.map((entry) => 'procedure' in entry && options.find((row) => row.scenario === scenario && row.procedure === entry.procedure)?.appropriateness)
}

function kindOf({ patient, findings, measurements, phase, setting, indications, prior }: CompleteFacts, kind: FactKind): unknown {
  const of: Record<string, unknown> = { age: patient?.birthDate, sex: patient?.sex, pregnancy: patient?.pregnancy, gcs: measurements?.gcs?.value, phase, setting, indications, prior, ...findings }
  return of[kind]
}

/** The region holds for exactly these patients, of those who have no other reasons than the finding is about; an inexact one at least for these. */
function expectRegion(rules: Decidable, { region, sentence }: Finding, patients: ReadonlyArray<CompleteFacts>, everyone: ReadonlyArray<CompleteFacts>): void {
  const reasons = new Set(patients.flatMap(({ indications }) => (indications ?? []).map(({ code }) => code)))
  const within = everyone.filter((one) => (one.indications ?? []).every(({ code }) => reasons.has(code)))
  const described = within.filter((one) => holds(rules, region.condition, one))
  const wanted = new Set(patients)
  expect(patients.every((one) => holds(rules, region.condition, one)), sentence).toBe(true)
  if (region.exact) expect(described.filter((one) => !wanted.has(one)), sentence).toEqual([])
}

test('a change verified alone finds what verifying everything again finds', () => {
  fc.assert(
    fc.property(enumerableCases, enumerableCases, fc.nat(), ({ rules }, { rules: others }, pick) => {
      const words = { conditions: rules.conditions }
      const changed = [...rules.recommendations]
      const place = pick % changed.length
      const id = changed[place]!.id
      const replacement = others.recommendations.find((one) => one.id === id)
      if (replacement) changed[place] = { ...replacement, id }
      else changed.splice(place, 1)
      const after = { ...rules, ...words, recommendations: changed }
      const again = verifyChanged(after, verify(rules, { at }), { changed: [id], at })
      expect(again.findings.map(({ sentence }) => sentence).toSorted()).toEqual(verify(after, { at }).findings.map(({ sentence }) => sentence).toSorted())
    }),
    { numRuns: 300 },
  )
})
