import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readReleasePreview, type ReleasePreview } from '#app/reads/release-changes.server.ts'
import { programRoot } from '#app/workflow/load-release-assets.server.ts'
import { publishRelease } from '#app/workflow/publish-release.server.ts'
import { readReleaseFolder } from '#app/workflow/read-release-folder.server.ts'
import { liveLink } from '#app/workflow/reconcile-release.server.ts'
import { edited } from '#plugins/check/examples/edited.ts'
import { decide } from '#plugins/decide/decide.ts'
import { verifyRelease } from '#plugins/release/verify-release.ts'
import type { RuleBundle } from '#schema/bundle/bundle.ts'
import { decidablePart } from '#schema/bundle/decidable-part.ts'
import { ChangeHistory } from '#schema/bundle/release-changes.ts'
import { languages } from '#schema/model/language.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import { main } from '../../scripts/rationale.ts'
import { refusal } from '../support/a-refusal.ts'
import { aFolder, aPublished, knownKey, type Released, someAssets } from '../support/a-release.ts'
import { anApproved, approveEdit, as, cast, changePerson, noon, recommendationId, reworded } from '../support/a-workplace.ts'

const rated = (content: RecommendationDraft): RecommendationDraft => edited(content, { 'options.0.appropriateness': content.options?.[0]?.appropriateness === 8 ? 7 : 8 })
const preview = ({ db, dataDir }: Pick<Released, 'db' | 'dataDir'>, viewer: string = cast.publisher): ReleasePreview =>
  readReleasePreview(db, { viewer, at: noon, live: liveLink(dataDir), messages: someAssets().messages })
const publish = ({ db, dataDir }: Released): ReturnType<typeof publishRelease> => publishRelease(as(db, cast.publisher), { ...someAssets(), dataDir, key: knownKey })
const live = (dataDir: string, path: string): string => readFileSync(join(liveLink(dataDir), path), 'utf8')
const history = (dataDir: string): ChangeHistory => ChangeHistory.parse(JSON.parse(live(dataDir, 'changes.json')))

describe('before a release', () => {
  test('another rating is told as what changes for referrers, with a patient in every language', async () => {
    const released = await aPublished()
    approveEdit(released.db, rated)
    const shown = preview(released)
    if (shown.is !== 'compared') throw new Error(shown.is)
    expect(shown).toMatchObject({ texts: [{ id: recommendationId, is: 'changed', class: expect.stringMatching(/narrower|wider/) }], wording: [], notCompared: 0 })
    const [change] = shown.texts[0]!.changes
    for (const language of languages) {
      expect(change!.sentence[language]).toMatch(/\S: \S/)
      expect(change!.patient[language].length).toBeGreaterThan(0)
    }
  })

  test('new words alone change nothing for referrers', async () => {
    const released = await aPublished()
    approveEdit(released.db, reworded)
    expect(preview(released)).toMatchObject({ is: 'compared', texts: [], wording: [{ id: recommendationId }] })
  })

  test('with nothing live there is nothing to compare with', () => {
    const { db } = anApproved()
    expect(preview({ db, dataDir: aFolder() })).toEqual({ is: 'first' })
  })

  test('whoever holds a role may look, and nobody else', async () => {
    const released = await aPublished()
    expect(preview(released, cast.member)).toMatchObject({ is: 'compared', texts: [], wording: [] })
    changePerson(released.db, cast.member, { roles: [] })
    refusal('not-permitted', () => preview(released, cast.member))
  })
})

