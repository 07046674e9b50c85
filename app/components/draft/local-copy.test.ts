import { expect, test } from 'vitest'
import { dropLocalCopy, keepLocalCopy, readLocalCopy } from './local-copy.ts'

function aStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & { kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return { kept, getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key) }
}

const key = { person: 'kari', document: 'low-back-pain' }
const copy = { revision: 3, tree: { title: { da: 'Lænd' } }, at: '2026-11-20T12:00:00Z' }

test('a copy is found again by the same person on the same draft only', () => {
  const storage = aStorage()
  expect(keepLocalCopy(storage, key, copy)).toBe(true)
  expect(readLocalCopy(storage, key)).toEqual(copy)
  expect(readLocalCopy(storage, { ...key, person: 'ole' })).toBeUndefined()
  dropLocalCopy(storage, key)
  expect(readLocalCopy(storage, key)).toBeUndefined()
})

test('a copy that cannot be read is none', () => {
  const storage = aStorage()
  for (const broken of ['{', '{"revision":"3"}', '[]', 'null']) {
    storage.kept.set('rationale:draft:kari:low-back-pain', broken)
    expect(readLocalCopy(storage, key)).toBeUndefined()
  }
})

test('a full storage is said, not thrown', () => {
  const full = { ...aStorage(), setItem: () => { throw new DOMException('full', 'QuotaExceededError') } }
  expect(keepLocalCopy(full, key, copy)).toBe(false)
})
