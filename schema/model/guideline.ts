import { z } from 'zod'
import { type Gaps, list, takenWhole, withGaps } from './gaps.ts'
import { Language, Localised, PlainOrLocalised, Text } from './language.ts'
import { IsoDate, Slug } from './notation.ts'
import { CommitteeRole } from './person.ts'
import { Setting } from './condition.ts'
import { Translations } from './recommendation.ts'

export const guidelineKinds = ['guideline', 'advice', 'pathway', 'follow-up-programme'] as const

/** A readable text that gathers recommendations of one committee. In `body`, a recommendation is embedded by its id. */
export const Guideline = z.strictObject({
  id: Slug,
  title: Localised,
  kind: z.enum(guidelineKinds),
  committee: Slug,
  sourceLanguage: Language,
  /** ISO 3166-1 alpha-2. */
  jurisdiction: z.array(z.string().regex(/^[A-Z]{2}$/, 'expected a country code such as "DK"')).min(1),
  settings: z.array(Setting).min(1),
  scope: Localised,
  audience: Localised,
  contact: z.email(),
  funding: z.strictObject({ source: Localised, role: Localised }),
  method: z.strictObject({ searchedOn: IsoDate, sources: list(PlainOrLocalised), process: Localised }),
  externalReview: Localised,
  /** Who wrote it and as what; profession and declared interests are the person's own. */
  panel: list(z.strictObject({ person: Slug, as: CommitteeRole })),
  /** How and when the text is brought up to date, and what brings that forward. */
  updating: Localised,
  licence: Text,
  /** Rich text; a line `::recommendation{id="…"}` stands where a recommendation is shown. */
  body: Localised,
  /** Recommendations in reading order. */
  recommendations: list(Slug),
  translations: takenWhole(Translations).prefault({}),
})
export type Guideline = z.infer<typeof Guideline>

/** A guideline in which anything but identity, committee and source language may still be missing. */
export type GuidelineDraft = Gaps<Guideline> & { id: Slug; committee: Slug; sourceLanguage: Language }
export const GuidelineDraft = withGaps(Guideline).refine(
  (draft): draft is GuidelineDraft => draft.id !== undefined && draft.committee !== undefined && draft.sourceLanguage !== undefined,
  { error: 'expected "id", "committee" and "sourceLanguage"' },
) as unknown as z.ZodType<GuidelineDraft>
