import { expect, test } from 'vitest'
import { parseDocument } from './document-parser.ts'
import { formatDocument } from './document-writer.ts'
import { positionOf } from './problem.ts'

const path = 'guidelines/low-back-pain/low-back-pain-imaging.md'

/** A file with these front matter lines after the four that every file has (lines 2 to 5), and this prose. */
function aFile(fields: ReadonlyArray<string> = [], prose: ReadonlyArray<string> = []): string {
  const head = ['---', 'state: draft', 'version: 1.0.0', 'id: low-back-pain-imaging', 'guideline: low-back-pain']
  return [...head, ...fields, '---', ...prose, ''].join('\n')
}

function problemsOf(text: string, file = path): Array<string> {
  const parsed = parseDocument({ path: file, text })
  return parsed.ok ? [] : parsed.problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`)
}

const prose = 'paragraphs, bold, italic, links, line breaks, and bullet and numbered lists'
const faults: ReadonlyArray<{ name: string; text: string; says: ReadonlyArray<string> }> = [
  {
    name: 'front matter is missing',
    text: '# Dansk\n',
    says: ['1:1 expected front matter: a line "---", the fields of the text, and a line "---"'],
  },
  { name: 'front matter has no end', text: '---\nid: a\n', says: ['1:1 expected a second line "---" at the end of the front matter'] },
  { name: 'front matter is empty', text: '---\n---\n', says: ['2:1 expected the fields of the text between the lines "---", such as "state: draft"'] },
  { name: 'a tab indents', text: aFile(['title:', '\tda: Ryg']), says: ['7:1 expected spaces for indentation, found a tab'] },
  { name: 'a field is there twice', text: aFile(['id: other']), says: ['6:1 expected every field once, found this one again'] },
  { name: 'a quotation is not closed', text: aFile(['title: {da: "Ryg}']), says: ['6:18 expected valid YAML: missing closing "quote'] },
  { name: 'an anchor', text: aFile(['title: &t {da: Ryg}']), says: ['6:8 expected no anchor (&…): write the value where it is used'] },
  {
    name: 'an alias',
    text: aFile(['title: {da: *t}']),
    says: ['6:13 expected no alias (*…): write the value itself. A text that begins with * needs quotes'],
  },
  {
    name: 'a tag',
    text: aFile(['title: {da: !!binary aGk=}']),
    says: ['6:13 expected no tag (!…): write the plain value. A text that begins with ! needs quotes'],
  },
  { name: 'a key of the prototype', text: aFile(['value:', '  __proto__: {a: 1}']), says: ['7:3 value.__proto__: expected no key "__proto__"'] },
  {
    name: 'a key that is no text',
    text: aFile(['title: {1: Ryg}']),
    says: ['6:9 expected the name of a field; a name that reads as a number or a truth value needs quotes'],
  },
  {
    name: 'an unknown state',
    text: aFile().replace('draft', 'published'),
    says: ['2:1 state: expected one of "draft"|"approved"'],
  },
  {
    name: 'a version that reads as a number',
    text: aFile().replace('1.0.0', '1.0'),
    says: ['3:1 version: expected a text, found number; put 1 in quotes'],
  },
  {
    name: 'an unknown field',
    text: aFile(['lowValue:', '  listed: true', '  campaign: x']),
    says: ['8:3 lowValue.campaign: unknown field "campaign", expected one of listed, part, campaigns'],
  },
  { name: 'a wrong type', text: aFile(['review:', '  everyMonths: often']), says: ['7:3 review.everyMonths: expected whole months'] },
  { name: 'a missing id', text: aFile().replace('id: low-back-pain-imaging\n', ''), says: ['1:1 expected "id" and "guideline"'] },
  {
    name: 'a condition with an unknown word',
    text: aFile(['rule:', '  applies: {all: [{finding: fever}, {findng: pain}]}']),
    says: [
      '7:37 rule.applies.all.1: expected a condition: all, any, not, atLeast/of, score, age, sex, pregnancy, setting, phase, indication, finding, measurement, prior or ref',
    ],
  },
  {
    name: 'prose in the front matter',
    text: aFile(['statement: {text: {da: Nej}}']),
    says: ['6:13 statement.text: expected this text below the front matter, under "## Statement"'],
  },
  {
    name: 'an unknown language',
    text: aFile([], ['# Svenska', '', '## Statement', '', 'Nej']),
    says: ['7:1 found the heading "Svenska", expected a language: "# Dansk", "# Norsk bokmål", "# English"'],
  },
  { name: 'a language twice', text: aFile([], ['# Dansk', '# Dansk']), says: ['8:1 found "# Dansk" again, expected every language once'] },
  {
    name: 'an unknown section',
    text: aFile([], ['# Dansk', '## Udsagn', 'Nej']),
    says: [
      '8:1 found the heading "Udsagn", expected one of "## Statement", "## Evidence summary", "## Radiology", "## Benefit", "## Children", "## Pregnancy", "## Value versus dose", "## Patient: in one line", "## Patient: why or why not", "## Patient: what happens", "## Patient: what to ask"',
    ],
  },
  {
    name: 'a section twice in a language',
    text: aFile([], ['# Dansk', '## Statement', 'Nej', '## Statement', 'Ja']),
    says: ['10:1 found "## Statement" again, expected every heading once in a language'],
  },
  {
    name: 'a section above the first language',
    text: aFile([], ['## Statement', 'Nej']),
    says: ['7:1 found "## Statement" outside a language, expected a heading such as "# English" above it'],
  },
  {
    name: 'a text outside a section',
    text: aFile([], ['# Dansk', 'Nej']),
    says: ['8:1 found a text outside a section, expected it under a heading such as "## Statement"'],
  },
  { name: 'raw HTML', text: aFile([], ['# Dansk', '## Statement', 'Nej <b>aldrig</b>']), says: ['9:5', '9:14'].map((at) => `${at} found raw HTML, expected only ${prose}`) },
  { name: 'an image', text: aFile([], ['# Dansk', '## Statement', '![x](y.png)']), says: [`9:1 found an image, expected only ${prose}`] },
  { name: 'a code block', text: aFile([], ['# Dansk', '## Statement', '```', 'x', '```']), says: [`9:1 found a code block, expected only ${prose}`] },
  { name: 'a heading inside prose', text: aFile([], ['# Dansk', '## Statement', '### Nej']), says: [`9:1 found a heading of level 3, expected only ${prose}`] },
  {
    name: 'a link that a browser runs',
    text: aFile([], ['# Dansk', '## Statement', 'Se [her](javascript:alert%281%29)']),
    says: [
      '9:4 found a link to "javascript:alert%281%29", expected one of http:, https:, mailto:, or a page of this site such as "/r/low-back-pain-imaging"',
    ],
  },
  {
    name: 'an embedded recommendation in a recommendation',
    text: aFile([], ['# Dansk', '## Statement', '::recommendation{id="a"}']),
    says: ['9:1 a recommendation can be embedded only in the text of a guideline'],
  },
]

for (const { name, text, says } of faults)
  test(`the file, the place and what was expected are said when ${name}`, () => {
    expect(problemsOf(text)).toEqual(says.map((one) => `${path}:${one}`))
  })

test('a guideline may hold headings and embedded recommendations in its body, and only there', () => {
  const head = ['---', 'state: draft', 'version: 1.0.0', 'id: low-back-pain', 'committee: spine', 'sourceLanguage: da', '---', '# Dansk', '## Text']
  const file = 'guidelines/low-back-pain/guideline.md'
  const body = ['### Baggrund', '', '::recommendation{id="low-back-pain-imaging"}']
  const parsed = parseDocument({ path: file, text: [...head, ...body].join('\n') })
  expect(parsed.ok && parsed.document.kind === 'guideline' && parsed.document.content.body).toEqual({ da: body.join('\n') })
  expect(problemsOf([...head.slice(0, -1), '## Scope', ...body].join('\n'), file)).toHaveLength(2)
  expect(problemsOf([...head, '::recommendation{id="Not an id"}'].join('\n'), file)).toEqual([
    `${file}:10:1 expected ::recommendation{id="…"} with the id of a recommendation and nothing else`,
  ])
})

test('a field knows its place, and one that is absent the place of its group', () => {
  const parsed = parseDocument({
    path,
    text: aFile(['value:', '  ultrasound:', '    why: {da: Nej}', 'topics:', '  - a', '  - b'], ['', '# Dansk', '', '## Benefit', '', 'Ja']),
  })
  expect(parsed.ok).toBe(true)
  const at = (field: string): unknown => Object.values(positionOf(parsed.positions, field)).join(':')
  expect([at('id'), at('value.ultrasound.why.da'), at('value.ultrasound.verdict'), at('topics.1'), at('value.benefit.da')]).toEqual(['4:1', '8:11', '7:3', '11:5', '16:1'])
  expect([at('value.rationale'), at('patient.why'), at('')]).toEqual(['6:1', '1:1', '1:1'])
})

test('an empty field and an empty section are gaps, not faults', () => {
  const parsed = parseDocument({ path, text: aFile(['title:', 'value:', '  conclusion:'], ['# Dansk', '## Benefit', '## Children', 'Ja']) })
  expect(parsed.ok && parsed.document.content).toEqual({ id: 'low-back-pain-imaging', guideline: 'low-back-pain', value: { children: { da: 'Ja' } } })
})

test('line ends, byte order mark and the order of languages do not matter; the normal form puts the source language first', () => {
  const text = aFile([], ['', '# English', '', '## Statement', '', 'No', '', '# Dansk', '', '## Statement', '', 'Nej'])
  const parsed = parseDocument({ path, text: `\u{feff}${text.replaceAll('\n', '\r\n')}` })
  if (!parsed.ok) return expect.fail(JSON.stringify(parsed.problems))
  const english = formatDocument(parsed.document, { sourceLanguage: 'en' })
  expect(english).toBe(text)
  expect(formatDocument(parsed.document, { sourceLanguage: 'da' }).indexOf('# Dansk')).toBeLessThan(english.indexOf('# Dansk'))
})

const hostile: Readonly<Record<string, string>> = {
  'brackets in YAML': aFile([`topics: ${'['.repeat(200_000)}`]),
  'lists in YAML': aFile([`- `.repeat(100_000)]),
  'maps in YAML': aFile(['{a: '.repeat(100_000)]),
  'complex keys in YAML': aFile(['? '.repeat(100_000)]),
  'quotes in prose': aFile([], ['# Dansk', '## Statement', '>'.repeat(200_000)]),
  'lists in prose': aFile([], ['# Dansk', '## Statement', '- '.repeat(30_000)]),
  'indented lists': aFile([], ['# Dansk', '## Statement', ...Array.from({ length: 600 }, (_, depth) => `${'  '.repeat(depth)}- a`)]),
  'images in images': aFile([], ['# Dansk', '## Statement', '!['.repeat(5000) + ']()'.repeat(5000)]),
  'code of every length': aFile([], ['# Dansk', '## Statement', ...Array.from({ length: 1000 }, (_, length) => '`'.repeat(length) + 'a')]),
  'two megabytes': aFile([], ['# Dansk', '## Statement', 'word '.repeat(400_000)]),
}

for (const [name, text] of Object.entries(hostile))
  test(`hostile input is refused quickly: ${name}`, () => {
    const [problem, ...rest] = problemsOf(text)
    expect(problem).toMatch(/expected (?:at most|a line of at most)/)
    expect(rest).toEqual([])
  })
