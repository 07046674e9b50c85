import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const program = fileURLToPath(new URL('../../scripts/rationale.mjs', import.meta.url))
const content = fileURLToPath(new URL('../../content', import.meta.url))

type Run = { code: number | null; out: string; say: string }
type RunOptions = { cwd?: string; env?: Record<string, string>; input?: string }

/** The built command line as anybody starts it: another process, another folder, only these variables. */
function rationale(args: ReadonlyArray<string>, options: RunOptions = {}): Run {
  return node([program, ...args], { ...options, env: { PATH: process.env['PATH'] ?? '', HOME: base, DATA_DIR: join(base, 'no-state'), ...options.env } })
}

function node(args: ReadonlyArray<string>, { cwd = base, env = {}, input = '' }: RunOptions = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, input, encoding: 'utf8' })
  return { code: status, out: stdout, say: stderr }
}

/** The one text of the first content that is incomplete on purpose, and all that are not. */
const draft = 'headache-without-warning-signs'
const approved = readdirSync(join(content, 'guidelines'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md') && !path.endsWith('guideline.md'))
  .map((path) => basename(path, '.md'))
  .filter((id) => id !== draft)

let base: string
let key: string
let first: string
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'rationale-files-'))
  key = join(base, 'keys', 'key.json')
  first = join(base, 'first')
  const made = rationale(['release', '--from', content, '--out', first, '--key', key], { env: { TZ: 'Pacific/Kiritimati', LANG: 'da_DK.UTF-8' } })
  if (made.code !== 0) throw new Error(`${made.out}\n${made.say}`)
}, 60_000)
afterAll(() => rmSync(base, { recursive: true, force: true }))

/** Every file of a folder with the hash of its bytes. */
function treeOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).toSorted()
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')]))
}

/** A copy of the content folder in which one file was changed. */
function changedContent(name: string, path: string, change: (text: string) => string): string {
  const folder = join(base, name)
  cpSync(content, folder, { recursive: true })
  const before = readFileSync(join(folder, path), 'utf8')
  const after = change(before)
  if (after === before) throw new Error(`${path} was not changed`)
  writeFileSync(join(folder, path), after)
  return folder
}

describe('a release straight from the first content', () => {
  test('is the same tree in another time zone, language, working folder and output folder', () => {
    const elsewhere = join(base, 'some', 'where', 'else')
    mkdirSync(elsewhere, { recursive: true })
    const copy = join(base, 'a copy of the content')
    cpSync(content, copy, { recursive: true })
    const made = rationale(['release', '--from', copy, '--out', 'out/second', '--key', key], { cwd: elsewhere, env: { TZ: 'America/Anchorage', LANG: 'C' } })
    expect(made).toMatchObject({ code: 0 })
    const [one, other] = [treeOf(first), treeOf(join(elsewhere, 'out/second'))]
    expect(Object.keys(one).length).toBeGreaterThan(40)
    expect(other).toEqual(one)
    expect(made.out.trim()).toBe(one['manifest.json'])
  })

  test('leaves the drafts out, and carries every approved recommendation in every language', () => {
    const pages = Object.keys(treeOf(first))
    // The address without a language is that of the language a text is written in.
    for (const id of approved)
      expect(pages.filter((page) => new RegExp(`^(?:(?:da|nb|en)/)?r/${id}/index\\.html$`).test(page)), id).toHaveLength(3)
    expect(pages.filter((page) => page.includes(`/${draft}/`))).toEqual([])
  })

  test('tests itself with Node alone: no packages, no variables, another folder', () => {
    const receiver = join(base, 'receiver')
    mkdirSync(receiver)
    for (const name of ['evaluate.mjs', 'latest.json']) cpSync(join(first, 'bundles', name), join(receiver, name))
    const { code, out } = node(['evaluate.mjs', 'latest.json', '--self-test'], { cwd: receiver })
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/^(\d+) of \1 golden cases passed/) as string })
    expect(node([join(first, 'bundles/evaluate.mjs'), join(first, 'bundles/latest.json'), '--self-test'])).toMatchObject({ code: 0 })
  })

  test('verifies', () => {
    expect(rationale(['verify-release', first])).toMatchObject({ code: 0, out: '' })
    expect(rationale(['verify-release', first, '--keys', join(first, '.well-known/jwks.json')])).toMatchObject({ code: 0 })
  })

  test('is refused over a folder that holds something else', () => {
    const mine = join(base, 'mine')
    mkdirSync(mine)
    writeFileSync(join(mine, 'thesis.txt'), 'years of work')
    writeFileSync(join(base, 'a-file'), '')
    expect(rationale(['release', '--from', content, '--out', mine, '--key', key])).toMatchObject({ code: 2, say: expect.stringContaining('holds other files') as string })
    expect(rationale(['release', '--from', content, '--out', join(base, 'a-file'), '--key', key])).toMatchObject({ code: 2, say: expect.stringContaining('is a file') as string })
    expect(readdirSync(mine)).toEqual(['thesis.txt'])
  })
})

