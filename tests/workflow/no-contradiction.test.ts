import { describe, expect, test } from 'vitest'
import { approveVersion } from '#app/workflow/approve-version.server.ts'
import { importContent } from '#app/workflow/import-content.server.ts'
import { signVersion } from '#app/workflow/sign-version.server.ts'
import { submitForReview } from '#app/workflow/submit-for-review.server.ts'
import { withSlimLibrary } from '#app/reads/slim-library.ts'
import { checkDocument, checkLibrary, type Finding } from '#plugins/check/check-document.ts'
import { convertUnits } from '#plugins/compile/convert-units.server.ts'
import { formatLibrary } from '#plugins/markdown/library-files.ts'
import { gateFindings } from '#plugins/release/build-release.ts'
import type { Database } from '#schema/db/open-database.server.ts'
import { getOpenVersion } from '#schema/db/version-record.server.ts'
import { languages } from '#schema/model/language.ts'
import type { Library } from '#schema/model/library.ts'
import type { VersionState } from '#schema/model/version.ts'
import { aDatabase } from '../support/a-database.ts'
import { refusal } from '../support/a-refusal.ts'
import { aRecommendation, aStanding, as, type AtDesk, bySystem, cast, edit, noon, recommendationId, theLibrary } from '../support/a-workplace.ts'

const today = noon.slice(0, 10)

/** Says the opposite where there are no signs, and its own cases agree with it. */
const opposite = (edits: Parameters<typeof aRecommendation>[0] = {}): ReturnType<typeof aRecommendation> =>
  aRecommendation({
    id: 'opposite',
    title: { da: 'CT til alle', nb: 'CT til alle', en: 'CT for everybody' },
    'options.3.appropriateness': 8,
    'options.3.role': 'next-step',
    'cases.3.expect': { outcome: 'appropriate', interrupt: 'soft', rating: 8 },
    ...edits,
  })

type Other = { content?: ReturnType<typeof opposite>; state: VersionState }
function libraryOf(mine: ReturnType<typeof aStanding>, { content = opposite(), state }: Other): Library {
  const other = aStanding(content, state === 'draft' ? { state, signatures: [] } : { state })
  return { ...theLibrary(), recommendations: new Map([[mine.content.id, mine], [content.id, other]]) } as Library
}

/** A desk at which the text says nothing yet, and another stands like this. */
function aDesk(other: Other): AtDesk {
  const db = aDatabase()
  const empty = aStanding({ id: recommendationId, guideline: 'acute-abdomen' }, { state: 'draft', signatures: [] })
  importContent(bySystem(db), { files: formatLibrary(libraryOf(empty, other)) })
  return edit(db, getOpenVersion(db, 'recommendation', recommendationId)!.id, () => aRecommendation())
}

function contradictions(detail: unknown): Array<Finding> {
  return (detail as { findings: Array<Finding> }).findings.filter(({ check }) => check === 'no-contradiction')
}

function signedByAll(db: Database, draft: AtDesk): void {
  submitForReview(as(db, cast.author), draft)
  for (const [kind, by] of [['evidence', cast.methodologist], ['imaging', cast.imagingReviewer], ['patient', cast.patientRepresentative]] as const) signVersion(as(db, by), { ...draft, kind })
}

describe('a text that contradicts another current one', () => {
  test('is not handed in; the refusal names the other, the patients in words and one of them', () => {
    const draft = aDesk({ state: 'approved' })
    const [finding, ...more] = contradictions(refusal('gate-closed', () => submitForReview(as(draft.db, cast.author), draft)).detail)
    expect(more).toEqual([])
    expect(finding).toMatchObject({ level: 'error', document: recommendationId, path: 'options.3.appropriateness' })
    for (const language of languages) expect(finding!.message[language]).toContain({ da: 'CT til alle', nb: 'CT til alle', en: 'CT for everybody' }[language])
    expect(finding!.message.en).toMatch(/Holds for: age ≥ 18 years|Holds for: indication: abdominal pain/)
    expect(finding!.message.en).toMatch(/For instance: 18 years; indication: abdominal pain \(R10\)/)
    expect(finding!.message.da).toMatch(/Gælder: .*alder ≥ 18 år.*For eksempel: 18 år; indikation: mavesmerter/)
  })

  test('is handed in as long as the other is no more than a draft', () => {
    const draft = aDesk({ state: 'draft' })
    expect(submitForReview(as(draft.db, cast.author), draft)).toMatchObject({ versionId: draft.versionId })
  })

  test('is not approved where the other was approved in the meantime', () => {
    const mine = aDesk({ state: 'draft' })
    const { db } = mine
    const theirs = edit(db, getOpenVersion(db, 'recommendation', 'opposite')!.id, (content) => ({ ...content, value: { ...content.value, benefit: { da: 'Svar.', nb: 'Svar.', en: 'An answer.' } } }))
    signedByAll(db, mine)
    signedByAll(db, theirs)
    approveVersion(as(db, cast.chair), theirs)
    expect(contradictions(refusal('gate-closed', () => approveVersion(as(db, cast.chair), mine)).detail)).toHaveLength(1)
  })

  test('is not imported as approved together with it', () => {
    const files = formatLibrary(libraryOf(aStanding(aRecommendation()), { state: 'approved' }))
    const { detail } = refusal('gate-closed', () => importContent(bySystem(aDatabase()), { files }))
    expect(contradictions(detail).map(({ document }) => document)).toEqual([recommendationId, 'opposite'])
  })

  test('is in no release, and the command that checks a folder says so', () => {
    const library = libraryOf(aStanding(aRecommendation()), { state: 'approved' })
    const found = [gateFindings(library, noon), checkLibrary(library, { today, convertUnits }).findings]
    for (const findings of found) expect(contradictions({ findings }).map(({ document }) => document).toSorted()).toEqual([recommendationId, 'opposite'])
  })

  test('is told so in the browser, word for word', () => {
    const document = aStanding(aRecommendation(), { state: 'draft', signatures: [] })
    const library = libraryOf(document, { state: 'published' })
    const slim = withSlimLibrary({ id: recommendationId, library }).library
    expect(JSON.stringify([...slim.recommendations])).not.toContain('Watch and wait.')
    const inBrowser = checkDocument(document, slim, { today, moment: 'writing' })
    expect(contradictions({ findings: inBrowser })).toHaveLength(1)
    expect(inBrowser).toEqual(checkDocument(document, library, { today, moment: 'writing', convertUnits }))
  })
})

test('an override with a reason settles it, on either side', () => {
  const overriding = (recommendation: string): Record<string, unknown> => ({ 'rule.overrides': [{ recommendation, why: { da: 'Den er nyere.', nb: 'Den er nyere.', en: 'It is newer.' } }] })
  const both = [
    libraryOf(aStanding(aRecommendation(overriding('opposite'))), { state: 'approved' }),
    libraryOf(aStanding(aRecommendation()), { state: 'approved', content: opposite(overriding(recommendationId)) }),
  ]
  for (const library of both) expect(gateFindings(library, noon)).toEqual([])
})
