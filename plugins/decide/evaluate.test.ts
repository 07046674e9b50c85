import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDecidable, aRecommendationOn } from '#tests/support/a-decidable.ts'
import { buildEvaluator } from '#tests/support/build-evaluator.ts'

const folder = mkdtempSync(join(tmpdir(), 'evaluate-'))
const program = join(folder, 'evaluate.mjs')

beforeAll(() => buildEvaluator(program))
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

function run(args: ReadonlyArray<string>, input = ''): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', input })
}

const order = { procedure: 'CT_HEAD' }

/** A bundle as it is released, of which the evaluator reads the deciding part; one case lacks a day and depends on one. */
function aBundle(expected: string): Record<string, unknown> {
  const { recommendations, publisher, ...rest } = aDecidable([aRecommendationOn({ any: [{ finding: 'a' }, { age: { from: 'P18Y' } }] })])
  return {
    format: 'rationale-rule-bundle/1',
    version: '2026-11-20',
    publishedAt: '2026-11-20T12:00:00Z',
    ...rest,
    publisher,
    recommendations: recommendations.map(({ certainty, ...one }) => ({ ...one, evidence: { certainty } })),
    cases: [
      { recommendation: 'head-injury', name: 'of-age-on-the-day', facts: { order, patient: { birthDate: '2008-11-20' } }, expect: { outcome: 'appropriate' } },
      { recommendation: 'head-injury', name: 'nothing-known', facts: { order }, expect: { outcome: expected, missing: [{ finding: 'a' }] } },
    ],
  }
}

test('the self-test passes when every case does', () => {
  const { status, stdout } = run([write('good.json', aBundle('needs-data')), '--self-test'])
  expect([status, stdout]).toEqual([0, '2 of 2 golden cases passed (bundle all, version 2026-11-20, sequence 17).\n'])
})

test('and names each failing case with the difference', () => {
  const { status, stdout } = run([write('bad.json', aBundle('appropriate')), '--self-test'])
  expect(status).toBe(1)
  expect(stdout).toBe(`FAILED head-injury / nothing-known
  outcome: expected appropriate, found needs-data
  missing: finding a, patient age
1 of 2 golden cases passed (bundle all, version 2026-11-20, sequence 17).
`)
})

test('a further statement of the bundle is the grade of its scenario', () => {
  const bundle = aBundle('needs-data') as { recommendations: Array<{ statement: object }> }
  const further = [{ scenarios: ['holds-not'], direction: 'against', strength: 'strong', certainty: 'very-low', text: { en: 'We recommend against it.' } }]
  bundle.recommendations[0]!.statement = { ...bundle.recommendations[0]!.statement, further }
  const file = write('further.json', bundle)
  const graded = (findings: object): unknown => (JSON.parse(run([file, '-', '--at', '2026-11-20'], JSON.stringify({ order, patient: { age: 'P10Y' }, findings })).stdout) as { recommendation: unknown }).recommendation
  expect(graded({ a: true })).toMatchObject({ direction: 'for', strength: 'conditional', certainty: 'moderate' })
  expect(graded({ a: false })).toMatchObject({ direction: 'against', strength: 'strong', certainty: 'very-low' })
})

test('facts come from a file or from standard input, and the decision names the bundle file', () => {
  const bundle = write('bundle.json', aBundle('needs-data'))
  const facts = { order, findings: { a: true } }
  const [fromFile, fromInput] = [run([bundle, write('facts.json', facts)]), run([bundle, '-'], JSON.stringify(facts))]
  expect(fromFile.stdout).toBe(fromInput.stdout)
  expect(JSON.parse(fromFile.stdout)).toMatchObject({ outcome: 'appropriate', bundle: { id: 'all', sequence: 17, sha256: createHash('sha256').update(readFileSync(bundle)).digest('hex') } })
})

test('day and language are options', () => {
  const bundle = write('options.json', aBundle('needs-data'))
  const facts = JSON.stringify({ order, at: '2026-11-20', patient: { birthDate: '2008-11-20' } })
  const decision = JSON.parse(run([bundle, '-', '--at', '2026-11-19', '--language', 'da'], facts).stdout)
  expect(decision).toMatchObject({ outcome: 'needs-data', missing: [{ finding: 'a' }], recommendation: { title: 'Titel på head-injury' } })
})

test('an explanation is written for a reader', () => {
  const { stdout } = run([write('explain.json', aBundle('needs-data')), '-', '--explain', '--language', 'en'], JSON.stringify({ order, findings: { a: true } }))
  expect(stdout).toContain('outcome: appropriate (rating 8), silent')
  expect(stdout).toContain('true    head-injury rule.scenarios.0.when.any.0: a is present')
})

test.each<[string, () => ReadonlyArray<string>, string]>([
  ['no arguments', () => [], 'Usage:'],
  ['an unknown option', () => ['x.json', '--selftest'], 'There is no option --selftest.'],
  ['a file that is not there', () => ['nowhere.json', '--self-test'], 'Cannot read nowhere.json: there is no such file.'],
  ['a folder', () => [folder, '--self-test'], 'it is a folder.'],
  ['no JSON', () => [write('text.json', 'hello'), '--self-test'], 'text.json is not JSON'],
  ['no bundle', () => [write('other.json', { format: 'x' }), '--self-test'], 'found "x".'],
  ['a damaged bundle', () => [write('damaged.json', { ...aBundle('needs-data'), recommendations: [{}] }), '--self-test'], 'damaged.json is damaged'],
  ['a day that is none', () => [write('day.json', aBundle('needs-data')), '-', '--at', 'today'], '--at is "today"'],
])('%s ends with status 2 and one clear sentence', (_, args, sentence) => {
  const { status, stdout, stderr } = run(args())
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain(sentence)
})

test('it is one small file that needs nothing, and runs nothing when imported', async () => {
  const text = readFileSync(program, 'utf8')
  expect(text).not.toMatch(/^import /m)
  expect(text).not.toMatch(/\bzod\b/i)
  expect(text.length).toBeLessThan(120_000)
  const imported = (await import(/* @vite-ignore */ pathToFileURL(program).href)) as Record<string, unknown>
  expect(Object.keys(imported)).toEqual(['decidablePart', 'decide', 'evaluate', 'prepare', 'readBundle', 'runCase', 'runCases'])
})
