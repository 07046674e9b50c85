import { afterEach, beforeEach, expect, vi } from 'vitest'

// React, React Router and i18next report real mistakes (missing keys, invalid nesting, unhandled rejections) only on the
// console. A test that expects such a message asserts it and then calls `vi.mocked(console.error).mockClear()`.
const watched = ['error', 'warn'] as const

beforeEach(() => {
  for (const method of watched) vi.spyOn(console, method)
})

afterEach(() => {
  const calls = watched.flatMap((method) =>
    vi.isMockFunction(console[method]) ? console[method].mock.calls.map((args) => `console.${method}: ${args.map(String).join(' ')}`) : [],
  )
  vi.restoreAllMocks()
  expect(calls, 'expected nothing on console.error and console.warn').toEqual([])
})
