import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from './imports.ts'

type Versions = Record<string, string>
interface Manifest {
  dependencies: Versions
  devDependencies: Versions
  overrides: Versions
}
interface Lock {
  packages: Record<string, { version?: string; resolved?: string; optionalDependencies?: Versions }>
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const { dependencies, devDependencies, overrides } = JSON.parse(read('package.json')) as Manifest
const lock = JSON.parse(read('package-lock.json')) as Lock
const direct = { ...dependencies, ...devDependencies }
const locked = Object.entries(lock.packages).map(([path, entry]) => ({ ...entry, name: path.split('node_modules/').at(-1) ?? '' }))

test('every version is exact', () => {
  const loose = Object.entries({ ...direct, ...overrides }).filter(([, version]) => !/^\d+\.\d+\.\d+$/u.test(version))
  expect(loose).toEqual([])
})

test.each(['@tiptap/', '@react-router/'])('all of %s have one version', (scope) => {
  const versions = locked.filter(({ name }) => name.startsWith(scope)).map(({ version }) => version)
  expect(new Set(versions).size).toBe(1)
})

describe('the lock file', () => {
  test('names no registry, so that it installs from any', () => {
    expect(locked.filter(({ resolved }) => resolved !== undefined).map(({ name }) => name)).toEqual([])
  })

  // npm drops the binaries of other platforms when it writes a lock beside an installed tree; `npm ci` then refuses it.
  test('holds the binaries of every platform', () => {
    const names = new Set(locked.map(({ name }) => name))
    const missing = locked.flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies)).filter((name) => !names.has(name))
    expect(missing).toEqual([])
  })
})

test('README.md says why each dependency is there', () => {
  const readme = read('README.md')
  expect(Object.keys(direct).filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
})
