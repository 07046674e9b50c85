import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exportContent } from '#app/workflow/export-content.server.ts'
import { importContent } from '#app/workflow/import-content.server.ts'
import { programRoot } from '#app/workflow/load-release-assets.server.ts'
import { readContentFolder } from '#app/workflow/read-content-folder.server.ts'
import { checkLibrary } from '#plugins/check/check-document.ts'
import { compileForCases } from '#plugins/compile/compile-for-cases.ts'
import { convertUnits } from '#plugins/compile/convert-units.server.ts'
import { prepare } from '#plugins/decide/prepare.ts'
import { runCases } from '#plugins/decide/run-cases.ts'
import { parseLibrary } from '#plugins/markdown/library-files.ts'
import { caseCoverage } from '#plugins/verify/case-coverage.ts'
import { suggestCases } from '#plugins/verify/suggest-cases.ts'
import type { Decidable } from '#schema/bundle/bundle.ts'
import { readLibrary } from '#schema/db/read-library.server.ts'
import type { Facts } from '#schema/model/facts.ts'
import type { Expectation, GoldenCase } from '#schema/model/golden-case.ts'
import { languages } from '#schema/model/language.ts'
import { catalogueLists, type CatalogueList } from '#schema/model/library.ts'
import { textFieldsOf, translationStates } from '#schema/version/translation.ts'
import { aDatabase } from '../support/a-database.ts'
import { bySystem, noon } from '../support/a-workplace.ts'

const today = noon.slice(0, 10)
const files = readContentFolder(join(programRoot(), 'content'))
const { library, problems } = parseLibrary(files)
const recommendations = [...library.recommendations.values()]
const documents = [...library.guidelines.values(), ...recommendations]

