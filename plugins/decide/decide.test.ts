import { expect, test } from 'vitest'
import { aDecidable, aDecidableRecommendation, anOption, aRecommendationOn } from '#tests/support/a-decidable.ts'
import { categoryOf as categoryInSchema } from '#schema/model/appropriateness.ts'
import { Decision } from '#schema/bundle/decision.ts'
import { Decidable } from '#schema/bundle/bundle.ts'
import type { Condition } from '#schema/model/condition.ts'
import { decide } from './decide.ts'
import { prepare } from './prepare.ts'
import { categoryOf } from './present.ts'

const at = '2026-11-20'
const order = { procedure: 'CT_HEAD' }
const icd = 'http://hl7.org/fhir/sid/icd-10'

/** The outcome of a recommendation that says 8 where the condition holds and 2 where it does not. */
function outcomeOf(when: Condition, facts: Record<string, unknown>, conditions: Record<string, Condition> = {}): string {
  const named = Object.fromEntries(Object.entries(conditions).map(([key, meaning]) => [key, { meaning, name: { en: key } }]))
  const decision = decide(aDecidable([aRecommendationOn(when)], { conditions: named }), { order, ...facts }, { at })
  Decision.parse(decision)
  if (decision.outcome === 'needs-data') return JSON.stringify(decision.missing)
  return decision.outcome === 'appropriate' ? 'true' : decision.outcome === 'not-appropriate' ? 'false' : decision.outcome
}

test('the rules the tests are made of are valid', () => {
  expect(Decidable.safeParse(aDecidable([aRecommendationOn({ finding: 'a' })])).error).toBeUndefined()
})

test('categories are those of the schema', () => {
  for (const rating of [1, 2, 3, 4, 5, 6, 7, 8, 9]) expect(categoryOf(rating)).toBe(categoryInSchema(rating))
})

