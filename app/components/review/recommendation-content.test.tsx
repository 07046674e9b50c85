import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import { aFurtherStatement, aLibrary, aRecommendation } from '#plugins/check/examples/builders.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import { registerAllMessages } from '../text/all-messages.server.ts'
import { TextProvider } from '../text/use-text.tsx'
import { RecommendationContent } from './recommendation-content.tsx'

beforeAll(() => registerAllMessages())

/** The text of the page on which a recommendation is read before it is signed. */
function readOf(content: RecommendationDraft): string {
  const html = renderToStaticMarkup(
    <TextProvider language="en">
      <RecommendationContent content={content} library={aLibrary()} sourceLanguage="da" />
    </TextProvider>,
  )
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

test('who signs reads for which examinations a further statement holds, on what law and ground, and what is low-value care', () => {
  const text = readOf(
    aRecommendation({
      'statement.obligation': { provision: 'Act 1, section 2' },
      'statement.further': [
        aFurtherStatement({ procedures: ['CT_ABDOMEN'], obligation: { provision: { da: 'Artikel 55', en: 'Article 55' } }, restsOn: { ground: 'law', why: { da: 'Loven kræver det.', en: 'The law demands it.' } } }),
      ],
      'evidence.disagreements': [{ about: { en: 'Age' }, positions: [{ says: { en: '16 years' }, source: { da: 'Sundhedsstyrelsen', en: 'Danish Health Authority' }, year: 2020 }] }],
      'value.alternatives': [{ action: 'observe', why: { en: 'Too slow.' } }],
      lowValue: { listed: true, part: { en: 'CT without local signs' }, campaigns: [] },
    }),
  )
  for (const told of ['Demanded by law: Act 1, section 2', 'Only for these examinations: CT of the abdomen', 'Demanded by law: Article 55', 'law The law demands it.', '16 years Danish Health Authority 2020', 'Observe: Too slow.', 'Only this part: CT without local signs'])
    expect(text).toContain(told)
})

test('an examination that another statement governs than its scenario’s other examinations says its own grade', () => {
  const text = readOf(aRecommendation({ 'statement.further': [aFurtherStatement({ procedures: ['CT_ABDOMEN'] })] }))
  const situation = text.slice(text.lastIndexOf('Local signs'))
  expect(situation).toMatch(/Ultrasound of the abdomen .*?Strong recommendation for .*?CT of the abdomen .*?Conditional recommendation for/)
  expect(text.match(/Conditional recommendation for/g)).toHaveLength(2)
})
