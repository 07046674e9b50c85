import { check } from '../check.ts'
import { type Spot, spot } from '../finding.ts'
import { groundsNeeded } from '../grounds-needed.ts'

/**
 * A recommendation without evidence, in whole or in one of its further statements, says of each on what it rests: consensus, analogy or law.
 * An honest "none" is worth as much as "high" when it is open.
 */
export const evidenceNoneStated = check({
  id: 'evidence-none-stated',
  of: 'recommendation',
  holds: {
    da: 'Når sikkerheden er "ingen", står der, hvad anbefalingen hviler på.',
    nb: 'Når tilliten er «ingen», står det hva anbefalingen hviler på.',
    en: 'With certainty "none" the text says on what the recommendation rests.',
  },
  why: {
    da: 'Ingen evidens er et ærligt svar, men så skal læseren vide, om det er enighed, analogi eller lov, der bærer.',
    nb: 'Ingen evidens er et ærlig svar, men da må leseren vite om det er enighet, analogi eller lov som bærer.',
    en: 'No evidence is an honest answer, but then readers must know whether consensus, analogy or law carries it.',
  },
  find({ evidence, statement }, { sourceLanguage }) {
    return groundsNeeded({ evidence, statement }).flatMap(({ restsOn, path }) => {
      const spots: Array<Spot> = []
      if (!restsOn?.ground)
        spots.push(
          spot(restsOn ? `${path}.ground` : path, {
            da: 'Sikkerheden er "none", men grundlaget mangler. Vælg enighed, analogi eller lov.',
            nb: 'Tilliten er «none», men grunnlaget mangler. Velg enighet, analogi eller lov.',
            en: 'Certainty is "none", but what it rests on is missing. Choose consensus, analogy or law.',
          }),
        )
      if (restsOn && !restsOn.why?.[sourceLanguage])
        spots.push(
          spot(`${path}.why`, {
            da: `Grundlaget "${restsOn.ground ?? ''}" er ikke forklaret. Skriv hvorfor.`,
            nb: `Grunnlaget «${restsOn.ground ?? ''}» er ikke forklart. Skriv hvorfor.`,
            en: `The ground "${restsOn.ground ?? ''}" is not explained. Write why.`,
          }),
        )
      return spots
    })
  },
  examples: ({ aRecommendation, aFurtherStatement }) => [
    { name: 'some certainty', given: aRecommendation(), expect: [] },
    {
      name: 'none, resting on consensus',
      given: aRecommendation({ 'evidence.certainty': 'none', 'evidence.restsOn': { ground: 'consensus', why: { da: 'Enighed i gruppen.' } } }),
      expect: [],
    },
    { name: 'none, resting on nothing', given: aRecommendation({ 'evidence.certainty': 'none' }), expect: ['evidence.restsOn'] },
    { name: 'none for some scenarios only', given: aRecommendation({ 'statement.further': [aFurtherStatement({ certainty: 'none' })] }), expect: ['statement.further.0.restsOn'] },
    {
      name: 'none for some scenarios only, each with what it rests on',
      given: aRecommendation({
        'statement.further': [
          aFurtherStatement({ certainty: 'none', restsOn: { ground: 'consensus', why: { da: 'Enighed i gruppen.' } } }),
          aFurtherStatement({ scenarios: ['no-signs'], certainty: 'none', restsOn: { ground: 'law', why: { da: 'Loven kræver det.' } } }),
        ],
      }),
      expect: [],
    },
    {
      name: 'none for some scenarios only, while the ground is said of the evidence as a whole',
      given: aRecommendation({ 'evidence.restsOn': { ground: 'consensus', why: { da: 'Enighed om resten.' } }, 'statement.further': [aFurtherStatement({ certainty: 'none' })] }),
      expect: ['statement.further.0.restsOn'],
    },
    {
      name: 'none everywhere, and said for the whole only',
      given: aRecommendation({
        'evidence.certainty': 'none',
        'evidence.restsOn': { ground: 'consensus', why: { da: 'Enighed.' } },
        'statement.further': [aFurtherStatement({ certainty: 'none' }), aFurtherStatement({ scenarios: ['no-signs'], certainty: 'none', restsOn: { ground: 'law', why: { en: 'Law.' } } })],
      }),
      expect: ['statement.further.0.restsOn', 'statement.further.1.restsOn.why'],
    },
    { name: 'none, unexplained', given: aRecommendation({ 'evidence.certainty': 'none', 'evidence.restsOn': { ground: 'law' } }), expect: ['evidence.restsOn.why'] },
  ],
})
