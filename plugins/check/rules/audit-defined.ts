import { Recommendation } from '#schema/model/recommendation.ts'
import { check } from '../check.ts'
import { spot } from '../finding.ts'
import { gapsFound } from '../gaps-found.ts'

/** Whether a recommendation is followed can be counted: at least one indicator, complete. AGREE II item 21. */
export const auditDefined = check({
  id: 'audit-defined',
  of: 'recommendation',
  holds: {
    da: 'Mindst én indikator med tæller, nævner, mål og datakilde.',
    nb: 'Minst én indikator med teller, nevner, mål og datakilde.',
    en: 'At least one audit indicator, with numerator, denominator, target and data source.',
  },
  why: {
    da: 'Det, ingen tæller, ved ingen om virker.',
    nb: 'Det ingen teller, vet ingen om virker.',
    en: 'What nobody counts, nobody knows to work.',
  },
  find({ audit }, { sourceLanguage }) {
    const spots = gapsFound({ schema: Recommendation.shape.audit, value: audit ?? [], path: 'audit', sourceLanguage })
    if (!audit?.length)
      spots.push(
        spot('audit', {
          da: 'Der er ingen indikator. Tilføj mindst én.',
          nb: 'Det er ingen indikator. Legg til minst én.',
          en: 'There is no audit indicator. Add at least one.',
        }),
      )
    audit?.forEach(({ target }, index) => {
      if (target?.comparator && target.comparator !== 'report' && target.percent === undefined)
        spots.push(
          spot(`audit.${index}.target.percent`, {
            da: `Målet er "${target.comparator}" uden tal. Skriv procenten, eller vælg "report".`,
            nb: `Målet er «${target.comparator}» uten tall. Skriv prosenten, eller velg «report».`,
            en: `The target is "${target.comparator}" without a figure. Write the percentage, or choose "report".`,
          }),
        )
    })
    return spots
  },
  examples: ({ aRecommendation }) => [
    { name: 'one indicator', given: aRecommendation(), expect: [] },
    { name: 'none', given: aRecommendation({ audit: [] }), expect: ['audit'] },
    { name: 'no denominator', given: aRecommendation({ 'audit.0.denominator': undefined }), expect: ['audit.0.denominator'] },
    { name: 'at least how many?', given: aRecommendation({ 'audit.0.target.percent': undefined }), expect: ['audit.0.target.percent'] },
    { name: 'a figure that is only followed', given: aRecommendation({ 'audit.0.target': { comparator: 'report' } }), expect: [] },
  ],
})
