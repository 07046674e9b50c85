import { and, asc, eq } from 'drizzle-orm'
import { type Catalogue, type CatalogueList, catalogueLists, entrySchemas, type EntryOf, Installation, type Library } from '../model/library.ts'
import { parseWith, pathText } from '../model/parse.ts'
import type { Person } from '../model/person.ts'
import type { StandingDocument, StandingGuideline, StandingRecommendation, VersionState } from '../model/version.ts'
import { groupRows } from './group-rows.ts'
import type { Queryable } from './open-database.server.ts'
import { catalogueEntries } from './tables.ts'
import { RecordDamaged, standingDocumentOf, versionsIn } from './version-record.server.ts'

/** Which version speaks for a text: `standing`, what is approved or published, or else its draft; `open`, the draft, or else what stands. */
export type Texts = 'standing' | 'open'

const preference = {
  standing: ['approved', 'published', 'in-review', 'draft'],
  open: ['draft', 'in-review', 'approved', 'published'],
} as const satisfies Record<Texts, ReadonlyArray<VersionState>>

/** Everything a check, a compilation or a page can look up, from the database. Throws `RecordDamaged`; returns null before the first import. */
export function readLibrary(db: Queryable, texts: Texts): Library | null {
  const catalogue = readCatalogue(db)
  if (!catalogue) return null
  const order: ReadonlyArray<VersionState> = preference[texts]
  const guidelines = new Map<string, StandingGuideline>()
  const recommendations = new Map<string, StandingRecommendation>()
  // Least preferred first, so that the preferred one overwrites it.
  const records = versionsIn(db, order).toSorted((one, other) => order.indexOf(other.state) - order.indexOf(one.state))
  for (const document of records.map(standingDocumentOf)) {
    if (document.kind === 'guideline') guidelines.set(document.content.id, document)
    else recommendations.set(document.content.id, document)
  }
  return { ...catalogue, guidelines: inOrder(guidelines), recommendations: inOrder(recommendations) }
}

/** The same library in which this text says what is given. */
export function withDocument(library: Library, document: StandingDocument): Library {
  return document.kind === 'guideline'
    ? { ...library, guidelines: new Map(library.guidelines).set(document.content.id, document) }
    : { ...library, recommendations: new Map(library.recommendations).set(document.content.id, document) }
}

/** The lists alone, or null before the first import. */
export function readCatalogue(db: Queryable): Catalogue | null {
  const rows = db.select().from(catalogueEntries).orderBy(asc(catalogueEntries.list), asc(catalogueEntries.key)).all()
  const byList = groupRows(rows, ({ list }) => list)
  const installation = byList.get('installation')?.[0]
  if (!installation) return null
  const listOf = <List extends CatalogueList>(list: List): ReadonlyMap<string, EntryOf<List>> =>
    new Map((byList.get(list) ?? []).map(({ key, content }) => [key, parseEntry<EntryOf<List>>(entrySchemas[list], content, `${list}/${key}`)]))
  return {
    installation: parseEntry<Installation>(Installation, installation.content, 'installation'),
    committees: listOf('committees'),
    people: listOf('people'),
    procedures: listOf('procedures'),
    references: listOf('references'),
    findings: listOf('findings'),
    measurements: listOf('measurements'),
    actions: listOf('actions'),
    conditions: listOf('conditions'),
    valueSets: listOf('valueSets'),
    indicationPhrases: listOf('indicationPhrases'),
    licences: listOf('licences'),
  }
}

/** Who publishes, and what every page says of that; null before the first import. */
export function readInstallation(db: Queryable): Installation | null {
  const row = db.select().from(catalogueEntries).where(eq(catalogueEntries.list, 'installation')).get()
  return row ? parseEntry<Installation>(Installation, row.content, 'installation') : null
}

/** One person of the list, or null. */
export function getPerson(db: Queryable, id: string): Person | null {
  const row = db
    .select()
    .from(catalogueEntries)
    .where(and(eq(catalogueEntries.list, 'people'), eq(catalogueEntries.key, id)))
    .get()
  return row ? parseEntry<Person>(entrySchemas.people, row.content, `people/${id}`) : null
}

/** The lists' names, in the order they are written. */
export const catalogueListNames = Object.keys(catalogueLists) as ReadonlyArray<CatalogueList>

function parseEntry<Entry>(schema: Parameters<typeof parseWith>[0], content: string, where: string): Entry {
  const result = parseWith(schema, JSON.parse(content))
  if (result.ok) return result.value as Entry
  throw new RecordDamaged(`The entry ${where} in the database cannot be read: ${result.issues.map(({ path, message }) => `${pathText(path)} ${message}`).join('; ')}`)
}

function inOrder<Value>(map: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return new Map([...map].toSorted(([one], [other]) => (one < other ? -1 : 1)))
}