test.each<[string, Condition, Record<string, unknown>, string]>([
  ['all of nothing holds', { all: [] }, {}, 'true'],
  ['any of nothing does not', { any: [] }, {}, 'false'],
  ['all is false as soon as one is', { all: [{ finding: 'a' }, { finding: 'b' }] }, { findings: { b: false } }, 'false'],
  ['all asks for what it lacks', { all: [{ finding: 'a' }, { finding: 'b' }] }, { findings: { b: true } }, '[{"finding":"a"}]'],
  ['any is true as soon as one is', { any: [{ finding: 'a' }, { finding: 'b' }] }, { findings: { b: true } }, 'true'],
  ['not of unknown is unknown', { not: { finding: 'a' } }, {}, '[{"finding":"a"}]'],
  ['a or not a is always true', { any: [{ finding: 'a' }, { not: { finding: 'a' } }] }, {}, 'true'],
  ['a and a is absent is never true', { all: [{ finding: 'a' }, { finding: 'a', is: 'absent' }] }, {}, 'false'],
  ['at least two of three', { atLeast: 2, of: [{ finding: 'a' }, { finding: 'b' }, { finding: 'c' }] }, { findings: { a: true, c: true } }, 'true'],
  ['at least two of three, one left', { atLeast: 2, of: [{ finding: 'a' }, { finding: 'b' }, { finding: 'c' }] }, { findings: { a: true, c: false } }, '[{"finding":"b"}]'],
  ['a score within its range', { score: [{ points: 1.5, when: { finding: 'a' } }, { points: 3, when: { finding: 'b' } }], from: 4.5 }, { findings: { a: true, b: true } }, 'true'],
  ['a score below its upper end', { score: [{ points: 1.5, when: { finding: 'a' } }, { points: 3, when: { finding: 'b' } }], from: 1, below: 4.5 }, { findings: { a: true, b: true } }, 'false'],
  ['a tenth and two tenths are three tenths', { score: [{ points: 0.1, when: { finding: 'a' } }, { points: 0.2, when: { finding: 'b' } }], from: 0.3 }, { findings: { a: true, b: true } }, 'true'],
  ['points may be negative', { score: [{ points: -2, when: { finding: 'a' } }, { points: 3, when: { finding: 'b' } }], from: 2 }, { findings: { b: true } }, '[{"finding":"a"}]'],
  ['a score asks only for what can change it', { score: [{ points: 1, when: { finding: 'a' } }, { points: 5, when: { finding: 'b' } }], from: 4 }, {}, '[{"finding":"b"}]'],
  ['age from is reached on the birthday', { age: { from: 'P18Y' } }, { patient: { birthDate: '2008-11-20' } }, 'true'],
  ['and not the day before', { age: { from: 'P18Y' } }, { patient: { birthDate: '2008-11-21' } }, 'false'],
  ['age below is half-open', { age: { below: 'P18Y' } }, { patient: { birthDate: '2008-11-20' } }, 'false'],
  ['an age in years covers the year', { age: { from: 'P18M' } }, { patient: { age: 'P1Y' } }, '[{"patient":"age"}]'],
  ['and decides a threshold outside it', { age: { from: 'P24M' } }, { patient: { age: 'P1Y' } }, 'false'],
  ['an age in months', { age: { from: 'P3M', below: 'P15M' } }, { patient: { age: 'P14M' } }, 'true'],
  ['an age in weeks covers the week', { age: { from: 'P30D' } }, { patient: { age: 'P4W' } }, '[{"patient":"age"}]'],
  ['an age in days', { age: { below: 'P28D' } }, { patient: { age: 'P27D' } }, 'true'],
  ['sex', { sex: ['female', 'other'] }, { patient: { sex: 'other' } }, 'true'],
  ['pregnancy', { pregnancy: ['possible', 'yes'] }, { patient: { sex: 'female' } }, '[{"patient":"pregnancy"}]'],
  ['a man is not pregnant unless somebody says so', { pregnancy: ['possible', 'yes'] }, { patient: { sex: 'male' } }, 'false'],
  ['and is if somebody says so', { pregnancy: ['yes'] }, { patient: { sex: 'male', pregnancy: 'yes' } }, 'true'],
  ['setting', { setting: ['emergency'] }, { setting: 'inpatient' }, 'false'],
  ['phase', { phase: ['follow-up'] }, {}, '[{"context":"phase"}]'],
  ['an indication by code', { indication: { in: 'concussion' } }, { indications: [{ system: icd, code: 'S06.0' }] }, 'true'],
  ['an indication by prefix', { indication: { in: 'headache' } }, { indications: [{ system: icd, code: 'G43.1' }] }, 'true'],
  ['a code of another system', { indication: { in: 'headache' } }, { indications: [{ system: 'urn:other', code: 'G43.1' }] }, 'false'],
  ['an empty list says that there is none', { indication: { in: 'headache' } }, { indications: [] }, 'false'],
  ['no list says nothing', { indication: { in: 'headache' } }, {}, '[{"context":"indications"}]'],
  ['a list with an entry that cannot be read is not complete', { indication: { in: 'headache' } }, { indications: [{ code: 5 }] }, '[{"context":"indications"}]'],
  ['a set within a set needs no asking', { any: [{ not: { indication: { in: 'concussion' } } }, { indication: { in: 'head-injury' } }] }, {}, 'true'],
  ['finding is absent', { finding: 'a', is: 'absent' }, { findings: { a: false } }, 'true'],
  ['a measurement without unit', { measurement: 'gcs', from: 14, unit: '{score}' }, { measurements: { gcs: { value: 14 } } }, 'true'],
  ['measurement is half-open', { measurement: 'gcs', below: 14, unit: '{score}' }, { measurements: { gcs: { value: 14 } } }, 'false'],
  ['a measurement in another unit', { measurement: 'glucose', below: 5, unit: 'mmol/L' }, { measurements: { glucose: { value: 80, unit: 'mg/dL' } } }, 'true'],
  ['a threshold in another unit', { measurement: 'glucose', from: 90, unit: 'mg/dL' }, { measurements: { glucose: { value: 90, unit: 'mg/dL' } } }, 'true'],
  ['a unit that is needed and missing', { measurement: 'glucose', below: 5, unit: 'mmol/L' }, { measurements: { glucose: { value: 80 } } }, '[{"measurement":"glucose"}]'],
  ['a unit nothing converts', { measurement: 'glucose', below: 5, unit: 'mmol/L' }, { measurements: { glucose: { value: 80, unit: 'kg' } } }, '[{"measurement":"glucose"}]'],
  ['two ranges that meet cover everything', { any: [{ measurement: 'gcs', below: 14, unit: '{score}' }, { measurement: 'gcs', from: 14, unit: '{score}' }] }, {}, 'true'],
  ['prior on the first day of its window', { prior: { procedure: 'CT_HEAD', within: 'P3M' } }, { prior: [{ procedure: 'CT_HEAD', on: '2026-08-20', status: 'performed' }] }, 'true'],
  ['prior a day too old', { prior: { procedure: 'CT_HEAD', within: 'P3M' } }, { prior: [{ procedure: 'CT_HEAD', on: '2026-08-19', status: 'performed' }] }, 'false'],
  ['prior of a set', { prior: { procedure: 'head-imaging', within: 'P3M' } }, { prior: [{ procedure: 'MR_HEAD', on: '2026-11-19', status: 'ordered' }] }, 'true'],
  ['prior of a status', { prior: { procedure: 'CT_HEAD', within: 'P3M', status: 'performed' } }, { prior: [{ procedure: 'CT_HEAD', on: '2026-11-19', status: 'ordered' }] }, 'false'],
  ['prior that is ordered for later', { prior: { procedure: 'CT_HEAD', within: 'P3M' } }, { prior: [{ procedure: 'CT_HEAD', on: '2026-12-19', status: 'ordered' }] }, 'true'],
  ['no list of earlier examinations', { prior: { procedure: 'CT_HEAD', within: 'P3M' } }, {}, '[{"context":"prior"}]'],
  ['a shorter window lies in a longer one', { any: [{ not: { prior: { procedure: 'CT_HEAD', within: 'P1M' } } }, { prior: { procedure: 'head-imaging', within: 'P1Y' } }] }, {}, 'true'],
  ['a named condition', { ref: 'rule' }, { findings: { a: true } }, 'true'],
  ['a named condition asks for its facts', { all: [{ ref: 'rule' }, { finding: 'b' }] }, { findings: { b: true } }, '[{"finding":"a"}]'],
  ['a condition that names itself silences the recommendation', { any: [{ ref: 'circle' }, { all: [] }] }, {}, 'no-criteria-apply'],
  ['so does one that is not there', { any: [{ ref: 'nowhere' }, { all: [] }] }, {}, 'no-criteria-apply'],
  ['and a value set that is not there', { indication: { in: 'nowhere' } }, {}, 'no-criteria-apply'],
])('%s', (_, when, facts, expected) => {
  expect(outcomeOf(when, facts, { rule: { finding: 'a' }, circle: { not: { ref: 'circle' } } })).toBe(expected)
})

