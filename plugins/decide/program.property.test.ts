import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aDecidable, aDecidableRecommendation, anOption } from '#tests/support/a-decidable.ts'
import { naiveDecide, type CompleteFacts } from '#tests/support/naive-decide.ts'
import { completions, isOpenFact, kindOfMissing, possibleValues, randomAt, randomCases, randomConditions, withFact, type FactKind } from '#tests/support/random-rules.ts'
import type { Condition } from '#schema/model/condition.ts'
import type { Facts } from '#schema/model/facts.ts'
import { decide } from './decide.ts'
import { readFacts } from './facts.ts'
import { prepare, type OrderRules } from './prepare.ts'
import { isOpen, isSilent } from './program.ts'
import { settle } from './settle.ts'
import { settleByDiagram } from './settle-by-diagram.ts'
import { no, unknown, yes } from './terms.ts'
import { truthOf } from './truth.ts'

const at = randomAt
const icd = 'http://hl7.org/fhir/sid/icd-10'

/** What the expressions say a candidate says, word for word as the design has it. */
function standingByExpressions({ candidates }: OrderRules, place: number, known: ReturnType<typeof readFacts>): number {
  const { applies, scenarios } = candidates[place]!
  const belongs = truthOf(applies, known)
  if (belongs === no) return isSilent
  for (const { when, verdict } of scenarios) {
    const holds = truthOf(when, known)
    if (holds === unknown) return isOpen
    if (holds === yes) return verdict === undefined ? isSilent : belongs === yes ? verdict : isOpen
  }
  return isSilent
}

test('the row of numbers says what the expressions say', () => {
  fc.assert(
    fc.property(randomCases(8), ({ rules, facts }) => {
      const prepared = prepare(rules).rulesFor('CT_HEAD')
      fc.pre(prepared !== undefined)
      const known = readFacts(facts, at)
      for (const place of prepared!.candidates.keys()) expect(prepared!.program.standing(place, known)).toBe(standingByExpressions(prepared!, place, known))
    }),
    { numRuns: 1000 },
  )
})

/** Codes by themselves and by their beginnings, of a set and of none, of two systems; and entries that cannot be read. */
const someIndications = fc.oneof(
  fc.constant(undefined),
  fc.array(fc.constantFrom<unknown>({ system: icd, code: 'S06.0' }, { system: icd, code: 'S09' }, { system: icd, code: 'G43.1' }, { system: icd, code: 'G43' }, { system: icd, code: 'R51' }, { system: icd, code: 'Z99' }, { system: 'urn:other', code: 'S06.0' }, { code: 5 }, null, 'S06.0'), { maxLength: 4 }),
)

const aboutIndications: ReadonlyArray<FactKind> = ['indications', 'a']
/** Rules that need an indication in many ways: outright, one of several, as a sum of points, named, or not at all. */
const aRuleBase = fc.record({
  populations: fc.array(randomConditions(aboutIndications), { minLength: 1, maxLength: 5 }),
  ratings: fc.array(fc.constantFrom(2, 5, 8), { minLength: 5, maxLength: 5 }),
  overrides: fc.array(fc.constantFrom<Array<number>>([], [], [3], [4]), { minLength: 5, maxLength: 5 }),
  named: randomConditions(aboutIndications).map((condition): Condition => (JSON.stringify(condition).includes('"ref"') ? { indication: { in: 'concussion' } } : condition)),
})

function rulesOf({ populations, ratings, overrides, named }: typeof aRuleBase extends fc.Arbitrary<infer Base> ? Base : never): ReturnType<typeof aDecidable> {
  return aDecidable(
    populations.map((applies, index) =>
      aDecidableRecommendation({
        id: `r${index}`,
        options: [anOption({ appropriateness: ratings[index]! })],
        // Only forwards: a circle cancels itself, which the plain meaning does not know.
        rule: { applies, overrides: overrides[index]!.filter((other) => other > index).map((other) => ({ recommendation: `r${other}`, why: { en: 'why' } })) },
      }),
    ),
    { conditions: { named: { meaning: named, name: { en: 'named' } } } },
  )
}

test('whoever the index leaves out has nothing to say', () => {
  fc.assert(
    fc.property(aRuleBase, someIndications, fc.constantFrom({}, { a: true }, { a: false }), (base, indications, findings) => {
      const rules = prepare(rulesOf(base)).rulesFor('CT_HEAD')!
      const known = readFacts({ order: { procedure: 'CT_HEAD' }, findings, ...(indications && { indications }) }, at)
      const reached = rules.reach(known)
      expect(reached).toEqual([...new Set(reached)].toSorted((one, other) => one - other))
      for (const place of rules.candidates.keys()) if (!reached.includes(place)) expect(truthOf(rules.candidates[place]!.applies, known)).toBe(no)
    }),
    { numRuns: 1000 },
  )
})

