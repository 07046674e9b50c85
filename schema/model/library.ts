import { z } from 'zod'
import { Language, Localised, PlainOrLocalised, Text } from './language.ts'
import { Licence } from './licence.ts'
import { Committee, Person } from './person.ts'
import { Procedure } from './procedure.ts'
import { Reference } from './reference.ts'
import type { StandingGuideline, StandingRecommendation } from './version.ts'
import { Action, Finding, IndicationPhrase, Measurement, NamedCondition, ValueSet } from './vocabulary.ts'

/** Who publishes, under which address, and what every page and bundle must say of itself. */
export const Installation = z.strictObject({
  name: Localised,
  /** Absolute address of the public site, without a slash at the end. */
  url: z.url({ protocol: /^https?$/ }).regex(/[^/]$/, 'expected an address without a slash at the end'),
  publisher: PlainOrLocalised,
  contact: z.email(),
  /** Languages published; the first is the home page's. */
  languages: z.array(Language).min(1),
  /** Bundles carry it: what they are for, and that a clinician decides. */
  intendedPurpose: Localised,
  /** Shown on every page and in every bundle, for instance that the content is a demonstration. */
  notice: Localised.optional(),
  licence: Text,
})
export type Installation = z.infer<typeof Installation>

/** The lists that texts point into. Keys are the entries' own `key` or `id`. */
export type Catalogue = {
  installation: Installation
  committees: ReadonlyMap<string, Committee>
  people: ReadonlyMap<string, Person>
  procedures: ReadonlyMap<string, Procedure>
  references: ReadonlyMap<string, Reference>
  findings: ReadonlyMap<string, Finding>
  measurements: ReadonlyMap<string, Measurement>
  actions: ReadonlyMap<string, Action>
  conditions: ReadonlyMap<string, NamedCondition>
  valueSets: ReadonlyMap<string, ValueSet>
  indicationPhrases: ReadonlyMap<string, IndicationPhrase>
  licences: ReadonlyMap<string, Licence>
}

/** Everything a check, a compilation or a page can look up: the catalogue, and every text as it stands. Read from a folder or from the database. */
export type Library = Catalogue & {
  guidelines: ReadonlyMap<string, StandingGuideline>
  recommendations: ReadonlyMap<string, StandingRecommendation>
}

/** The parts of the catalogue that are lists, with the entries' key. One table for files, database and reads. */
export const catalogueLists = {
  committees: 'id',
  people: 'id',
  procedures: 'key',
  references: 'id',
  findings: 'key',
  measurements: 'key',
  actions: 'key',
  conditions: 'key',
  valueSets: 'key',
  indicationPhrases: 'key',
  licences: 'id',
} as const satisfies Record<Exclude<keyof Catalogue, 'installation'>, 'id' | 'key'>
export type CatalogueList = keyof typeof catalogueLists

/** The schema of one entry of each list: what a file and a row of the database are parsed with. */
export const entrySchemas = {
  committees: Committee,
  people: Person,
  procedures: Procedure,
  references: Reference,
  findings: Finding,
  measurements: Measurement,
  actions: Action,
  conditions: NamedCondition,
  valueSets: ValueSet,
  indicationPhrases: IndicationPhrase,
  licences: Licence,
} as const satisfies Record<CatalogueList, z.ZodType>

/** One entry of a list. */
export type EntryOf<List extends CatalogueList> = Catalogue[List] extends ReadonlyMap<string, infer Entry> ? Entry : never
