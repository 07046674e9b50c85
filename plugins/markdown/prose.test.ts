import { expect, test } from 'vitest'
import { isAllowedAddress } from './address.ts'
import { normaliseProse, parseProse, plainText } from './prose.ts'

const normalForms: ReadonlyArray<{ name: string; markdown: string; normal: string; isBody?: boolean }> = [
  { name: 'one paragraph is one line', markdown: 'Hej\nmed  dig ', normal: 'Hej med dig' },
  { name: 'one spelling of marks', markdown: '__a__ _b_ ***c***', normal: '**a** *b* **_c_**' },
  { name: 'marks leave white space outside', markdown: '**a **b', normal: '\\*\\*a \\*\\*b' },
  { name: 'marks inside a word', markdown: '**CT**-skanning', normal: '**CT**-skanning' },
  { name: 'one spelling of lists, without blank lines', markdown: '* a\n\n* b\n  1) c', normal: '- a\n- b\n  1. c' },
  { name: 'a list may start elsewhere', markdown: '3. a\n3. b', normal: '3. a\n4. b' },
  { name: 'two paragraphs in an entry', markdown: '- a\n\n  b', normal: '- a\n\n  b' },
  { name: 'line breaks', markdown: 'a  \nb\\\nc', normal: 'a\\\nb\\\nc' },
  { name: 'links are written out', markdown: '<https://a.b/c>', normal: '[https://a.b/c](https://a.b/c)' },
  { name: 'composed letters', markdown: 'A\u030angstro\u0308m', normal: 'Ångström' },
  { name: 'a no-break space stays', markdown: '5\u00a0mSv', normal: '5\u00a0mSv' },
  { name: 'a figure, a ratio and a comparison are no markup', markdown: 'kl.:ti 1:a < 5 og > 3 & 2*3', normal: 'kl.:ti 1:a < 5 og > 3 & 2\\*3' },
  { name: 'HTML becomes the text it is', markdown: 'a <b>c</b>', normal: 'a \\<b>c\\</b>' },
  { name: 'a link that is not allowed loses its address', markdown: '[a](javascript:b)', normal: 'a' },
  { name: 'headings in a body', markdown: '### *a*\n#### b ####', normal: '### *a*\n\n#### b', isBody: true },
  { name: 'headings elsewhere become text', markdown: '### a', normal: '\\### a' },
  { name: 'an embedded recommendation', markdown: '::recommendation{#a-b}', normal: '::recommendation{id="a-b"}', isBody: true },
  { name: 'nothing', markdown: ' \n\t', normal: '' },
]

for (const { name, markdown, normal, isBody } of normalForms)
  test(`normal form: ${name}`, () => {
    expect(normaliseProse(markdown, { isBody })).toBe(normal)
    expect(normaliseProse(normal, { isBody })).toBe(normal)
  })

test('what is not allowed is reported with its place in the text, and kept as words', () => {
  const { root, problems } = parseProse('Hej\n\n- a\n- ![b](c)\n\n> d')
  expect(problems.map(({ line, column, message }) => `${line}:${column} ${message.split(',')[0]}`)).toEqual(['4:3 found an image', '6:1 found a quotation'])
  expect(root.children.map(({ type }) => type)).toEqual(['paragraph', 'list', 'paragraph'])
})

test('the words of a text', () => {
  expect(plainText('### Overskrift\n\nHej **du** og [her](https://a.b)\\\nny\n\n- a\n- b\n\n::recommendation{id="a"}')).toBe('Overskrift\nHej du og her ny\na\nb')
})

test('links lead to pages and people, and run nothing', () => {
  const allowed = ['https://a.b', 'HTTP://a.b/c?d=e#f', 'mailto:a@b.c', '/r/low-back-pain', '/r/a/', '/r/a#dose']
  const refused = [
    'javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:x', 'java\tscript:x', '\u0001javascript:x', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd',
    'blob:https://a.b', '//a.b', '\\\\a.b', 'https:a.b', 'https://', 'http:/\\a', 'a.b', '#a', '/x/a', '/r/../x', '/r/a/b', '/r//a', '', 'mailto:', 'https://a.b/\u202ehtml', `https://a.b/${'a'.repeat(3000)}`,
  ]
  expect(allowed.filter((address) => !isAllowedAddress(address))).toEqual([])
  expect(refused.filter(isAllowedAddress)).toEqual([])
})

test('a long text is refused whole and quickly', () => {
  for (const markdown of ['a'.repeat(40_001), '!['.repeat(10_000), '- '.repeat(10_000), '*'.repeat(39_999)]) {
    const { problems } = parseProse(markdown)
    expect(problems.map(({ message }) => message.split(' ').slice(0, 3).join(' '))).toEqual(['expected at most'])
    expect(typeof normaliseProse(markdown)).toBe('string')
  }
})
