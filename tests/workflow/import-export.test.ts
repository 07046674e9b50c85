import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createDraft } from '#app/workflow/create-draft.server.ts'
import { exportContent } from '#app/workflow/export-content.server.ts'
import { importContent } from '#app/workflow/import-content.server.ts'
import { readContentFolder } from '#app/workflow/read-content-folder.server.ts'
import { signFile } from '#app/workflow/sign-file.server.ts'
import { writeContentFolder } from '#app/workflow/write-content-folder.server.ts'
import type { Finding } from '#plugins/check/check-document.ts'
import { signedBy } from '#plugins/check/examples/builders.ts'
import { edited } from '#plugins/check/examples/edited.ts'
import { type ContentFile, formatLibrary } from '#plugins/markdown/library-files.ts'
import { auditLog, catalogueEntries, documents, versions } from '#schema/db/tables.ts'
import { readLibrary } from '#schema/db/read-library.server.ts'
import type { Database } from '#schema/db/open-database.server.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import type { StandingRecommendation } from '#schema/model/version.ts'
import { aDatabase } from '../support/a-database.ts'
import { refusal } from '../support/a-refusal.ts'
import { aFolder } from '../support/a-release.ts'
import { aDraft, anApproved, aRecommendation, aStanding, as, bySystem, cast, edit, inReview, noon, recommendationId, reworded, signedKinds, theLibrary, theVersion } from '../support/a-workplace.ts'

/** Files of the fixture library in which the recommendation is this. */
function filesWith(standing: Partial<StandingRecommendation> & { content?: RecommendationDraft } = {}): Array<ContentFile> {
  const content = standing.content ?? aRecommendation()
  return formatLibrary({ ...theLibrary(), recommendations: new Map([[recommendationId, { ...aStanding(content), ...standing }]]) })
}
const theFile = (files: ReadonlyArray<ContentFile>, ending: string): ContentFile => files.find(({ path }) => path.endsWith(ending))!
const replaced = (files: ReadonlyArray<ContentFile>, file: ContentFile): Array<ContentFile> => files.map((each) => (each.path === file.path ? file : each))
const isEmpty = (db: Database): boolean => [versions, documents, catalogueEntries].every((table) => db.select().from(table).all().length === 0)

describe('import', () => {
  test('of a complete and signed folder: everything is approved, with its signatures', () => {
    const db = aDatabase()
    const report = importContent(bySystem(db), { files: filesWith() })
    expect(report).toMatchObject({
      approved: [{ kind: 'guideline', id: 'acute-abdomen', version: '1.0.0' }, { kind: 'recommendation', id: recommendationId, version: '1.0.0' }],
      drafts: [],
      conflicts: [],
    })
    expect(signedKinds(db, 2).toSorted()).toEqual(['approval', 'evidence', 'imaging', 'patient'])
    const types = db.select().from(auditLog).all().map(({ event }) => (JSON.parse(event) as { type: string }).type)
    expect(types.filter((type) => type === 'version-approved')).toHaveLength(2)
    expect(types.at(-1)).toBe('content-imported')
  })

  test('export, and import of that, is the same again', () => {
    const first = aDatabase()
    const files = filesWith()
    importContent(bySystem(first), { files })
    const exported = exportContent(bySystem(first), { texts: 'standing' })
    expect(exported).toEqual(files)
    const second = aDatabase()
    importContent(bySystem(second), { files: exported })
    expect(exportContent(bySystem(second), { texts: 'standing' })).toEqual(exported)
    expect(readLibrary(second, 'standing')).toEqual(readLibrary(first, 'standing'))
  })

  test('a second time changes nothing', () => {
    const db = aDatabase()
    importContent(bySystem(db), { files: filesWith() })
    expect(importContent(bySystem(db), { files: filesWith() })).toMatchObject({ approved: [], drafts: [], unchanged: 2, entries: 0, conflicts: [] })
  })

  test('a draft comes with its gaps', () => {
    const db = aDatabase()
    const gappy = edited(aRecommendation(), { value: undefined })
    expect(importContent(bySystem(db), { files: filesWith({ content: gappy, state: 'draft', signatures: [] }) })).toMatchObject({ drafts: [{ id: recommendationId }] })
  })

  test('a draft keeps what was signed of exactly its text, and loses the rest', () => {
    const db = aDatabase()
    const [evidence, imaging] = signedBy(aRecommendation())
    const report = importContent(bySystem(db), { files: filesWith({ state: 'draft', signatures: [evidence!, { ...imaging!, contentHash: 'a'.repeat(64) }] }) })
    expect(report.staleSignatures).toBe(1)
    expect(signedKinds(db, 2)).toEqual(['evidence'])
  })
})

