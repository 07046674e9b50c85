import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { approveVersion } from '#app/workflow/approve-version.server.ts'
import { importContent } from '#app/workflow/import-content.server.ts'
import { publishRelease } from '#app/workflow/publish-release.server.ts'
import { releasesFolder } from '#app/workflow/reconcile-release.server.ts'
import { submitForReview } from '#app/workflow/submit-for-review.server.ts'
import { signedBy } from '#plugins/check/examples/builders.ts'
import { type ContentFile, formatLibrary } from '#plugins/markdown/library-files.ts'
import { getOpenVersion } from '#schema/db/version-record.server.ts'
import type { Person } from '#schema/model/person.ts'
import type { StandingRecommendation } from '#schema/model/version.ts'
import { aDatabase } from '../support/a-database.ts'
import { refusalOf } from '../support/a-refusal.ts'
import { aFolder, aPublished, knownKey, someAssets } from '../support/a-release.ts'
import { anApproved, aRecommendation, aStanding, as, bySystem, cast, changePerson, recommendationId, reworded, theLibrary, theVersion } from '../support/a-workplace.ts'

const later = '2029-06-01T12:00:00Z'
const signatories = [cast.methodologist, cast.imagingReviewer, cast.patientRepresentative, cast.chair]
const conflicted: Person['interests'] = { declaredOn: '2028-01-01', statement: 'Joined the maker of a scanner.', blocking: true, topics: [] }

/** Files of the library in which the recommendation stands like this. */
function filesWith(standing: Partial<StandingRecommendation>): Array<ContentFile> {
  return formatLibrary({ ...theLibrary(), recommendations: new Map([[recommendationId, { ...aStanding(aRecommendation()), ...standing } as StandingRecommendation]]) })
}

describe('what was approved is judged as of its approval:', () => {
  test.each([
    ['the declarations are years old', {}],
    ['everyone who signed or owns it has left', { active: false }],
    ['everyone who signed it has a blocking interest since', { interests: conflicted }],
  ])('it is released although %s', async (_, change) => {
    const approved = anApproved()
    for (const person of signatories) changePerson(approved.db, person, change as Partial<Person>)
    const first = await publishRelease(as(approved.db, cast.publisher, later), { ...someAssets(), dataDir: aFolder(), key: knownKey })
    expect(first.published.map(({ id }) => id)).toContain(recommendationId)

    const { db, dataDir } = await aPublished()
    for (const person of signatories) changePerson(db, person, { ...change, ...('active' in change && { roles: [] }) } as Partial<Person>)
    await publishRelease(as(db, cast.publisher, later), { ...someAssets(), dataDir, key: knownKey, again: true })
  })

  test('an import takes it from files as it was signed, whatever its signatories declared since', () => {
    const library = theLibrary({ people: [{ id: cast.chair, interests: conflicted }] })
    const files = formatLibrary({ ...library, recommendations: new Map([[recommendationId, aStanding(aRecommendation())]]) })
    expect(importContent(bySystem(aDatabase(), later), { files }).approved.map(({ id }) => id)).toContain(recommendationId)
  })

  test('an interest declared before the signature bars it still', async () => {
    const { db } = anApproved()
    changePerson(db, cast.imagingReviewer, { interests: { ...conflicted, declaredOn: '2026-11-01' } })
    await refusalOf('gate-closed', publishRelease(as(db, cast.publisher), { ...someAssets(), dataDir: aFolder(), key: knownKey }))
  })
})

describe('a draft from files', () => {
  test('that still carries the number of what stands takes the next one, and can be approved', () => {
    const { db } = anApproved()
    const content = reworded(aRecommendation())
    expect(importContent(bySystem(db), { files: filesWith({ content, state: 'draft', version: '1.0.0', signatures: [] }) })).toMatchObject({ drafts: [{ version: '1.1.0' }] })
    expect(getOpenVersion(db, 'recommendation', recommendationId)).toMatchObject({ number: '1.1.0' })
  })

  test('keeps no approval, so that its chair can give it at the desk', () => {
    const db = aDatabase()
    const content = aRecommendation()
    importContent(bySystem(db), { files: filesWith({ content, state: 'draft', signatures: signedBy(content) }) })
    const { id: versionId, contentHash } = getOpenVersion(db, 'recommendation', recommendationId)!
    expect(theVersion(db, versionId).signatures.map(({ kind }) => kind).toSorted()).toEqual(['evidence', 'imaging', 'patient'])
    submitForReview(as(db, cast.author), { versionId, contentHash })
    approveVersion(as(db, cast.chair), { versionId, contentHash })
    expect(theVersion(db, versionId).state).toBe('approved')
  })
})

test('a release does not sign anew what somebody changed in the folder of the one before', async () => {
  const { db, dataDir, release } = await aPublished()
  const page = join(releasesFolder(dataDir), release.folder, `r/${recommendationId}/v/1.0.0/index.html`)
  writeFileSync(page, `${readFileSync(page, 'utf8')}<p>Scan everybody.</p>`)
  const refused = await refusalOf('stale-content', publishRelease(as(db, cast.publisher), { ...someAssets(), dataDir, key: knownKey, again: true }))
  expect(refused.message).toContain(`r/${recommendationId}/v/1.0.0/index.html`)
})
