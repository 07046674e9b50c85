import { expect, test } from 'vitest'
import { html, join, raw, scriptJson } from './html.ts'

test('every value is escaped unless it is markup already', () => {
  expect(html`<p title="${'"><script>'}">${'a < b & c'}${html`<b>${'x'}</b>`}</p>`.markup).toBe('<p title="&quot;&gt;&lt;script&gt;">a &lt; b &amp; c<b>x</b></p>')
})

test('nothing is written for what is absent, and lists are joined', () => {
  expect(html`${undefined}${null}${false}${[html`<i>1</i>`, '2', [3]]}`.markup).toBe('<i>1</i>23')
  expect(join(['a', html``, 'b'], ' & ').markup).toBe('a &amp; b')
  expect(raw('<br>').markup).toBe('<br>')
})

test('JSON cannot end the script element it stands in', () => {
  expect(scriptJson({ name: '</script><script>alert(1)' }).markup).not.toContain('<')
})
