import { z } from 'zod'
import { catalogueLists, type CatalogueList, entrySchemas, type EntryOf, Installation } from '#schema/model/library.ts'
import { inReadingOrder, type Position, type Positions, type Problem } from './problem.ts'
import { readRecord, writeRecord } from './record-text.ts'

/** The file of the installation, in the content folder. */
export const installationPath = 'installation.yaml'

/** The file of each list, in the content folder. */
export const cataloguePaths = {
  committees: 'committees.yaml',
  people: 'people.yaml',
  procedures: 'catalogue/procedures.yaml',
  references: 'references.yaml',
  findings: 'vocabulary/findings.yaml',
  measurements: 'vocabulary/measurements.yaml',
  actions: 'vocabulary/actions.yaml',
  conditions: 'vocabulary/conditions.yaml',
  valueSets: 'vocabulary/value-sets.yaml',
  indicationPhrases: 'vocabulary/indication-phrases.yaml',
  licences: 'licences.yaml',
} as const satisfies Record<CatalogueList, string>

/** Largest list; a guard, far above a national catalogue. */
const mostEntries = 50_000

export type ParsedList<List extends CatalogueList> =
  | { ok: true; entries: Map<string, EntryOf<List>>; positions: Positions }
  | { ok: false; problems: Array<Problem>; positions: Positions }

/**
 * Reads one list of the catalogue. In `positions` an entry goes by its own key (`CT_HEAD.doses.0`), because that is how findings name it.
 */
export function parseCatalogueList<List extends CatalogueList>(list: List, { path, text }: { path: string; text: string }): ParsedList<List> {
  const read = readRecord(z.array(entrySchemas[list] as z.ZodType).max(mostEntries).optional(), text)
  if (!read.ok) return { ...read, problems: inReadingOrder(read.problems).map((problem) => ({ file: path, ...problem })) }
  const keyField = catalogueLists[list]
  const values = (read.value ?? []) as Array<EntryOf<List>>
  const keys = values.map((entry) => (entry as Record<string, unknown>)[keyField] as string)
  const positions = byKey(read.positions, keys)
  const problems = keys.flatMap((key, index): Array<Problem> => {
    if (keys.indexOf(key) === index) return []
    return [{ file: path, ...(read.positions.get(`${index}.${keyField}`) ?? { line: 1, column: 1 }), message: `${keyField}: found "${key}" again, expected every ${keyField} once` }]
  })
  if (problems.length > 0) return { ok: false, problems, positions }
  return { ok: true, entries: new Map(keys.map((key, index) => [key, values[index]!])), positions }
}

/** Writes one list in normal form, sorted by key, so that two committees who add an entry seldom meet on the same line. */
export function formatCatalogueList<List extends CatalogueList>(list: List, entries: ReadonlyMap<string, EntryOf<List>>): string {
  const sorted = [...entries].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry)
  return writeRecord(z.array(entrySchemas[list] as z.ZodType), sorted)
}

export type ParsedInstallation =
  | { ok: true; installation: Installation; positions: Positions }
  | { ok: false; problems: Array<Problem>; positions: Positions }

/** Reads `installation.yaml`. */
export function parseInstallation({ path, text }: { path: string; text: string }): ParsedInstallation {
  const read = readRecord(Installation, text)
  if (!read.ok) return { ...read, problems: inReadingOrder(read.problems).map((problem) => ({ file: path, ...problem })) }
  return { ok: true, installation: read.value, positions: read.positions }
}

/** Writes `installation.yaml` in normal form. */
export function formatInstallation(installation: Installation): string {
  return writeRecord(Installation, installation)
}

function byKey(positions: Positions, keys: ReadonlyArray<string>): Positions {
  const renamed = new Map<string, Position>()
  for (const [path, position] of positions) {
    const [index, ...rest] = path.split('.')
    const key = keys[Number(index)]
    const name = key === undefined ? path : [key, ...rest].join('.')
    if (!renamed.has(name)) renamed.set(name, position)
  }
  return renamed
}
