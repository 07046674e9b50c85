import type { Condition } from '#schema/model/condition.ts'
import type { Decidable, DecidableRecommendation } from '#schema/bundle/bundle.ts'

type Recommendation = DecidableRecommendation
type Procedure = Decidable['procedures'][string]
type Option = Recommendation['options'][number]

/** A row of the table of options; silent, without alternatives, unless said otherwise. */
export function anOption(given: Partial<Omit<Option, 'advice'>> & { advice?: Partial<Option['advice']> } = {}): Option {
  const { advice, ...rest } = given
  return {
    scenario: 'all',
    procedure: 'CT_HEAD',
    appropriateness: 8,
    role: 'first-line',
    ...rest,
    advice: { interrupt: 'silent', message: { en: 'A message.' }, instead: [], ...advice },
  }
}

/** A recommendation that applies to everyone and has one scenario, `all`, in which CT of the head is appropriate. */
export function aDecidableRecommendation(given: Partial<Omit<Recommendation, 'rule'>> & { rule?: Partial<Recommendation['rule']> } = {}): Recommendation {
  const { rule, ...rest } = given
  const id = rest.id ?? 'head-injury'
  return {
    id,
    guideline: 'head',
    version: '1.0.0',
    path: `/guidelines/head/${id}/`,
    title: { en: `Title of ${id}`, da: `Titel på ${id}` },
    options: [anOption()],
    statement: { direction: 'for', strength: 'conditional' },
    certainty: 'moderate',
    reviewDueOn: '2027-05-01',
    ...rest,
    rule: { applies: { all: [] }, scenarios: [{ key: 'all', title: { en: 'Everyone' }, when: { all: [] } }], overrides: [], ...rule },
  }
}

/** A recommendation that says 8 (silent) where the condition holds and 2 (soft) where it does not. */
export function aRecommendationOn(when: Condition, given: Parameters<typeof aDecidableRecommendation>[0] = {}): Recommendation {
  const title = { en: 'A scenario' }
  return aDecidableRecommendation({
    options: [
      anOption({ scenario: 'holds' }),
      anOption({ scenario: 'holds-not', appropriateness: 2, advice: { interrupt: 'soft', message: { en: 'Not needed.' } } }),
    ],
    ...given,
    rule: { scenarios: [{ key: 'holds', title, when }, { key: 'holds-not', title, when: { all: [] } }], ...given.rule },
  })
}

/** A procedure of the catalogue; `milliSievert` per population, absent where nothing is known. */
export function aBundleProcedure(key: string, milliSievert: { adult?: number; child?: number } = {}): Procedure {
  const band = (dose: number | undefined): Procedure['bands']['adult'] =>
    dose === undefined ? [] : [{ scheme: 'acr-rrl', level: dose === 0 ? 0 : 3, symbol: dose === 0 ? 'O' : '☢☢☢', low: 0, high: 10 }]
  return {
    key,
    name: { en: `Name of ${key}`, da: `Navn på ${key}` },
    modality: milliSievert.adult === 0 ? 'US' : 'CT',
    region: 'head',
    contrast: 'none',
    codes: [],
    doses: [],
    bands: { adult: band(milliSievert.adult), child: band(milliSievert.child) },
    comparedDose: milliSievert,
  }
}

/** Rules over a small vocabulary: findings a to e, the measurements `gcs` and `glucose`, three value sets, four procedures. */
export function aDecidable(recommendations: ReadonlyArray<Recommendation>, given: Partial<Decidable> = {}): Decidable {
  const named = (key: string): { key: string; name: { en: string }; question: { en: string }; codes: [] } => ({
    key,
    name: { en: key },
    question: { en: `${key}?` },
    codes: [],
  })
  const icd = 'http://hl7.org/fhir/sid/icd-10'
  return {
    id: 'all',
    sequence: 17,
    publisher: { url: 'https://guidelines.example' },
    languages: ['da', 'nb', 'en'],
    recommendations: [...recommendations],
    procedures: {
      CT_HEAD: aBundleProcedure('CT_HEAD', { adult: 2, child: 1.5 }),
      MR_HEAD: aBundleProcedure('MR_HEAD', { adult: 0, child: 0 }),
      US_ABDOMEN: aBundleProcedure('US_ABDOMEN', { adult: 0, child: 0 }),
      XR_SKULL: aBundleProcedure('XR_SKULL', { adult: 0.1 }),
    },
    valueSets: {
      'head-injury': { key: 'head-injury', name: { en: 'Head injury' }, codes: [], prefixes: [{ system: icd, prefix: 'S0' }], procedures: [] },
      concussion: { key: 'concussion', name: { en: 'Concussion' }, codes: [{ system: icd, code: 'S06.0' }], prefixes: [], procedures: [] },
      headache: { key: 'headache', name: { en: 'Headache' }, codes: [{ system: icd, code: 'R51' }], prefixes: [{ system: icd, prefix: 'G43' }], procedures: [] },
      'head-imaging': { key: 'head-imaging', name: { en: 'Head imaging' }, codes: [], prefixes: [], procedures: ['CT_HEAD', 'MR_HEAD'] },
    },
    vocabulary: {
      findings: Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((key) => [key, named(key)])),
      measurements: {
        gcs: { ...named('gcs'), unit: '{score}', otherUnits: [], conversions: [] },
        glucose: { ...named('glucose'), unit: 'mmol/L', otherUnits: ['mg/dL'], conversions: [{ unit: 'mg/dL', factor: 0.0555, offset: 0 }] },
      },
      actions: { observe: { key: 'observe', name: { en: 'Observe', da: 'Observér' } } },
    },
    conditions: {},
    ...given,
  }
}
