import { expect, test } from 'vitest'
import { importContent } from '#app/workflow/import-content.server.ts'
import { readVerificationPage } from '#app/reads/verification-page.server.ts'
import { formatLibrary } from '#plugins/markdown/library-files.ts'
import type { Database } from '#schema/db/open-database.server.ts'
import { getOpenVersion } from '#schema/db/version-record.server.ts'
import { languages } from '#schema/model/language.ts'
import type { Library } from '#schema/model/library.ts'
import { aDatabase } from '../support/a-database.ts'
import { refusal } from '../support/a-refusal.ts'
import { aRecommendation, aStanding, bySystem, cast, edit, noon, theLibrary } from '../support/a-workplace.ts'

const title = { da: 'CT til alle', nb: 'CT til alle', en: 'CT for everybody' }

/** One approved text, and a draft that says nothing yet. */
function aDesk(): Database {
  const db = aDatabase()
  const standing = aStanding(aRecommendation())
  const draft = aStanding({ id: 'opposite', guideline: 'acute-abdomen', title }, { state: 'draft', signatures: [] })
  const library = { ...theLibrary(), recommendations: new Map([[standing.content.id, standing], ['opposite', draft]]) } as Library
  importContent(bySystem(db), { files: formatLibrary(library) })
  return db
}

const seenBy = (db: Database, viewer: string): ReturnType<typeof readVerificationPage> => readVerificationPage(db, { viewer, at: noon })

test('what stands is proven, and a draft without a rule is named as not proven', () => {
  const page = seenBy(aDesk(), cast.author)
  expect(page).toMatchObject({ texts: 1, drafts: [], incomplete: [{ id: 'opposite' }] })
  expect(page.findings.filter(({ kind }) => kind === 'contradiction')).toEqual([])
})

test("a draft of one's own committee is proven beside what stands, with what each answers one patient", () => {
  const db = aDesk()
  edit(db, getOpenVersion(db, 'recommendation', 'opposite')!.id, () => aRecommendation({ id: 'opposite', title, 'options.3.appropriateness': 8 }))
  const page = seenBy(db, cast.author)
  expect(page).toMatchObject({ texts: 2, drafts: [{ id: 'opposite' }], incomplete: [] })
  const [found] = page.findings.filter(({ kind }) => kind === 'contradiction')
  for (const language of languages) expect([found!.says[language], found!.region?.[language], found!.patient?.[language]]).toEqual([expect.stringContaining('CT til alle'.slice(0, 2)), expect.stringMatching(/.{20}/), expect.stringMatching(/.{20}/)])
  expect(found!.answers.map(({ id, outcome }) => [id, outcome])).toEqual(expect.arrayContaining([['opposite', 'appropriate'], ['appendicitis-ultrasound-first', 'not-appropriate']]))
  expect(found!.answers[0]!.message).toMatchObject({ en: 'Watch and wait.' })
})

test('those outside the committee see what stands, and strangers to every role nothing', () => {
  const db = aDesk()
  edit(db, getOpenVersion(db, 'recommendation', 'opposite')!.id, () => aRecommendation({ id: 'opposite', title, 'options.3.appropriateness': 8 }))
  expect(seenBy(db, cast.publisher)).toMatchObject({ texts: 1, drafts: [], incomplete: [] })
  refusal('not-permitted', () => seenBy(db, 'nobody-at-all'))
})