describe('import is refused, and nothing at all is written, when a file that says approved', () => {
  const refused = (files: Array<ContentFile>): Array<string> => {
    const db = aDatabase()
    const { detail } = refusal('gate-closed', () => importContent(bySystem(db), { files }))
    expect(isEmpty(db)).toBe(true)
    return (detail as { findings: Array<Finding> }).findings.filter(({ level }) => level === 'error').map(({ check }) => check)
  }

  test.each([
    ['evidence.certainty', 'evidence-graded'],
    ['radiology', 'radiology-involved'],
    ['value.children', 'value-weighed'],
    ['review', 'review-planned'],
    ['audit', 'audit-defined'],
    ['patient.why', 'patient-informed'],
  ])('lacks %s', (path, check) => {
    expect(refused(filesWith({ content: edited(aRecommendation(), { [path]: undefined }) }))).toContain(check)
  })

  test('was never signed', () => {
    expect(refused(filesWith({ signatures: [] }))).toEqual(expect.arrayContaining(['radiology-signed', 'signatures-complete']))
  })

  test('was signed before its last edit', () => {
    expect(refused(filesWith({ content: reworded(aRecommendation()), signatures: signedBy(aRecommendation()) }))).toContain('radiology-signed')
  })

  test('had its state set to approved by hand', () => {
    const files = filesWith({ content: edited(aRecommendation(), { patient: undefined }), state: 'draft', signatures: [] })
    const file = theFile(files, `${recommendationId}.md`)
    expect(refused(replaced(files, { ...file, text: file.text.replace('state: draft', 'state: approved') }))).toContain('patient-informed')
  })
})

describe('import is refused', () => {
  test('for a file that cannot be read, with file and line', () => {
    const db = aDatabase()
    const file = theFile(filesWith(), 'people.yaml')
    const error = refusal('invalid-input', () => importContent(bySystem(db), { files: replaced(filesWith(), { ...file, text: `${file.text}- nonsense\n` }) }))
    expect(error.message).toMatch(/people\.yaml:\d+:\d+ /)
    expect(isEmpty(db)).toBe(true)
  })

  test('for a signature of someone without the role', () => {
    const db = aDatabase()
    const signatures = signedBy(aRecommendation(), { evidence: cast.author })
    expect(() => importContent(bySystem(db), { files: filesWith({ signatures }) })).toThrow()
    expect(isEmpty(db)).toBe(true)
  })

  test('for a publisher whose files would give out roles', () => {
    const { db } = aDraft()
    const files = formatLibrary(theLibrary({ people: [{ id: cast.publisher, installationRoles: ['publisher', 'administrator'] }] }))
    refusal('not-permitted', () => importContent(as(db, cast.publisher), { files }))
  })
})

describe('what is in the database is not overwritten', () => {
  test('an open draft that says something else is a conflict', () => {
    const { db, versionId, contentHash } = aDraft({ content: reworded(aRecommendation()) })
    const report = importContent(bySystem(db), { files: filesWith() })
    expect(report.conflicts).toEqual([{ kind: 'recommendation', id: recommendationId, why: 'it has an open draft that says something else' }])
    expect(theVersion(db, versionId)).toMatchObject({ state: 'draft', contentHash })
  })

  test('a text in review is a conflict too', () => {
    const { db } = inReview({ content: reworded(aRecommendation()) })
    expect(importContent(bySystem(db), { files: filesWith() }).conflicts).toHaveLength(1)
  })

  test('a number that stands with another content is a conflict', () => {
    const { db } = anApproved()
    const content = reworded(aRecommendation())
    expect(importContent(bySystem(db), { files: filesWith({ content, signatures: signedBy(content) }) }).conflicts).toMatchObject([{ why: expect.stringContaining('version 1.0.0 is not above version 1.0.0') as string }])
  })

  test('an open draft that says the same is approved by the signatures of the files', () => {
    const { db, versionId } = aDraft()
    expect(importContent(bySystem(db), { files: filesWith() })).toMatchObject({ approved: [{ id: recommendationId }], conflicts: [] })
    expect(theVersion(db, versionId).state).toBe('approved')
  })

  test('a draft of what stands comes in beside it', () => {
    const { db, versionId } = anApproved()
    expect(importContent(bySystem(db), { files: filesWith({ content: reworded(aRecommendation()), state: 'draft', version: '1.1.0', signatures: [] }) })).toMatchObject({ drafts: [{ version: '1.1.0' }] })
    expect(theVersion(db, versionId + 1)).toMatchObject({ basedOn: versionId, state: 'draft' })
  })
})

