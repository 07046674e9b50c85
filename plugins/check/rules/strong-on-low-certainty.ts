import { check } from '../check.ts'
import { spot } from '../finding.ts'

/**
 * A strong recommendation on low or very low certainty says why it is strong all the same.
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
    const isLow = evidence?.certainty === 'low' || evidence?.certainty === 'very-low'
    if (statement?.strength !== 'strong' || !isLow || evidence.justification?.[sourceLanguage]) return []
    return [
      spot('evidence.justification', {
        da: `Anbefalingen er stærk, men sikkerheden er "${evidence.certainty}". Begrund det, eller gør den betinget.`,
        nb: `Anbefalingen er sterk, men tilliten er «${evidence.certainty}». Begrunn det, eller gjør den betinget.`,
        en: `The recommendation is strong, but certainty is "${evidence.certainty}". Justify that, or make it conditional.`,
      }),
    ]
  },
  examples: ({ aRecommendation }) => [
    { name: 'strong on moderate certainty', given: aRecommendation(), expect: [] },
    { name: 'strong on low certainty', given: aRecommendation({ 'evidence.certainty': 'low' }), expect: ['evidence.justification'] },
    {
      name: 'strong on very low certainty, justified',
      given: aRecommendation({ 'evidence.certainty': 'very-low', 'evidence.justification': { da: 'Livstruende.' } }),
      expect: [],
    },
  ],
})
