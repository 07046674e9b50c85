import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { aFurtherStatement, aGuideline, aLibrary, aRecommendation, aReplacement, aStanding, signedBy } from '#plugins/check/examples/builders.ts'
import { runCases } from '#plugins/decide/run-cases.ts'
import { RuleBundle } from '#schema/bundle/bundle.ts'
import { decidablePart } from '#schema/bundle/decidable-part.ts'
import { ruleBundleJsonSchema } from '#schema/bundle/json-schema.ts'
import type { Library } from '#schema/model/library.ts'
import { parseWith } from '#schema/model/parse.ts'
import { contentHash } from '#schema/version/canonical-form.ts'
import { type CompiledBundle, compileBundle, compileGuidelineBundle } from './compile-bundle.ts'

const schemaUrl = 'https://guidelines.example.org/schema/rule-bundle-1.json'
const request = { id: 'all', version: '2026.1', sequence: 1, publishedAt: '2026-11-20T12:00:00Z', schemaUrl }

function bundleOf(result: CompiledBundle): RuleBundle {
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.bundle
}
const compile = (library: Library = aLibrary()): RuleBundle => bundleOf(compileBundle({ ...request, library }))
const reasons = (result: CompiledBundle): unknown => (result.ok ? 'compiled' : result.problems.map(({ document, path, reason }) => [document, path, reason]))