test('a tower of named conditions, each naming the last twice, is read in no time', () => {
  const tower = Object.fromEntries(Array.from({ length: 30 }, (_, level) => [`n${level}`, level === 0 ? { finding: 'a' } : { all: [{ ref: `n${level - 1}` }, { ref: `n${level - 1}` }] }]))
  expect(outcomeOf({ ref: 'n29' }, {}, tower)).toBe('[{"finding":"a"}]')
  expect(outcomeOf({ ref: 'n29' }, { findings: { a: true } }, tower)).toBe('true')
})

test('a tower beyond every reason silences the recommendation instead of overflowing', () => {
  const tower = Object.fromEntries(Array.from({ length: 5000 }, (_, level) => [`n${level}`, level === 0 ? { finding: 'a' } : { not: { ref: `n${level - 1}` } }]))
  expect(outcomeOf({ ref: 'n4999' }, {}, tower)).toBe('no-criteria-apply')
})

test('without an order the order is what is missing', () => {
  const decision = decide(aDecidable([aDecidableRecommendation()]), {}, { at })
  expect(decision).toMatchObject({ outcome: 'needs-data', missing: [{ order: 'procedure' }] })
})

test('a procedure without any row is outside all criteria, silently', () => {
  const decision = decide(aDecidable([aDecidableRecommendation()]), { order: { procedure: 'MR_HEAD' } }, { at })
  expect(decision).toMatchObject({ outcome: 'no-criteria-apply', interrupt: 'silent', missing: [] })
})

