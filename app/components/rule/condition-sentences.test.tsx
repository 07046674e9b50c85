import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import { aLibrary, aRecommendation } from '#plugins/check/examples/builders.ts'
import { treeOfDraft } from '#app/forms/draft-form.ts'
import { createCaseStore } from '../draft/case-store.ts'
import { DraftFormProvider } from '../draft/draft-form-context.tsx'
import { createDraftStore } from '../draft/draft-store.ts'
import { createFindingStore } from '../draft/finding-store.ts'
import { createMarkStore } from '../draft/mark-store.ts'
import { registerAllMessages } from '../text/all-messages.server.ts'
import { TextProvider } from '../text/use-text.tsx'
import { ConditionSentences } from './condition-sentences.tsx'

beforeAll(() => registerAllMessages())

function sentencesOf(json: string, language: 'da' | 'en' = 'en'): string {
  const content = aRecommendation()
  const store = createDraftStore(treeOfDraft(content))
  store.set(['rule', 'applies'], json)
  const marks = createMarkStore({ store, saved: content, sourceLanguage: 'da' })
  const form = { store, marks, findings: createFindingStore([]), cases: createCaseStore(), sourceLanguage: 'da', target: undefined, catalogue: aLibrary(), announce: () => undefined } as const
  return renderToStaticMarkup(
    <TextProvider language={language}>
      <DraftFormProvider form={form}>
        <ConditionSentences path={['rule', 'applies']} />
      </DraftFormProvider>
    </TextProvider>,
  )
}

test('a condition is shown as rows in groups, each part under a name that says which', () => {
  const html = sentencesOf('{"all":[{"age":{"from":"P18Y"}},{"atLeast":1,"of":[{"sex":["female"]}]}]}')
  expect(html).toMatch(/<select[^>]*aria-label="Group 1 asks for"[\s\S]*?<option value="all" selected="">/)
  expect(html).toMatch(/<input[^>]*aria-label="Age from"[^>]*value="18"/)
  expect(html).toMatch(/<input[^>]*aria-label="How many"[^>]*value="1"/)
  expect(html).toMatch(/aria-label="Condition 1.2.1"/)
  expect(html).not.toContain('class="lacking"')
})

test('what is missing is said at the row that lacks it, and how many rows lack something', () => {
  const html = sentencesOf('{"all":[{"finding":""},{}]}')
  expect(html).toContain('Choose a name from the list.')
  expect(html).toContain('Choose what the condition is about.')
  expect(html).toContain('2 rows lack something.')
  const described = /aria-describedby="(lacking-[^"]+)"/.exec(html)?.[1]
  expect(html).toContain(`id="${described}"`)
})

test('a number stands with the mark of the language, and a length of time of several units as it was written', () => {
  expect(sentencesOf('{"measurement":"some-value","from":0.5,"unit":"mg/L"}', 'da')).toContain('value="0,5"')
  const html = sentencesOf('{"age":{"below":"P1M15D"}}')
  expect(html).toContain('value="P1M15D"')
  expect(html).toContain('<option value="written" selected="">1 month 15 days</option>')
})

test('a text that cannot be read is left to its own editor', () => {
  expect(sentencesOf('age ≥ 65 years and (')).toContain('The text cannot be read as a condition yet.')
})