describe('a bundle', () => {
  test('carries the recommendation with what its signatures say of it', () => {
    const [recommendation] = compile().recommendations
    expect(recommendation).toMatchObject({
      id: 'appendicitis-ultrasound-first',
      version: '1.0.0',
      path: '/r/appendicitis-ultrasound-first/',
      contentHash: contentHash(aRecommendation()),
      sourceLanguage: 'da',
      approvedAt: '2026-11-14T09:00:00Z',
      reviewDueOn: '2028-05-10',
      translated: ['nb', 'en'],
    })
    expect(recommendation?.signatures.map(({ kind }) => kind)).toEqual(['evidence', 'imaging', 'patient', 'approval'])
    expect(recommendation).not.toHaveProperty('cases')
  })

  test('carries the guideline with its committee, and of its recommendations those in the bundle', () => {
    const draft = aStanding(aRecommendation({ id: 'second' }), { state: 'draft', signatures: [] })
    const guideline = aStanding(aGuideline({ recommendations: ['second', 'appendicitis-ultrasound-first'] }))
    const [text] = compile(aLibrary({ documents: [draft, guideline] })).guidelines
    expect(text).toMatchObject({ path: '/g/acute-abdomen/', recommendations: ['appendicitis-ultrasound-first'], approvedAt: '2026-11-14T09:00:00Z' })
    expect(text?.committeeName.en).toBe('Abdomen committee')
  })

  test('is closed over everything it names', () => {
    const bundle = compile()
    expect(Object.keys(bundle.procedures)).toEqual(['CT_ABDOMEN', 'US_ABDOMEN'])
    expect(Object.keys(bundle.references)).toEqual(['review-2025', 'signs-2019'])
    expect(Object.keys(bundle.people)).toEqual(['carla-chair', 'mette-metode', 'per-patient', 'rita-roentgen'])
    expect(bundle.people['rita-roentgen']).toEqual({
      id: 'rita-roentgen',
      name: 'Rita Røntgen',
      profession: { da: 'Læge', nb: 'Lege', en: 'Physician' },
      specialties: ['radiology'],
      interests: { declaredOn: '2026-09-01', statement: 'None.', blocking: false },
    })
    expect(bundle.vocabulary.measurements.crp?.conversions).toEqual([{ unit: 'mg/dL', factor: 10, offset: 0 }])
    expect(bundle.cases.map(({ name, recommendation }) => [name, recommendation])).toContainEqual(['a-child', 'appendicitis-ultrasound-first'])
  })

  test('carries the panel of a guideline, and the people in it', () => {
    const panel = [{ person: 'carla-chair', as: 'chair' }, { person: 'vera-vaskulaer', as: 'member' }]
    const library = aLibrary({ people: [{ id: 'vera-vaskulaer', name: { da: 'Panelmedlem', en: 'Panel member' } }], documents: [aStanding(aGuideline({ panel }))] })
    const bundle = compile(library)
    expect(bundle.guidelines[0]?.panel).toEqual(panel)
    expect(bundle.people['vera-vaskulaer']?.name).toEqual({ da: 'Panelmedlem', en: 'Panel member' })
    const unknown = aStanding(aGuideline({ 'panel.1': { person: 'nobody', as: 'member' } }))
    expect(reasons(compileBundle({ ...request, library: aLibrary({ documents: [unknown] }) }))).toEqual([['acute-abdomen', 'panel.1.person', 'unknown-person']])
  })

  test('carries what the installation must say of itself, and on what terms everything is used, also when it holds one guideline', () => {
    const notice = { da: 'Demonstration.', en: 'Demonstration.' }
    const library = aLibrary({ installation: { notice } })
    const { id: _id, ...rest } = request
    for (const bundle of [compile(library), bundleOf(compileGuidelineBundle({ ...rest, library, guideline: 'acute-abdomen' }))])
      expect([bundle.notice, Object.keys(bundle.licences)]).toEqual([notice, ['own-content']])
  })

  test('decides its own cases as their authors expect', () => {
    const bundle = compile()
    expect(runCases(decidablePart(bundle), bundle.cases, '2030-01-01').filter(({ passed }) => !passed)).toEqual([])
  })

  test('carries further statements, and decides with the grade of the one that holds in the scenario', () => {
    const bundle = compile(aLibrary({ documents: [aStanding(aRecommendation({ 'statement.further': [aFurtherStatement({ scenarios: ['no-signs'] })] }))] }))
    expect(bundle.recommendations[0]?.statement.further.map(({ scenarios, text }) => [scenarios, text.en])).toEqual([[['no-signs'], 'We suggest ultrasound within a day.']])
    const graded = runCases(decidablePart(bundle), bundle.cases, '2030-01-01').map(({ decision }) => [decision.scenario, decision.recommendation?.strength, decision.recommendation?.certainty])
    expect(graded).toEqual([
      ['after-ultrasound', 'strong', 'moderate'],
      ['local-signs', 'strong', 'moderate'],
      ['local-signs', 'strong', 'moderate'],
      ['no-signs', 'conditional', 'low'],
      [undefined, undefined, undefined],
    ])
  })

  test('carries statements for some procedures with law and ground, and the action of an alternative with its name', () => {
    const further = aFurtherStatement({ procedures: ['CT_ABDOMEN'], obligation: { provision: { da: 'Artikel 55', en: 'Article 55' }, reference: 'older-2009' }, restsOn: { ground: 'law', why: { da: 'Loven kræver det.' } } })
    const content = aRecommendation({ 'statement.further': [further], 'value.alternatives': [{ action: 'call-surgeon', why: { da: 'Ikke nok.' } }] })
    const library = aLibrary({ references: [{ id: 'older-2009' }], documents: [aStanding(content)] })
    const bundle = compile({ ...library, actions: new Map([...library.actions, ['call-surgeon', { key: 'call-surgeon', name: { da: 'Ring til kirurgen' } }]]) })
    expect(bundle.recommendations[0]?.statement.further).toEqual([further])
    expect(Object.keys(bundle.references)).toContain('older-2009')
    expect(Object.keys(bundle.vocabulary.actions)).toContain('call-surgeon')
    const graded = runCases(decidablePart(bundle), bundle.cases, '2030-01-01').map(({ case: { name }, decision }) => [name, decision.recommendation?.strength])
    expect(graded.slice(1, 3)).toEqual([['ultrasound-first', 'strong'], ['ct-too-early', 'conditional']])
  })

  test('names what it replaces with its source; what the committee accepted of the gate stays behind', () => {
    const accepted = [{ check: 'plain-language', why: { da: 'Kendt ord.' } }]
    const library = aLibrary({
      references: [{ id: 'older-2009' }],
      documents: [aStanding(aRecommendation({ id: 'older', replaces: [] })), aStanding(aRecommendation({ replaces: [aReplacement({ reference: 'older-2009', recommendation: 'older' })], accepted }))],
    })
    const bundle = compile(library)
    expect(bundle.recommendations.map(({ replaces }) => replaces[0]?.recommendation)).toEqual(['older', undefined])
    expect(Object.keys(bundle.references)).toContain('older-2009')
    expect(bundle.recommendations[0]).not.toHaveProperty('accepted')
  })

  test('without further or replaced texts is one from before they could be said', () => {
    const bundle = structuredClone(compile()) as unknown as { recommendations: Array<{ statement: { further?: unknown }; replaces?: unknown }> }
    for (const recommendation of bundle.recommendations) {
      delete recommendation.statement.further
      delete recommendation.replaces
    }
    expect(parseWith(RuleBundle, bundle)).toEqual({ ok: true, value: compile() })
    expect(decidablePart(bundle as unknown as RuleBundle)).toEqual(decidablePart(compile()))
  })

  test('has the same bytes however its content was stored', () => {
    const reversed = <Value>(value: Value): Value => {
      if (Array.isArray(value)) return value.map(reversed) as Value
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).toReversed().map(([key, field]) => [key, reversed(field)])) as Value
    }
    const other = aStanding(aRecommendation({ id: 'another' }))
    const library = aLibrary({ documents: [other] })
    const turned: Library = {
      ...library,
      recommendations: new Map([...library.recommendations].toReversed().map(([id, standing]) => [id, reversed(standing)])),
      people: new Map([...library.people].toReversed()),
      procedures: new Map([...library.procedures].toReversed().map(([key, procedure]) => [key, reversed(procedure)])),
    }
    expect(JSON.stringify(compile(turned))).toBe(JSON.stringify(compile(library)))
  })

  test('tells which languages are finished', () => {
    const halfway = aStanding(aRecommendation({ 'patient.why.nb': undefined }))
    expect(compile(aLibrary({ documents: [halfway] })).recommendations[0]?.translated).toEqual(['en'])
  })
})

