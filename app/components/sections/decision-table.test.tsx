import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import { aLibrary } from '#plugins/check/examples/builders.ts'
import { registerAllMessages } from '../text/all-messages.server.ts'
import { TextProvider } from '../text/use-text.tsx'
import { DecisionTable, type TableOption } from './decision-table.tsx'

beforeAll(() => registerAllMessages())

const scenarios = [
  { key: 'signs', title: 'With signs', when: { finding: 'local-signs' } },
  { key: 'none', title: 'Without signs', when: undefined },
]
const anOption = (given: Partial<TableOption>): TableOption => ({ index: 0, scenario: 'signs', procedure: 'US_ABDOMEN', appropriateness: '8', role: '', interrupt: 'silent', ...given })

function tableOf(options: ReadonlyArray<TableOption>, choose?: (option: number) => void): string {
  return renderToStaticMarkup(
    <TextProvider language="en">
      <DecisionTable scenarios={scenarios} options={options} catalogue={aLibrary()} {...(choose && { choose })} />
    </TextProvider>,
  )
}

test('scenarios stand in order under each other, examinations beside each other, and what has no row says so', () => {
  const html = tableOf([anOption({}), anOption({ index: 1, scenario: 'none', procedure: 'CT_ABDOMEN', appropriateness: '2', interrupt: 'soft' })])
  expect(html.match(/scope="col"/g)).toHaveLength(3)
  expect([...html.matchAll(/scenario-name">([^<]+)/g)].map(([, name]) => name)).toEqual(['1. With signs', '2. Without signs'])
  expect(html).toContain('data-category="not-appropriate"><b>2</b> <span>Not appropriate</span>')
  expect(html).toContain(' Soft stop')
  expect(html.match(/no row/g)).toHaveLength(2)
  expect(html).not.toContain('<button')
})

test('a row whose scenario or examination is not there is left to the form', () => {
  expect(tableOf([anOption({ scenario: 'gone' }), anOption({ procedure: '' })])).toBe('')
})

test('in the form every cell is a button', () => {
  expect(tableOf([anOption({}), anOption({ index: 1, scenario: 'none' })], () => undefined).match(/<button/g)).toHaveLength(2)
})
