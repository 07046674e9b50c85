import { expect, test } from 'vitest'
import { createDraftStore } from './draft-store.ts'

test('setting a field shares everything that the field does not touch', () => {
  const store = createDraftStore({ value: { benefit: { da: 'a' } }, patient: { why: { da: 'b' } } })
  const before = store.tree()
  store.set(['value', 'benefit', 'da'], 'ny')
  expect(store.tree()).toEqual({ value: { benefit: { da: 'ny' } }, patient: { why: { da: 'b' } } })
  expect(store.at(['patient'])).toBe(before.patient)
})

test('the same value again is no change, so that nothing is saved for nothing', () => {
  const store = createDraftStore({ title: { da: 'a' } })
  let told = 0
  store.subscribe(() => (told += 1))
  store.set(['title', 'da'], 'a')
  expect([told, store.changes()]).toEqual([0, 0])
})

test('rows keep their key when they move, so that each keeps its editor', () => {
  const store = createDraftStore({ harms: [{ _key: 'r0', kind: 'a' }, { _key: 'r1', kind: 'b' }, { _key: 'r2', kind: 'c' }] })
  store.moveRow(['harms'], 2, 0)
  store.removeRow(['harms'], 1)
  store.addRow(['harms'], {})
  expect(store.at(['harms'])).toEqual([{ _key: 'r2', kind: 'c' }, { _key: 'r1', kind: 'b' }, { _key: 'new1' }])
})

test('a row cannot be moved out of its list', () => {
  const store = createDraftStore({ harms: [{ kind: 'a' }] })
  store.moveRow(['harms'], 0, 1)
  store.moveRow(['harms'], 0, -1)
  expect(store.changes()).toBe(0)
})