describe('what may be in a bundle', () => {
  test('nothing that is in work, unless it is asked for, and then it is a problem', () => {
    const library = aLibrary({ documents: [aStanding(aRecommendation({ id: 'second' }), { state: 'in-review' })] })
    expect(compile(library).recommendations.map(({ id }) => id)).toEqual(['appendicitis-ultrasound-first'])
    expect(reasons(compileBundle({ ...request, library, documents: ['acute-abdomen', 'second'] }))).toEqual([['second', 'state', 'not-approved']])
  })

  test('no recommendation without its guideline', () => {
    const library = aLibrary({ documents: [aStanding(aGuideline(), { state: 'draft' })] })
    expect(compile(library).recommendations).toEqual([])
    expect(reasons(compileBundle({ ...request, library: aLibrary(), documents: ['appendicitis-ultrasound-first'] }))).toEqual([['appendicitis-ultrasound-first', 'guideline', 'not-approved']])
  })

  test('no content that was edited after its signatures', () => {
    const edited = aStanding(aRecommendation({ 'title.en': 'Edited' }), { signatures: signedBy(aRecommendation()) })
    expect(reasons(compileBundle({ ...request, library: aLibrary({ documents: [edited] }) }))).toEqual(
      Array.from({ length: 4 }, () => ['appendicitis-ultrasound-first', 'signatures', 'not-signed']),
    )
  })

  test('no incomplete record, whatever its state says', () => {
    const incomplete = aStanding(aRecommendation({ 'value.ultrasound': undefined }))
    expect(reasons(compileBundle({ ...request, library: aLibrary({ documents: [incomplete] }) }))).toEqual([['appendicitis-ultrasound-first', 'value.ultrasound', 'incomplete']])
  })

  test('nobody and nothing that is unknown', () => {
    const unknown = aStanding(aRecommendation({ 'review.owner': 'nobody', 'evidence.references': ['lost-1999'], 'rule.applies': { finding: 'rebound' } }))
    expect(reasons(compileBundle({ ...request, library: aLibrary({ documents: [unknown] }) }))).toEqual([['appendicitis-ultrasound-first', 'rule.applies.finding', 'unknown-finding']])
    const named = aStanding(aRecommendation({ 'review.owner': 'nobody', 'evidence.references': ['lost-1999'] }))
    expect(reasons(compileBundle({ ...request, library: aLibrary({ documents: [named] }) }))).toEqual([
      ['appendicitis-ultrasound-first', 'review.owner', 'unknown-person'],
      ['appendicitis-ultrasound-first', 'evidence.references.0', 'unknown-reference'],
    ])
  })

  test('no statement for a scenario that is not there, and no replaced text that is unknown', () => {
    const astray = aStanding(aRecommendation({ 'statement.further': [aFurtherStatement({ scenarios: ['elsewhere'] }), aFurtherStatement(), aFurtherStatement()] }))
    expect(reasons(compileBundle({ ...request, library: aLibrary({ documents: [astray] }) }))).toEqual([
      ['appendicitis-ultrasound-first', 'statement.further.0.scenarios.0', 'unknown-scenario'],
      ['appendicitis-ultrasound-first', 'statement.further.2.scenarios.0', 'governed-twice'],
    ])
    const byLaw = aStanding(aRecommendation({ 'statement.further': [aFurtherStatement({ obligation: { provision: 'Act 1', reference: 'lost-law' } })] }))
    expect(reasons(compileBundle({ ...request, library: aLibrary({ documents: [byLaw] }) }))).toEqual([['appendicitis-ultrasound-first', 'statement.further.0.obligation.reference', 'unknown-reference']])
    const lost = aStanding(aRecommendation({ replaces: [aReplacement({ reference: 'lost-1999', recommendation: 'nowhere' })] }))
    expect(reasons(compileBundle({ ...request, library: aLibrary({ documents: [lost] }) }))).toEqual([
      ['appendicitis-ultrasound-first', 'replaces.0.reference', 'unknown-reference'],
      ['appendicitis-ultrasound-first', 'replaces.0.recommendation', 'unknown-recommendation'],
    ])
  })

  test('no id that does not exist', () => {
    expect(reasons(compileBundle({ ...request, library: aLibrary(), documents: ['nowhere'] }))).toEqual([['nowhere', '', 'unknown-document']])
  })
})