/** Advice words of the fact sheet that the first content was written from, with the examination each case orders. */
const sheet = {
  T01a: ['MR_LSPINE', 'SOFT_NOT_RECOMMENDED'],
  T01b: ['XR_LSPINE', 'SOFT_REDIRECT:MR_LSPINE'],
  T01c: ['MR_LSPINE', 'SUPPORTED'],
  T01d: ['MR_LSPINE', 'SUPPORTED_URGENT'],
  T02a: ['MR_LSPINE', 'SUPPORTED_URGENT'],
  T02b: ['CT_LSPINE', 'SOFT_REDIRECT:MR_LSPINE'],
  T02c: ['CT_LSPINE', 'SUPPORTED_URGENT'],
  T02d: ['MR_LSPINE', 'OUT_OF_SCOPE'],
  T03a: ['CT_HEAD', 'SOFT_NOT_RECOMMENDED'],
  T03b: ['CT_HEAD', 'NEEDS_DATA:s100b'],
  T03c: ['CT_HEAD', 'SOFT_NOT_RECOMMENDED'],
  T03d: ['CT_HEAD', 'SUPPORTED'],
  T03e: ['CT_HEAD', 'SUPPORTED'],
  T03f: ['CT_HEAD', 'SUPPORTED_URGENT'],
  T04a: ['CT_HEAD', 'SOFT_NOT_RECOMMENDED'],
  T04b: ['CT_HEAD', 'SOFT_REDIRECT:observe'],
  T04c: ['CT_HEAD', 'SUPPORTED'],
  T04d: ['CT_HEAD', 'SUPPORTED_URGENT'],
  T04e: ['CT_HEAD', 'SOFT_NOT_RECOMMENDED'],
  T05a: ['CT_AP', 'SOFT_REDIRECT:US_ABDOMEN'],
  T05b: ['US_ABDOMEN', 'SUPPORTED'],
  T05c: ['US_ABDOMEN', 'SOFT_NOT_RECOMMENDED'],
  T05d: ['CT_AP', 'SOFT_REDIRECT:MR_AP'],
  T05e: ['CT_AP', 'SUPPORTED'],
  T06a: ['CTPA', 'SOFT_NOT_RECOMMENDED'],
  T06b: ['CTPA', 'SOFT_NOT_RECOMMENDED'],
  T06c: ['CTPA', 'SUPPORTED_URGENT'],
  T06d: ['CTPA', 'NEEDS_DATA:d-dimer'],
  T06e: ['CTPA', 'OUT_OF_SCOPE'],
  T07a: ['CTPA', 'SOFT_NOT_RECOMMENDED'],
  T07b: ['NM_Q', 'SUPPORTED_URGENT'],
  T07c: ['CTPA', 'SOFT_REDIRECT:US_LEG_VEINS'],
  T07d: ['CTPA', 'NEEDS_DATA:d-dimer'],
  T08a: ['XR_ANKLE', 'SOFT_NOT_RECOMMENDED'],
  T08b: ['XR_ANKLE', 'SUPPORTED'],
  T08c: ['XR_ANKLE', 'SOFT_REDIRECT:XR_FOOT'],
  T08d: ['MR_ANKLE', 'SOFT_REDIRECT:XR_ANKLE'],
  T10a: ['XR_CHEST', 'SOFT_REDIRECT:US_CHEST'],
  T10b: ['XR_CHEST', 'SUPPORTED'],
  T10c: ['US_CHEST', 'SOFT_REDIRECT:XR_CHEST'],
  T10d: ['CT_CHEST', 'SOFT_NOT_RECOMMENDED'],
  T10e: ['XR_CHEST', 'SOFT_NOT_RECOMMENDED'],
  T11a: ['CT_HEAD', 'SOFT_REDIRECT:CT_HEAD_CTA'],
  T11b: ['CT_HEAD_CTA', 'SUPPORTED_URGENT'],
  T11c: ['US_CAROTID', 'SOFT_REDIRECT:CT_HEAD_CTA'],
  T11d: ['CT_HEAD_CTA', 'OUT_OF_SCOPE'],
  T12a: ['PETCT_WB', 'SOFT_NOT_RECOMMENDED'],
  T12b: ['NM_BONE', 'SUPPORTED'],
  T12c: ['MG_BILAT', 'SUPPORTED'],
  T12d: ['MG_BILAT', 'SOFT_NOT_RECOMMENDED'],
  T13a: ['MG_SCREEN', 'SUPPORTED'],
  T13b: ['MG_SCREEN', 'SOFT_NOT_RECOMMENDED'],
  T13c: ['MG_SCREEN', 'SOFT_REDIRECT:diagnostic-breast-pathway'],
  T13d: ['MG_SCREEN', 'SOFT_REDIRECT:shared-decision-on-screening'],
  T13e: ['MG_SCREEN', 'SOFT_NOT_RECOMMENDED'],
  T13f: ['MG_SCREEN', 'SOFT_REDIRECT:high-risk-breast-programme'],
  T14a: ['CT_WB', 'HARD_BLOCK'],
  T14b: ['MR_WB', 'SOFT_NOT_RECOMMENDED'],
  T14c: ['MR_WB', 'SOFT_REDIRECT:specialist-programme'],
  T14d: ['CT_WB', 'OUT_OF_SCOPE'],
  T15a: ['XR_CHEST', 'SOFT_NOT_RECOMMENDED'],
  T15b: ['XR_CHEST', 'SUPPORTED'],
  T15c: ['XR_CHEST', 'SUPPORTED'],
  T15d: ['XR_CHEST', 'OUT_OF_SCOPE'],
  T17a: ['MR_KNEE', 'SOFT_REDIRECT:XR_KNEE_WB'],
  T17b: ['MR_KNEE', 'SOFT_NOT_RECOMMENDED'],
  T17c: ['MR_KNEE', 'SUPPORTED'],
  T17d: ['MR_KNEE', 'SUPPORTED'],
  T18a: ['CT_KUB_LD', 'SOFT_REDIRECT:US_KUB'],
  T18b: ['CT_KUB_LD', 'SUPPORTED'],
  T18c: ['CT_AP', 'SOFT_REDIRECT:CT_KUB_LD'],
  T18d: ['CT_KUB_LD', 'SOFT_REDIRECT:US_KUB'],
  T18e: ['CT_KUB_LD', 'SUPPORTED'],
  T21a: ['MR_BRAIN', 'SOFT_NOT_RECOMMENDED'],
  T21b: ['CT_HEAD', 'SUPPORTED_URGENT'],
  T21c: ['MR_BRAIN', 'SUPPORTED'],
  T21d: ['MR_BRAIN', 'SOFT_REDIRECT:CT_HEAD'],
} as const satisfies Record<string, readonly [string, string]>
const sheetRows = Object.entries(sheet).map(([id, [order, advice]]) => ({ id, order, advice }))

/** Conditions that never turn a decision alone where they stand: proven, and left there for the reason given. */
const neverAlone: Readonly<Record<string, ReadonlyArray<string>>> = {}

type CaseOf = GoldenCase & { recommendation: string }
const cases: Array<CaseOf> = recommendations.flatMap(({ content }) => ((content.cases ?? []) as Array<GoldenCase>).map((one) => ({ ...one, recommendation: content.id })))
const caseNamed = (recommendation: string, name: string): CaseOf => cases.find((one) => one.recommendation === recommendation && one.name === name)!
const caseOf = (id: string): CaseOf | undefined => cases.find(({ source }) => source === id || source?.endsWith(` ${id}`))

