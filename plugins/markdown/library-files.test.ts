import { expect, test } from 'vitest'
import { belongsToLibrary, formatLibrary, parseLibrary } from './library-files.ts'
import { positionOf } from './problem.ts'
import { writeYaml } from './yaml-writer.ts'

const installation = {
  path: 'installation.yaml',
  text: [
    'name: {da: Prøve}',
    'url: https://example.org',
    'publisher: Nobody',
    'contact: a@example.org',
    'languages: [da, nb]',
    'intendedPurpose: {da: Prøve}',
    'licence: CC-BY-4.0',
  ].join('\n'),
}
const guideline = { path: 'guidelines/spine/guideline.md', text: '---\nstate: draft\nversion: 1.0.0\nid: spine\ncommittee: spine\nsourceLanguage: nb\n---\n' }
const recommendation = (id: string, folder = 'spine', file = id): { path: string; text: string } => ({
  path: `guidelines/${folder}/${file}.md`,
  text: `---\nstate: draft\nversion: 1.0.0\nid: ${id}\nguideline: spine\n---\n# Dansk\n## Benefit\nJa\n# Norsk bokmål\n## Benefit\nJa\n`,
})

function problemsOf(...files: ReadonlyArray<{ path: string; text: string }>): Array<string> {
  return parseLibrary(files).problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`)
}

test('a folder in good order has no problems, whatever the order of its files', () => {
  const files = [recommendation('mr'), installation, { path: 'guidelines/spine/mr.signatures.yaml', text: '' }, guideline]
  expect(problemsOf(...files)).toEqual([])
  expect(formatLibrary(parseLibrary(files).library)).toEqual(formatLibrary(parseLibrary(files.toReversed()).library))
})

test('the source language of a recommendation is that of its guideline', () => {
  const written = formatLibrary(parseLibrary([installation, guideline, recommendation('mr')]).library)
  const text = written.find(({ path }) => path.endsWith('mr.md'))!.text
  expect(text.indexOf('# Norsk bokmål')).toBeLessThan(text.indexOf('# Dansk'))
})

test('only text files belong to a library, and neither messages nor a README', () => {
  const paths = ['LICENSE', 'README.md', 'guidelines/README.md', 'messages/da/desk.json', 'messages/notes.md', '.DS_Store', 'guidelines/a/b.md', 'people.yml']
  expect(paths.filter(belongsToLibrary)).toEqual(['guidelines/a/b.md', 'people.yml'])
})

test('a file without a place is a problem, because it would be lost', () => {
  for (const path of ['notes.md', 'guidelines/a.md', 'guidelines/a/b/c.md', 'people.yml', 'vocabulary/words.yaml'])
    expect(problemsOf(installation, { path, text: '' })[0]).toContain(`${path}:1:1 found a file that has no place here, expected one of installation.yaml, committees.yaml`)
})

test('an id is the name of its file, its guideline the folder, and both are there once', () => {
  expect(problemsOf(installation, guideline, recommendation('mr', 'spine', 'ct'))).toEqual(['guidelines/spine/ct.md:4:1 id: found "mr", expected "ct" as the file is named'])
  expect(problemsOf(installation, guideline, recommendation('mr', 'head'))).toEqual(['guidelines/head/mr.md:5:1 guideline: found "spine", expected "head" as the folder is named'])
  expect(problemsOf(installation, guideline, recommendation('spine'))).toEqual([
    'guidelines/spine/spine.md:4:1 id: found "spine", which guidelines/spine/guideline.md has already, expected an id of its own',
  ])
})

test('signatures stand beside their text', () => {
  const signatures = { path: 'guidelines/spine/mr.signatures.yaml', text: `- {kind: imaging, by: a, at: 2026-01-01T00:00:00Z, contentHash: ${'a'.repeat(64)}}` }
  const { library } = parseLibrary([installation, guideline, recommendation('mr'), signatures])
  expect(library.recommendations.get('mr')?.signatures).toEqual([{ kind: 'imaging', by: 'a', at: '2026-01-01T00:00:00Z', contentHash: 'a'.repeat(64) }])
  expect(problemsOf(installation, guideline, signatures)).toEqual([`${signatures.path}:1:1 found signatures without their text, expected guidelines/spine/mr.md`])
  expect(problemsOf(installation, guideline, recommendation('mr'), { ...signatures, text: '- {kind: seen}' })[0]).toContain(':1:4 0.kind: ')
})

test('a list names its faults by place, and its entries by key', () => {
  const text = '- id: b\n  name: {da: B}\n  contact: b@example.org\n- id: a\n  name:\n    da: A\n  contact: a@example.org\n'
  const parsed = parseLibrary([installation, { path: 'committees.yaml', text }])
  expect(positionOf(parsed.positions.get('committees.yaml')!, 'a.name.da')).toEqual({ line: 6, column: 5 })
  expect(parsed.pathOf('committees.yaml')).toBe('committees.yaml')
  expect(formatLibrary(parsed.library).find(({ path }) => path === 'committees.yaml')?.text.indexOf('id: a')).toBe(2)
  expect(problemsOf(installation, { path: 'committees.yaml', text: text.replace('id: b', 'id: a') })).toEqual(['committees.yaml:4:3 id: found "a" again, expected every id once'])
  expect(problemsOf(installation, { path: 'committees.yaml', text: 'id: a' })).toEqual(['committees.yaml:1:1 expected array, found object'])
})

test('a folder without installation.yaml says so once', () => {
  expect(problemsOf(guideline)).toEqual(['installation.yaml:1:1 expected this file: it says who publishes'])
  expect(problemsOf({ ...installation, text: 'name: 5' })[0]).toContain('installation.yaml:1:1 name: ')
})

test('superseded and withdrawn texts have no file', () => {
  const { library } = parseLibrary([installation, guideline, recommendation('mr')])
  const withdrawn = new Map([...library.recommendations].map(([id, one]) => [id, { ...one, state: 'withdrawn' as const }]))
  expect(formatLibrary({ ...library, recommendations: withdrawn }).map(({ path }) => path)).toEqual(['guidelines/spine/guideline.md', 'installation.yaml'])
})

test('YAML in normal form: what is short and holds no translated text stands on one line', () => {
  const written = writeYaml({
    id: 'a',
    settings: ['emergency', 'inpatient'],
    title: { da: 'Ryg: smerter', en: 'Back' },
    rule: { applies: { all: [{ age: { from: 'P18Y' } }, { any: Array.from({ length: 4 }, (_, index) => ({ finding: `a-rather-long-finding-${index}` })) }] } },
    cases: [{ name: 'one', facts: { at: '2026-01-02', patient: { pregnancy: 'no' } }, expect: { outcome: 'appropriate' } }],
    codes: ['010', 'true', '1e3', 'a # b'],
  })
  expect(written).toBe(
    [
      'id: a',
      'settings: [emergency, inpatient]',
      'title:',
      '  da: "Ryg: smerter"',
      '  en: Back',
      'rule:',
      '  applies:',
      '    all:',
      '      - {age: {from: P18Y}}',
      '      - any:',
      '          - {finding: a-rather-long-finding-0}',
      '          - {finding: a-rather-long-finding-1}',
      '          - {finding: a-rather-long-finding-2}',
      '          - {finding: a-rather-long-finding-3}',
      'cases:',
      '  - name: one',
      '    facts: {at: 2026-01-02, patient: {pregnancy: no}}',
      '    expect: {outcome: appropriate}',
      'codes: ["010", "true", "1e3", "a # b"]',
      '',
    ].join('\n'),
  )
})
