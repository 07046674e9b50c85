import fc from 'fast-check'
import type { Condition } from '#schema/model/condition.ts'
import type { Facts } from '#schema/model/facts.ts'
import type { Decidable, DecidableRecommendation } from '#schema/bundle/bundle.ts'
import { aDecidable, aDecidableRecommendation, anOption } from './a-decidable.ts'
import { later, type CompleteFacts } from './naive-decide.ts'

/** A first of March: the month before is short, so that P30D and P1M are reached on unexpected days. */
export const randomAt = '2026-03-01'
const icd = 'http://hl7.org/fhir/sid/icd-10'

type Kind = { leaves: ReadonlyArray<Condition>; values: ReadonlyArray<Facts>; told: (facts: Facts) => unknown }

/** Everything a rule may read, with conditions on it and one value from each group of values those conditions can tell apart. */
const kinds = {
  age: {
    leaves: [{ age: { from: 'P18Y' } }, { age: { below: 'P1Y' } }, { age: { from: 'P1M', below: 'P18Y' } }, { age: { from: 'P30D' } }, { age: { below: 'P1M' } }],
    values: ['2008-03-01', '2008-03-02', '2025-03-01', '2025-03-02', '2026-01-30', '2026-01-31', '2026-02-01', '2026-02-02'].map((birthDate) => ({ patient: { birthDate } })),
    told: (facts) => facts.patient?.birthDate,
  },
  sex: {
    leaves: [{ sex: ['female'] }, { sex: ['male', 'other'] }],
    values: (['female', 'male', 'other'] as const).map((sex) => ({ patient: { sex } })),
    told: (facts) => facts.patient?.sex,
  },
  pregnancy: {
    leaves: [{ pregnancy: ['yes', 'possible'] }, { pregnancy: ['no'] }],
    values: (['no', 'possible', 'yes', 'postpartum'] as const).map((pregnancy) => ({ patient: { pregnancy } })),
    // Nobody needs to be told that a man is not pregnant.
    told: (facts) => facts.patient?.pregnancy ?? (facts.patient?.sex === 'male' ? 'no' : undefined),
  },
  phase: {
    leaves: [{ phase: ['initial'] }, { phase: ['follow-up', 'staging'] }],
    values: (['initial', 'follow-up', 'screening', 'staging'] as const).map((phase) => ({ phase })),
    told: (facts) => facts.phase,
  },
  setting: {
    leaves: [{ setting: ['emergency'] }, { setting: ['emergency', 'inpatient'] }],
    values: (['primary-care', 'emergency', 'inpatient', 'outpatient', 'screening', 'self-referral'] as const).map((setting) => ({ setting })),
    told: (facts) => facts.setting,
  },
  indications: {
    leaves: [{ indication: { in: 'head-injury' } }, { indication: { in: 'concussion' } }, { indication: { in: 'headache' } }],
    values: subsets(['S06.0', 'S09', 'G43.1']).map((codes) => ({ indications: codes.map((code) => ({ system: icd, code })) })),
    told: (facts) => facts.indications,
  },
  prior: {
    leaves: [
      { prior: { procedure: 'CT_HEAD', within: 'P1M' } },
      { prior: { procedure: 'CT_HEAD', within: 'P1Y' } },
      { prior: { procedure: 'CT_HEAD', within: 'P1Y', status: 'performed' } },
      { prior: { procedure: 'head-imaging', within: 'P1M' } },
    ],
    values: subsets([
      { procedure: 'CT_HEAD', on: '2026-02-01', status: 'performed' as const },
      { procedure: 'CT_HEAD', on: '2026-02-01', status: 'ordered' as const },
      { procedure: 'CT_HEAD', on: '2026-01-31', status: 'performed' as const },
      { procedure: 'CT_HEAD', on: '2025-03-01', status: 'ordered' as const },
      { procedure: 'MR_HEAD', on: '2026-02-02', status: 'performed' as const },
    ]).map((prior) => ({ prior })),
    told: (facts) => facts.prior,
  },
  gcs: {
    leaves: [{ measurement: 'gcs', from: 14, unit: '{score}' }, { measurement: 'gcs', below: 9, unit: '{score}' }, { measurement: 'gcs', from: 9, below: 14, unit: '{score}' }],
    values: [8, 9, 13, 14].map((value) => ({ measurements: { gcs: { value } } })),
    told: (facts) => facts.measurements?.gcs,
  },
  a: findingKind('a'),
  b: findingKind('b'),
  c: findingKind('c'),
  d: findingKind('d'),
} satisfies Record<string, Kind>
export type FactKind = keyof typeof kinds

