import { z } from 'zod'

/** Permanent id in addresses and file names: lower case, digits, single hyphens, at most 80 characters. */
export const Slug = z
  .string()
  .max(80, 'expected at most 80 characters')
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected lower-case letters, digits and single hyphens, such as "low-back-pain"')
export type Slug = z.infer<typeof Slug>

/** Stable key of a procedure in the catalogue, such as `CT_HEAD`. */
export const ProcedureKey = z
  .string()
  .max(40, 'expected at most 40 characters')
  .regex(/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/, 'expected a procedure key such as "CT_HEAD"')
export type ProcedureKey = z.infer<typeof ProcedureKey>

/** Calendar date, ISO 8601, checked to exist. */
export const IsoDate = z.iso.date('expected a date such as "2026-11-20"')
export type IsoDate = z.infer<typeof IsoDate>

/** Point in time, ISO 8601 in UTC. */
export const Instant = z.iso.datetime('expected a time in UTC such as "2026-11-20T12:00:00Z"')
export type Instant = z.infer<typeof Instant>

/** SHA-256, lower-case hexadecimal. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in hexadecimal')
export type Sha256 = z.infer<typeof Sha256>

/** Semantic version number without pre-release part (semver.org 2.0.0). */
export const VersionNumber = z.string().regex(/^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/, 'expected a version such as "1.0.0"')
export type VersionNumber = z.infer<typeof VersionNumber>

/** Duration of whole years, months, weeks and days: an ISO 8601 duration without time part, such as `P18Y`, `P3M`, `P4W`. */
export const CalendarDuration = z
  .string()
  .regex(/^P(?=\d)(?:\d{1,4}Y)?(?:\d{1,5}M)?(?:\d{1,5}W)?(?:\d{1,6}D)?$/, 'expected a duration such as "P18Y", "P3M" or "P10D"')
export type CalendarDuration = z.infer<typeof CalendarDuration>

/** Duration with hours and minutes allowed, for time targets: `PT1H`, `PT30M`, `P1D`. */
export const TimeTarget = z
  .string()
  .regex(/^P(?=\d|T\d)(?:\d{1,4}D)?(?:T(?=\d)(?:\d{1,4}H)?(?:\d{1,5}M)?)?$/, 'expected a time target such as "PT1H" or "P1D"')
export type TimeTarget = z.infer<typeof TimeTarget>

/** A code in a code system. `verified` says whether the code's meaning was seen in a public source. */
export const Code = z.strictObject({
  system: z.string().min(1).max(200),
  code: z.string().min(1).max(60),
  display: z.string().min(1).max(300).optional(),
  verified: z.enum(['seen', 'secondary', 'unverified']).optional(),
})
export type Code = z.infer<typeof Code>

/**
 * How far a fact was verified: seen in a public source, seen only in a secondary source, or not verified.
 * What is not verified is shown with that doubt.
 */
export const verifications = ['seen', 'secondary', 'unverified'] as const
export const Verification = z.enum(verifications)
export type Verification = z.infer<typeof Verification>
