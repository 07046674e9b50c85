import { z } from 'zod'
import { Condition } from './condition.ts'
import { list, takenWhole } from './gaps.ts'
import { Language, Localised, Text } from './language.ts'
import { Code, Slug } from './notation.ts'

const synonyms = z.partialRecord(Language, z.array(Text).max(100)).optional()

/** Something that is present or absent in a patient. `question` is what a referrer is asked when it is missing. */
export const Finding = z.strictObject({ key: Slug, name: Localised, question: Localised, synonyms, codes: list(Code) })
export type Finding = z.infer<typeof Finding>

/** Something measured. `unit` is the UCUM unit thresholds are written in; `otherUnits` are accepted and converted by a library. */
export const Measurement = z.strictObject({
  key: Slug,
  name: Localised,
  question: Localised,
  synonyms,
  codes: list(Code),
  unit: z.string().min(1).max(40),
  otherUnits: list(z.string().min(1).max(40), 20),
  /** Decimals that thresholds are written with at least: 2 where the source says 0.10. */
  decimals: z.int().min(0).max(6).optional(),
})
export type Measurement = z.infer<typeof Measurement>

/** Something to do instead of an examination: observe, take a D-dimer, call the surgeon. */
export const Action = z.strictObject({ key: Slug, name: Localised })
export type Action = z.infer<typeof Action>

/** A named condition: a published decision rule, stated once and referred to by key. */
export const NamedCondition = z.strictObject({
  key: Slug,
  name: Localised,
  /** What it says, in words, as published. */
  description: Localised,
  source: Slug,
  version: Text,
  meaning: takenWhole(Condition),
})
export type NamedCondition = z.infer<typeof NamedCondition>

/** A set of codes. `prefix` takes every code of the system that starts so: ICD-10 categories are hierarchical by their letters and digits. */
export const ValueSet = z.strictObject({
  key: Slug,
  name: Localised,
  synonyms,
  codes: list(Code, 1000),
  prefixes: list(z.strictObject({ system: z.string().min(1).max(200), prefix: z.string().min(1).max(20) })),
  /** Procedures, for a set that groups examinations instead of indications. */
  procedures: list(z.string()),
})
export type ValueSet = z.infer<typeof ValueSet>

/** A phrase as a referrer writes it, and the value sets it names: what the matching of words is measured by. */
export const IndicationPhrase = z.strictObject({
  key: Slug,
  language: Language,
  text: Text.max(300),
  /** Empty where it names no indication there is. */
  expected: list(Slug, 10),
  /** Not looked at when synonyms are written, so that it tells how phrases fare that nobody has seen. */
  heldOut: z.boolean().optional(),
})
export type IndicationPhrase = z.infer<typeof IndicationPhrase>
