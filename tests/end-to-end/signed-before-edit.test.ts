import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { approveVersion } from '#app/workflow/approve-version.server.ts'
import type { Act } from '#app/workflow/perform-act.server.ts'
import { requestChanges } from '#app/workflow/request-changes.server.ts'
import { saveDraft } from '#app/workflow/save-draft.server.ts'
import { signVersion } from '#app/workflow/sign-version.server.ts'
import { submitForReview } from '#app/workflow/submit-for-review.server.ts'
import { type Database, openDatabase } from '#schema/db/open-database.server.ts'
import { readLibrary } from '#schema/db/read-library.server.ts'
import { getOpenVersion, type VersionRecord } from '#schema/db/version-record.server.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import { aRawClient, type RawClient } from '#tests/support/a-raw-client.ts'
import { aServer, type Server } from '#tests/support/a-server.ts'

const id = 'headache-without-warning-signs'
const path = `/desk/recommendation/${id}`

let server: Server
let db: Database
let client: RawClient
/** The text as it was signed, and as it stands after its last edit. */
let before: VersionRecord
let now: VersionRecord

/** A moment at which the declarations in the first content are good, whatever day the test runs on. */
const as = (person: string): Act => ({ db, actor: { id: person }, at: '2026-11-20T12:00:00Z' })
const open = (): VersionRecord => getOpenVersion(db, 'recommendation', id)!
const shown = ({ id: versionId, contentHash }: VersionRecord): { versionId: number; contentHash: string } => ({ versionId, contentHash })
const asForm = (version: VersionRecord): Record<string, string> => ({ versionId: String(version.id), contentHash: version.contentHash })

function edit(change: (content: RecommendationDraft) => RecommendationDraft): void {
  const version = open()
  saveDraft(as('author'), { versionId: version.id, revision: version.revision, content: change(structuredClone(version.content) as RecommendationDraft) })
}

/** The server runs meanwhile; the verbs work on its database, as a second process of the product would. */
beforeAll(async () => {
  server = await aServer()
  client = aRawClient(server)
  db = openDatabase(join(server.dataDir, 'rationale.db'))
  // What the draft lacks, lent by a recommendation that is complete.
  const { review, audit, value } = readLibrary(db, 'standing')!.recommendations.get('minor-head-trauma-adult')!.content
  edit((content) => ({ ...content, review, audit, value: { ...content.value, ultrasound: value?.ultrasound } }))
  submitForReview(as('author'), shown(open()))
  signVersion(as('radiologist'), { ...shown(open()), kind: 'imaging' })
  signVersion(as('methodologist'), { ...shown(open()), kind: 'evidence' })
  signVersion(as('patient-representative'), { ...shown(open()), kind: 'patient' })
  before = open()
  requestChanges(as('chair'), { ...shown(before), reason: 'The benefit is said too strongly.' })
  edit((content) => ({ ...content, review: { ...content.review, everyMonths: 12 } }))
  submitForReview(as('author'), shown(open()))
  now = open()
})
afterAll(async () => {
  db?.$client.close()
  await server?.stop()
})

describe('a recommendation signed before its last edit', () => {
  test('is another text now, with no signature on it', () => {
    expect(before.signatures.map(({ kind }) => kind).toSorted()).toEqual(['evidence', 'imaging', 'patient'])
    expect(now).toMatchObject({ state: 'in-review', id: before.id, signatures: [] })
    expect(now.contentHash).not.toBe(before.contentHash)
  })

  test('is not approved under the hash that was signed: 409', async () => {
    const chair = await client.sessionOf('chair')
    expect((await client.post(path, { form: { intent: 'approve', ...asForm(before) }, cookie: chair })).status).toBe(409)
    expect(open().state).toBe('in-review')
  })

  test('is not approved under its own hash: 422, the signatures are missing', async () => {
    const chair = await client.sessionOf('chair')
    const answer = await client.post(path, { form: { intent: 'approve', ...asForm(now) }, cookie: chair })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('missing-signature')
    expect(open()).toMatchObject({ state: 'in-review', signatures: [] })
  })

  test('cannot be signed by who saw the earlier text', async () => {
    const radiologist = await client.sessionOf('imaging-reviewer', 'radiologist@example.org')
    expect((await client.post(path, { form: { intent: 'sign', kind: 'imaging', ...asForm(before) }, cookie: radiologist })).status).toBe(409)
  })

  test('shows every signature as open again, and the text that they would be given on', async () => {
    for (const role of ['chair', 'methodologist']) {
      const page = await client.page(`${path}?lang=en`, await client.sessionOf(role))
      expect([...page.matchAll(/data-given="(\w+)"/g)].map(([, given]) => given), role).toEqual(['false', 'false', 'false', 'false'])
      expect(page).toContain(`title="${now.contentHash}"`)
      expect(page).not.toContain(`value="${before.contentHash}"`)
    }
  })

  test('is not acted on through the page of another text: 404', async () => {
    const chair = await client.sessionOf('chair')
    for (const other of ['/desk/recommendation/low-back-pain', '/desk/guideline/head-trauma'])
      expect((await client.post(other, { form: { intent: 'request-changes', reason: 'Elsewhere.', ...asForm(now) }, cookie: chair })).status, other).toBe(404)
    expect(open().state).toBe('in-review')
  })

  test('is not released', async () => {
    expect((await client.post('/desk/release', { form: { intent: 'release' }, cookie: await client.sessionOf('publisher') })).status).toBe(409)
    expect((await fetch(`${server.url}/r/${id}/`)).status).toBe(404)
  })

  test('is approved when everyone has signed it again', () => {
    signVersion(as('radiologist'), { ...shown(now), kind: 'imaging' })
    signVersion(as('methodologist'), { ...shown(now), kind: 'evidence' })
    signVersion(as('patient-representative'), { ...shown(now), kind: 'patient' })
    approveVersion(as('chair'), shown(now))
    expect(open()).toBeNull()
  })
})
