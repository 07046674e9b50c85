import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Build, publishRelease } from '#app/workflow/publish-release.server.ts'
import { readReleaseFolder } from '#app/workflow/read-release-folder.server.ts'
import { liveLink, reconcileRelease, releasesFolder } from '#app/workflow/reconcile-release.server.ts'
import { restoreRelease } from '#app/workflow/restore-release.server.ts'
import { buildRelease } from '#plugins/release/build-release.ts'
import { verifyRelease } from '#plugins/release/verify-release.ts'
import type { Database } from '#schema/db/open-database.server.ts'
import { auditLog, releases, versions } from '#schema/db/tables.ts'
import { refusal, refusalOf } from '../support/a-refusal.ts'
import { aFolder, aPublished, knownKey, type Released, someAssets } from '../support/a-release.ts'
import { aCommittee, aDraft, anApproved, approveEdit, as, cast, changePerson, recommendationId, reworded } from '../support/a-workplace.ts'

const publish = (db: Database, dataDir: string, over: { build?: Build; again?: boolean; by?: string } = {}): ReturnType<typeof publishRelease> =>
  publishRelease(as(db, over.by ?? cast.publisher), { ...someAssets(), dataDir, key: knownKey, ...over })
const states = (db: Database): Array<string> => db.select().from(versions).all().map(({ document, number, state }) => `${document} ${number} ${state}`)
const live = (dataDir: string): string => realpathSync(liveLink(dataDir))

/** A second version of the recommendation, approved. */
function approveSecond({ db }: { db: Database }): void {
  approveEdit(db, reworded)
}

describe('a release', () => {
  test('carries what is approved, is what was signed, and is served', async () => {
    const { db, dataDir, release } = await aPublished()
    expect(states(db)).toEqual(['acute-abdomen 1.0.0 published', `${recommendationId} 1.0.0 published`])
    expect(live(dataDir)).toBe(realpathSync(join(releasesFolder(dataDir), release.folder)))
    expect(await verifyRelease(readReleaseFolder(live(dataDir)))).toEqual([])
    expect(readFileSync(join(live(dataDir), `r/${recommendationId}/index.html`), 'utf8')).toContain('Ultralyd')
    expect(JSON.parse(db.select().from(auditLog).all().at(-1)!.event)).toMatchObject({ type: 'release-published', sequence: 1, manifestHash: release.manifestHash })
    expect(readdirSync(releasesFolder(dataDir))).toEqual([release.folder])
  })

  test('names the head of the audit log that it was made from', async () => {
    const { db, dataDir } = await aPublished()
    const manifest = JSON.parse(readFileSync(join(live(dataDir), 'manifest.json'), 'utf8')) as { auditHead: string }
    expect(manifest.auditHead).toBe(db.select().from(auditLog).all().at(-2)!.hash)
  })

  test('of a newer version supersedes the older one, whose page stays for good', async () => {
    const released = await aPublished()
    approveSecond(released)
    const second = await publish(released.db, released.dataDir)
    expect(second).toMatchObject({ sequence: 2, published: [{ id: recommendationId, version: '1.1.0' }] })
    expect(states(released.db)).toEqual(['acute-abdomen 1.0.0 published', `${recommendationId} 1.0.0 superseded`, `${recommendationId} 1.1.0 published`])
    for (const version of ['1.0.0', '1.1.0']) expect(existsSync(join(live(released.dataDir), `r/${recommendationId}/v/${version}/index.html`)), version).toBe(true)
    const manifest = JSON.parse(readFileSync(join(live(released.dataDir), 'manifest.json'), 'utf8')) as unknown
    expect(manifest).toMatchObject({ sequence: 2, supersedes: { sequence: 1, manifestSha256: released.release.manifestHash } })
  })

  test.each(Object.values(cast).filter((who) => who !== cast.publisher))('is not made by %s', async (who) => {
    const { db } = anApproved()
    await refusalOf('not-permitted', publish(db, aFolder(), { by: who }))
    expect(JSON.parse(db.select().from(auditLog).all().at(-1)!.event)).toMatchObject({ type: 'action-denied', action: 'release' })
  })

  test('needs something new, or the wish to make one anyway', async () => {
    const { db, dataDir } = await aPublished()
    await refusalOf('nothing-to-release', publish(db, dataDir))
    expect(await publish(db, dataDir, { again: true })).toMatchObject({ sequence: 2, published: [] })
  })

  test('leaves drafts out', async () => {
    const { db } = aCommittee()
    const dataDir = aFolder()
    const { published } = await publish(db, dataDir).catch(() => ({ published: [] }))
    expect(published.map(({ id }) => id)).not.toContain(recommendationId)
    expect(existsSync(join(dataDir, 'live', `r/${recommendationId}`))).toBe(false)
    expect(states(aDraft().db)).toContain(`${recommendationId} 1.0.0 draft`)
  })

  test('asks the gate once more, and leaves nothing behind when it is closed', async () => {
    const { db } = anApproved()
    const dataDir = aFolder()
    changePerson(db, cast.chair, { interests: undefined as never })
    await refusalOf('gate-closed', publish(db, dataDir))
    expect(states(db)).toContain(`${recommendationId} 1.0.0 approved`)
    expect(existsSync(releasesFolder(dataDir))).toBe(false)
    expect(existsSync(liveLink(dataDir))).toBe(false)
  })

  test.each([
    ['another release was made', async ({ db, dataDir }: Released) => void (await publish(db, dataDir, { again: true }))],
    ['the catalogue changed', ({ db }: Released) => Promise.resolve(changePerson(db, cast.member, { name: 'Mia Renamed' }))],
  ])('is given up when %s while it was built', async (_, meanwhile) => {
    const released = await aPublished()
    const build: Build = async (input) => {
      const built = await buildRelease(input)
      await meanwhile(released)
      return built
    }
    const before = live(released.dataDir)
    await refusalOf('stale-content', publish(released.db, released.dataDir, { again: true, build }))
    expect(readdirSync(releasesFolder(released.dataDir)).filter((name) => name.endsWith('.partial'))).toEqual([])
    expect(existsSync(before)).toBe(true)
  })

  test('whose builder writes outside its folder is not written', async () => {
    const { db } = anApproved()
    const dataDir = aFolder()
    const build: Build = async (input) => {
      const built = await buildRelease(input)
      return built.ok ? { ...built, files: [...built.files, { path: '../outside', bytes: new Uint8Array() }] } : built
    }
    await refusalOf('invalid-input', publish(db, dataDir, { build }))
    expect(existsSync(join(dataDir, 'outside'))).toBe(false)
    expect(readdirSync(releasesFolder(dataDir))).toEqual([])
  })
})

