import { expect, test } from 'vitest'
import { lineOf, locate } from './print-findings.ts'

const message = { da: 'Svær at læse.', nb: 'Vanskelig å lese.', en: 'Hard to read.' }
const finding = { check: 'plain-language', document: 'ankle', path: 'patient.why.da', message } as const
const parsed = { positions: new Map(), pathOf: () => 'ankle.md' }

test('an accepted warning is printed with its reason, in a draft too', () => {
  const accepted = { ...finding, level: 'accepted', reason: { da: 'Kendt ord.', en: 'A known word.' } } as const
  for (const kind of ['standing', 'draft'] as const) {
    const [located] = locate([accepted], parsed, kind)
    expect(located).toMatchObject({ level: 'accepted', reason: 'A known word.' })
    expect(lineOf(located!, process.cwd())).toBe('ankle.md:1:1 plain-language (accepted: A known word.) Hard to read.')
  }
})

test('any other warning is one, and in a draft an open point', () => {
  const lines = (['standing', 'draft'] as const).map((kind) => lineOf(locate([{ ...finding, level: 'warning' }], parsed, kind)[0]!, process.cwd()))
  expect(lines).toEqual(['ankle.md:1:1 plain-language (warning) Hard to read.', 'ankle.md:1:1 plain-language (open point) Hard to read.'])
})
