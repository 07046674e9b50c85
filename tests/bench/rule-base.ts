import { aBundleProcedure, aDecidableRecommendation, anOption } from '../support/a-decidable.ts'
import { randomFrom } from '../support/seeded-random.ts'
import type { Decidable } from '../../schema/bundle/bundle.ts'
import type { Facts } from '../../schema/model/facts.ts'

/** One rule of four conditions, for one procedure, in plain values, so that every engine gets the very same rules in its own form. */
export type PlainRule = {
  id: string
  procedure: string
  indication: string
  /** In years, half-open. */
  ageFrom: number
  ageBelow: number
  findings: ReadonlyArray<{ key: string; present: boolean }>
  rating: number
}
/** What is absent is unknown. */
export type PlainPatient = { procedure: string; indication: string; age?: number; findings: Record<string, boolean> }

const procedureCount = 100
const rulesPerIndication = 5
const findingKeys = Array.from({ length: 50 }, (_, index) => `finding-${index}`)

/**
 * `count` rules for a hundred procedures, five for each indication of a procedure; with more rules there are more indications, and as many
 * rules as before for each. About one in eight holds for a patient of its indication, so that none, one or several do. Seeded: every run
 * has the same rules.
 */
export function plainRules(count: number): Array<PlainRule> {
  const random = randomFrom(20261120)
  return Array.from({ length: count / rulesPerIndication }, (_, group) => {
    // Findings of its own for each rule of a group: no population is a part of another, so the most cautious rule decides.
    const keys = shuffled(findingKeys, random)
    return Array.from({ length: rulesPerIndication }, (_, place): PlainRule => {
      const ageFrom = Math.floor(random() * 40)
      return {
        id: `rule-${String(group * rulesPerIndication + place).padStart(5, '0')}`,
        procedure: `P${group % procedureCount}`,
        indication: `i-${Math.floor(group / procedureCount)}`,
        ageFrom,
        ageBelow: ageFrom + 40,
        findings: [keys[place * 2]!, keys[place * 2 + 1]!].map((key) => ({ key, present: random() < 0.5 })),
        rating: 1 + Math.floor(random() * 9),
      }
    })
  }).flat()
}

/** Patients ordered for a procedure and indication that some rule is about; age and every finding are known. */
export function plainPatients(rules: ReadonlyArray<PlainRule>, count: number): Array<PlainPatient> {
  const random = randomFrom(7)
  return Array.from({ length: count }, () => {
    const { procedure, indication } = rules[Math.floor(random() * rules.length)]!
    return { procedure, indication, age: Math.floor(random() * 80), findings: Object.fromEntries(findingKeys.map((key) => [key, random() < 0.5])) }
  })
}

/** The same patients, of whom age and findings are each known with even chance. */
export function halfUnknown(patients: ReadonlyArray<PlainPatient>): Array<PlainPatient> {
  const random = randomFrom(11)
  return patients.map(({ age, findings, ...order }) => ({
    ...order,
    ...(random() < 0.5 && age !== undefined && { age }),
    findings: Object.fromEntries(Object.entries(findings).filter(() => random() < 0.5)),
  }))
}

/** The rules as a bundle. */
export function asDecidable(rules: ReadonlyArray<PlainRule>): Decidable {
  const procedures = [...new Set(rules.map(({ procedure }) => procedure))]
  const indications = [...new Set(rules.map(({ indication }) => indication))]
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
            all: [
              { indication: { in: rule.indication } },
              { age: { from: `P${rule.ageFrom}Y`, below: `P${rule.ageBelow}Y` } },
              ...rule.findings.map(({ key, present }) => ({ finding: key, is: present ? ('present' as const) : ('absent' as const) })),
            ],
          },
        },
      }),
    ),
    procedures: Object.fromEntries(procedures.map((key) => [key, aBundleProcedure(key, { adult: 1 })])),
    valueSets: Object.fromEntries(indications.map((key) => [key, { key, name: { en: key }, codes: [{ system: 'bench', code: key }], prefixes: [], procedures: [] }])),
    vocabulary: { findings: Object.fromEntries(findingKeys.map((key) => [key, { key, name: { en: key }, question: { en: `${key}?` }, codes: [] }])), measurements: {}, actions: {} },
    conditions: {},
  }
}

/** The rules as the text of a bundle file that holds what deciding reads and no more: the leanest, so that reading it weighs most beside parsing it. */
export function asBundleText(rules: ReadonlyArray<PlainRule>): string {
  const { recommendations, ...rest } = asDecidable(rules)
  return JSON.stringify({
    format: 'rationale-rule-bundle/1',
    version: '1',
    publishedAt: '2026-11-20T12:00:00Z',
    ...rest,
    recommendations: recommendations.map(({ certainty, ...one }) => ({ ...one, evidence: { certainty } })),
    cases: [],
  })
}

export function asFacts({ procedure, indication, age, findings }: PlainPatient): Facts {
  return {
    patient: { ...(age !== undefined && { age: `P${age}Y` }), sex: 'female', pregnancy: 'no' },
    indications: [{ system: 'bench', code: indication }],
    findings,
    order: { procedure },
  }
}

function shuffled<Element>(list: ReadonlyArray<Element>, random: () => number): Array<Element> {
  const left = [...list]
  return Array.from(list, () => left.splice(Math.floor(random() * left.length), 1)[0]!)
}
