import { describe, expect, test } from 'vitest'
import { importLaw, permits, type Place, placeOf, testsMayAlso } from './import-law.ts'
import { listFiles, resolveImport, specifiersOf } from './imports.ts'

const sources = listFiles(['schema', 'plugins', 'app', 'scripts']).filter((path) => /\.(?:ts|tsx|js|mjs)$/u.test(path))
const isTest = (path: string): boolean => /\.test\.tsx?$/u.test(path)

test('every source file stands in a place that the law knows', () => {
  expect(sources.filter((path) => !placeOf(path))).toEqual([])
})

test('every import arrives where the law allows', () => {
  expect(sources.flatMap(violationsOf)).toEqual([])
})

test('no arrow of the law points back', () => {
  expect(placesInCycles()).toEqual([])
})

describe('the law itself', () => {
  test('lists each place once', () => {
    const places = importLaw.map(({ place }) => place)
    expect(places).toEqual([...new Set(places)])
  })

  test.each([
    ['schema/model/recommendation.ts', 'plugins/check/preset.ts', false],
    ['schema/model/recommendation.ts', 'zod', true],
    ['plugins/decide/decide.ts', 'zod', false],
    ['plugins/decide/decide.ts', 'schema/version/hash.ts', false],
    ['plugins/decide/evaluate.ts', 'node:fs', true],
    ['plugins/markdown/parse.ts', 'remark-parse', true],
    ['plugins/markdown/parse.ts', 'react', false],
    ['app/workflow/save-draft.server.ts', 'react-router', false],
    ['app/workflow/save-draft.server.ts', 'schema/db/tables.ts', true],
    ['app/routes/author.tsx', 'schema/db/tables.ts', false],
    ['app/components/gate.tsx', 'app/workflow/save-draft.server.ts', false],
  ])('%s importing %s: %s', (from, target, allowed) => {
    expect(isAllowed(from, target)).toBe(allowed)
  })
})

function violationsOf(path: string): string[] {
  return specifiersOf(path).flatMap((specifier) => {
    // Written by `react-router typegen`; types of the route itself.
    if (specifier.startsWith('./+types/')) return []
    const target = resolveImport(specifier, path)
    if (!target) return [`${path} imports "${specifier}", which is nowhere to be found`]
    return isAllowed(path, target) ? [] : [`${path} imports ${target}`]
  })
}

function isAllowed(path: string, target: string): boolean {
  const own = placeOf(path)
  if (!own) return false
  const there = placeOf(target)?.place ?? target
  return there === own.place || permits([...own.may, ...(isTest(path) ? [...testsMayAlso, own.place.split('/')[0] + '/*'] : [])], there)
}

/** Takes away, again and again, the places that import none of the rest; whatever stays is in a cycle or leads into one. */
function placesInCycles(rest: readonly Place[] = importLaw): string[] {
  const importing = rest.filter((one) => rest.some((other) => other !== one && permits(one.may, other.place)))
  return importing.length === rest.length ? rest.map(({ place }) => place) : placesInCycles(importing)
}