test('a recommendation says nothing where its scenario has no row for the order', () => {
  const rule = { scenarios: [{ key: 'one', title: { en: 'One' }, when: { finding: 'a' } }, { key: 'all', title: { en: 'Else' }, when: { all: [] } }] }
  const rules = aDecidable([aDecidableRecommendation({ rule })])
  expect(decide(rules, { order, findings: { a: true } }, { at }).outcome).toBe('no-criteria-apply')
  expect(decide(rules, { order, findings: { a: false } }, { at })).toMatchObject({ outcome: 'appropriate', scenario: 'all' })
})

test('the first scenario that holds is the patient’s', () => {
  const title = { en: 'T' }
  const rules = aDecidable([
    aDecidableRecommendation({
      options: [anOption({ scenario: 'one', appropriateness: 9 }), anOption({ scenario: 'two', appropriateness: 5 })],
      rule: { scenarios: [{ key: 'one', title, when: { finding: 'a' } }, { key: 'two', title, when: { finding: 'b' } }] },
    }),
  ])
  expect(decide(rules, { order, findings: { a: true, b: true } }, { at })).toMatchObject({ outcome: 'appropriate', rating: 9, scenario: 'one' })
  expect(decide(rules, { order, findings: { a: false, b: true } }, { at })).toMatchObject({ outcome: 'may-be-appropriate', rating: 5, scenario: 'two' })
  expect(decide(rules, { order, findings: { b: true } }, { at })).toMatchObject({ outcome: 'needs-data', missing: [{ finding: 'a' }] })
})

test('scenarios that tell the same need no asking, and none is named', () => {
  const title = { en: 'T' }
  const rules = aDecidable([
    aDecidableRecommendation({
      options: [anOption({ scenario: 'one' }), anOption({ scenario: 'two' })],
      rule: { scenarios: [{ key: 'one', title, when: { finding: 'a' } }, { key: 'two', title, when: { all: [] } }] },
    }),
  ])
  const decision = decide(rules, { order }, { at })
  expect(decision).toMatchObject({ outcome: 'appropriate', missing: [] })
  expect(decision.scenario).toBeUndefined()
})

test('a declared override wins, whatever the ratings', () => {
  const yielding = aDecidableRecommendation({ id: 'a-yields', options: [anOption({ appropriateness: 1 })] })
  const ruling = aDecidableRecommendation({ id: 'z-rules', rule: { overrides: [{ recommendation: 'a-yields', why: { en: 'newer' } }] } })
  for (const recommendations of [[yielding, ruling], [ruling, yielding]]) {
    const decision = decide(aDecidable(recommendations), { order }, { at })
    expect(decision).toMatchObject({ rating: 8, recommendation: { id: 'z-rules' } })
    expect(decision.trace).toContainEqual({ recommendation: 'a-yields', at: 'rule', is: 'false', because: 'gives way to z-rules: it declares that this one gives way' })
  }
})

test('an override counts only where the overriding recommendation speaks', () => {
  const yielding = aDecidableRecommendation({ id: 'a-yields', options: [anOption({ appropriateness: 1 })] })
  const ruling = aDecidableRecommendation({ id: 'z-rules', rule: { applies: { finding: 'a' }, overrides: [{ recommendation: 'a-yields', why: { en: 'newer' } }] } })
  const rules = aDecidable([yielding, ruling])
  expect(decide(rules, { order, findings: { a: false } }, { at })).toMatchObject({ rating: 1 })
  expect(decide(rules, { order }, { at })).toMatchObject({ outcome: 'needs-data', missing: [{ finding: 'a' }] })
})

test('overrides in a circle cancel each other', () => {
  const pair = [['one', 'two'], ['two', 'one']].map(([id, other], index) =>
    aDecidableRecommendation({ id: id!, options: [anOption({ appropriateness: 3 + index })], rule: { overrides: [{ recommendation: other!, why: { en: 'w' } }] } }),
  )
  expect(decide(aDecidable(pair), { order }, { at })).toMatchObject({ rating: 3, recommendation: { id: 'one' } })
})

