import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readContentFolder } from '#app/workflow/read-content-folder.server.ts'
import { programRoot } from '#app/workflow/load-release-assets.server.ts'
import { compileBundle } from '#plugins/compile/compile-bundle.ts'
import { parseLibrary } from '#plugins/markdown/library-files.ts'
import type { Finding } from '#plugins/verify/finding.ts'
import { verify } from '#plugins/verify/verify.ts'
import type { RuleBundle } from '#schema/bundle/bundle.ts'
import { decidablePart } from '#schema/bundle/decidable-part.ts'
import { main } from '../../scripts/rationale.ts'
import { aFolder } from '../support/a-release.ts'
import { noon } from '../support/a-workplace.ts'
import { deniedByDecide } from '../support/confirmed-by-decide.ts'

const at = noon.slice(0, 10)
const { library } = parseLibrary(readContentFolder(join(programRoot(), 'content')))

function theBundle(): RuleBundle {
  const compiled = compileBundle({ library, id: 'all', version: '1', sequence: 1, publishedAt: noon, schemaUrl: 'https://guidelines.example/schema.json' })
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join('\n'))
  return compiled.bundle
}

/** One recommendation of the content that contradicts nothing by itself, and the same with every rating turned round. */
function turnedRound(bundle: RuleBundle): RuleBundle {
  const first = bundle.recommendations[0]!
  const options = first.options.map((option) => ({ ...option, appropriateness: (10 - option.appropriateness) as typeof option.appropriateness }))
  return { ...bundle, recommendations: [first, { ...first, id: `${first.id}-turned`, options }] }
}

async function run(bundle: RuleBundle, ...argv: ReadonlyArray<string>): Promise<{ code: number; out: Array<string>; say: Array<string> }> {
  const file = join(aFolder(), 'bundle.json')
  writeFileSync(file, JSON.stringify(bundle))
  return command('--bundle', file, ...argv)
}

async function command(...argv: ReadonlyArray<string>): Promise<{ code: number; out: Array<string>; say: Array<string> }> {
  const [out, say]: [Array<string>, Array<string>] = [[], []]
  const terminal = { out: (text: string) => void out.push(text), say: (text: string) => void say.push(text), now: () => noon, variables: {}, readStandardInput: () => Promise.resolve(new Uint8Array()) }
  return { code: await main(['verify', ...argv], terminal), out, say }
}

test('the first content is proven as a whole, and the engine confirms every witness', () => {
  const rules = decidablePart(theBundle())
  const { findings } = verify(rules, { at })
  expect(findings.filter(({ kind }) => kind === 'not-proven')).toEqual([])
  expect(findings.map((finding) => deniedByDecide(rules, finding, at)).filter((denial) => denial !== undefined)).toEqual([])
})

test('without contradictions the command succeeds, whatever else it prints', async () => {
  const bundle = theBundle()
  const { code, say } = await run({ ...bundle, recommendations: bundle.recommendations.slice(0, 1) })
  expect(code).toBe(0)
  expect(say).toHaveLength(1)
})

test.each([
  ['en', /^contradiction: [^"]+: "[^"]+" \(.+\) finds it appropriate, "[^"]+" \(.+\) finds it not appropriate\. Holds for: \S.+\. For instance: \S.+\.$/],
  ['da', /^contradiction: [^"]+: "[^"]+" \(.+\) finder den egnet, "[^"]+" \(.+\) finder den ikke egnet\. Gælder: \S.+\. For eksempel: \S.+\.$/],
  ['nb', /^contradiction: [^«]+: «[^»]+» \(.+\) finner den egnet, «[^»]+» \(.+\) finner den ikke egnet\. Gjelder: \S.+\. For eksempel: \S.+\.$/],
])('a contradiction fails it, told in %s: procedure, both recommendations, where, and one patient', async (language, told) => {
  const { code, out } = await run(turnedRound(theBundle()), '--language', language)
  expect(code).toBe(1)
  expect(out[0]).toMatch(told)
})

test('for machines it prints condition, patient and words of every finding', async () => {
  const { code, out } = await run(turnedRound(theBundle()), '--json')
  const findings = JSON.parse(out.join('\n')) as Array<Finding>
  expect(code).toBe(1)
  expect(findings[0]).toMatchObject({ kind: 'contradiction', region: { exact: true }, witness: { order: {} }, words: { sentence: expect.stringContaining('For instance: ') as string } })
})

test.each([[['--bundle', '/nowhere']], [[]], [['--bundle', join(programRoot(), 'package.json')]], [['--bundle', join(programRoot(), 'README.md')]], [['--bundle', '/nowhere', '--at', 'yesterday']], [['--bundle', '/nowhere', '--language', 'se']]])(
  '%j is a usage error',
  async (argv) => {
    expect(await command(...argv)).toMatchObject({ code: 2, out: [] })
  },
)
