import { z } from 'zod'
import { list } from './gaps.ts'
import { Localised, PlainOrLocalised, Text } from './language.ts'
import { Code, ProcedureKey, Verification } from './notation.ts'

/** DICOM modality codes (CID 29, http://dicom.nema.org/resources/ontology/DCM) that the catalogue uses. */
export const modalities = ['CT', 'MR', 'US', 'DX', 'CR', 'MG', 'NM', 'PT', 'RF', 'XA', 'BMD'] as const
export const Modality = z.enum(modalities)
export type Modality = z.infer<typeof Modality>

/** Whether a modality works with ionising radiation. */
export const isIonising: Record<Modality, boolean> = {
  CT: true,
  MR: false,
  US: false,
  DX: true,
  CR: true,
  MG: true,
  NM: true,
  PT: true,
  RF: true,
  XA: true,
  BMD: true,
}

export const bodyRegions = ['head', 'neck', 'spine', 'chest', 'breast', 'abdomen', 'pelvis', 'upper-limb', 'lower-limb', 'whole-body'] as const
export const BodyRegion = z.enum(bodyRegions)

const milliSievert = z.number().min(0).max(200)

/** Effective dose of one source, in mSv. `typical` is that source's own typical value; a range has `low` and `high`. */
export const EffectiveDose = z
  .strictObject({
    population: z.enum(['adult', 'child']),
    typical: milliSievert.optional(),
    low: milliSievert.optional(),
    high: milliSievert.optional(),
    source: PlainOrLocalised,
    /** Year of the source. Absent where the source carries none that was seen. */
    year: z.int().min(1950).max(2200).optional(),
    url: z.url({ protocol: /^https?$/ }).optional(),
    verified: Verification,
    note: Localised.optional(),
  })
  .refine((dose) => dose.typical !== undefined || (dose.low !== undefined && dose.high !== undefined), 'expected "typical", or "low" and "high"')
  .refine((dose) => dose.low === undefined || dose.high === undefined || dose.low <= dose.high, 'expected "low" not above "high"')
export type EffectiveDose = z.infer<typeof EffectiveDose>

/** An imaging procedure of the catalogue. Dose figures stand here and nowhere else. The first dose of a population is the one compared. */
export const Procedure = z.strictObject({
  key: ProcedureKey,
  name: Localised,
  modality: Modality,
  region: BodyRegion,
  contrast: z.enum(['none', 'intravenous', 'oral', 'both', 'optional']),
  codes: list(Code),
  doses: list(EffectiveDose),
  synonyms: z.partialRecord(z.enum(['da', 'nb', 'en']), z.array(Text)).optional(),
})
export type Procedure = z.infer<typeof Procedure>
