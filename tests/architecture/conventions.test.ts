import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listFiles, root } from './imports.ts'

/** A source file that is longer than 350 lines, with the reason why it does not come apart. */
const longFiles: Readonly<Record<string, string>> = {}

const folders = ['schema', 'plugins', 'app', 'scripts', 'tests']
const sources = listFiles(folders).filter((path) => /\.(?:ts|tsx|js|mjs|css)$/u.test(path))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const has = (...path: string[]): boolean => existsSync(join(root, ...path))

test('every top-level folder states its law in a README', () => {
  const unlisted = ['node_modules', 'build', 'var']
  const present = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !unlisted.includes(entry.name))
    .map(({ name }) => name)
  expect(present).toEqual(['app', 'content', 'plugins', 'schema', 'scripts', 'tests'])
  expect(present.filter((folder) => !has(folder, 'README.md'))).toEqual([])
})

test('every machine has a README or stands in the one of plugins/', () => {
  const listing = has('plugins/README.md') ? read('plugins/README.md') : ''
  const machines = readdirSync(join(root, 'plugins'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(machines.map(({ name }) => name).filter((name) => !has('plugins', name, 'README.md') && !listing.includes(`\`${name}\``))).toEqual([])
})

test('no name that says nothing', () => {
  const empty = new Set(['utils', 'util', 'helpers', 'helper', 'misc', 'common', 'data', 'item', 'manager'])
  expect(sources.filter((path) => path.split(/[/.]/u).some((word) => empty.has(word)))).toEqual([])
})

test('names are in kebab-case', () => {
  expect(sources.filter((path) => !/^[a-z0-9]+(?:[-./][a-z0-9]+)*$/u.test(path))).toEqual([])
})

test('no source file is over 350 lines, unless it is listed with a reason', () => {
  const long = sources.filter((path) => read(path).split('\n').length > 351)
  expect(long).toEqual(Object.keys(longFiles).sort())
})

test('nothing is left for later, switched off, or singled out', () => {
  const leftover = /\b(?:TODO|FIXME)\b|\.(?:only|skip)\(|\b(?:describe|it|suite|test)\.todo\b/u
  const self = 'tests/architecture/conventions.test.ts'
  expect(sources.filter((path) => path !== self && leftover.test(read(path)))).toEqual([])
})
