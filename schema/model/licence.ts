import { z } from 'zod'
import { list } from './gaps.ts'
import { Localised, PlainOrLocalised } from './language.ts'
import { IsoDate, Slug, Verification } from './notation.ts'

/** What licences are about, in the order a page lists them. */
export const licenceKinds = ['content', 'software', 'codes', 'guidance', 'doses'] as const

/** On what terms something is used here: a code system, somebody else's guidance, a table of doses, the content, the program. */
export const Licence = z.strictObject({
  id: Slug,
  kind: z.enum(licenceKinds),
  name: PlainOrLocalised,
  holder: PlainOrLocalised,
  /** What is taken from it, and what is not. */
  used: Localised,
  terms: Localised,
  /** Version, edition or year; where none was stated, the words that say so. */
  version: PlainOrLocalised,
  /** Code systems it is about, as codes name them in `system`. */
  systems: list(z.string().min(1).max(200), 20),
  url: z.url({ protocol: /^https?$/ }).optional(),
  readOn: IsoDate.optional(),
  /** Whether the terms were seen at their source. */
  verified: Verification,
})
export type Licence = z.infer<typeof Licence>
