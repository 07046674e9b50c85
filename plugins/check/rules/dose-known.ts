import { isIonising } from '#schema/model/procedure.ts'
import { check } from '../check.ts'
import { spot } from '../finding.ts'
import { populationsOf } from '../population-ages.ts'

/**
 * Every option with ionising radiation has a dose with its source, for the people the recommendation is about.
 *
 * A figure marked as not verified counts: it is shown with that doubt. No figure at all cannot be weighed.
 */
export const doseKnown = check({
  id: 'dose-known',
  of: 'recommendation',
  holds: {
    da: 'Hver mulighed med ioniserende stråling har en voksendosis med kilde, og en barnedosis når børn er omfattet.',
    nb: 'Hvert alternativ med ioniserende stråling har en voksendose med kilde, og en barnedose når barn er omfattet.',
    en: 'Every ionising option has an adult dose with source, and a child dose where children are included.',
  },
  why: {
    da: 'Uden tal kan nytte ikke vejes mod dosis, og patienten kan ikke få et svar.',
    nb: 'Uten tall kan nytte ikke veies mot dose, og pasienten kan ikke få et svar.',
    en: 'Without a figure, value cannot be weighed against dose, and patients get no answer.',
  },
  find(draft, { library }) {
    const populations = populationsOf(draft, library)
    return (draft.options ?? []).flatMap(({ procedure: key }, index) => {
      const procedure = key ? library.procedures.get(key) : undefined
      if (!procedure || !isIonising[procedure.modality]) return []
      const lacks = (population: 'adult' | 'child'): boolean => !procedure.doses?.some((dose) => dose.population === population)
      const place = `options.${index}.procedure`
      return [
        ...(lacks('adult')
          ? [
              spot(place, {
                da: `Kataloget har ingen voksendosis for ${key}. Tilføj en med kilde.`,
                nb: `Katalogen har ingen voksendose for ${key}. Legg til en med kilde.`,
                en: `The catalogue has no adult dose for ${key}. Add one with its source.`,
              }),
            ]
          : []),
        ...(populations.child && lacks('child')
          ? [
              spot(place, {
                da: `Anbefalingen omfatter børn, men kataloget har ingen barnedosis for ${key}. Tilføj en med kilde, eller afgræns alderen.`,
                nb: `Anbefalingen omfatter barn, men katalogen har ingen barnedose for ${key}. Legg til en med kilde, eller avgrens alderen.`,
                en: `The recommendation includes children, but the catalogue has no child dose for ${key}. Add one with its source, or limit the age.`,
              }),
            ]
          : []),
      ]
    })
  },
  examples: ({ aRecommendation, aLibrary }) => [
    { name: 'adults, with adult doses', given: aRecommendation(), expect: [] },
    {
      name: 'an unverified figure counts',
      given: aRecommendation(),
      library: aLibrary({ procedures: [{ key: 'CT_ABDOMEN', doses: [{ population: 'adult', typical: 8, source: 'Estimate', verified: 'unverified' }] }] }),
      expect: [],
    },
    {
      name: 'no dose in the catalogue',
      given: aRecommendation(),
      library: aLibrary({ procedures: [{ key: 'CT_ABDOMEN', doses: [] }] }),
      expect: ['options.0.procedure', 'options.2.procedure', 'options.3.procedure'],
    },
    {
      name: 'children without a child dose',
      given: aRecommendation({ 'question.ages': { from: 'P2Y' }, 'rule.applies': { age: { from: 'P2Y' } } }),
      expect: ['options.0.procedure', 'options.2.procedure', 'options.3.procedure'],
    },
    { name: 'a rule that stops at adults', given: aRecommendation({ 'question.ages': undefined }), expect: [] },
    {
      name: 'no age anywhere is every age',
      given: aRecommendation({ 'question.ages': undefined, 'rule.applies': { all: [] }, options: [{ scenario: 'no-signs', procedure: 'CT_ABDOMEN' }] }),
      expect: ['options.0.procedure'],
    },
  ],
})