describe('an earlier release', () => {
  test('can be served again; what was decided stays decided, and the next release follows the newest', async () => {
    const released = await aPublished()
    approveSecond(released)
    await publish(released.db, released.dataDir)
    await restoreRelease(as(released.db, cast.publisher), { dataDir: released.dataDir, sequence: 1 })
    expect(live(released.dataDir)).toContain(released.release.folder)
    expect(states(released.db)).toContain(`${recommendationId} 1.1.0 published`)
    const third = await publish(released.db, released.dataDir, { again: true })
    expect(third.sequence).toBe(3)
    expect(existsSync(join(live(released.dataDir), `r/${recommendationId}/v/1.1.0/index.html`))).toBe(true)
  })

  test('is not served when its folder was changed', async () => {
    const released = await aPublished()
    await publish(released.db, released.dataDir, { again: true })
    writeFileSync(join(releasesFolder(released.dataDir), released.release.folder, 'index.html'), 'changed')
    await refusalOf('stale-content', restoreRelease(as(released.db, cast.publisher), { dataDir: released.dataDir, sequence: 1 }))
  })

  test('is one that was made, is not live, and is asked for by the publisher', async () => {
    const { db, dataDir } = await aPublished()
    await refusalOf('not-found', restoreRelease(as(db, cast.publisher), { dataDir, sequence: 9 }))
    await refusalOf('wrong-state', restoreRelease(as(db, cast.publisher), { dataDir, sequence: 1 }))
    await refusalOf('not-permitted', restoreRelease(as(db, cast.chair), { dataDir, sequence: 1 }))
  })
})

describe('after a crash', () => {
  test('a link that was not yet moved is moved to what the database says', async () => {
    const { db, dataDir, release } = await aPublished()
    const second = await publish(db, dataDir, { again: true })
    rmSync(liveLink(dataDir))
    symlinkSync(join('releases', release.folder), liveLink(dataDir))
    expect(reconcileRelease(db, dataDir)).toEqual({ live: second.folder, removed: [] })
    expect(readlinkSync(liveLink(dataDir))).toBe(join('releases', second.folder))
  })

  test('what was never recorded is removed, but not what another process is writing', async () => {
    const { db, dataDir, release } = await aPublished()
    const folder = releasesFolder(dataDir)
    for (const name of ['2-aaaaaaaaaaaa', `2-bbbbbbbbbbbb.12345678.${2 ** 30}.partial`, `2-cccccccccccc.12345678.${process.ppid}.partial`]) mkdirSync(join(folder, name))
    expect(reconcileRelease(db, dataDir).removed.toSorted()).toEqual(['2-aaaaaaaaaaaa', `2-bbbbbbbbbbbb.12345678.${2 ** 30}.partial`])
    expect(readdirSync(folder).toSorted()).toEqual([release.folder, `2-cccccccccccc.12345678.${process.ppid}.partial`].toSorted())
  })

  test('before the first release there is nothing to serve', () => {
    expect(reconcileRelease(aCommittee().db, aFolder())).toEqual({ live: null, removed: [] })
  })
})

test('the database knows which release is live, and there is one', async () => {
  const { db, dataDir } = await aPublished()
  await publish(db, dataDir, { again: true })
  expect(db.select().from(releases).all().map(({ sequence, live }) => [sequence, live])).toEqual([[1, false], [2, true]])
  refusal('not-found', () => readReleaseFolder(join(dataDir, 'nowhere')))
})
