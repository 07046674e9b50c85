import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { main } from '../../scripts/rationale.ts'
import { writeContentFolder } from '#app/workflow/write-content-folder.server.ts'
import { signedBy } from '#plugins/check/examples/builders.ts'
import { edited } from '#plugins/check/examples/edited.ts'
import { formatLibrary } from '#plugins/markdown/library-files.ts'
import { openDatabase } from '#schema/db/open-database.server.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import type { StandingRecommendation } from '#schema/model/version.ts'
import { aFolder } from '../support/a-release.ts'
import { aRecommendation, aStanding, noon, recommendationId, reworded, theLibrary } from '../support/a-workplace.ts'

type Run = { code: number; out: Array<string>; say: Array<string> }

async function run(argv: ReadonlyArray<string>, variables: Record<string, string> = {}, input = ''): Promise<Run> {
  const [out, say]: [Array<string>, Array<string>] = [[], []]
  const code = await main(argv, {
    out: (text) => void out.push(text),
    say: (text) => void say.push(text),
    now: () => noon,
    variables,
    readStandardInput: () => Promise.resolve(Buffer.from(input)),
  })
  return { code, out, say }
}

function contentFolder(standing: Partial<StandingRecommendation> & { content?: RecommendationDraft } = {}): string {
  const folder = aFolder()
  writeContentFolder(folder, formatLibrary({ ...theLibrary(), recommendations: new Map([[recommendationId, { ...aStanding(standing.content ?? aRecommendation()), ...standing }]]) }))
  return folder
}
const textFile = (folder: string): string => join(folder, `guidelines/acute-abdomen/${recommendationId}.md`)

describe('usage', () => {
  test.each([[[]], [['--nonsense']], [['nonsense']], [['import']], [['check', '--at', 'yesterday', '.']], [['check', '--at', '2026-99-99', '.']], [['sign', 'x', '--kind', 'blood', '--as', 'y']], [['release']], [['decide', '--bundle', 'x']], [['audit', 'nonsense']]])('%j is a usage error', async (argv) => {
    expect(await run(argv)).toMatchObject({ code: 2, out: [] })
  })

  test.each([[['--help']], [['check', '--help']], [['release', '--help']], [['coverage', '--help']], [['audit', '--help']]])('%j is help, on standard output', async (argv) => {
    const { code, out } = await run(argv)
    expect(code).toBe(0)
    expect(out.join('\n')).toContain('Usage: rationale')
  })

  test.each([[['check', '/nowhere']], [['coverage', '/nowhere']], [['phrases', '/nowhere']], [['import', '/nowhere']], [['sign', '/nowhere', '--kind', 'imaging', '--as', 'x']], [['verify-release', '/nowhere']], [['release', '--from', '/nowhere', '--out', '/tmp/never']], [['decide', '--bundle', '/nowhere', '--facts', '/nowhere']]])('%j names a file that is not there: one sentence, exit code 2', async (argv) => {
    const { code, out, say } = await run(argv, { DATA_DIR: aFolder() })
    expect({ code, out }).toEqual({ code: 2, out: [] })
    expect(say).toHaveLength(1)
    expect(say[0]).toContain('/nowhere')
  })

  test.each([[['export', '--out', 'x']], [['audit', 'verify']], [['release', '--out', '/tmp/never']]])('%j without a database says so and makes none', async (argv) => {
    const folder = aFolder()
    expect(await run(argv, { DATA_DIR: folder })).toMatchObject({ code: 2, say: [expect.stringContaining('There is no database')] })
  })
})