describe('one changed byte', () => {
  const pathsOf = (): Array<string> => {
    const stylesheet = Object.keys(treeOf(first)).find((path) => path.endsWith('.css'))!
    return ['en/r/low-back-pain/index.html', 'bundles/latest.json', stylesheet, 'manifest.json', 'manifest.json.jws', '.well-known/jwks.json']
  }

  test('of any kind of file is named, at the beginning, in the middle and at the end', () => {
    const damaged = join(base, 'damaged')
    cpSync(first, damaged, { recursive: true })
    for (const [index, path] of pathsOf().entries()) {
      const file = join(damaged, path)
      const bytes = readFileSync(file)
      const place = [0, Math.floor(bytes.length / 2), bytes.length - 1][index % 3]!
      const altered = Buffer.from(bytes)
      altered[place]! ^= 1
      writeFileSync(file, altered)
      const { code, out } = rationale(['verify-release', damaged])
      expect({ code, named: out.split('\n').map((line) => line.split(' ')[0]) }, `${path} at ${place}`).toMatchObject({ code: 1, named: expect.arrayContaining([path]) as Array<string> })
      writeFileSync(file, bytes)
    }
  })

  test('a file taken away or laid beside is named too', () => {
    const damaged = join(base, 'incomplete')
    cpSync(first, damaged, { recursive: true })
    rmSync(join(damaged, 'sitemap.xml'))
    writeFileSync(join(damaged, 'extra.html'), 'x')
    const { code, out } = rationale(['verify-release', damaged])
    expect(code).toBe(1)
    expect(out).toContain('sitemap.xml missing')
    expect(out).toContain('extra.html not in the manifest')
  })
})

describe('a release from files is refused', () => {
  const refused = (from: string): string => {
    const out = join(base, `${from.split('/').at(-1)}-out`)
    const { code, out: lines, say } = rationale(['release', '--from', from, '--out', out, '--key', key])
    expect({ code, say }).toMatchObject({ code: 1, say: expect.stringContaining('Nothing was released') as string })
    expect(readdirSync(dirname(out)).filter((name) => name.startsWith(out.split('/').at(-1)!))).toEqual([])
    return lines
  }

  test('for a draft whose state was set to approved by hand, with file and line of everything it lacks', () => {
    const path = `guidelines/head-trauma/${draft}.md`
    const lines = refused(changedContent('by-hand', path, (text) => text.replace('state: draft', 'state: approved'))).split('\n')
    for (const check of ['review-planned', 'value-weighed', 'audit-defined', 'radiology-signed'])
      expect(lines.some((line) => new RegExp(`${path}:\\d+:\\d+ ${check} `).test(line)), check).toBe(true)
  })

  test('for a text that was edited after it was signed', () => {
    const path = 'guidelines/spine-and-joints/low-back-pain.md'
    const lines = refused(changedContent('edited', path, (text) => text.replace(/(\n {2}everyMonths: )36/, '$124'))).split('\n')
    expect(lines.some((line) => new RegExp(`${path}:\\d+:\\d+ radiology-signed `).test(line))).toBe(true)
    expect(lines.some((line) => new RegExp(`${path}:\\d+:\\d+ signatures-complete `).test(line))).toBe(true)
  })

  test('for signatures of another text laid beside it', () => {
    const folder = changedContent('borrowed', `guidelines/head-trauma/${draft}.md`, (text) => text.replace('state: draft', 'state: approved'))
    cpSync(join(content, 'guidelines/spine-and-joints/low-back-pain.signatures.yaml'), join(folder, `guidelines/head-trauma/${draft}.signatures.yaml`))
    expect(refused(folder)).toContain('radiology-signed')
  })

  test('for a file that cannot be read, with file and line', () => {
    const path = 'guidelines/spine-and-joints/low-back-pain.md'
    expect(refused(changedContent('unreadable', path, (text) => text.replace('version: 1.0.0', 'version: one')))).toMatch(new RegExp(`${path}:3:\\d+ unreadable `))
  })
})

