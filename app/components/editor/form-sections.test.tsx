import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import { acceptableChecks } from '#plugins/check/preset.ts'
import { aFurtherStatement, aLibrary, aRecommendation, aReplacement, aStanding } from '#plugins/check/examples/builders.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import { entriesOfTree } from '#app/forms/form-tree.ts'
import { treeOfDraft } from '#app/forms/draft-form.ts'
import { createCaseStore } from '../draft/case-store.ts'
import { DraftFormProvider } from '../draft/draft-form-context.tsx'
import { createDraftStore } from '../draft/draft-store.ts'
import { createFindingStore, type OpenPoint } from '../draft/finding-store.ts'
import { createMarkStore } from '../draft/mark-store.ts'
import { registerAllMessages } from '../text/all-messages.server.ts'
import { TextProvider } from '../text/use-text.tsx'
import { FormSections } from './form-sections.tsx'
import { OpenPointList } from './open-points.tsx'

beforeAll(() => registerAllMessages())

const everything = aRecommendation({
  'statement.obligation': { provision: { da: 'Artikel 55', nb: 'Artikkel 55' }, reference: 'review-2025' },
  'statement.further': [
    aFurtherStatement({
      scenarios: ['local-signs', 'no-longer-there'],
      procedures: ['CT_ABDOMEN', 'XX_NO_LONGER_RATED'],
      obligation: { provision: '2013/59/Euratom' },
      restsOn: { ground: 'law', why: { da: 'Loven kræver det.' } },
      justification: { da: 'Livstruende.' },
    }),
  ],
  'evidence.disagreements': [{ about: { da: 'Alder' }, positions: [{ says: { da: '16 år' }, source: { da: 'Sundhedsstyrelsen', en: 'Danish Health Authority' } }, { says: { da: '18 år' }, source: 'NICE' }] }],
  'value.alternatives': [{ action: 'observe', why: { da: 'Ikke nok.' } }, { procedure: 'CT_ABDOMEN', why: { da: 'Stråling.' } }],
  lowValue: { listed: true, part: { da: 'CT uden tegn', en: 'CT without signs' }, campaigns: [{ name: 'Vælg Klogt', entry: { da: 'CT først', en: 'CT first' } }, { name: 'Choosing Wisely', entry: 'CT first' }] },
  replaces: [aReplacement({ recommendation: 'older' })],
  accepted: [{ check: 'plain-language', at: 'patient.why.da', why: { da: 'Kendt ord.' } }],
})

/** The form of a draft as the server sends it, with the list of what was found beside it. */
function formOf(content: RecommendationDraft, found: ReadonlyArray<OpenPoint> = []): string {
  const store = createDraftStore(treeOfDraft(content))
  const catalogue = aLibrary({ documents: [aStanding(aRecommendation({ id: 'older', 'title.en': 'The older one' }))] })
  const form = { store, marks: createMarkStore({ store, saved: content, sourceLanguage: 'da' }), findings: createFindingStore(found), cases: createCaseStore(), sourceLanguage: 'da', target: 'en', catalogue, announce: () => undefined } as const
  return renderToStaticMarkup(
    <TextProvider language="en">
      <DraftFormProvider form={form}>
        <FormSections />
        <OpenPointList />
      </DraftFormProvider>
    </TextProvider>,
  )
}

test('the form sends every field of a draft, also what is chosen and no longer there to choose', () => {
  const html = formOf(everything)
  const names = new Set([...html.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name))
  expect(entriesOfTree(treeOfDraft(everything)).map(([name]) => name).filter((name) => !['id', 'guideline'].includes(name) && !names.has(name))).toEqual([])
  expect(html).toMatch(/type="checkbox"[^>]*name="statement\.further\[0\]\.scenarios"[^>]*checked=""[^>]*value="no-longer-there"/)
  const examinations = [...html.matchAll(/<input[^>]*name="statement\.further\[0\]\.procedures"[^>]*>/g)].map(([input]) => [/value="(\w+)"/.exec(input)?.[1], input.includes('checked')])
  expect(examinations).toEqual([['US_ABDOMEN', false], ['CT_ABDOMEN', true], ['XX_NO_LONGER_RATED', true]])
})

test('an open point of a further statement, a replaced text or an accepted warning leads to its field', () => {
  const html = formOf(everything)
  for (const path of ['statement.further.0.scenarios', 'statement.further.0.certainty', 'statement.further.0.procedures', 'statement.further.0.obligation.provision', 'statement.further.0.restsOn.ground', 'statement.obligation.provision.da', 'value.alternatives.0.action', 'lowValue.part.da', 'lowValue.campaigns.0.entry.da', 'lowValue.campaigns.1.entry', 'statement.further.0.justification.da', 'replaces.0.recommendation', 'accepted.0.check', 'accepted.0.at', 'accepted.0.why.da'])
    expect(html, path).toContain(`id="field-${path}"`)
  expect(html).toContain('<option value="older" selected="">The older one</option>')
})

test('the checks to accept are those that warn, and the fields to choose from are those they warn about', () => {
  const message = { da: 'Svær at læse.', nb: 'Vanskelig å lese.', en: 'Hard to read.' }
  const found: Array<OpenPoint> = [
    { id: 'plain-language', level: 'accepted', path: 'patient.why.da', message, reason: { da: 'Kendt ord.', en: 'A known word.' } },
    { id: 'translation-current', level: 'warning', path: 'title.nb', message },
  ]
  const html = formOf(everything, found)
  const choices = (id: string): Array<string> => [...(new RegExp(`<select[^>]*id="${id}"[\\s\\S]*?</select>`).exec(html)?.[0] ?? '').matchAll(/value="([^"]+)"/g)].map(([, value]) => value!)
  expect(choices('field-accepted.0.check')).toEqual(acceptableChecks)
  expect(choices('field-accepted.0.at')).toEqual(['patient.why.da'])
  expect(html).toContain('Hard to read.<span class="accepted-reason">Accepted: A known word.</span>')
  expect(html.match(/data-level="warning"/g)?.length).toBeGreaterThan(0)
})
