import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buildSync } from 'esbuild'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { liveLink, reconcileRelease, releasesFolder } from '#app/workflow/reconcile-release.server.ts'
import { readReleaseFolder } from '#app/workflow/read-release-folder.server.ts'
import { programRoot } from '#app/workflow/load-release-assets.server.ts'
import { verifyAudit } from '#app/workflow/verify-audit.server.ts'
import { verifyRelease } from '#plugins/release/verify-release.ts'
import { openDatabase } from '#schema/db/open-database.server.ts'
import { draftSaves, releases, versions } from '#schema/db/tables.ts'
import { aFolder, someAssets } from '../support/a-release.ts'
import { anApproved, aDraft } from '../support/a-workplace.ts'

const rounds = 20
let bundles: string

/** The child runs plain Node, so the two programs are bundled once. They stand in the program's folder, where packages are found. */
beforeAll(() => {
  bundles = mkdtempSync(join(programRoot(), 'node_modules/.crash-'))
  for (const name of ['write-until-killed', 'release-until-killed'])
    buildSync({ entryPoints: [join(programRoot(), `tests/support/${name}.ts`)], bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile: join(bundles, `${name}.mjs`), logLevel: 'error' })
})
afterAll(() => rmSync(bundles, { recursive: true, force: true }))

/** A pseudo-random sequence, the same in every run: when to kill is chance, but not another chance each time. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    yield state / 2 ** 31
  }
}

/** Waits until the child says this word. */
function says(child: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve) => createInterface({ input: child.stdout! }).on('line', (line) => (line === word ? resolve() : undefined)))
}

async function killed(child: ChildProcess, after: number): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const timer = setTimeout(() => child.kill('SIGKILL'), after)
  await ended
  clearTimeout(timer)
}

test(`killed in the middle of saving, ${rounds} times: what was acknowledged is there, and the file is whole`, { timeout: 120_000 }, async () => {
  const { db: source, versionId } = aDraft()
  const file = join(aFolder(), 'rationale.db')
  writeFileSync(file, source.$client.serialize())
  const chance = numbers(1)
  let acknowledged = 0
  for (let round = 0; round < rounds; round += 1) {
    const child = spawn(process.execPath, [join(bundles, 'write-until-killed.mjs'), file, String(versionId)], { stdio: ['ignore', 'pipe', 'inherit'] })
    const started = new Promise<void>((resolve) =>
      createInterface({ input: child.stdout }).on('line', (line) => {
        acknowledged = Number(line)
        resolve()
      }),
    )
    await started
    await killed(child, chance.next().value * 60)
    const db = openDatabase(file)
    const revision = db.select().from(versions).all().find(({ id }) => id === versionId)!.revision
    expect(revision, `round ${round}`).toBeGreaterThanOrEqual(acknowledged)
    expect(db.select().from(draftSaves).all().at(-1)!.revision).toBe(revision)
    expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.$client.pragma('foreign_key_check')).toEqual([])
    expect(verifyAudit(db).ok).toBe(true)
    db.$client.close()
  }
})

test(`killed in the middle of a release, ${rounds} times: the old or the new release is served, whole`, { timeout: 240_000 }, async () => {
  const { db: source } = anApproved()
  const dataDir = aFolder()
  const file = join(dataDir, 'rationale.db')
  writeFileSync(file, source.$client.serialize())
  const assets = join(dataDir, 'assets.json')
  writeFileSync(assets, JSON.stringify(someAssets()))
  const publish = (): ChildProcess => spawn(process.execPath, [join(bundles, 'release-until-killed.mjs'), file, dataDir, assets], { stdio: ['ignore', 'pipe', 'inherit'] })

  const first = publish()
  await says(first, 'built')
  const started = performance.now()
  await says(first, 'done')
  // From the first byte written to the switch: the part that a crash could leave half done.
  const writing = performance.now() - started
  await killed(first, 0)

  const chance = numbers(2)
  let unfinished = 0
  let switched = 0
  let served = realpathSync(liveLink(dataDir))
  for (let round = 0; round < rounds; round += 1) {
    const child = publish()
    await says(child, 'built')
    await killed(child, chance.next().value * writing * 2)

    // What is served at once, before anybody puts anything in order.
    const now = realpathSync(liveLink(dataDir))
    expect(await verifyRelease(readReleaseFolder(now)), `round ${round}`).toEqual([])

    const db = openDatabase(file)
    unfinished += reconcileRelease(db, dataDir).removed.length
    const rows = db.select().from(releases).all()
    const live = rows.filter((row) => row.live)
    expect(live).toHaveLength(1)
    expect(realpathSync(liveLink(dataDir))).toBe(realpathSync(join(releasesFolder(dataDir), live[0]!.folder)))
    expect(readdirSync(releasesFolder(dataDir)).toSorted()).toEqual(rows.map(({ folder }) => folder).toSorted())
    expect(await verifyRelease(readReleaseFolder(realpathSync(liveLink(dataDir))))).toEqual([])
    expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok')
    db.$client.close()
    if (realpathSync(liveLink(dataDir)) !== served) switched += 1
    served = realpathSync(liveLink(dataDir))
  }
  // Otherwise the test would have killed at the wrong moments, and shown nothing.
  expect(unfinished, 'rounds killed in the middle').toBeGreaterThan(0)
  expect(switched, 'rounds that came through').toBeGreaterThan(0)
  expect(existsSync(join(served, 'index.html'))).toBe(true)
  expect(JSON.parse(readFileSync(join(served, 'manifest.json'), 'utf8'))).toMatchObject({ type: 'rationale-release' })
})

test('a connection that a program opens has synchronous=FULL, and one without it is not what the program opens', () => {
  const file = join(aFolder(), 'x.db')
  const db = openDatabase(file)
  expect(db.$client.pragma('synchronous', { simple: true })).toBe(2)
  expect(db.$client.pragma('journal_mode', { simple: true })).toBe('wal')
  const plain = new Sqlite(file)
  expect(plain.pragma('synchronous', { simple: true })).toBe(1)
  plain.close()
  db.$client.close()
})
