import { certaintiesOf } from '#schema/model/governing-statement.ts'
import { Recommendation } from '#schema/model/recommendation.ts'
import { check } from '../check.ts'
import { spot } from '../finding.ts'
import { gapsFound } from '../gaps-found.ts'
import { groundsNeeded } from '../grounds-needed.ts'

/**
 * Every recommendation carries a grade: certainty, scheme, basis and summary, and the references it stands on.
 *
 * A quick review that was never graded has no certainty and does not pass; "none" is an honest grade and does.
 * GRADE handbook, section 5; RIGHT items 11 and 12.
 */
export const evidenceGraded = check({
  id: 'evidence-graded',
  of: 'recommendation',
  holds: {
    da: 'Evidensens sikkerhed, skema, grundlag og resumé er angivet; anden sikkerhed end "ingen" har mindst én reference.',
    nb: 'Evidensens tillit, skjema, grunnlag og sammendrag er angitt; annen tillit enn «ingen» har minst én referanse.',
    en: 'Certainty, scheme, basis and summary are given; certainty other than "none" cites at least one reference.',
  },
  why: {
    da: 'Læseren skal kunne se, hvor sikker viden er. En hurtig gennemgang uden gradering er ikke en grad.',
    nb: 'Leseren skal kunne se hvor sikker kunnskapen er. En rask gjennomgang uten gradering er ikke en grad.',
    en: 'Readers must see how certain the knowledge is. An ungraded quick review is not a grade.',
  },
  find({ evidence, statement }, { sourceLanguage }) {
    const certainties = certaintiesOf({ evidence, statement })
    const spots = gapsFound({ schema: Recommendation.shape.evidence, value: evidence, path: 'evidence', sourceLanguage }).filter(
      // What certainty "none" rests on has a check of its own.
      ({ path }) => !groundsNeeded({ evidence, statement }).some((ground) => path.startsWith(ground.path)),
    )
    if (!evidence) return spots
    const stated = certainties.find((certainty) => certainty !== 'none')
    if (stated && !evidence.references?.length)
      spots.push(
        spot('evidence.references', {
          da: `Sikkerheden er "${stated}", men ingen reference er citeret. Citér mindst én, eller vælg "none".`,
          nb: `Tilliten er «${stated}», men ingen referanse er sitert. Siter minst én, eller velg «none».`,
          en: `Certainty is "${stated}", but no reference is cited. Cite at least one, or choose "none".`,
        }),
      )
    if (evidence.scheme && evidence.scheme !== 'grade' && !evidence.statedGrade)
      spots.push(
        spot('evidence.statedGrade', {
          da: `Skemaet er "${evidence.scheme}", men graden er ikke gengivet, som det skriver den. Skriv den.`,
          nb: `Skjemaet er «${evidence.scheme}», men graden er ikke gjengitt slik det skriver den. Skriv den.`,
          en: `The scheme is "${evidence.scheme}", but the grade as that scheme writes it is missing. Write it.`,
        }),
      )
    return spots
  },
  examples: ({ aRecommendation, aFurtherStatement }) => [
    { name: 'graded, with a reference', given: aRecommendation(), expect: [] },
    {
      name: 'an ungraded quick review',
      given: aRecommendation({ 'evidence.certainty': undefined, 'evidence.basis': ['expert-consensus'] }),
      expect: ['evidence.certainty'],
    },
    { name: 'moderate certainty on nothing', given: aRecommendation({ 'evidence.references': [] }), expect: ['evidence.references'] },
    {
      name: 'no certainty, openly',
      given: aRecommendation({ 'evidence.certainty': 'none', 'evidence.references': [] }),
      expect: [],
    },
    {
      name: 'a further statement with certainty, on nothing',
      given: aRecommendation({ 'evidence.certainty': 'none', 'evidence.references': [], 'statement.further': [aFurtherStatement()] }),
      expect: ['evidence.references'],
    },
    { name: 'no basis', given: aRecommendation({ 'evidence.basis': [] }), expect: ['evidence.basis'] },
    { name: 'a summary in another language only', given: aRecommendation({ 'evidence.summary': { en: 'Ten studies.' } }), expect: ['evidence.summary'] },
    { name: 'an Oxford level that is not stated', given: aRecommendation({ 'evidence.scheme': 'oxford' }), expect: ['evidence.statedGrade'] },
    { name: 'an Oxford level as it is written', given: aRecommendation({ 'evidence.scheme': 'oxford', 'evidence.statedGrade': '1b' }), expect: [] },
  ],
})
