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
import { ConditionField } from './condition-field.tsx'

beforeAll(() => registerAllMessages())

test('without a script a condition is JSON in sight, under the name and the label of the field', () => {
  const content = aRecommendation({ 'rule.applies': { age: { from: 'P18Y' } } })
  const store = createDraftStore(treeOfDraft(content))
  const marks = createMarkStore({ store, saved: content, sourceLanguage: 'da' })
  const form = { store, marks, findings: createFindingStore([]), cases: createCaseStore(), sourceLanguage: 'da', target: undefined, catalogue: aLibrary(), announce: () => undefined } as const
  const html = renderToStaticMarkup(
    <TextProvider language="en">
      <DraftFormProvider form={form}>
        <ConditionField path={['rule', 'applies']} label="Applies to" />
      </DraftFormProvider>
    </TextProvider>,
  )
  expect(html).toContain('<label class="ds-label" for="field-rule.applies">Applies to</label>')
  expect(html).toContain('age 18 years or more')
  expect(html).toMatch(/<details[^>]* open=""/)
  expect(html.match(/<textarea[^>]*>/g)).toEqual([expect.stringContaining('id="field-rule.applies" name="rule.applies"')])
  expect(html).toContain('&quot;from&quot;: &quot;P18Y&quot;')
})