function findingKind(key: string): Kind {
  return {
    leaves: [{ finding: key }, { finding: key, is: 'absent' }],
    values: [true, false].map((present) => ({ findings: { [key]: present } })),
    told: (facts) => facts.findings?.[key],
  }
}

function subsets<Element>(of: ReadonlyArray<Element>): Array<Array<Element>> {
  return of.reduce<Array<Array<Element>>>((all, element) => [...all, ...all.map((one) => [...one, element])], [[]])
}

/** What a random test is about: rules that read only some kinds of facts, and facts of which some are left open. */
export type RandomCase = { rules: Decidable; kinds: ReadonlyArray<FactKind>; facts: Facts }

/** Facts with the value of one kind added. */
export function withFact(facts: Facts, more: Facts): Facts {
  return {
    ...facts,
    ...more,
    patient: { ...facts.patient, ...more.patient },
    findings: { ...facts.findings, ...more.findings },
    measurements: { ...facts.measurements, ...more.measurements },
  }
}

export function isOpenFact(facts: Facts, kind: FactKind): boolean {
  return (kinds[kind] as Kind).told(facts) === undefined
}

/** Values a kind of fact can still have, one of each group. A known age in whole units leaves the birth dates that fit. */
export function possibleValues(facts: Facts, kind: FactKind): ReadonlyArray<Facts> {
  const { values } = kinds[kind] as Kind
  const age = facts.patient?.age
  if (kind !== 'age' || age === undefined) return values
  const next = age.replace(/(\d+)(.)$/, (_, number: string, unit: string) => `${Number(number) + 1}${unit}`)
  return values.filter(({ patient }) => later(patient!.birthDate!, age) <= randomAt && later(patient!.birthDate!, next) > randomAt)
}

/** Every completion of facts over the kinds given; each open fact is told, also whether a man is pregnant where his sex was open too. */
export function completions(facts: Facts, over: ReadonlyArray<FactKind>): Array<CompleteFacts> {
  const open = over.filter((kind) => isOpenFact(facts, kind))
  return open.reduce<Array<Facts>>((all, kind) => all.flatMap((one) => possibleValues(one, kind).map((value) => withFact(one, value))), [facts]) as Array<CompleteFacts>
}

/** The fact a decision asks for, by kind. */
export function kindOfMissing(missing: Record<string, string>): FactKind {
  return (Object.values(missing)[0] ?? 'a') as FactKind
}

/** Conditions that read facts of some kinds, and the named condition `named`. */
export function randomConditions(of: ReadonlyArray<FactKind>): fc.Arbitrary<Condition> {
  const leaf = fc.constantFrom(...of).chain((kind) => fc.constantFrom(...(kinds[kind] as Kind).leaves))
  const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'condition', withCrossShrink: true },
      { weight: 4, arbitrary: leaf },
      { weight: 2, arbitrary: fc.array(tie('tree'), { maxLength: 3 }).map((all) => ({ all })) },
      { weight: 2, arbitrary: fc.array(tie('tree'), { maxLength: 3 }).map((any) => ({ any })) },
      { weight: 1, arbitrary: tie('tree').map((not) => ({ not })) },
      { weight: 1, arbitrary: fc.array(tie('tree'), { minLength: 2, maxLength: 4 }).map((parts) => ({ atLeast: Math.ceil(parts.length / 2), of: parts })) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.array(fc.tuple(fc.constantFrom(-2, 0.5, 1, 3), tie('tree')), { minLength: 1, maxLength: 4 }), fc.constantFrom({ from: 1 }, { below: 3 }, { from: 0, below: 2.5 }))
          .map(([parts, range]) => ({ score: parts.map(([points, when]) => ({ points, when })), ...range })),
      },
      { weight: 1, arbitrary: fc.constant({ ref: 'named' }) },
    ),
  }))
  return tree
}