test('with any list of indications the indexed decision is the one without index and memory', () => {
  fc.assert(
    fc.property(aRuleBase, someIndications, fc.constantFrom({}, { a: true }, { a: false }), (base, indications, findings) => {
      const facts = { order: { procedure: 'CT_HEAD' }, findings, ...(indications && { indications }) }
      const rules = prepare(rulesOf(base)).rulesFor('CT_HEAD')!
      const known = readFacts(facts, at)
      const [one, other] = [settle(rules, known), settleByDiagram(rules, known)]
      expect(one.is).toBe(other.is)
      if (one.is === 'settled' && other.is === 'settled') expect([one.verdict?.candidate, one.verdict?.told]).toEqual([other.verdict?.candidate, other.verdict?.told])
      if (one.is === 'open' && other.is === 'open') expect(new Set(one.missing.map((fact) => JSON.stringify(fact)))).toEqual(new Set(other.missing.map((fact) => JSON.stringify(fact))))
    }),
    { numRuns: 1000 },
  )
})

test('with complete facts it is what the rules mean, also where a rule of another indication overrides', () => {
  fc.assert(
    fc.property(aRuleBase, fc.subarray(['S06.0', 'S09', 'G43.1']), fc.boolean(), (base, codes, a) => {
      const rules = rulesOf(base)
      const facts: CompleteFacts = { at, order: { procedure: 'CT_HEAD' }, findings: { a }, indications: codes.map((code) => ({ system: icd, code })) }
      const everyone = completions({ at, order: facts.order }, aboutIndications)
      const meant = naiveDecide(rules, facts, everyone)
      expect(decide(rules, facts, { at, trace: false }).recommendation?.id).toBe(meant === 'nothing' ? undefined : meant.recommendation)
    }),
    { numRuns: 500 },
  )
})

test('an override counts although the overriding rule is about another indication', () => {
  const of = (id: string, set: string, overrides: Array<string>): ReturnType<typeof aDecidableRecommendation> =>
    aDecidableRecommendation({ id, options: [anOption({ appropriateness: id === 'a' ? 2 : 8 })], rule: { applies: { indication: { in: set } }, overrides: overrides.map((recommendation) => ({ recommendation, why: { en: 'why' } })) } })
  const rules = aDecidable([of('a', 'headache', []), of('b', 'head-injury', ['a'])])
  const decided = (...codes: ReadonlyArray<string>): string | undefined => decide(rules, { order: { procedure: 'CT_HEAD' }, indications: codes.map((code) => ({ system: icd, code })) }, { at }).recommendation?.id
  expect([decided('G43.9'), decided('S02'), decided('G43.9', 'S02'), decided('S02', 'R51'), decided('Z99'), decided()]).toEqual(['a', 'b', 'b', 'b', undefined, undefined])
})

test('an order that no rule knows is outside all criteria, and one that cannot be read is asked for', () => {
  const prepared = prepare(aDecidable([aDecidableRecommendation({ rule: { applies: { indication: { in: 'headache' } } } })]))
  const outcome = (procedure: unknown): string => decide(prepared, { order: { procedure } }, { at }).outcome
  expect([outcome('XR_SKULL'), outcome('CT_HEAD'), outcome('ct head'), outcome('CT__HEAD'), outcome('CT_'), outcome('9CT'), outcome('')]).toEqual(['no-criteria-apply', 'needs-data', 'needs-data', 'needs-data', 'needs-data', 'needs-data', 'needs-data'])
})

test('what is remembered of one patient never changes the decision on another', () => {
  fc.assert(
    fc.property(randomCases(5), fc.array(fc.nat(), { minLength: 2, maxLength: 12 }), fc.constantFrom('2026-03-01', '2026-03-31', '2024-02-29'), ({ rules, kinds, facts }, picks, otherDay) => {
      const prepared = prepare(rules)
      for (const pick of picks) {
        const known = forgetSome(facts, kinds, pick)
        const day = pick % 3 === 0 ? otherDay : at
        const options = { at: day, trace: pick % 2 === 0 }
        const { at: _, ...undated } = known
        expect(decide(prepared, undated, options)).toEqual(decide(rules, undated, options))
      }
    }),
    { numRuns: 300 },
  )
})

/** The facts with another value, or none, for some of their kinds. */
function forgetSome(facts: Facts, kinds: ReadonlyArray<FactKind>, pick: number): Facts {
  let known: Facts = { order: facts.order }
  for (const [index, kind] of kinds.entries()) {
    const values = possibleValues(known, kind)
    const value = values[(pick + index * 7) % (values.length + 1)]
    if (value && isOpenFact(known, kind)) known = withFact(known, value)
  }
  return known
}

test('a fact that is missing is one that a reached rule reads', () => {
  fc.assert(
    fc.property(randomCases(4), ({ rules, facts, kinds }) => {
      for (const missing of decide(rules, facts, { at, trace: false }).missing) expect(kinds).toContain(kindOfMissing(missing))
    }),
  )
})
