import { aBundleProcedure, aDecidableRecommendation, anOption } from '../support/a-decidable.ts'
import type { Decidable } from '../../schema/bundle/bundle.ts'
import type { Facts } from '../../schema/model/facts.ts'

/** One rule of four conditions in plain values, so that every engine gets the very same rules in its own form. */
export type PlainRule = { id: string; procedure: string; indication: string; ageFrom: number; ageBelow: number; finding: string; present: boolean; rating: number }
export type PlainPatient = { procedure: string; indication: string; age: number; findings: Record<string, boolean> }

const rulesPerProcedure = 10

/** `count` rules; ten per procedure, each for an indication of its own, so that about one fits a patient. Seeded: every run has the same rules. */
export function plainRules(count: number): Array<PlainRule> {
  const random = randomFrom(20261120)
  return Array.from({ length: count }, (_, index) => {
    const procedure = Math.floor(index / rulesPerProcedure)
    const ageFrom = Math.floor(random() * 40)
    return {
      id: `rule-${index}`,
      procedure: `P${procedure}`,
      indication: `i-${procedure}-${index % rulesPerProcedure}`,
      ageFrom,
      ageBelow: ageFrom + 40,
      finding: `finding-${index % 50}`,
      present: random() < 0.5,
      rating: 1 + Math.floor(random() * 9),
    }
  })
}

/** Patients that reach a rule by procedure and indication; every finding is known. */
export function plainPatients(rules: ReadonlyArray<PlainRule>, count: number): Array<PlainPatient> {
  const random = randomFrom(7)
  return Array.from({ length: count }, () => {
    const rule = rules[Math.floor(random() * rules.length)]!
    return { procedure: rule.procedure, indication: rule.indication, age: Math.floor(random() * 80), findings: Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`finding-${index}`, random() < 0.5])) }
  })
}

/** The rules as a bundle. */
export function asDecidable(rules: ReadonlyArray<PlainRule>): Decidable {
  const procedures = [...new Set(rules.map(({ procedure }) => procedure))]
  const findings = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`finding-${index}`, { key: `finding-${index}`, name: { en: `Finding ${index}` }, question: { en: `Finding ${index}?` }, codes: [] }]))
  return {
    id: 'bench',
    sequence: 1,
    publisher: { url: 'https://guidelines.example.org' },
    languages: ['en'],
    recommendations: rules.map((rule) =>
      aDecidableRecommendation({
        id: rule.id,
        options: [anOption({ procedure: rule.procedure, appropriateness: rule.rating })],
        rule: {
          applies: {
            all: [{ indication: { in: rule.indication } }, { age: { from: `P${rule.ageFrom}Y`, below: `P${rule.ageBelow}Y` } }, { finding: rule.finding, is: rule.present ? 'present' : 'absent' }],
          },
        },
      }),
    ),
    procedures: Object.fromEntries(procedures.map((key) => [key, aBundleProcedure(key, { adult: 1 })])),
    valueSets: Object.fromEntries(rules.map(({ indication }) => [indication, { key: indication, name: { en: indication }, codes: [{ system: 'bench', code: indication }], prefixes: [], procedures: [] }])),
    vocabulary: { findings, measurements: {}, actions: {} },
    conditions: {},
  }
}

export function asFacts(patient: PlainPatient): Facts {
  return {
    patient: { age: `P${patient.age}Y`, sex: 'female', pregnancy: 'no' },
    indications: [{ system: 'bench', code: patient.indication }],
    findings: patient.findings,
    order: { procedure: patient.procedure },
  }
}

/** Mulberry32: small, seeded, good enough to spread rules. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
