import { languages } from '#schema/model/language.ts'
import { check } from '../check.ts'
import { type Sentence, spot } from '../finding.ts'
import { wordingFault, type WordingFault } from '../wording.ts'
import { fittingVerbs } from '../wording-table.ts'

/**
 * The verb says how strong a statement is, a further one by its own strength; it must say the same in every language.
 *
 * "Bør", "skal", "should" and "must" do not line up between languages, and "skal" belongs to law. The words and where each comes from
 * stand in wording-table.ts.
 */
export const wordingFitsStrength = check({
  id: 'wording-fits-strength',
  of: 'recommendation',
  holds: {
    da: 'Verbet passer på hvert sprog til styrke og retning.',
    nb: 'Verbet passer på hvert språk til styrke og retning.',
    en: 'The verb fits strength and direction in every language.',
  },
  why: {
    da: 'Læseren hører styrken i verbet. "Skal" i en betinget anbefaling lover mere, end evidensen bærer.',
    nb: 'Leseren hører styrken i verbet. «Skal» i en betinget anbefaling lover mer enn evidensen bærer.',
    en: 'Readers hear the strength in the verb. "Must" in a conditional recommendation promises more than the evidence carries.',
  },
  find({ statement }) {
    const statements = [{ ...statement, path: 'statement.text' }, ...(statement?.further ?? []).map((further, index) => ({ ...further, path: `statement.further.${index}.text` }))]
    return statements.flatMap(({ strength, direction, text, path, obligation }) => {
      // Law behind the whole recommendation is behind each of its parts.
      const byLaw = (obligation ?? statement?.obligation) !== undefined
      if (!strength || !direction || !text) return []
      return languages.flatMap((language) => {
        const said = text[language]
        const fault = said ? wordingFault({ text: said, language, strength, direction, byLaw }) : undefined
        return fault ? [spot(`${path}.${language}`, sentence(fault, `${strength} ${direction}`, fittingVerbs[strength][direction][language]))] : []
      })
    })
  },
  examples: ({ aRecommendation, aFurtherStatement }) => [
    { name: 'strong verbs in a strong recommendation', given: aRecommendation(), expect: [] },
    {
      name: 'strong verbs in a conditional recommendation',
      given: aRecommendation({ 'statement.strength': 'conditional' }),
      expect: ['statement.text.da', 'statement.text.nb', 'statement.text.en'],
    },
    {
      name: '"skal" in a conditional recommendation',
      given: aRecommendation({ 'statement.strength': 'conditional', 'statement.text': { da: 'Ultralyd skal overvejes.', en: 'Consider ultrasound.' } }),
      expect: ['statement.text.da'],
    },
    {
      name: '"skal" where law demands it',
      given: aRecommendation({ 'statement.obligation': { provision: '2013/59/Euratom, art. 55' }, 'statement.text': { da: 'Undersøgelsen skal være berettiget.' } }),
      expect: [],
    },
    {
      name: 'a verb for in a recommendation against',
      given: aRecommendation({ 'statement.direction': 'against', 'statement.text': { da: 'Anvend ikke CT.', nb: 'CT bør utføres.' } }),
      expect: ['statement.text.nb'],
    },
    { name: 'a further statement in the verbs of its own strength', given: aRecommendation({ 'statement.further': [aFurtherStatement()] }), expect: [] },
    {
      name: 'a further statement in the verbs of another strength',
      given: aRecommendation({ 'statement.further': [aFurtherStatement({ strength: 'strong' })] }),
      expect: ['statement.further.0.text.da', 'statement.further.0.text.nb', 'statement.further.0.text.en'],
    },
    {
      name: '"skal" in a further statement that law demands, and in one that it does not',
      given: aRecommendation({
        'statement.further': [
          aFurtherStatement({ procedures: ['CT_ABDOMEN'], strength: 'strong', text: { da: 'CT skal være berettiget.' }, obligation: { provision: '2013/59/Euratom, art. 55' } }),
          aFurtherStatement({ procedures: ['US_ABDOMEN'], strength: 'strong', text: { da: 'Ultralyd skal tilbydes.' } }),
        ],
      }),
      expect: ['statement.further.1.text.da'],
    },
    { name: 'no verb that recommends', given: aRecommendation({ 'statement.text.en': 'Ultrasound is a good examination.' }), expect: ['statement.text.en'] },
  ],
})

function sentence(fault: WordingFault, coded: string, verbs: string): Sentence {
  if (fault.kind === 'obligation')
    return {
      da: `"${fault.words}" er forbeholdt det, loven kræver. Skriv for "${coded}": ${verbs}.`,
      nb: `«${fault.words}» er forbeholdt det loven krever. Skriv for «${coded}»: ${verbs}.`,
      en: `"${fault.words}" is reserved for what law demands. For "${coded}" write: ${verbs}.`,
    }
  if (fault.kind === 'conflict')
    return {
      da: `"${fault.words}" passer ikke til "${coded}". Skriv: ${verbs}, eller ret styrke eller retning.`,
      nb: `«${fault.words}» passer ikke til «${coded}». Skriv: ${verbs}, eller rett styrke eller retning.`,
      en: `"${fault.words}" does not fit "${coded}". Write: ${verbs}, or correct strength or direction.`,
    }
  return {
    da: `Teksten har intet verbum, der udtrykker "${coded}". Skriv: ${verbs}.`,
    nb: `Teksten har ikke noe verb som uttrykker «${coded}». Skriv: ${verbs}.`,
    en: `The text has no verb that says "${coded}". Write: ${verbs}.`,
  }
}
