import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type RecommendationDraft } from '#schema/model/recommendation.ts'
import { canonicalValue } from '#schema/version/canonical-form.ts'
import { draftOfTree, treeOfDraft } from './draft-form.ts'
import { entriesOfTree, treeOfForm } from './form-tree.ts'

/** The way of a draft through a browser: shown, sent, read. */
function throughForm(draft: RecommendationDraft): ReturnType<typeof draftOfTree> {
  const form = new FormData()
  for (const [name, value] of entriesOfTree(treeOfDraft(draft))) form.append(name, value.replaceAll('\n', '\r\n'))
  return draftOfTree(treeOfForm(form))
}

const line = fc.stringMatching(/^[a-zæøå0-9][\w æøå.,:;"'<>&\n()[\]{}-]{0,40}[a-z]$/)
const localised = fc.record({ da: line, nb: line, en: line }, { requiredKeys: [] }).filter((texts) => Object.keys(texts).length > 0)
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined })
const gaps = <T extends object>(fields: { [Key in keyof T]: fc.Arbitrary<T[Key]> }): fc.Arbitrary<Partial<T>> => fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>
const slug = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(?:-[a-z0-9]{1,5})?$/)
const procedure = fc.constantFrom('CT_HEAD', 'US_ABDOMEN', 'MR_SPINE')
const condition = fc.constantFrom({ all: [] }, { age: { below: 'P18Y' } }, { not: { finding: 'fever' } }, { atLeast: 1, of: [{ sex: ['male'] }] })

const obligation = gaps({ provision: fc.oneof(line, localised), reference: slug })

const further = gaps({
  scenarios: fc.uniqueArray(slug, { maxLength: 3 }),
  procedures: fc.uniqueArray(procedure, { maxLength: 2 }),
  direction: fc.constantFrom('for', 'against'),
  strength: fc.constantFrom('strong', 'good-practice'),
  certainty: fc.constantFrom('moderate', 'very-low'),
  text: localised,
  obligation,
  restsOn: gaps({ ground: fc.constantFrom('consensus', 'law'), why: localised }),
  justification: localised,
})

const draft = gaps({
  title: maybe(localised),
  topics: fc.array(slug, { maxLength: 3 }),
  question: gaps({ population: localised, ages: gaps({ from: fc.constant('P2Y'), below: fc.constant('P18Y') }), settings: fc.subarray(['emergency', 'primary-care', 'screening']) }),
  statement: gaps({ direction: fc.constantFrom('for', 'against'), obligation, text: localised, further: fc.array(further, { maxLength: 2 }) }),
  evidence: gaps({
    certainty: fc.constantFrom('high', 'none'),
    basis: fc.subarray(['randomised', 'observational']),
    downgraded: fc.array(gaps({ reason: fc.constantFrom('imprecision'), why: localised }), { maxLength: 2 }),
    searchedOn: fc.constant('2026-02-28'),
    disagreements: fc.array(gaps({ about: localised, positions: fc.array(gaps({ says: localised, source: fc.oneof(line, localised), year: fc.integer({ min: 1900, max: 2200 }) }), { maxLength: 3 }) }), { maxLength: 2 }),
  }),
  value: gaps({ harms: fc.array(gaps({ kind: fc.constantFrom('contrast'), text: localised }), { maxLength: 3 }), alternatives: fc.array(gaps({ procedure, action: slug, why: localised }), { maxLength: 3 }), ultrasound: gaps({ verdict: fc.constant('chosen'), why: localised }) }),
  options: fc.array(
    gaps({
      scenario: slug,
      procedure,
      appropriateness: fc.integer({ min: 1, max: 9 }),
      advice: gaps({ interrupt: fc.constant('soft'), instead: fc.array(fc.oneof(fc.record({ procedure }), fc.record({ action: slug, appropriateness: fc.integer({ min: 1, max: 9 }) })), { maxLength: 3 }), within: fc.constant('PT1H') }),
    }),
    { maxLength: 4 },
  ),
  rule: gaps({ applies: condition, scenarios: fc.array(gaps({ key: slug, title: localised, when: condition }), { maxLength: 3 }) }),
  cases: fc.array(gaps({ name: slug, facts: fc.constantFrom({}, { indications: [] }, { findings: { fever: false } }), expect: fc.constant({ outcome: 'appropriate' }) }), { maxLength: 2 }),
  review: gaps({ everyMonths: fc.integer({ min: 1, max: 60 }), triggers: fc.subarray(['incident', 'dose-data']) }),
  audit: fc.array(gaps({ target: gaps({ comparator: fc.constant('at-least'), percent: fc.double({ min: 0, max: 100, noNaN: true }) }) }), { maxLength: 2 }),
  lowValue: gaps({ listed: fc.boolean(), part: localised, campaigns: fc.array(gaps({ name: line, entry: fc.oneof(line, localised) }), { maxLength: 2 }) }),
  replaces: fc.array(gaps({ guidance: localised, reference: slug, recommendation: slug, why: localised }), { maxLength: 2 }),
  accepted: fc.array(gaps({ check: fc.constantFrom('plain-language', 'no-such-check'), at: fc.constant('patient.why'), why: localised }), { maxLength: 2 }),
}).map((fields) => ({ id: 'low-back-pain', guideline: 'back', ...fields }) as unknown as RecommendationDraft)

test('a draft comes back from its form as it went in', () => {
  fc.assert(
    fc.property(draft, (before) => {
      const after = throughForm(before)
      expect(after.ok ? canonicalValue(after.value) : after.issues).toEqual(canonicalValue(before))
    }),
    { numRuns: 300 },
  )
})

test('a half-typed number is said where it stands, not dropped', () => {
  expect(draftOfTree({ id: 'a', guideline: 'b', review: { everyMonths: 'twelve' } })).toMatchObject({ ok: false, issues: [{ path: ['review', 'everyMonths'] }] })
})

test('a condition that is no JSON, or no condition, is said where it stands', () => {
  expect(draftOfTree({ id: 'a', guideline: 'b', rule: { applies: '{ "all": [' } })).toMatchObject({ ok: false, issues: [{ path: ['rule', 'applies'] }] })
  const parsed = draftOfTree({ id: 'a', guideline: 'b', rule: { applies: '{ "all": [ { "finding": "Fever" } ] }' } })
  expect(parsed.ok ? [] : parsed.issues.map(({ path }) => path.join('.'))).toEqual(['rule.applies.all.0.finding'])
})

test('a field that no recommendation has is refused', () => {
  const form = new FormData()
  form.append('id', 'a')
  form.append('guideline', 'b')
  form.append('value.secret', '1')
  expect(draftOfTree(treeOfForm(form))).toMatchObject({ ok: false, issues: [{ path: ['value', 'secret'] }] })
})

test('names that no form has are refused before anything is built from them', () => {
  for (const name of ['value.harms[99999999].kind', 'a.'.repeat(40), 'x'.repeat(300), 'a b']) {
    const form = new FormData()
    form.append(name, '1')
    expect(() => treeOfForm(form), name).toThrow(RangeError)
  }
})

test('a decimal comma is a decimal point', () => {
  const parsed = draftOfTree({ id: 'a', guideline: 'b', audit: [{ target: { percent: '12,5' } }] })
  expect(parsed.ok && parsed.value.audit?.[0]?.target?.percent).toBe(12.5)
})
