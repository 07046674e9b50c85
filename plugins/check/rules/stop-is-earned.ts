import { gradeIn, isByLaw } from '#schema/model/governing-statement.ts'
import type { Certainty } from '#schema/model/recommendation.ts'
import { check } from '../check.ts'
import { type Spot, spot } from '../finding.ts'

/** Certainties that carry a hard stop. */
const solid: ReadonlyArray<Certainty | undefined> = ['high', 'moderate']

/**
 * An interruption offers something to do instead, and a hard stop stands on solid ground: on the certainty of the statement that governs its
 * scenario and procedure, or on the law behind that statement or the whole recommendation.
 *
 * In the Medicare imaging demonstration 98.9 % of alerts were ignored; alerts that named an alternative were followed ten times as often.
 */
export const stopIsEarned = check({
  id: 'stop-is-earned',
  of: 'recommendation',
  holds: {
    da: 'Bløde og hårde stop har et alternativ; et hårdt stop har høj eller moderat sikkerhed, eller lov.',
    nb: 'Myke og harde stopp har et alternativ; et hardt stopp har høy eller moderat tillit, eller lov.',
    en: 'Soft and hard stops carry an alternative or an action; a hard stop has high or moderate certainty, or law.',
  },
  why: {
    da: 'Et stop uden alternativ bliver klikket væk, og et hårdt stop på usikker grund koster tilliden.',
    nb: 'Et stopp uten alternativ blir klikket bort, og et hardt stopp på usikker grunn koster tilliten.',
    en: 'A stop without an alternative is clicked away, and a hard stop on weak ground costs trust.',
  },
  find({ options, evidence, statement }) {
    return (options ?? []).flatMap(({ advice, procedure, scenario }, index) => {
      const spots: Array<Spot> = []
      if (advice?.interrupt !== 'soft' && advice?.interrupt !== 'hard') return spots
      if (!advice.instead?.length)
        spots.push(
          spot(`options.${index}.advice.instead`, {
            da: `${procedure ?? 'Muligheden'} afbrydes ("${advice.interrupt}") uden et alternativ. Skriv, hvad der skal gøres i stedet.`,
            nb: `${procedure ?? 'Alternativet'} avbrytes («${advice.interrupt}») uten et alternativ. Skriv hva som skal gjøres i stedet.`,
            en: `${procedure ?? 'The option'} is interrupted ("${advice.interrupt}") without an alternative. Say what to order or do instead.`,
          }),
        )
      const { certainty } = gradeIn({ statement, evidence }, scenario, procedure)
      if (advice.interrupt === 'hard' && !isByLaw({ statement }, scenario, procedure) && !solid.includes(certainty))
        spots.push(
          spot(`options.${index}.advice.interrupt`, {
            da: `Et hårdt stop kræver moderat eller høj sikkerhed, eller lov; her er den "${certainty ?? '-'}". Brug et blødt stop.`,
            nb: `Et hardt stopp krever moderat eller høy tillit, eller lov; her er den «${certainty ?? '-'}». Bruk et mykt stopp.`,
            en: `A hard stop needs moderate or high certainty, or law; this one has "${certainty ?? '-'}". Use a soft stop.`,
          }),
        )
      return spots
    })
  },
  examples: ({ aRecommendation, aFurtherStatement }) => [
    { name: 'soft stop with an alternative', given: aRecommendation(), expect: [] },
    { name: 'soft stop without one', given: aRecommendation({ 'options.2.advice.instead': [] }), expect: ['options.2.advice.instead'] },
    { name: 'hard stop on moderate certainty', given: aRecommendation({ 'options.3.advice.interrupt': 'hard' }), expect: [] },
    {
      name: 'hard stop on low certainty',
      given: aRecommendation({ 'options.3.advice.interrupt': 'hard', 'evidence.certainty': 'low' }),
      expect: ['options.3.advice.interrupt'],
    },
    {
      name: 'hard stop where a further statement has low certainty',
      given: aRecommendation({ 'options.3.advice.interrupt': 'hard', 'statement.further': [aFurtherStatement({ scenarios: ['no-signs'] })] }),
      expect: ['options.3.advice.interrupt'],
    },
    {
      name: 'hard stop where a further statement is more certain than the rest',
      given: aRecommendation({ 'options.3.advice.interrupt': 'hard', 'evidence.certainty': 'low', 'statement.further': [aFurtherStatement({ scenarios: ['no-signs'], certainty: 'high' })] }),
      expect: [],
    },
    {
      name: 'hard stop by law',
      given: aRecommendation({ 'options.3.advice.interrupt': 'hard', 'evidence.certainty': 'none', 'statement.obligation': { provision: '2013/59/Euratom, art. 55' } }),
      expect: [],
    },
    {
      name: 'hard stop by law for the whole recommendation, where a further statement governs',
      given: aRecommendation({ 'options.3.advice.interrupt': 'hard', 'statement.obligation': { provision: '2013/59/Euratom, art. 55' }, 'statement.further': [aFurtherStatement({ scenarios: ['no-signs'] })] }),
      expect: [],
    },
    {
      name: 'hard stop by law for its procedure there',
      given: aRecommendation({
        'options.3.advice.interrupt': 'hard',
        'statement.further': [aFurtherStatement({ scenarios: ['no-signs'], procedures: ['CT_ABDOMEN'], obligation: { provision: { da: '2013/59/Euratom, artikel 55' } } })],
      }),
      expect: [],
    },
    {
      name: 'hard stop where law covers another procedure only',
      given: aRecommendation({
        'options.2.advice.interrupt': 'hard',
        'evidence.certainty': 'low',
        'statement.further': [aFurtherStatement({ procedures: ['US_ABDOMEN'], obligation: { provision: '2013/59/Euratom, art. 55' } })],
      }),
      expect: ['options.2.advice.interrupt'],
    },
    {
      name: 'hard stop where only the statement for another procedure is uncertain',
      given: aRecommendation({ 'options.2.advice.interrupt': 'hard', 'statement.further': [aFurtherStatement({ procedures: ['US_ABDOMEN'] })] }),
      expect: [],
    },
  ],
})
