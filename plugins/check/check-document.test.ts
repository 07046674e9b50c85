import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileBundle } from '#plugins/compile/compile-bundle.ts'
import { convertUnits } from '#plugins/compile/convert-units.server.ts'
import { Guideline } from '#schema/model/guideline.ts'
import { parseWith } from '#schema/model/parse.ts'
import { Recommendation } from '#schema/model/recommendation.ts'
import { at } from '#schema/version/version-number.ts'
import { checkDocument, checkLibrary, hasErrors } from './check-document.ts'
import { aFurtherStatement, aGuideline, aLibrary, aRecommendation, aStanding, signedBy } from './examples/builders.ts'

const today = '2026-11-20'
const writing = { today, moment: 'writing' } as const
const approval = { today, moment: 'approval' } as const

/** Dotted paths of every field of a record, groups included. */
function pathsOf(value: unknown, path = ''): Array<string> {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const place = path === '' ? key : `${path}.${key}`
    return [place, ...pathsOf(inner, place)]
  })
}

// Translations are not mandatory; leaving them out of the rounds halves their time.
const removable = pathsOf(aRecommendation()).filter((path) => !/^(?:id|guideline|translations)(?:\.|$)|\.(?:nb|en)$/.test(path))

const isComplete = (path: string): boolean => parseWith(Recommendation, aRecommendation({ [path]: undefined })).ok
const mandatory = removable.filter((path) => !isComplete(path))
const optional = removable.filter(isComplete)

// Hundreds of records each; a busy machine needs more than the usual five seconds.
describe('the gate and the complete schema agree', { timeout: 30_000 }, () => {
  const library = aLibrary()

  test('what the schema does not accept as complete has an error in its group', () => {
    const silent = mandatory.filter((path) => {
      const draft = aStanding(aRecommendation({ [path]: undefined }), { state: 'draft', signatures: [] })
      return !checkDocument(draft, library, writing).some((finding) => finding.level === 'error' && finding.path.startsWith(path.split('.')[0]!))
    })
    expect(silent).toEqual([])
    expect(mandatory.length).toBeGreaterThan(100)
  })

  test('the same for a guideline', () => {
    const silent = pathsOf(aGuideline())
      .filter((path) => !/^(?:id|committee|sourceLanguage|translations)(?:\.|$)/.test(path))
      .map((path) => ({ path, draft: aGuideline({ [path]: undefined }) }))
      .filter(({ draft }) => !parseWith(Guideline, draft).ok && !hasErrors(checkDocument(aStanding(draft, { state: 'draft', signatures: [] }), library, writing)))
    expect(silent).toEqual([])
  })

  test('what the gate lets through compiles', () => {
    const refused = optional.filter((path) => {
      const standing = aStanding(aRecommendation({ [path]: undefined }))
      const itsLibrary = { ...library, recommendations: new Map([[standing.content.id, standing]]) }
      if (hasErrors(checkDocument(standing, itsLibrary, { ...approval, convertUnits }))) return false
      return !compileBundle({ library: itsLibrary, id: 'all', version: '1', sequence: 1, publishedAt: '2026-11-20T12:00:00Z', schemaUrl: 'https://example.org/schema.json' }).ok
    })
    expect(refused).toEqual([])
  })
})

test('any number of gaps is judged, never thrown at', () => {
  const library = aLibrary()
  fc.assert(
    fc.property(fc.subarray(removable, { maxLength: 12 }), (paths) => {
      // From the back, so that taking an entry out of a list leaves the places before it.
      let draft = aRecommendation()
      for (const path of paths.toReversed()) {
        const parent = path.split('.').slice(0, -1).join('.')
        if (parent === '' || typeof at(draft, parent) === 'object') draft = aRecommendationFrom(draft, path)
      }
      expect(Array.isArray(checkDocument(aStanding(draft), library, approval))).toBe(true)
    }),
    { numRuns: 60, seed: 1 },
  )
})

function aRecommendationFrom(draft: ReturnType<typeof aRecommendation>, path: string): ReturnType<typeof aRecommendation> {
  const copy = structuredClone(draft)
  const keys = path.split('.')
  const last = keys.pop()!
  const parent = at(copy, keys.join('.')) ?? (keys.length === 0 ? copy : undefined)
  if (Array.isArray(parent)) parent.splice(Number(last), 1)
  else if (typeof parent === 'object' && parent !== null) delete (parent as Record<string, unknown>)[last]
  return copy
}

test('an empty draft has open points in every mandatory group', () => {
  const findings = checkDocument(aStanding({ id: 'new', guideline: 'acute-abdomen' }, { state: 'draft', signatures: [] }), aLibrary(), writing)
  const groups = new Set(findings.map(({ path }) => path.split('.')[0]))
  expect([...groups].toSorted()).toEqual(['audit', 'cases', 'evidence', 'lowValue', 'options', 'patient', 'question', 'radiology', 'review', 'rule', 'statement', 'title', 'value'])
})

