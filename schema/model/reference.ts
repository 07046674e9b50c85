import { z } from 'zod'
import { list } from './gaps.ts'
import { PlainOrLocalised, Text } from './language.ts'
import { IsoDate, Slug, Verification } from './notation.ts'

/** Item types of CSL 1.0.2 that guidelines cite. */
export const referenceTypes = ['article-journal', 'report', 'webpage', 'legislation', 'book', 'chapter', 'standard', 'dataset'] as const

/**
 * A reference, stored once and cited by key. Field names are CSL-JSON's (CSL 1.0.2), narrowed to what is used;
 * `verified`, `status` and `supersededBy` are ours.
 */
export const Reference = z.strictObject({
  id: Slug,
  type: z.enum(referenceTypes),
  title: Text,
  author: list(z.union([z.strictObject({ family: Text, given: Text.optional() }), z.strictObject({ literal: Text })])),
  'container-title': Text.optional(),
  publisher: Text.optional(),
  volume: z.string().max(20).optional(),
  issue: z.string().max(20).optional(),
  page: z.string().max(40).optional(),
  /** Absent where the source carries no date that was seen. */
  issued: z
    .strictObject({ year: z.int().min(1800).max(2200), month: z.int().min(1).max(12).optional(), day: z.int().min(1).max(31).optional() })
    .optional(),
  DOI: z.string().regex(/^10\.\d{4,9}\/\S{1,200}$/, 'expected a DOI such as "10.1016/S0140-6736(09)60172-0"').optional(),
  PMID: z.string().regex(/^\d{1,9}$/, 'expected digits').optional(),
  ISBN: z.string().max(20).optional(),
  URL: z.url({ protocol: /^https?$/ }).optional(),
  accessed: IsoDate.optional(),
  /** What a reader must know of the reference itself. A plain text is English. */
  note: PlainOrLocalised.optional(),
  /** Whether the identifiers were seen in a source. */
  verified: Verification,
  status: z.enum(['current', 'updated', 'superseded', 'retracted']).prefault('current'),
  supersededBy: Slug.optional(),
})
export type Reference = z.infer<typeof Reference>
