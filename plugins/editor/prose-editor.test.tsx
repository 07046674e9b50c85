import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ProseEditor, type ProseEditorLabels } from './prose-editor.view.tsx'

const labels: ProseEditorLabels = {
  toolbar: 'Formatting',
  bold: 'Bold',
  italic: 'Italic',
  link: 'Link',
  bulletList: 'Bullets',
  orderedList: 'Numbers',
  undo: 'Undo',
  redo: 'Redo',
  linkAddress: 'Address',
  linkRemove: 'Remove',
  linkInvalid: 'Not allowed',
  apply: 'Apply',
  cancel: 'Cancel',
}

test('on the server it is a text area that a plain form can send', () => {
  const html = renderToString(
    <ProseEditor id="benefit" name="value.benefit.da" label="Gavn" language="da" value={'Hej **du** & </textarea>'} describedBy="hint" labels={labels} />,
  )
  expect(html).toContain('name="value.benefit.da"')
  expect(html).toContain('id="benefit"')
  expect(html).toContain('aria-label="Gavn"')
  expect(html).toContain('aria-describedby="hint"')
  expect(html).toContain('lang="da"')
  expect(html).toContain('Hej **du** &amp; &lt;/textarea&gt;')
  expect(html).not.toContain('toolbar')
  expect(html.match(/name=/g)).toHaveLength(1)
})