describe('export', () => {
  test('writes what was approved, or open drafts instead', () => {
    const { db } = anApproved()
    const { versionId } = createDraft(as(db, cast.author), { kind: 'recommendation', document: recommendationId })
    edit(db, versionId, reworded)
    const text = (texts: 'standing' | 'open'): string => theFile(exportContent(bySystem(db), { texts }), `${recommendationId}.md`).text
    expect(text('standing')).toContain('state: approved\nversion: 1.0.0')
    expect(text('open')).toContain('state: draft\nversion: 1.1.0')
  })

  test('takes the right to read everything', () => {
    const { db } = aDraft()
    expect(exportContent(as(db, cast.auditor), { texts: 'standing' }).length).toBeGreaterThan(0)
    refusal('not-permitted', () => exportContent(as(db, cast.author), { texts: 'standing' }))
  })
})

describe('folders', () => {
  test('what is written is read again; content files that are gone are removed, others are left alone', () => {
    const folder = aFolder()
    mkdirSync(join(folder, 'guidelines/old'), { recursive: true })
    writeFileSync(join(folder, 'guidelines/old/guideline.md'), 'old')
    writeFileSync(join(folder, 'README.md'), 'ours')
    expect(writeContentFolder(folder, filesWith())).toMatchObject({ removed: 1 })
    expect(readContentFolder(folder)).toEqual(filesWith())
    expect(writeContentFolder(folder, filesWith())).toEqual({ written: 0, removed: 0 })
  })

  test.each(['../outside.md', '/etc/outside.md', 'a/../../outside.md', 'a//b.md', 'a\\b.md', '.hidden/../../x.md'])('a file is not written to %s', (path) => {
    refusal('invalid-input', () => writeContentFolder(aFolder(), [{ path, text: 'x' }]))
  })

  test('a symbolic link is not followed', () => {
    const folder = aFolder()
    writeContentFolder(folder, filesWith())
    symlinkSync('/etc', join(folder, 'guidelines/link'))
    refusal('invalid-input', () => readContentFolder(folder))
  })

  test('a folder that is not there is not found', () => {
    refusal('not-found', () => readContentFolder(join(aFolder(), 'nowhere')))
  })
})

describe('signing a file', () => {
  const unsigned = (): { folder: string; path: string } => {
    const folder = aFolder()
    writeContentFolder(folder, filesWith({ signatures: [] }))
    return { folder, path: join(folder, `guidelines/acute-abdomen/${recommendationId}.md`) }
  }

  test('all four in turn make a folder that imports', () => {
    const { folder, path } = unsigned()
    for (const [kind, person] of [['evidence', cast.methodologist], ['imaging', cast.imagingReviewer], ['patient', cast.patientRepresentative], ['approval', cast.chair]] as const)
      signFile({ path, kind, person, at: noon })
    expect(importContent(bySystem(aDatabase()), { files: readContentFolder(folder) })).toMatchObject({ approved: [{}, {}] })
  })

  test('an edit makes the signature void, and signing again drops it', () => {
    const { folder, path } = unsigned()
    signFile({ path, kind: 'evidence', person: cast.methodologist, at: noon })
    writeContentFolder(folder, replaced(readContentFolder(folder), theFile(filesWith({ content: reworded(aRecommendation()), signatures: [] }), `${recommendationId}.md`)))
    signFile({ path, kind: 'imaging', person: cast.imagingReviewer, at: noon })
    expect(theFile(readContentFolder(folder), `${recommendationId}.signatures.yaml`).text).not.toContain('evidence')
  })

  test('follows the rules of the desk', () => {
    const { folder, path } = unsigned()
    refusal('not-permitted', () => signFile({ path, kind: 'imaging', person: cast.author, at: noon }))
    refusal('not-found', () => signFile({ path, kind: 'imaging', person: 'nobody', at: noon }))
    refusal('missing-signature', () => signFile({ path, kind: 'approval', person: cast.chair, at: noon }))
    refusal('invalid-input', () => signFile({ path: join(folder, 'guidelines/acute-abdomen/guideline.md'), kind: 'evidence', person: cast.methodologist, at: noon }))
    refusal('not-found', () => signFile({ path: join(folder, 'people.yaml'), kind: 'imaging', person: cast.imagingReviewer, at: noon }))
    refusal('not-found', () => signFile({ path: '/nowhere/at-all.md', kind: 'imaging', person: cast.imagingReviewer, at: noon }))
    signFile({ path, kind: 'evidence', person: cast.methodologist, at: noon })
    refusal('already-exists', () => signFile({ path, kind: 'evidence', person: cast.methodologist, at: noon }))
  })
})

