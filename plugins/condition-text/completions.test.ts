import { expect, test } from 'vitest'
import type { ConditionNames } from './name-index.ts'
import { completionsAt } from './completions.ts'

const names: ConditionNames = {
  findings: new Map([
    ['fever', { name: { en: 'Fever' }, synonyms: { en: ['pyrexia'] } }],
    ['loss-of-consciousness', { name: { en: 'Loss of consciousness' } }],
    ['loss-of-appetite', { name: { en: 'Loss of appetite' } }],
    ['nausea', { name: { en: 'Nausea or vomiting' } }],
  ]),
  measurements: new Map([['d-dimer', { name: { en: 'D-dimer' }, unit: 'ng/mL', otherUnits: ['mg/L'] }]]),
  conditions: new Map([['pecarn', { name: { en: 'PECARN: high risk' } }]]),
  valueSets: new Map([
    ['head-injury', { name: { en: 'Head injury' } }],
    ['head-imaging', { name: { en: 'Imaging of the head' }, procedures: ['CT_HEAD'] }],
  ]),
  procedures: new Map([['CT_HEAD', { name: { en: 'CT of the head' } }]]),
}

/** The options at `|`, and the text after the first is taken. */
function at(marked: string): { options: Array<string>; taken: string | undefined } {
  const position = marked.indexOf('|')
  const text = marked.replace('|', '')
  const found = completionsAt(text, position, names, 'en')
  const options = found?.options.map(({ insert }) => insert) ?? []
  return { options, taken: found && options[0] !== undefined ? text.slice(0, found.from) + options[0] + text.slice(found.to) : undefined }
}

test.each([
  ['fe|', 'fever'],
  ['age ≥ 65 years and pyr|', 'age ≥ 65 years and fever'],
  ['fever and cons| or (x', 'fever and loss of consciousness or (x'],
  ['loss of| consciousness and fever', 'loss of consciousness and fever'],
  ['loss of |', 'loss of consciousness'],
  ['not "nau|', 'not "nausea or vomiting"'],
  ['at least 2 of (fever; dim|', 'at least 2 of (fever; D-dimer ≥ '],
  ['D-dimer ≥ 500 m|', 'D-dimer ≥ 500 mg/L'],
  ['D-dimer ≥ 500 |', 'D-dimer ≥ 500 ng/mL'],
  ['rule: |', 'rule: PECARN: high risk'],
  ['pec|', 'rule: PECARN: high risk'],
  ['head|', 'indication: head injury'],
  ['indication: hea|', 'indication: head injury'],
  ['earlier ct|', 'earlier CT of the head within '],
  ['earlier head|', 'earlier imaging of the head within '],
  ['pregnancy: po|', 'pregnancy: possible'],
  ['sex: female or o|', 'sex: female or other'],
  ['ag|', 'age ≥ '],
])('%s can become %s', (marked, taken) => {
  expect(at(marked).taken).toBe(taken)
})

test('where anything can stand, the beginnings the grammar knows come first', () => {
  expect(at('|').options.slice(0, 3)).toEqual(['age ≥ ', 'indication: ', 'setting: '])
  expect(at('fever and |').options[0]).toBe('age ≥ ')
})

test('where nothing is chosen, nothing is offered', () => {
  expect(at('age ≥ 6|').options).toEqual([])
  expect(at('fever and fever) or |').options).toEqual([])
})