test('the bundle of one guideline holds its own recommendations only', () => {
  const other = aStanding(aGuideline({ id: 'back-pain', recommendations: ['back-pain-first'], body: { da: 'Tekst.' } }))
  const its = aStanding(aRecommendation({ id: 'back-pain-first', guideline: 'back-pain' }))
  const library = aLibrary({ documents: [other, its] })
  const { id: _id, ...rest } = request
  const bundle = bundleOf(compileGuidelineBundle({ ...rest, library, guideline: 'back-pain' }))
  expect([bundle.id, bundle.guidelines.map(({ id }) => id), bundle.recommendations.map(({ id }) => id)]).toEqual(['back-pain', ['back-pain'], ['back-pain-first']])
})

describe('the published JSON Schema', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  addFormats.default(ajv)
  const validate = ajv.compile(ruleBundleJsonSchema(schemaUrl))

  test('accepts what is compiled', () => {
    expect(validate(compile()) || validate.errors).toBe(true)
  })

  test('accepts words that are one for all languages, and words in each', () => {
    const inEach = { da: 'Dansk', nb: 'Norsk', en: 'English' }
    const guideline = aStanding(aGuideline({ 'method.sources': ['MEDLINE', inEach] }))
    const recommendation = aStanding(aRecommendation({ lowValue: { listed: true, campaigns: [{ name: 'List', entry: inEach }, { name: 'List', entry: '3' }] } }))
    const procedures = [{ key: 'CT_ABDOMEN', doses: [{ population: 'adult' as const, typical: 8, source: inEach, verified: 'seen' as const }] }]
    const bundle = bundleOf(compileBundle({ ...request, library: aLibrary({ documents: [guideline, recommendation], procedures, installation: { publisher: inEach } }) }))
    expect(validate(bundle) || validate.errors).toBe(true)
    expect([bundle.publisher.name, bundle.guidelines[0]!.method.sources[1], bundle.recommendations[0]!.lowValue.campaigns[0]!.entry, bundle.procedures['CT_ABDOMEN']!.doses[0]!.source]).toEqual([inEach, inEach, inEach, inEach])
  })

  const mutations: ReadonlyArray<[string, (bundle: Record<string, never>) => void]> = [
    ['another format', (bundle) => Object.assign(bundle, { format: 'rationale-rule-bundle/2' })],
    ['an unknown field', (bundle) => Object.assign(bundle, { extra: 1 })],
    ['a sequence of zero', (bundle) => Object.assign(bundle, { sequence: 0 })],
    ['no intended purpose', (bundle) => delete bundle.intendedPurpose],
    ['an alternative that is neither examination nor action', (bundle) => Object.assign(at(bundle, 'recommendations.0.value'), { alternatives: [{ why: { en: 'Too slow.' } }] })],
    ['an alternative that is both', (bundle) => Object.assign(at(bundle, 'recommendations.0.value.alternatives.0'), { action: 'observe' })],
    ['a rating of ten', (bundle) => Object.assign(at(bundle, 'recommendations.0.options.0'), { appropriateness: 10 })],
    ['an unknown certainty', (bundle) => Object.assign(at(bundle, 'recommendations.0.evidence'), { certainty: 'sure' })],
    ['a condition of no kind', (bundle) => Object.assign(at(bundle, 'recommendations.0.rule'), { applies: { sometimes: true } })],
    ['a hash that is none', (bundle) => Object.assign(at(bundle, 'recommendations.0'), { contentHash: 'abc' })],
    ['a review date that is no date', (bundle) => Object.assign(at(bundle, 'recommendations.0'), { reviewDueOn: 'soon' })],
    ['a dose band of no scheme', (bundle) => Object.assign(at(bundle, 'procedures.CT_ABDOMEN.bands.adult.0'), { scheme: 'own' })],
    ['a case without an expectation', (bundle) => delete (at(bundle, 'cases.0') as Record<string, unknown>).expect],
  ]
  test.each(mutations)('refuses %s, as the parser does', (_name, mutate) => {
    const bundle = structuredClone(compile()) as unknown as Record<string, never>
    mutate(bundle)
    expect(validate(bundle)).toBe(false)
    expect(parseWith(RuleBundle, bundle).ok).toBe(false)
  })
})

function at(value: unknown, path: string): object {
  return path.split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value) as object
}
