import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ReadingEase } from './reading-ease.tsx'
import { registerAllMessages } from './text/all-messages.server.ts'
import { TextProvider } from './text/use-text.tsx'

registerAllMessages()

test('says how easy each shown language is, in the words of the reader, and marks what is too hard', () => {
  const patient = { summary: { nb: 'Du trenger ikke bilder nå.', en: 'Computed tomography examinations necessitate considerable radiation exposure.' } }
  const markup = renderToStaticMarkup(
    <TextProvider language="nb">
      <ReadingEase patient={patient} languages={['nb', 'en', 'da']} />
    </TextProvider>,
  )
  expect(markup).toBe(
    '<p class="field-hint">Lesbarhet på norsk bokmål: LIX 25 (svært lett). Høyst 40 er lett nok.</p><p class="field-hint" data-over="true">Lesbarhet på engelsk: LIX 107 (svært vanskelig). Høyst 38 er lett nok.</p>',
  )
})