test('the more specific population wins, whatever the ratings', () => {
  const adults = aDecidableRecommendation({ id: 'a-adults', options: [anOption({ appropriateness: 1 })], rule: { applies: { age: { from: 'P18Y' } } } })
  const old = aDecidableRecommendation({ id: 'b-old', rule: { applies: { all: [{ age: { from: 'P65Y' } }] } } })
  const rules = aDecidable([adults, old])
  expect(decide(rules, { order, patient: { age: 'P70Y' } }, { at })).toMatchObject({ rating: 8, recommendation: { id: 'b-old' } })
  expect(decide(rules, { order, patient: { age: 'P40Y' } }, { at })).toMatchObject({ rating: 1, recommendation: { id: 'a-adults' } })
})

test('a population by a narrower value set is more specific', () => {
  const wide = aDecidableRecommendation({ id: 'a-wide', options: [anOption({ appropriateness: 1 })], rule: { applies: { indication: { in: 'head-injury' } } } })
  const narrow = aDecidableRecommendation({ id: 'b-narrow', rule: { applies: { indication: { in: 'concussion' } } } })
  expect(decide(aDecidable([wide, narrow]), { order, indications: [{ system: icd, code: 'S06.0' }] }, { at }).recommendation?.id).toBe('b-narrow')
})

test('else the lower rating wins, then the higher certainty, then the id', () => {
  const three = [
    aDecidableRecommendation({ id: 'a', certainty: 'low', options: [anOption({ appropriateness: 4 })] }),
    aDecidableRecommendation({ id: 'b', certainty: 'high', options: [anOption({ appropriateness: 4 })] }),
    aDecidableRecommendation({ id: 'c', certainty: 'high', options: [anOption({ appropriateness: 5 })] }),
    aDecidableRecommendation({ id: 'd', certainty: 'high', options: [anOption({ appropriateness: 4 })] }),
  ]
  const decision = decide(aDecidable(three.toReversed()), { order }, { at })
  expect(decision.recommendation?.id).toBe('b')
  expect(decision.trace.filter((step) => step.because.startsWith('gives way')).map(({ recommendation, because }) => [recommendation, because.split(': ')[1]])).toEqual([
    ['a', 'its evidence is more certain'],
    ['c', 'its rating is lower, which is more cautious'],
    ['d', 'its id comes first'],
  ])
})

/** Two scenarios, `one` with the finding `a` and `two` without it; a further statement holds in `two`. */
function withFurther(given: { ratings: [number, number]; id?: string }): ReturnType<typeof aDecidableRecommendation> {
  const title = { en: 'T' }
  return aDecidableRecommendation({
    ...(given.id !== undefined && { id: given.id }),
    statement: { direction: 'against', strength: 'strong', further: [{ scenarios: ['two'], direction: 'against', strength: 'conditional', certainty: 'low' }] },
    certainty: 'high',
    options: ['one', 'two'].map((scenario, index) => anOption({ scenario, appropriateness: given.ratings[index]! })),
    rule: { scenarios: [{ key: 'one', title, when: { finding: 'a' } }, { key: 'two', title, when: { all: [] } }] },
  })
}

test('the grade is that of the statement which holds in the patient’s scenario', () => {
  const rules = aDecidable([withFurther({ ratings: [1, 4] })])
  expect(decide(rules, { order, findings: { a: true } }, { at }).recommendation).toMatchObject({ strength: 'strong', certainty: 'high' })
  expect(decide(rules, { order, findings: { a: false } }, { at }).recommendation).toMatchObject({ strength: 'conditional', certainty: 'low' })
})

test('a statement for the ordered procedure goes before one for every procedure, which goes before the recommendation’s own', () => {
  const made = withFurther({ ratings: [1, 4] })
  const general = made.statement!.further![0]!
  const exact: typeof general = { scenarios: ['two'], procedures: [order.procedure], direction: 'for', strength: 'strong', certainty: 'none' }
  const elsewhere: typeof general = { ...exact, procedures: ['XR_SKULL'], certainty: 'very-low' }
  const gradeWith = (...further: Array<typeof general>): unknown =>
    decide(aDecidable([{ ...made, statement: { ...made.statement, further } }]), { order, findings: { a: false } }, { at }).recommendation
  expect(gradeWith(general, elsewhere, exact)).toMatchObject({ direction: 'for', strength: 'strong', certainty: 'none' })
  expect(gradeWith(elsewhere, general)).toMatchObject({ direction: 'against', strength: 'conditional', certainty: 'low' })
  expect(gradeWith(elsewhere)).toMatchObject({ direction: 'against', strength: 'strong', certainty: 'high' })
})

