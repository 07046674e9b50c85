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
      // An alternative that is neither, or both, is told below in words that help.
      ...gapsFound({ schema: Recommendation.shape.value, value, path: 'value', sourceLanguage }).filter(({ path }) => !/^value\.alternatives\.\d+$/.test(path)),
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
    for (const [index, { procedure, action }] of (value?.alternatives ?? []).entries())
      if ((procedure === undefined) === (action === undefined))
        spots.push(
          spot(`value.alternatives.${index}`, {
            da: 'Et alternativ er enten en undersøgelse eller en handling. Vælg én af dem.',
            nb: 'Et alternativ er enten en undersøkelse eller en handling. Velg én av dem.',
            en: 'An alternative is either an examination or an action. Choose one of them.',
          }),
        )
    if (lowValue?.part && lowValue.listed === false)
      spots.push(
        spot('lowValue.part', {
          da: 'En del er nævnt som lavværdi, men det er sagt, at intet er det. Ret et af felterne.',
          nb: 'En del er nevnt som lavverdi, men det er sagt at ingenting er det. Rett ett av feltene.',
          en: 'A part is named as low-value care, but it is said that nothing is. Correct one of the fields.',
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
    { name: 'an action that was considered', given: aRecommendation({ 'value.alternatives.0': { action: 'observe', why: { da: 'Ikke nok.' } } }), expect: [] },
    {
      name: 'alternatives that are neither examination nor action, and both',
      given: aRecommendation({ 'value.alternatives': [{ why: { da: 'Ikke nok.' } }, { procedure: 'CT_ABDOMEN', action: 'observe', why: { da: 'Ikke nok.' } }] }),
      expect: ['value.alternatives.0', 'value.alternatives.1'],
    },
    { name: 'a part of it is low-value care', given: aRecommendation({ lowValue: { listed: true, part: { da: 'CT uden tegn' }, campaigns: [] } }), expect: [] },
    { name: 'a part of what is not low-value care is', given: aRecommendation({ lowValue: { listed: false, part: { da: 'CT uden tegn' }, campaigns: [] } }), expect: ['lowValue.part'] },
    { name: 'whether it is low-value care is not said', given: aRecommendation({ lowValue: undefined }), expect: ['lowValue.listed'] },
  ],
})