describe('check', () => {
  test('a complete and signed folder has no errors', async () => {
    expect(await run(['check', contentFolder()])).toMatchObject({ code: 0 })
  })

  test('errors are printed as file:line:column id message', async () => {
    const folder = contentFolder({ content: edited(aRecommendation(), { 'value.children': undefined }) })
    const { code, out } = await run(['check', folder])
    expect(code).toBe(1)
    expect(out.find((line) => line.includes(' value-weighed '))).toMatch(/appendicitis-ultrasound-first\.md:\d+:\d+ value-weighed \S/)
  })

  test('what a draft lacks is an open point and no error', async () => {
    const folder = contentFolder({ content: edited(aRecommendation(), { 'value.children': undefined }), state: 'draft', signatures: [] })
    const { code, out } = await run(['check', folder])
    expect(code).toBe(0)
    expect(out.some((line) => line.includes('value-weighed (open point) '))).toBe(true)
  })

  test('one file of the folder alone, and for machines', async () => {
    const folder = contentFolder({ signatures: [] })
    const { code, out } = await run(['check', textFile(folder), '--json'])
    const { errors, findings } = JSON.parse(out.join('\n')) as { errors: number; findings: Array<{ file: string; check: string; line: number; level: string }> }
    expect(code).toBe(1)
    expect(errors).toBe(findings.filter(({ level }) => level === 'error').length)
    expect(new Set(findings.map(({ file }) => file))).toEqual(new Set([`guidelines/acute-abdomen/${recommendationId}.md`]))
    expect(await run(['check', join(folder, 'guidelines/acute-abdomen/guideline.md')])).toMatchObject({ code: 0 })
  })

  test('a file that cannot be read is an error at its place', async () => {
    const folder = contentFolder()
    writeFileSync(textFile(folder), readFileSync(textFile(folder), 'utf8').replace('\nversion: 1.0.0', '\nversion: one'))
    const { code, out } = await run(['check', folder])
    expect(code).toBe(1)
    expect(out.some((line) => /appendicitis-ultrasound-first\.md:3:\d+ unreadable /.test(line))).toBe(true)
  })
})

describe('coverage', () => {
  type Told = { conditions: number; covered: number; uncovered: Array<{ condition: string; canBeCovered: boolean }>; suggested: Array<{ name: string }> }
  const told = async (...argv: ReadonlyArray<string>): Promise<{ code: number; all: Array<Told> }> => {
    const { code, out } = await run(['coverage', ...argv, '--json'])
    return { code, all: JSON.parse(out.join('\n')) as Array<Told> }
  }

  test('a rule whose cases were taken away is not covered; the suggested cases, once written, cover it, and pass', async () => {
    const [first] = aRecommendation().cases!
    const folder = contentFolder({ content: edited(aRecommendation(), { cases: [first] }), state: 'draft', signatures: [] })
    const before = await told(folder)
    expect(before).toMatchObject({ code: 1, all: [{ suggested: expect.arrayContaining([expect.anything()]) as unknown }] })
    expect(before.all[0]!.covered).toBeLessThan(before.all[0]!.conditions)

    expect((await run(['coverage', textFile(folder), '--add'])).code).toBe(1)
    const after = await told(folder)
    expect(after).toMatchObject({ code: 0, all: [{ suggested: [] }] })
    expect(after.all[0]!.uncovered.filter(({ canBeCovered }) => canBeCovered)).toEqual([])
    const { out } = await run(['check', folder])
    expect(out.filter((line) => line.includes(' cases-cover ') && line.includes('does not decide as expected'))).toEqual([])
  })
})

describe('phrases', () => {
  test('tells the figures and what is missed; a phrase that expects nothing there is a finding', async () => {
    const folder = contentFolder()
    const write = (expected: string): void => writeFileSync(join(folder, 'vocabulary/indication-phrases.yaml'), `- key: one\n  language: en\n  text: severe abdominal pain\n  expected: [${expected}]\n- key: two\n  language: en\n  text: tummy ache\n  expected: [abdominal-pain]\n  heldOut: true\n`)
    write('abdominal-pain')
    const { code, out, say } = await run(['phrases', folder])
    expect({ code, out }).toEqual({ code: 0, out: ['two (held out) "tummy ache": expected abdominal-pain, matched nothing'] })
    expect(say).toContain('en: 1 phrases, recall@1 1, recall@5 1, 0 that name nothing, - of them rightly so')
    expect(JSON.parse((await run(['phrases', folder, '--json'])).out.join('\n'))).toMatchObject({ tuned: { recallAt1: 1 }, heldOut: { recallAt1: 0 }, unknown: [] })
    write('nothing-there')
    expect(await run(['phrases', folder])).toMatchObject({ code: 1, out: ['one expects the value set "nothing-there", which is not there', expect.stringContaining('one "severe'), expect.anything()] })
  })
})

