import { expect, test } from 'vitest'
import { convertUnits } from './convert-units.server.ts'

test.each([
  ['mg/dL', 'mg/L', { factor: 10, offset: 0 }],
  ['ug/L', 'ng/mL', { factor: 1, offset: 0 }],
  ['Cel', '[degF]', { factor: 1.8, offset: 32 }],
  ['%', '1', { factor: 0.01, offset: 0 }],
  ['h', 'min', { factor: 60, offset: 0 }],
  ['[lb_av]', 'kg', { factor: 0.45359237, offset: 0 }],
])('%s in %s', (unit, into, conversion) => {
  expect(convertUnits(unit, into)).toEqual(conversion)
})

test('mass does not become moles without a molecular weight, and length never becomes mass', () => {
  expect(convertUnits('mg/dL', 'mmol/L')).toBeUndefined()
  expect(convertUnits('m', 'kg')).toBeUndefined()
  expect(convertUnits('no-such-unit', 'kg')).toBeUndefined()
})

test('a unit on a logarithmic scale has no factor', () => {
  expect(convertUnits('[pH]', 'mol/L')).toBeUndefined()
})
