import { Recommendation } from '#schema/model/recommendation.ts'
import { check } from '../check.ts'
import { type Sentence, type Spot, spot } from '../finding.ts'
import { gapsFound } from '../gaps-found.ts'

/**
 * Earlier guidance that a recommendation takes the place of is named, with the reason, and what it points at is there.
 *
 * A reader who knows the older advice must see that it was weighed and left, not overlooked.
 */
export const replacementNamed = check({
  id: 'replacement-named',
  of: 'recommendation',
  holds: {
    da: 'Vejledning, der erstattes, er nævnt med grund, og referencen eller anbefalingen bag den findes.',
    nb: 'Veiledning som erstattes, er nevnt med grunn, og referansen eller anbefalingen bak den finnes.',
    en: 'Guidance that is replaced is named with the reason, and the reference or recommendation behind it exists.',
  },
  why: {
    da: 'Den, der kender det gamle råd, skal kunne se, at det er vejet og forladt, ikke overset.',
    nb: 'Den som kjenner det gamle rådet, må kunne se at det er veid og forlatt, ikke oversett.',
    en: 'Whoever knows the old advice must see that it was weighed and left, not overlooked.',
  },
  find({ id, replaces }, { library, sourceLanguage }) {
    const unknown = (replaces ?? []).flatMap(({ reference, recommendation }, index): Array<Spot> => [
      ...(reference && !library.references.has(reference) ? [spot(`replaces.${index}.reference`, noReference(reference))] : []),
      ...(recommendation && (recommendation === id || !library.recommendations.has(recommendation)) ? [spot(`replaces.${index}.recommendation`, noRecommendation(recommendation))] : []),
    ])
    return [...gapsFound({ schema: Recommendation.shape.replaces, value: replaces ?? [], path: 'replaces', sourceLanguage }), ...unknown]
  },
  examples: ({ aRecommendation, aReplacement }) => [
    { name: 'nothing is replaced', given: aRecommendation(), expect: [] },
    { name: 'guidance replaced with a reason', given: aRecommendation({ replaces: [aReplacement()] }), expect: [] },
    { name: 'guidance without a name or reason', given: aRecommendation({ replaces: [{ reference: 'review-2025' }] }), expect: ['replaces.0.guidance', 'replaces.0.why'] },
    { name: 'a reference that is not there', given: aRecommendation({ replaces: [aReplacement({ reference: 'lost-1999' })] }), expect: ['replaces.0.reference'] },
    { name: 'a recommendation that is not there', given: aRecommendation({ replaces: [aReplacement({ recommendation: 'nowhere' })] }), expect: ['replaces.0.recommendation'] },
    { name: 'itself', given: aRecommendation({ replaces: [aReplacement({ recommendation: 'appendicitis-ultrasound-first' })] }), expect: ['replaces.0.recommendation'] },
  ],
})

function noReference(key: string): Sentence {
  return {
    da: `Referencen "${key}" findes ikke. Tilføj den, eller lad feltet stå tomt.`,
    nb: `Referansen «${key}» finnes ikke. Legg den til, eller la feltet stå tomt.`,
    en: `There is no reference "${key}". Add it to the library, or leave the field empty.`,
  }
}

function noRecommendation(key: string): Sentence {
  return {
    da: `Der er ingen anden anbefaling "${key}". Nævn en, der findes, eller lad feltet stå tomt.`,
    nb: `Det er ingen annen anbefaling «${key}». Nevn en som finnes, eller la feltet stå tomt.`,
    en: `There is no other recommendation "${key}". Name one that exists, or leave the field empty.`,
  }
}