describe('publishing an incomplete recommendation is refused', () => {
  const incomplete = edited(aRecommendation(), { evidence: undefined })
  const beforeItsLastEdit = { content: reworded(aRecommendation()), signatures: signedBy(aRecommendation()) }

  test.each([
    ['incomplete', { content: incomplete }],
    ['unsigned', { signatures: [] }],
    ['signed before its last edit', beforeItsLastEdit],
  ])('by import, when it is %s; then there is nothing to release', async (_, standing) => {
    const variables = { DATA_DIR: aFolder() }
    const { code, out } = await run(['import', contentFolder(standing)], variables)
    expect(code).toBe(1)
    expect(out.some((line) => line.startsWith(recommendationId))).toBe(true)
    const release = await run(['release', '--out', join(aFolder(), 'out')], variables)
    expect(release.code).toBe(1)
  })

  test.each([
    ['incomplete', { content: incomplete }],
    ['unsigned', { signatures: [] }],
    ['signed before its last edit', beforeItsLastEdit],
  ])('straight from a folder, when it is %s', async (_, standing) => {
    const out = join(aFolder(), 'out')
    const released = await run(['release', '--from', contentFolder(standing), '--out', out, '--key', join(aFolder(), 'key.json')])
    expect(released.code).toBe(1)
  })
})

describe('state', () => {
  test('import, export and verify the log, by one machine without a person', async () => {
    const variables = { DATA_DIR: aFolder() }
    const folder = contentFolder()
    expect(await run(['import', folder], variables)).toMatchObject({ code: 0, out: ['approved guideline acute-abdomen 1.0.0', `approved recommendation ${recommendationId} 1.0.0`] })
    const out = join(aFolder(), 'exported')
    expect(await run(['export', '--out', out], variables)).toMatchObject({ code: 0 })
    expect(readFileSync(textFile(out), 'utf8')).toBe(readFileSync(textFile(folder), 'utf8'))
    expect(await run(['audit', 'verify'], variables)).toMatchObject({ code: 0, out: [expect.stringMatching(/^\d+ entries, head [0-9a-f]{64}$/)] })
  })

  test('a log that was altered is exit code 1 and the entry', async () => {
    const dataDir = aFolder()
    await run(['import', contentFolder()], { DATA_DIR: dataDir })
    const db = openDatabase(join(dataDir, 'rationale.db'))
    db.$client.exec(`DROP TRIGGER audit_log_never_changes; UPDATE audit_log SET actor = 'x' WHERE sequence = 2`)
    db.$client.close()
    expect(await run(['audit', 'verify'], { DATA_DIR: dataDir })).toMatchObject({ code: 1, out: [expect.stringContaining('entry 2: ')] })
  })

  test('a database of a newer version is one sentence, exit code 1', async () => {
    const dataDir = aFolder()
    const db = openDatabase(join(dataDir, 'rationale.db'))
    db.$client.exec(`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 9999999999999)`)
    db.$client.close()
    expect(await run(['audit', 'verify'], { DATA_DIR: dataDir })).toMatchObject({ code: 1, out: [], say: [expect.stringContaining('was made by a newer version of Rationale')] })
  })

  test('a folder that cannot be written is one sentence, exit code 1', async () => {
    const folder = aFolder()
    writeFileSync(join(folder, 'file'), '')
    chmodSync(folder, 0o755)
    expect(await run(['import', contentFolder()], { DATA_DIR: join(folder, 'file/var') })).toMatchObject({ code: 1, say: [expect.stringContaining('cannot be written')] })
  })

  test('a file that is no database is one sentence, exit code 1', async () => {
    const dataDir = aFolder()
    writeFileSync(join(dataDir, 'rationale.db'), 'not a database, but long enough to be looked at as one'.repeat(100))
    expect(await run(['audit', 'verify'], { DATA_DIR: dataDir })).toMatchObject({ code: 1, say: [expect.stringContaining('is not a readable SQLite database')] })
  })

  test('a taken port is one sentence, exit code 1, and no database is made', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    expect(await run(['serve'], { DATA_DIR: aFolder(), PORT: String(port) })).toMatchObject({ code: 1, out: [], say: [expect.stringContaining(`Port ${port} of 127.0.0.1 is taken.`)] })
  })

  test('a setting that cannot be read is one sentence, exit code 1', async () => {
    expect(await run(['serve'], { PORT: 'eighty' })).toMatchObject({ code: 1, say: [expect.stringContaining('PORT is "eighty"')] })
  })
})
