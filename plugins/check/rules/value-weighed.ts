import { Recommendation } from '#schema/model/recommendation.ts'
import { check } from '../check.ts'
import { spot } from '../finding.ts'
import { gapsFound } from '../gaps-found.ts'

/**
 * Value and dose are weighed in every field, and the conclusion agrees with the direction.
 *
 * Justification under 2013/59/Euratom art. 55 asks for the net benefit, alternatives included. Dose figures are not typed here:
 * they come from the procedure catalogue.
 */
export const valueWeighed = check({
  id: 'value-weighed',
  of: 'recommendation',
  holds: {
    da: 'Alle felter om nytte og dosis er udfyldt, og konklusionen stemmer med retningen.',
    nb: 'Alle felt om nytte og dose er fylt ut, og konklusjonen stemmer med retningen.',
    en: 'Every value-versus-dose field is filled, and the conclusion agrees with the direction.',
  },
  why: {
    da: 'En undersøgelse er kun berettiget, når nytten for patienten er større end skaden.',
    nb: 'En undersøkelse er bare berettiget når nytten for pasienten er større enn skaden.',
    en: 'An examination is justified only when it helps the patient more than it harms.',
  },
  find({ value, lowValue, statement }, { sourceLanguage }) {
    const spots = [
      ...gapsFound({ schema: Recommendation.shape.value, value, path: 'value', sourceLanguage }),
      ...gapsFound({ schema: Recommendation.shape.lowValue, value: lowValue, path: 'lowValue', sourceLanguage }),
    ]
    if (value && !value.harms?.length)
      spots.push(
        spot('value.harms', {
          da: 'Ingen skade er nævnt, og enhver undersøgelse har mindst én mulig. Skriv den vigtigste.',
          nb: 'Ingen skade er nevnt, og enhver undersøkelse har minst én mulig. Skriv den viktigste.',
          en: 'No harm is named, and every examination has at least one possible. Write the most important.',
        }),
      )
    const contradicts = { for: 'does-not-outweigh', against: 'value-outweighs' } as const
    if (value?.conclusion && statement?.direction && value.conclusion === contradicts[statement.direction])
      spots.push(
        spot('value.conclusion', {
          da: `Konklusionen er "${value.conclusion}", men anbefalingen er "${statement.direction}". Ret den ene af dem.`,
          nb: `Konklusjonen er «${value.conclusion}», men anbefalingen er «${statement.direction}». Rett én av dem.`,
          en: `The conclusion is "${value.conclusion}", but the recommendation is "${statement.direction}". Correct one of them.`,
        }),
      )
    return spots
  },
  examples: ({ aRecommendation }) => [
    { name: 'everything weighed', given: aRecommendation(), expect: [] },
    { name: 'ultrasound without a reason', given: aRecommendation({ 'value.ultrasound.why': undefined }), expect: ['value.ultrasound.why'] },
    { name: 'nothing about children', given: aRecommendation({ 'value.children': undefined }), expect: ['value.children'] },
    { name: 'no harm named', given: aRecommendation({ 'value.harms': [] }), expect: ['value.harms'] },
    { name: 'for, although value does not outweigh', given: aRecommendation({ 'value.conclusion': 'does-not-outweigh' }), expect: ['value.conclusion'] },
    { name: 'against, although value outweighs', given: aRecommendation({ 'statement.direction': 'against' }), expect: ['value.conclusion'] },
    { name: 'against on balance', given: aRecommendation({ 'statement.direction': 'against', 'value.conclusion': 'balanced' }), expect: [] },
    { name: 'whether it is low-value care is not said', given: aRecommendation({ lowValue: undefined }), expect: ['lowValue.listed'] },
  ],
})
