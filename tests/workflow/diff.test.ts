import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { programRoot } from '#app/workflow/load-release-assets.server.ts'
import { readContentFolder } from '#app/workflow/read-content-folder.server.ts'
import { compileBundle } from '#plugins/compile/compile-bundle.ts'
import { decide } from '#plugins/decide/decide.ts'
import { parseLibrary } from '#plugins/markdown/library-files.ts'
import type { BehaviourChange } from '#schema/bundle/behaviour-change.ts'
import type { RuleBundle } from '#schema/bundle/bundle.ts'
import { decidablePart } from '#schema/bundle/decidable-part.ts'
import { main } from '../../scripts/rationale.ts'
import { aFolder } from '../support/a-release.ts'
import { noon } from '../support/a-workplace.ts'

const content = join(programRoot(), 'content')
const bundle = compiled()

function compiled(): RuleBundle {
  const result = compileBundle({ library: parseLibrary(readContentFolder(content)).library, id: 'latest', version: '1.0.0', sequence: 1, publishedAt: noon, schemaUrl: 'https://guidelines.example/schema.json' })
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'))
  return result.bundle
}

/** The content with one recommendation edited. */
function edited(id: string, edit: (one: RuleBundle['recommendations'][number]) => void): RuleBundle {
  const copy = structuredClone(bundle)
  edit(copy.recommendations.find((one) => one.id === id)!)
  return copy
}

const trauma = edited('minor-head-trauma-child', ({ options }) => {
  for (const option of options) if (option.scenario === 'one-predictor' && option.procedure === 'CT_HEAD') Object.assign(option, { appropriateness: 5, advice: { ...option.advice, interrupt: 'inform' } })
})

function written(rules: unknown): string {
  const file = join(aFolder(), 'bundle.json')
  writeFileSync(file, JSON.stringify(rules))
  return file
}

async function diff(...argv: ReadonlyArray<string>): Promise<{ code: number; out: string; say: string }> {
  const [out, say]: [Array<string>, Array<string>] = [[], []]
  const terminal = { out: (text: string) => void out.push(text), say: (text: string) => void say.push(text), now: () => noon, variables: {}, readStandardInput: () => Promise.resolve(new Uint8Array()) }
  return { code: await main(['diff', ...argv], terminal), out: out.join('\n'), say: say.join('\n') }
}

test('a content folder, its bundle and its release tell the same', async () => {
  const release = aFolder()
  mkdirSync(join(release, 'bundles'))
  writeFileSync(join(release, 'bundles/latest.json'), JSON.stringify(bundle))
  for (const other of [written(bundle), release]) expect(await diff(content, other, '--exit-code')).toEqual({ code: 0, out: '', say: 'nobody is told anything else' })
})

test.each([
  ['en', 'Middle group with a single sign: CT head without contrast was “not appropriate, soft stop”, becomes “may be appropriate”.'],
  ['da', 'Mellemgruppe med ét risikotegn: CT af hovedet uden kontrast var »ikke berettiget, blødt stop«, bliver »kan være berettiget«.'],
  ['nb', 'Mellomgruppe med ett risikotegn: CT hode uten kontrast var «ikke berettiget, myk stopp», blir «kan være berettiget».'],
])('an edit is told in a sentence (%s)', async (language, sentence) => {
  const { code, out } = await diff(written(bundle), written(trauma), '--language', language)
  expect(code).toBe(0)
  expect(out).toContain(`  [wider] ${sentence}`)
  expect(out.split('\n')[0]).toMatch(/^minor-head-trauma-child – .+ \[wider\]$/)
})

test('for machines it has the regions, sentences in all languages and patients whom both sides decide as it says', async () => {
  const { out, code } = await diff(written(bundle), written(trauma), '--json', '--exit-code')
  expect(code).toBe(1)
  const { changes } = JSON.parse(out) as { changes: Array<BehaviourChange & { sentence: Record<string, string> }> }
  expect(changes.length).toBeGreaterThan(0)
  for (const change of changes) {
    expect(Object.keys(change.sentence)).toEqual(['da', 'nb', 'en'])
    const told = [bundle, trauma].map((rules) => decide(decidablePart(rules), change.witness, { at: noon, trace: false }).outcome)
    expect(told).toEqual([change.before.outcome, change.after.outcome])
  }
})

test('a recommendation that is withdrawn is said to be', async () => {
  const without = { ...bundle, recommendations: bundle.recommendations.filter(({ id }) => id !== 'ankle-injury') }
  const { code, out, say } = await diff(written(bundle), written(without), '--exit-code')
  expect(code).toBe(1)
  expect(out).toContain('Withdrawn: this recommendation no longer answers.')
  expect(say).toContain('1 withdrawn')
})

test('what cannot be compared is said plainly', async () => {
  const file = written(bundle)
  const broken = join(aFolder(), 'broken.json')
  writeFileSync(broken, '{')
  const damaged = aFolder()
  cpSync(content, damaged, { recursive: true })
  const first = join(damaged, 'installation.yaml')
  writeFileSync(first, readFileSync(first, 'utf8').replace(/^url:.*$/m, 'url: 7'))
  expect(await diff(file, 'nowhere')).toMatchObject({ code: 2, say: expect.stringContaining('There is no file or folder nowhere') })
  expect(await diff(file, aFolder())).toMatchObject({ code: 2, say: expect.stringContaining('neither a release') })
  expect(await diff(file, broken)).toMatchObject({ code: 2, say: expect.stringContaining('is no JSON') })
  expect(await diff(file, written({ format: 'other' }))).toMatchObject({ code: 2, say: expect.stringContaining('is no rule bundle') })
  expect(await diff(damaged, file)).toMatchObject({ code: 1, say: expect.stringContaining('installation.yaml') })
  expect(await diff(file, file, '--at', 'yesterday')).toMatchObject({ code: 2, say: expect.stringContaining('--at is "yesterday"') })
  expect(await diff(file, file, '--language', 'sv')).toMatchObject({ code: 2, say: expect.stringContaining('--language is "sv"') })
})