describe('a recommendation added by hand, as content/README.md says', () => {
  test('is checked, covered, marked as translated, signed and released with the command line alone', () => {
    const folder = join(base, 'by-the-book')
    cpSync(content, folder, { recursive: true })
    const at = (file: string): string => join(folder, 'guidelines/spine-and-joints', file)
    const edit = (file: string, change: (text: string) => string): void => writeFileSync(at(file), change(readFileSync(at(file), 'utf8')))
    writeFileSync(at('wrist-injury.md'), readFileSync(at('ankle-injury.md'), 'utf8').replace('state: approved', 'state: draft').replace('id: ankle-injury', 'id: wrist-injury'))
    edit('guideline.md', (text) => text.replace(/^(recommendations:.*)\]/m, '$1, wrist-injury]').replace(/^( +- suspected-cauda-equina)$/m, '$1\n    - wrist-injury').replaceAll('::recommendation{id="ankle-injury"}', '::recommendation{id="ankle-injury"}\n\n::recommendation{id="wrist-injury"}'))
    expect(rationale(['coverage', at('wrist-injury.md'), '--add'])).toMatchObject({ code: 0 })
    expect(rationale(['mark-translated', at('wrist-injury.md')])).toMatchObject({ code: 0 })
    expect(rationale(['check', at('wrist-injury.md')])).toMatchObject({ code: 0, say: expect.stringContaining('0 errors') as string })
    edit('wrist-injury.md', (text) => text.replace('state: draft', 'state: approved'))
    expect(rationale(['check', at('wrist-injury.md')]).code).toBe(1)
    for (const [kind, person] of [['evidence', 'methodologist'], ['imaging', 'radiologist'], ['patient', 'patient-representative'], ['approval', 'chair']])
      expect(rationale(['sign', at('wrist-injury.md'), '--kind', kind!, '--as', person!])).toMatchObject({ code: 0 })
    expect(rationale(['mark-translated', at('guideline.md')])).toMatchObject({ code: 0 })
    expect(rationale(['sign', at('guideline.md'), '--kind', 'approval', '--as', 'chair'])).toMatchObject({ code: 0 })
    expect(rationale(['check', folder])).toMatchObject({ code: 0, say: expect.stringContaining('0 errors') as string })
  }, 300_000)
})

describe('exit codes', () => {
  const facts = JSON.stringify({ patient: { age: 'P38Y' }, indications: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'M54.5' }], order: { procedure: 'MR_LSPINE' } })

  test('check: 0 for the first content, 1 where something is wrong, 2 where there is nothing', () => {
    expect(rationale(['check', content])).toMatchObject({ code: 0, say: expect.stringContaining('0 errors, 0 warnings') as string })
    expect(rationale(['check', changedContent('unsigned', 'guidelines/children/minor-head-trauma-child.signatures.yaml', () => '[]\n')])).toMatchObject({ code: 1 })
    expect(rationale(['check', join(base, 'nowhere')])).toMatchObject({ code: 2, out: '' })
  })

  test('decide: facts from standard input, the decision on standard output', () => {
    const bundle = join(first, 'bundles/latest.json')
    const { code, out } = rationale(['decide', '--bundle', bundle, '--facts', '-', '--at', '2026-11-20'], { input: facts })
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ outcome: 'needs-data', recommendation: { id: 'low-back-pain' } })
    writeFileSync(join(base, 'facts.json'), facts)
    expect(rationale(['decide', '--bundle', bundle, '--facts', 'facts.json', '--at', '2026-11-20']).out).toBe(out)
    expect(rationale(['decide', '--bundle', bundle, '--facts', '-'], { input: 'no json' })).toMatchObject({ code: 2, out: '' })
    expect(rationale(['decide', '--bundle', join(base, 'nowhere.json'), '--facts', '-'], { input: facts })).toMatchObject({ code: 2, out: '' })
  })

  test('decide: the indication in the words of a referrer, and what came near where nothing was named', () => {
    const bundle = join(first, 'bundles/latest.json')
    const order = JSON.stringify({ patient: { age: 'P38Y' }, order: { procedure: 'MR_LSPINE' } })
    const asked = (words: string): ReturnType<typeof rationale> => rationale(['decide', '--bundle', bundle, '--facts', '-', '--at', '2026-11-20', '--indication', words], { input: order })
    const named = asked('vondt i ryggen siden mandag')
    expect(named).toMatchObject({ code: 0, say: expect.stringMatching(/^indication: taken as low-back-pain \(M54\.\d\), because "[^"]+" is one of its names\n?$/) as string })
    expect(named.out).toBe(rationale(['decide', '--bundle', bundle, '--facts', '-', '--at', '2026-11-20'], { input: facts }).out)
    const near = asked('ingen smerter, bare ryggen')
    expect(near.say).toContain('names no indication of this bundle; nearest: ')
    expect(near.out).toBe(rationale(['decide', '--bundle', bundle, '--facts', '-', '--at', '2026-11-20'], { input: order }).out)
    expect(rationale(['decide', '--bundle', bundle, '--facts', '-', '--indication', 'hodepine'], { input: 'no json' })).toMatchObject({ code: 2, out: '' })
  })

  test.each([[['nonsense']], [[]], [['release', '--from', 'x']], [['verify-release']], [['check', '--unknown']], [['release', '--from', content, '--out', 'y', '--at', 'soon']]])('%j is not understood: 2, one or two sentences, nothing on standard output', (args) => {
    const { code, out, say } = rationale(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(say).not.toMatch(/\n {4}at /)
  })

  test('what the file system refuses is one sentence, and 1', () => {
    writeFileSync(join(base, 'in-the-way'), '')
    const { code, say } = rationale(['release', '--from', content, '--out', join(base, 'in-the-way/out'), '--key', key])
    expect(code).toBe(1)
    expect(say.trim().split('\n')).toHaveLength(1)
  })

  test('help is an answer: 0, on standard output', () => {
    expect(rationale(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('Usage: rationale') as string, say: '' })
  })
})