test('while a text is written, nobody is asked for signatures', () => {
  const draft = aStanding(aRecommendation(), { state: 'draft', signatures: [] })
  expect(checkDocument(draft, aLibrary(), writing)).toEqual([])
  expect(checkDocument(draft, aLibrary(), approval).map(({ check }) => check)).toEqual(['radiology-signed', 'signatures-complete', 'signatures-complete', 'signatures-complete', 'signatures-complete'])
})

test('a warning does not close the gate', () => {
  const findings = checkDocument(aStanding(aRecommendation({ 'patient.why.en': undefined })), aLibrary(), approval)
  expect(findings.map(({ check, level }) => [check, level])).toEqual([['translation-current', 'warning']])
  expect(hasErrors(findings)).toBe(false)
})

test('a case in another unit waits in a browser, and is decided where units are converted', () => {
  const inOtherUnit = aStanding(aRecommendation({ 'cases.3.facts.measurements.crp': { value: 0.5, unit: 'mg/dL' } }))
  expect(checkDocument(inOtherUnit, aLibrary(), writing)).toEqual([])
  expect(checkDocument(inOtherUnit, aLibrary(), { ...approval, convertUnits })).toEqual([])
  expect(checkDocument(inOtherUnit, aLibrary(), approval).map(({ path }) => path)).toContain('cases.3.expect')
})

test('what a draft lacks is an open point of the library, not an error', () => {
  const draft = aRecommendation({ id: 'second', evidence: undefined })
  const library = aLibrary({ documents: [aStanding(draft, { state: 'draft', signatures: [] })] })
  const { findings, openPoints } = checkLibrary(library, { today })
  expect(findings).toEqual([])
  expect(new Set(openPoints.map(({ document }) => document))).toEqual(new Set(['second']))
})

test('what was withdrawn is not judged again', () => {
  const library = aLibrary({ documents: [aStanding(aRecommendation({ evidence: undefined }), { state: 'withdrawn', signatures: [] })] })
  expect(checkLibrary(library, { today })).toEqual({ findings: [], openPoints: [] })
})

test('an edit by hand after approval voids every signature', () => {
  const content = aRecommendation()
  const edited = aStanding(aRecommendation({ 'value.pregnancy.da': 'Andet.' }), { signatures: signedBy(content) })
  expect(checkDocument(edited, aLibrary(), approval).filter(({ level }) => level === 'error').map(({ check }) => check)).toEqual([
    'radiology-signed',
    'signatures-complete',
    'signatures-complete',
    'signatures-complete',
    'signatures-complete',
  ])
})

describe('a warning that the committee accepts', () => {
  const why = { da: 'Oversættelsen kommer.', nb: 'Oversettelsen kommer.', en: 'The translation is to come.' }
  const judged = (accepted: unknown): Array<[string, string, unknown]> =>
    checkDocument(aStanding(aRecommendation({ 'patient.why.en': undefined, 'patient.summary.en': undefined, accepted })), aLibrary(), approval).map(({ check, level, path, reason }) => [`${check} ${path}`, level, reason])

  test('is told as accepted, with the reason, in the whole text', () => {
    expect(judged([{ check: 'translation-current', why }])).toEqual([
      ['translation-current patient.summary.en', 'accepted', why],
      ['translation-current patient.why.en', 'accepted', why],
    ])
  })

  test('or in the field it names', () => {
    expect(judged([{ check: 'translation-current', at: 'patient.why', why }])).toEqual([
      ['translation-current patient.summary.en', 'warning', undefined],
      ['translation-current patient.why.en', 'accepted', why],
    ])
  })

  test('stays a warning without a reason in the source language', () => {
    const levels = judged([{ check: 'translation-current', why: { nb: why.nb, en: why.en } }]).map(([, level]) => level)
    expect(levels).not.toContain('accepted')
    expect(levels).toContain('error')
  })

  test('is looked for again: an acceptance that meets no warning is one, and cannot itself be accepted', () => {
    const needless = [{ check: 'lower-dose-dominates', why }, { check: 'acceptance-needed', why }]
    expect(judged([...needless, { check: 'translation-current', why }]).filter(([, level]) => level !== 'accepted')).toEqual([
      ['acceptance-reasoned accepted.1.check', 'error', undefined],
      ['acceptance-needed accepted.0.check', 'warning', undefined],
    ])
  })

  test('is never an error', () => {
    const document = aStanding(aRecommendation({ 'value.children': undefined, accepted: [{ check: 'value-weighed', why }] }))
    expect(checkDocument(document, aLibrary(), approval).map(({ check, level }) => [check, level])).toEqual([
      ['value-weighed', 'error'],
      ['acceptance-reasoned', 'error'],
    ])
  })
})

test('a further statement that lacks anything the schema asks for has an error at its field', () => {
  const fields = Object.keys(aFurtherStatement()).filter((field) => field !== 'procedures')
  for (const field of fields) {
    const draft = aStanding(aRecommendation({ 'statement.further': [{ ...aFurtherStatement(), [field]: undefined }] }), { state: 'draft', signatures: [] })
    const path = `statement.further.0.${field}`
    expect(checkDocument(draft, aLibrary(), writing).filter(({ level }) => level === 'error').map((finding) => finding.path), field).toContain(path)
  }
})
