import { Recommendation } from '#schema/model/recommendation.ts'
import { check } from '../check.ts'
import { spot } from '../finding.ts'
import { gapsFound } from '../gaps-found.ts'
import { groundsNeeded } from '../grounds-needed.ts'

const { title, topics, question, statement } = Recommendation.shape

/**
 * A recommendation answers a question, in its own language, inside a guideline.
 *
 * RIGHT items 5-10 and AGREE II items 2, 3 and 15 ask for population, question and a clear statement.
 */
export const questionAsked = check({
  id: 'question-asked',
  of: 'recommendation',
  holds: {
    da: 'Titel, spørgsmål og anbefalingens tekst er der på kildesproget, og retning og styrke er angivet.',
    nb: 'Tittel, spørsmål og anbefalingens tekst finnes på kildespråket, og retning og styrke er angitt.',
    en: 'Title, question and statement are there in the source language, with direction and strength.',
  },
  why: {
    da: 'Uden population, indikation og udfald ved ingen, hvornår anbefalingen gælder.',
    nb: 'Uten populasjon, indikasjon og utfall vet ingen når anbefalingen gjelder.',
    en: 'Without population, indication and outcome nobody knows when the recommendation holds.',
  },
  find(draft, { library, sourceLanguage }) {
    const spots = [
      ...gapsFound({ schema: title, value: draft.title, path: 'title', sourceLanguage }),
      ...gapsFound({ schema: topics, value: draft.topics ?? [], path: 'topics', sourceLanguage }),
      ...gapsFound({ schema: question, value: draft.question, path: 'question', sourceLanguage }),
      ...gapsFound({ schema: statement, value: draft.statement, path: 'statement', sourceLanguage }).filter(
        // What certainty "none" rests on has a check of its own.
        ({ path }) => !groundsNeeded(draft).some((ground) => path.startsWith(ground.path)),
      ),
    ]
    if (!library.guidelines.has(draft.guideline))
      spots.push(
        spot('guideline', {
          da: `Retningslinjen "${draft.guideline}" findes ikke. Vælg en, der findes.`,
          nb: `Retningslinjen «${draft.guideline}» finnes ikke. Velg en som finnes.`,
          en: `There is no guideline "${draft.guideline}". Choose one that exists.`,
        }),
      )
    return spots
  },
  examples: ({ aRecommendation, aFurtherStatement }) => [
    { name: 'a complete question', given: aRecommendation(), expect: [] },
    { name: 'no population', given: aRecommendation({ 'question.population': undefined }), expect: ['question.population'] },
    { name: 'a title that is only translated', given: aRecommendation({ title: { en: 'Ultrasound first' } }), expect: ['title'] },
    { name: 'no statement', given: aRecommendation({ 'statement.text': undefined }), expect: ['statement.text'] },
    {
      name: 'a further statement for nobody, without strength, and only translated',
      given: aRecommendation({ 'statement.further': [{ ...aFurtherStatement({ scenarios: [], text: { en: 'We suggest CT.' } }), strength: undefined }] }),
      expect: ['statement.further.0.scenarios', 'statement.further.0.strength', 'statement.further.0.text'],
    },
    {
      name: 'a further statement with law that nobody names, and half a ground that it does not need',
      given: aRecommendation({ 'statement.further': [{ ...aFurtherStatement(), obligation: { reference: 'review-2025' }, restsOn: { ground: 'law' } }] }),
      expect: ['statement.further.0.obligation.provision', 'statement.further.0.restsOn.why'],
    },
    {
      name: 'a provision that is only translated',
      given: aRecommendation({ 'statement.obligation': { provision: { en: '2013/59/Euratom, Article 55' } } }),
      expect: ['statement.obligation.provision'],
    },
    { name: 'no group at all', given: aRecommendation({ statement: undefined }), expect: ['statement.direction', 'statement.strength', 'statement.text'] },
    { name: 'a guideline that does not exist', given: aRecommendation({ guideline: 'nowhere' }), expect: ['guideline'] },
  ],
})
