import type { Certainty, Strength } from '#schema/model/recommendation.ts'
import { check } from '../check.ts'
import { spot } from '../finding.ts'

/**
 * A strong statement on low or very low certainty says why it is strong all the same.
 *
 * GRADE names the few situations in which that is right; the Danish NKR method calls it a rare exception with special criteria.
 */
export const strongOnLowCertainty = check({
  id: 'strong-on-low-certainty',
  of: 'recommendation',
  holds: {
    da: 'En stærk anbefaling på lav eller meget lav sikkerhed er begrundet.',
    nb: 'En sterk anbefaling på lav eller svært lav tillit er begrunnet.',
    en: 'A strong recommendation on low or very low certainty carries a justification.',
  },
  why: {
    da: 'Ny viden kan snart vende anbefalingen. Læseren skal kende grunden til at være så bestemt.',
    nb: 'Ny kunnskap kan snart snu anbefalingen. Leseren må kjenne grunnen til å være så bestemt.',
    en: 'New knowledge may soon reverse it. Readers must know the reason for being so firm.',
  },
  find({ statement, evidence }, { sourceLanguage }) {
    const statements = [
      { strength: statement?.strength, certainty: evidence?.certainty, justification: evidence?.justification, path: 'evidence.justification' },
      ...(statement?.further ?? []).map((further, index) => ({ ...further, path: `statement.further.${index}.justification` })),
    ]
    return statements
      .filter(({ strength, certainty, justification }) => isBold(strength, certainty) && !justification?.[sourceLanguage])
      .map(({ certainty, path }) =>
        spot(path, {
          da: `Anbefalingen er stærk, men sikkerheden er "${certainty}". Begrund det, eller gør den betinget.`,
          nb: `Anbefalingen er sterk, men tilliten er «${certainty}». Begrunn det, eller gjør den betinget.`,
          en: `The recommendation is strong, but certainty is "${certainty}". Justify that, or make it conditional.`,
        }),
      )
  },
  examples: ({ aRecommendation, aFurtherStatement }) => [
    { name: 'strong on moderate certainty', given: aRecommendation(), expect: [] },
    { name: 'strong on low certainty', given: aRecommendation({ 'evidence.certainty': 'low' }), expect: ['evidence.justification'] },
    {
      name: 'strong on very low certainty, justified',
      given: aRecommendation({ 'evidence.certainty': 'very-low', 'evidence.justification': { da: 'Livstruende.' } }),
      expect: [],
    },
    {
      name: 'a further statement, strong on low certainty',
      given: aRecommendation({ 'statement.further': [aFurtherStatement({ strength: 'strong' })] }),
      expect: ['statement.further.0.justification'],
    },
    {
      name: 'a further statement, strong on low certainty, justified',
      given: aRecommendation({ 'statement.further': [aFurtherStatement({ strength: 'strong', justification: { da: 'Livstruende.' } })] }),
      expect: [],
    },
  ],
})

function isBold(strength: Strength | undefined, certainty: Certainty | undefined): boolean {
  return strength === 'strong' && (certainty === 'low' || certainty === 'very-low')
}