type Further = NonNullable<NonNullable<DecidableRecommendation['statement']>['further']>

function recommendations(id: string, of: ReadonlyArray<FactKind>): fc.Arbitrary<DecidableRecommendation> {
  const keys = ['one', 'two', 'three']
  const row = fc.record({
    scenario: fc.constantFrom(...keys),
    procedure: fc.constantFrom('CT_HEAD', 'CT_HEAD', 'MR_HEAD'),
    appropriateness: fc.constantFrom(2, 5, 8),
    interrupt: fc.constantFrom('silent' as const, 'soft' as const),
    instead: fc.constantFrom<Array<{ procedure: string } | { action: string }>>([], [{ procedure: 'MR_HEAD' }], [{ procedure: 'XR_SKULL' }, { action: 'observe' }]),
  })
  return fc
    .record({
      applies: randomConditions(of),
      scenarios: fc.array(randomConditions(of), { minLength: 1, maxLength: 3 }),
      rows: fc.uniqueArray(row, { minLength: 1, maxLength: 5, selector: ({ scenario, procedure }) => `${scenario} ${procedure}` }),
      overrides: fc.constantFrom<Array<string>>([], [], [], ['r1'], ['r2']),
      certainty: fc.constantFrom('high' as const, 'low' as const, undefined),
      further: fc.constantFrom<Further>([], [], [{ scenarios: ['two'], direction: 'against', strength: 'strong', certainty: 'moderate' }], [{ scenarios: ['one'], certainty: 'very-low' }, { scenarios: ['three'], strength: 'strong', certainty: 'high' }], [
        { scenarios: ['one', 'two'], direction: 'for', strength: 'strong', certainty: 'none' },
        { scenarios: ['two', 'three'], procedures: ['CT_HEAD'], direction: 'against', strength: 'conditional', certainty: 'very-low' },
        { scenarios: ['two'], procedures: ['MR_HEAD'], strength: 'strong', certainty: 'high' },
      ]),
    })
    .map(({ applies, scenarios, rows, overrides, certainty, further }) => {
      const { certainty: _, ...made } = aDecidableRecommendation({
        id,
        statement: { direction: 'for', strength: 'conditional', further },
        options: rows.map(({ interrupt, instead, ...rest }) => anOption({ ...rest, advice: { interrupt, instead } })),
        rule: {
          applies,
          scenarios: scenarios.map((when, index) => ({ key: keys[index]!, title: { en: keys[index]! }, when })),
          // Only forwards: a circle cancels itself, which the plain meaning does not know.
          overrides: overrides.filter((other) => other > id).map((recommendation) => ({ recommendation, why: { en: 'why' } })),
          priorImaging: { procedure: 'CT_HEAD', within: 'P1M' },
        },
      })
      return certainty ? { ...made, certainty } : made
    })
}

/** Rules over at most `most` kinds of facts, with facts of which any may be open, for one order. */
export function randomCases(most: number): fc.Arbitrary<RandomCase> {
  const names = Object.keys(kinds) as Array<FactKind>
  return fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: most }).chain((of) =>
    fc
      .record({
        recommendations: fc.integer({ min: 1, max: 3 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => recommendations(`r${index}`, of)))),
        named: randomConditions(of).map((condition): Condition => (JSON.stringify(condition).includes('"ref"') ? { all: [] } : condition)),
        known: fc.tuple(...of.map((kind) => fc.option(fc.constantFrom(...(kinds[kind] as Kind).values), { freq: 2 }))),
        age: fc.constantFrom(undefined, 'P18Y', 'P17Y', 'P1Y', 'P1M', 'P0Y', 'P11M', 'P4W', 'P30D'),
      })
      .map(({ recommendations: made, named, known, age }) => {
        let facts: Facts = { at: randomAt, order: { procedure: 'CT_HEAD' } }
        for (const value of known) if (value) facts = withFact(facts, value)
        if (age && of.includes('age') && facts.patient?.birthDate === undefined) facts = withFact(facts, { patient: { age } })
        return { rules: aDecidable(made, { conditions: { named: { meaning: named, name: { en: 'named' } } } }), kinds: of, facts }
      }),
  )
}
