import { z } from 'zod'
import { list } from './gaps.ts'
import { Localised, PlainOrLocalised } from './language.ts'
import { IsoDate, Slug } from './notation.ts'

/** Imaging specialties named by the Danish recommendations of 2026 on imaging in clinical guidelines. */
export const imagingSpecialties = ['radiology', 'nuclear-medicine', 'clinical-physiology'] as const
export const ImagingSpecialty = z.enum(imagingSpecialties)
export type ImagingSpecialty = z.infer<typeof ImagingSpecialty>

/** Specialties a panel member may have; the imaging specialties come first. */
export const specialties = [
  ...imagingSpecialties,
  'anaesthesiology',
  'emergency-medicine',
  'general-practice',
  'internal-medicine',
  'neurology',
  'neurosurgery',
  'obstetrics',
  'oncology',
  'orthopaedics',
  'paediatrics',
  'respiratory-medicine',
  'surgery',
  'methodology',
  'nursing',
  'medical-physics',
  'patient-experience',
] as const
export const Specialty = z.enum(specialties)

/** Roles held in one committee. */
export const committeeRoles = ['member', 'author', 'methodologist', 'imaging-reviewer', 'patient-representative', 'chair'] as const
export const CommitteeRole = z.enum(committeeRoles)
export type CommitteeRole = z.infer<typeof CommitteeRole>

/** Roles held in the installation. An administrator has no content rights by that role. */
export const installationRoles = ['publisher', 'administrator', 'auditor'] as const
export const InstallationRole = z.enum(installationRoles)
export type InstallationRole = z.infer<typeof InstallationRole>

/** A declaration of interests. A blocking interest keeps its holder from vote and sign-off on the topics it names (all when none is named). */
export const InterestDeclaration = z.strictObject({
  declaredOn: IsoDate,
  statement: PlainOrLocalised,
  blocking: z.boolean(),
  topics: list(Slug),
})
export type InterestDeclaration = z.infer<typeof InterestDeclaration>

export const Person = z.strictObject({
  id: Slug,
  /** A person's own name; where somebody is named by role only, the role in every language. */
  name: PlainOrLocalised,
  email: z.email().optional(),
  active: z.boolean(),
  profession: Localised,
  specialties: list(Specialty),
  interests: InterestDeclaration.optional(),
  roles: list(z.strictObject({ committee: Slug, role: CommitteeRole })),
  installationRoles: list(InstallationRole),
})
export type Person = z.infer<typeof Person>

export const Committee = z.strictObject({ id: Slug, name: Localised, contact: z.email() })
export type Committee = z.infer<typeof Committee>