test('while the scenario is open, only what its statements share of the grade is told', () => {
  for (const ratings of [[1, 4], [1, 1]] as const) {
    const { recommendation, outcome } = decide(aDecidable([withFurther({ ratings: [...ratings] })]), { order }, { at })
    expect(outcome).toBe(ratings[1] === 4 ? 'needs-data' : 'not-appropriate')
    expect(recommendation).toMatchObject({ direction: 'against' })
    expect(recommendation).not.toHaveProperty('strength')
    expect(recommendation).not.toHaveProperty('certainty')
  }
})

test('between two that advise the same, the certainty in the patient’s scenario counts', () => {
  const rules = aDecidable([withFurther({ id: 'a', ratings: [4, 4] }), aDecidableRecommendation({ id: 'b', certainty: 'moderate', options: [anOption({ appropriateness: 4 })] })])
  expect(decide(rules, { order, findings: { a: true } }, { at }).recommendation?.id).toBe('a')
  const decision = decide(rules, { order, findings: { a: false } }, { at })
  expect(decision.recommendation?.id).toBe('b')
  expect(decision.trace.find(({ because }) => because.startsWith('gives way'))).toMatchObject({ recommendation: 'a', because: 'gives way to b: its evidence is more certain' })
})

test('alternatives stand by rating, then by dose, unknown ones last', () => {
  const instead = [{ procedure: 'CT_HEAD' }, { procedure: 'XR_SKULL' }, { procedure: 'MR_HEAD' }, { action: 'observe', appropriateness: 9 }, { procedure: 'US_ABDOMEN' }, { action: 'call-surgeon' }]
  const options = [
    anOption({ appropriateness: 7, advice: { instead } }),
    ...['XR_SKULL', 'MR_HEAD'].map((procedure) => anOption({ procedure, appropriateness: 7 })),
  ]
  const rules = aDecidable([aDecidableRecommendation({ options })])
  const subjects = (facts: object): Array<string> => decide(rules, { order, ...facts }, { at }).instead.map((one) => ('procedure' in one ? one.procedure : one.action))
  expect(subjects({})).toEqual(['observe', 'MR_HEAD', 'XR_SKULL', 'CT_HEAD', 'US_ABDOMEN', 'call-surgeon'])
  // The catalogue knows no dose of a child's skull X-ray.
  expect(subjects({ patient: { age: 'P17Y' } })).toEqual(['observe', 'MR_HEAD', 'CT_HEAD', 'XR_SKULL', 'US_ABDOMEN', 'call-surgeon'])
  const [first, second] = decide(rules, { order }, { at, language: 'da' }).instead
  expect(first).toEqual({ action: 'observe', name: 'Observér', rating: 9 })
  expect(second).toEqual({ procedure: 'MR_HEAD', name: 'Navn på MR_HEAD', rating: 7, dose: { milliSievert: 0, scheme: 'acr-rrl', band: 'O', population: 'adult' } })
})

test('duplicates, review, time target and message are reported beside the outcome', () => {
  const rules = aDecidable([
    aDecidableRecommendation({
      reviewDueOn: '2026-11-19',
      options: [anOption({ advice: { interrupt: 'inform', within: 'PT1H', message: { nb: 'Straks.', en: 'At once.' } } })],
      rule: { priorImaging: { procedure: 'head-imaging', within: 'P3M' } },
    }),
  ])
  const prior = [
    { procedure: 'MR_HEAD', on: '2026-10-01', status: 'performed' },
    { procedure: 'CT_HEAD', on: '2026-11-01', status: 'ordered' },
    { procedure: 'US_ABDOMEN', on: '2026-11-01', status: 'performed' },
    { procedure: 'CT_HEAD', on: '2025-11-01', status: 'performed' },
  ]
  const decision = decide(rules, { order, prior }, { at: '2026-11-20T08:00:00Z', language: 'da', sha256: 'a'.repeat(64) })
  expect(decision).toMatchObject({
    within: 'PT1H',
    message: 'Straks.',
    duplicates: [prior[1], prior[0]],
    review: { dueOn: '2026-11-19', overdue: true },
    bundle: { id: 'all', sequence: 17, sha256: 'a'.repeat(64) },
    recommendation: { url: 'https://guidelines.example/guidelines/head/head-injury/', title: 'Titel på head-injury', certainty: 'moderate', strength: 'conditional', direction: 'for' },
  })
  expect(decide(rules, { order }, { at: '2026-11-19' }).review?.overdue).toBe(false)
})

