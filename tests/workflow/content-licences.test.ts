import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { programRoot } from '#app/workflow/load-release-assets.server.ts'
import { readContentFolder } from '#app/workflow/read-content-folder.server.ts'
import { parseLibrary } from '#plugins/markdown/library-files.ts'
import { licenceKinds } from '#schema/model/licence.ts'
import { catalogueLists, type CatalogueList } from '#schema/model/library.ts'

const { library } = parseLibrary(readContentFolder(join(programRoot(), 'content')))
const licences = [...library.licences.values()]

/** Code systems that are named anywhere in a record, with the code or the beginning of codes beside them. */
function systemsIn(record: unknown): Array<string> {
  if (typeof record !== 'object' || record === null) return []
  const { system } = record as { system?: unknown }
  const own = typeof system === 'string' && ('code' in record || 'prefix' in record) ? [system] : []
  return [...own, ...Object.values(record).flatMap(systemsIn)]
}

test('every code system that the content uses has its terms stated, once', () => {
  const lists = (Object.keys(catalogueLists) as Array<CatalogueList>).flatMap((list) => [...library[list].values()])
  const texts = [...library.guidelines.values(), ...library.recommendations.values()].map(({ content }) => content)
  const used = new Set([...lists, ...texts].flatMap(systemsIn))
  expect(used.size).toBeGreaterThan(4)
  const covered = licences.flatMap(({ systems }) => systems)
  expect([...used].filter((system) => !covered.includes(system))).toEqual([])
  expect(covered).toEqual([...new Set(covered)])
})

test('content, program, codes, guidance and doses are all there, and every code system stands among the codes', () => {
  expect(new Set(licences.map(({ kind }) => kind))).toEqual(new Set(licenceKinds))
  expect(licences.filter(({ kind, systems }) => (kind === 'codes') !== systems.length > 0).map(({ id }) => id)).toEqual([])
})

test('the version of what ships is the version that is installed, and the content is under the licence that the installation names', () => {
  const { dependencies } = JSON.parse(readFileSync(join(programRoot(), 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
  expect(library.licences.get('designsystemet')?.version).toBe(dependencies['@digdir/designsystemet-css'])
  expect(library.licences.get('own-content')?.version).toBe(library.installation.licence)
})