describe('the gate', () => {
  const { findings, openPoints } = checkLibrary(library, { today, convertUnits })

  test('every file is understood', () => {
    expect(problems).toEqual([])
    expect(recommendations).toHaveLength(17)
  })

  test('finds nothing in what is approved, not even a warning', () => {
    expect(findings.map(({ document, check, path, message }) => `${document} ${check} ${path} ${message.en}`)).toEqual([])
  })

  test('one recommendation is a draft, and lacks something in several groups', () => {
    expect(documents.filter(({ state }) => state === 'draft').map(({ content }) => content.id)).toEqual(['headache-without-warning-signs'])
    expect([...new Set(openPoints.map(({ document }) => document))]).toEqual(['headache-without-warning-signs'])
    expect(openPoints.map(({ check, path }) => `${check} ${path}`).toSorted()).toEqual([
      'audit-defined audit',
      'review-planned review.everyMonths',
      'review-planned review.why',
      'ultrasound-considered value.ultrasound.verdict',
      'value-weighed value.ultrasound',
    ])
  })
})

describe('golden cases', () => {
  const compiled = recommendations.map(({ content }): [string, Decidable] => {
    const result = compileForCases(content, library, convertUnits)
    if (!result.ok) throw new Error(`${content.id}: ${JSON.stringify(result.problems)}`)
    return [content.id, result.decidable]
  })
  const failuresOf = (rules: Decidable, of: ReadonlyArray<CaseOf>): Array<string> =>
    runCases(prepare(rules), of, today).filter(({ passed }) => !passed).map(({ case: { name }, differences }) => `${name}: ${differences.join('; ')}`)

  test.each(compiled)('of %s decide as their authors expect', (id, decidable) => {
    const own = cases.filter(({ recommendation }) => recommendation === id)
    expect(own.length).toBeGreaterThan(20)
    expect(failuresOf(decidable, own)).toEqual([])
  })

  test('of all decide the same when all stand in one set of rules', () => {
    const together = compiled.map(([, decidable]) => decidable).reduce(joined)
    expect(together.recommendations).toHaveLength(recommendations.length)
    expect(failuresOf(together, cases)).toEqual([])
    for (const { case: { name, recommendation }, decision } of runCases(prepare(together), cases, today))
      if (decision.recommendation && caseNamed(recommendation, name).expect.outcome !== 'no-criteria-apply') expect(decision.recommendation.id, name).toBe(recommendation)
  })

  test.each(compiled)('of %s show every condition to decide (MC/DC), or none could', (id, decidable) => {
    const own = cases.filter(({ recommendation }) => recommendation === id)
    const uncovered = suggestCases({ coverage: caseCoverage({ decidable, recommendation: id, cases: own, at: today }), cases: own, at: today })
    expect(uncovered.map(({ judgement, condition }) => `${judgement.of} ${judgement.key}: ${condition.text}`)).toEqual(neverAlone[id] ?? [])
    expect(uncovered.flatMap(({ suggestions }) => suggestions)).toEqual([])
  })

  test('have names of their own within a recommendation', () => {
    const names = cases.map(({ recommendation, name }) => `${recommendation} ${name}`)
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('the fact sheet', () => {
  test.each(sheetRows)('$id, $order: $advice', ({ id, order, advice }) => {
    const found = caseOf(id)
    expect(found?.facts.order).toEqual({ procedure: order })
    expect(adviceOf(found!.expect)).toContain(advice)
  })

  test('has no case that is told twice', () => {
    for (const { id } of sheetRows) expect(cases.filter(({ source }) => source === id || source?.endsWith(` ${id}`)), id).toHaveLength(1)
  })

  test.each(sheetRows)('beside $id stands the same patient with a fact left out', ({ id }) => {
    const told = factsOf(caseOf(id)!.facts)
    const variants = cases.filter(({ name, source }) => name.startsWith(`${id.toLowerCase()}-`) && source !== id)
    const lacking = variants.filter(({ facts }) => {
      const here = factsOf(facts)
      // Another fact may be told besides: T03b lacks one by itself.
      return [...told.keys()].some((key) => !here.has(key)) && [...here].every(([key, value]) => !told.has(key) || told.get(key) === value)
    })
    expect(lacking.map(({ name }) => name)).not.toEqual([])
  })

  test('what it asks for is a fact that the case leaves out', () => {
    for (const { id, advice } of sheetRows.filter((row) => row.advice.startsWith('NEEDS_DATA'))) expect([...factsOf(caseOf(id)!.facts).keys()], id).not.toContain(`measurements.${advice.split(':')[1]}`)
  })
})

describe('every language', () => {
  test.each(documents.map((document) => [document.content.id, document] as const))('%s says everything in all three, from today\'s source text', (_, { content }) => {
    const guideline = 'guideline' in content ? library.guidelines.get(content.guideline)!.content : content
    expect(library.installation.languages.toSorted()).toEqual([...languages].toSorted())
    expect(translationStates(content, guideline.sourceLanguage!).filter(({ is }) => is !== 'current')).toEqual([])
    expect(lackingLanguages(content)).toEqual([])
  })

  test.each(['installation', ...(Object.keys(catalogueLists) as Array<CatalogueList>)] as const)('the list of %s does too', (list) => {
    const entries = list === 'installation' ? [library.installation] : [...library[list].values()]
    expect(entries.flatMap(lackingLanguages)).toEqual([])
  })
})

describe('import and export', () => {
  test('of the first content is the identity, there and back and there again', () => {
    const first = aDatabase()
    const report = importContent(bySystem(first), { files })
    expect(report).toMatchObject({ conflicts: [], staleSignatures: 0, unchanged: 0 })
    expect(report.approved.length + report.drafts.length).toBe(documents.length)
    const exported = exportContent(bySystem(first), { texts: 'open' })
    expect(exported.map(({ path }) => path)).toEqual(files.map(({ path }) => path))
    for (const [index, { path, text }] of exported.entries()) expect(text, path).toBe(files[index]!.text)
    const second = aDatabase()
    importContent(bySystem(second), { files: exported })
    expect(exportContent(bySystem(second), { texts: 'open' })).toEqual(exported)
    for (const texts of ['open', 'standing'] as const) expect(readLibrary(second, texts)).toEqual(readLibrary(first, texts))
    expect(importContent(bySystem(first), { files: exported })).toMatchObject({ approved: [], drafts: [], unchanged: documents.length, entries: 0, conflicts: [] })
  })
})

/** The sheet's words for what a case expects. A redirection is also a plain soft advice against. */
function adviceOf({ outcome, interrupt, within, instead = [], missing = [] }: Expectation): Array<string> {
  const named = (entry: Record<string, unknown>): string => String(Object.values(entry)[0])
  if (outcome === 'no-criteria-apply') return ['OUT_OF_SCOPE']
  if (outcome === 'needs-data') return missing.slice(0, 1).map((fact) => `NEEDS_DATA:${named(fact)}`)
  if (outcome === 'not-appropriate' && interrupt === 'hard') return ['HARD_BLOCK']
  if (outcome === 'not-appropriate' && interrupt === 'soft') return ['SOFT_NOT_RECOMMENDED', ...instead.slice(0, 1).map((entry) => `SOFT_REDIRECT:${named(entry)}`)]
  if (outcome === 'appropriate' && interrupt === 'silent' && within === undefined) return ['SUPPORTED']
  if (outcome === 'appropriate' && interrupt === 'inform' && within !== undefined) return ['SUPPORTED_URGENT']
  return []
}

/** Facts by their address. */
function factsOf({ patient = {}, findings = {}, measurements = {}, ...rest }: Facts): Map<string, string> {
  const under = (group: string, entries: object): Array<[string, string]> => Object.entries(entries).map(([key, value]) => [`${group}.${key}`, JSON.stringify(value)])
  return new Map([...under('patient', patient), ...under('findings', findings), ...under('measurements', measurements), ...under('context', rest)])
}

/** Texts that lack a language, or say nothing in one. */
function lackingLanguages(record: unknown): Array<string> {
  return textFieldsOf(record)
    .filter(({ texts }) => languages.some((language) => (texts[language] ?? '').trim() === ''))
    .map(({ path }) => path)
}

/** Two sets of rules as one; what both define is the same, since both come from one catalogue. */
function joined(one: Decidable, other: Decidable): Decidable {
  const { findings, measurements, actions } = one.vocabulary
  return {
    ...one,
    recommendations: [...one.recommendations, ...other.recommendations],
    procedures: { ...one.procedures, ...other.procedures },
    valueSets: { ...one.valueSets, ...other.valueSets },
    conditions: { ...one.conditions, ...other.conditions },
    vocabulary: {
      findings: { ...findings, ...other.vocabulary.findings },
      measurements: { ...measurements, ...other.vocabulary.measurements },
      actions: { ...actions, ...other.vocabulary.actions },
    },
  }
}
