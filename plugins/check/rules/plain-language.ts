import { patientReadability, patientTextFields, patientTextLimits, readability } from '#plugins/markdown/readability.ts'
import { languages } from '#schema/model/language.ts'
import { check } from '../check.ts'
import { spot } from '../finding.ts'

/**
 * The patient texts together are within the reading-level limit of their language, by LIX (Björnsson 1968).
 *
 * They are read together, because a single line has too few words for a figure; the finding stands at the hardest of them.
 */
export const plainLanguage = check({
  id: 'plain-language',
  of: 'recommendation',
  holds: {
    da: `Patientteksten har et lixtal på højst ${patientTextLimits.da} på dansk og bokmål og ${patientTextLimits.en} på engelsk.`,
    nb: `Pasientteksten har et lixtall på høyst ${patientTextLimits.nb} på bokmål og dansk og ${patientTextLimits.en} på engelsk.`,
    en: `The patient text has a LIX of at most ${patientTextLimits.en} in English and ${patientTextLimits.da} in Danish and Bokmål.`,
  },
  why: {
    da: 'En tekst, som patienten ikke forstår, er ikke information.',
    nb: 'En tekst pasienten ikke forstår, er ikke informasjon.',
    en: 'A text that patients do not understand is not information.',
  },
  find({ patient }) {
    return languages.flatMap((language) => {
      const whole = patientReadability(patient, language)
      const limit = patientTextLimits[language]
      if (!whole || whole.lix <= limit) return []
      const hardest = patientTextFields.map((field) => ({ field, lix: readability(patient?.[field]?.[language] ?? '')?.lix ?? 0 })).toSorted((one, other) => other.lix - one.lix)[0]!
      return [
        spot(`patient.${hardest.field}.${language}`, {
          da: `Patientteksten har lixtal ${whole.lix}; højst ${limit} er let nok. Skriv kortere sætninger og kortere ord, først her.`,
          nb: `Pasientteksten har lixtall ${whole.lix}; høyst ${limit} er lett nok. Skriv kortere setninger og kortere ord, først her.`,
          en: `The patient text has a LIX of ${whole.lix}; at most ${limit} is easy enough. Write shorter sentences and shorter words, here first.`,
        }),
      ]
    })
  },
  examples: ({ aRecommendation }) => [
    { name: 'short sentences, short words', given: aRecommendation(), expect: [] },
    {
      name: 'a text for colleagues',
      given: aRecommendation({
        'patient.why.da':
          'Undersøgelsen foretrækkes, fordi computertomografi medfører ioniserende stråling, hvorimod ultralydsundersøgelse gennemføres uden strålebelastning og almindeligvis besvarer den diagnostiske problemstilling tilfredsstillende.',
      }),
      expect: ['patient.why.da'],
    },
  ],
})