describe('a release straight from files', () => {
  const run = async (...argv: ReadonlyArray<string>): Promise<{ code: number; say: string }> => {
    const say: Array<string> = []
    const terminal = { out: () => undefined, say: (text: string) => void say.push(text), now: () => noon, variables: {}, readStandardInput: () => Promise.resolve(new Uint8Array()) }
    return { code: await main(['release', ...argv], terminal), say: say.join('\n') }
  }

  test('goes on from the release it follows', async () => {
    const folder = aFolder()
    const [first, second, key] = ['first', 'second', 'key.json'].map((name) => join(folder, name)) as [string, string, string]
    const from = ['--from', join(programRoot(), 'content'), '--key', key]
    expect((await run(...from, '--out', first)).code).toBe(0)
    expect((await run(...from, '--after', first, '--out', second)).code).toBe(0)
    const read = (release: string, path: string): string => readFileSync(join(release, path), 'utf8')
    const { releases } = ChangeHistory.parse(JSON.parse(read(second, 'changes.json')))
    expect(releases).toMatchObject([{ sequence: 2, since: 1, class: 'none', recommendations: [], wording: [] }, { sequence: 1 }])
    expect(releases[1]!.recommendations.every(({ is }) => is === 'added')).toBe(true)
    expect(read(second, 'changes.xml')).toBe(read(first, 'changes.xml'))
    expect(await verifyRelease(readReleaseFolder(second))).toEqual([])

    writeFileSync(join(first, 'robots.txt'), 'changed')
    expect(await run(...from, '--after', first, '--out', join(folder, 'third'))).toMatchObject({ code: 1, say: expect.stringContaining('robots.txt') })
    expect(await run(...from, '--after', folder, '--out', join(folder, 'third'))).toMatchObject({ code: 2, say: expect.stringContaining('is no release') })
  }, 120_000)
})

describe('a release', () => {
  test('that is the first says that everything is new', async () => {
    const { dataDir } = await aPublished()
    expect(history(dataDir).releases).toMatchObject([{ sequence: 1, class: 'none', recommendations: [{ id: recommendationId, is: 'added', version: '1.0.0', changes: [] }] }])
    expect(history(dataDir).releases[0]).not.toHaveProperty('since')
    for (const language of languages) expect(live(dataDir, `${language}/changes/index.html`)).toContain(`/r/${recommendationId}/"`)
    expect(live(dataDir, 'changes.xml')).toMatch(/<category term="added"\/>/)
  })

  test('that changes behaviour is told in data, feed and pages, after what earlier ones changed, and both sides decide as it says', async () => {
    const released = await aPublished()
    const before = JSON.parse(live(released.dataDir, 'bundles/latest.json')) as RuleBundle
    approveEdit(released.db, rated)
    await publish(released)
    const after = JSON.parse(live(released.dataDir, 'bundles/latest.json')) as RuleBundle
    const [latest, first] = history(released.dataDir).releases
    expect(first).toMatchObject({ sequence: 1 })
    expect(latest).toMatchObject({ sequence: 2, since: 1, recommendations: [{ id: recommendationId, is: 'changed', previous: '1.0.0', version: '2.0.0' }] })
    const changes = latest!.recommendations[0]!.changes
    expect(changes.length).toBeGreaterThan(0)
    for (const change of changes) {
      const told = [before, after].map((bundle) => decide(decidablePart(bundle), change.witness, { at: noon, trace: false }))
      expect(told.map(({ outcome, rating }) => [outcome, rating])).toEqual([change.before, change.after].map(({ outcome, rating }) => [outcome, rating]))
      for (const language of languages) expect(live(released.dataDir, `${language}/changes/index.html`).replaceAll('\u00a0', ' ')).toContain(change.sentence[language]!)
    }
    expect(live(released.dataDir, 'da/changes.xml').match(/<entry>/g)).toHaveLength(2)
  })

  test('of new words alone moves no date: it has no entry, and its predecessors stay', async () => {
    const released = await aPublished()
    const feed = live(released.dataDir, 'en/changes.xml')
    approveEdit(released.db, reworded)
    await publish(released)
    expect(history(released.dataDir).releases).toMatchObject([{ sequence: 2, class: 'none', recommendations: [], wording: [recommendationId] }, { sequence: 1 }])
    expect(live(released.dataDir, 'en/changes.xml')).toBe(feed)
  })
})