test('the day in the facts goes before the caller’s', () => {
  const rules = aDecidable([aRecommendationOn({ age: { from: 'P18Y' } })])
  expect(decide(rules, { order, at: '2026-11-21', patient: { birthDate: '2008-11-21' } }, { at }).rating).toBe(8)
})

test('without a readable day, what depends on the day is unknown', () => {
  const rules = aDecidable([aRecommendationOn({ age: { from: 'P18Y' } })])
  expect(decide(rules, { order, patient: { birthDate: '1980-01-01' } }, { at: 'tomorrow' }).missing).toEqual([{ patient: 'age' }])
  expect(decide(rules, { order, patient: { age: 'P40Y' } }, { at: 'tomorrow' }).rating).toBe(8)
})

test('facts that do not parse are dropped one by one, and the trace says so', () => {
  const facts = { order, patient: { age: 42, sex: 'female' }, findings: { a: 'yes', b: true, misspelt: true }, setting: 'moon', prior: 7 }
  const decision = decide(aDecidable([aRecommendationOn({ finding: 'b' })]), facts, { at })
  expect(decision.rating).toBe(8)
  expect(decision.trace.filter(({ recommendation }) => !recommendation).map((step) => step.at)).toEqual([
    'facts.patient.age',
    'facts.setting',
    'facts.prior',
    'facts.findings.a',
    'facts.findings.misspelt',
  ])
})

test('the trace explains each part where it stands', () => {
  const when: Condition = { all: [{ finding: 'a' }, { not: { measurement: 'gcs', below: 14, unit: '{score}' } }, { score: [{ points: 2, when: { sex: ['male'] } }], from: 2 }] }
  const rules = aDecidable([aRecommendationOn(when, { rule: { applies: { age: { from: 'P18Y' } } } })])
  const facts = { order, patient: { birthDate: '1980-01-01', sex: 'male' }, findings: { a: true }, measurements: { gcs: { value: 15 } } }
  expect(decide(rules, facts, { at }).trace).toEqual(
    [
      { at: 'rule.applies', is: 'true', because: 'born 1980-01-01, asked for from P18Y' },
      { at: 'rule.scenarios.0.when', is: 'true', because: 'all of 3: 3 true' },
      { at: 'rule.scenarios.0.when.all.0', is: 'true', because: 'a is present' },
      { at: 'rule.scenarios.0.when.all.1', is: 'true', because: 'not' },
      { at: 'rule.scenarios.0.when.all.1.not', is: 'false', because: 'gcs is 15, asked for below 14 {score}' },
      { at: 'rule.scenarios.0.when.all.2', is: 'true', because: 'sum 2, asked for from 2' },
      { at: 'rule.scenarios.0.when.all.2.score.0.when', is: 'true', because: 'sex is male, asked for male' },
      { at: 'options', is: 'true', because: 'decides CT_HEAD by scenario holds' },
    ].map((step) => ({ recommendation: 'head-injury', ...step })),
  )
  expect(decide(rules, facts, { at, trace: false }).trace).toEqual([])
})

test('a prepared bundle decides as the bundle does', () => {
  const rules = aDecidable([aRecommendationOn({ finding: 'a' })])
  expect(decide(prepare(rules), { order }, { at })).toEqual(decide(rules, { order }, { at }))
})

test('needs-data names the recommendation that asks, where there is only one', () => {
  expect(decide(aDecidable([aRecommendationOn({ finding: 'a' })]), { order }, { at }).recommendation?.id).toBe('head-injury')
})
