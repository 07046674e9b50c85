import { expect, test } from 'vitest'
import { createFindingStore, openPointOf } from './finding-store.ts'

const message = { da: 'Svær.', nb: 'Vanskelig.', en: 'Hard to read.' }
const reason = { da: 'Kendt ord.' }

test('an accepted warning is kept with its reason, and is not open at its field', () => {
  const finding = { check: 'plain-language', document: 'a', path: 'patient.why.da', message } as const
  const [warned, accepted] = [openPointOf({ ...finding, level: 'warning' }), openPointOf({ ...finding, level: 'accepted', reason })]
  const store = createFindingStore([warned])
  expect(store.at('patient.why.da')).toEqual([warned])
  store.replace([accepted])
  expect(store.at('patient.why.da')).toEqual([])
  expect(store.all()).toEqual([{ id: 'plain-language', level: 'accepted', path: 'patient.why.da', message, reason }])
})
