import { comparedDose, doseBand, doseFigure, type DosePopulation } from '#schema/model/dose-band.ts'
import type { Procedure } from '#schema/model/procedure.ts'
import { check } from '../check.ts'
import { spot } from '../finding.ts'
import { populationsOf } from '../population-ages.ts'

/**
 * Within a scenario no option is favoured while another, rated at least as high, has a lower dose band.
 *
 * Bands are the ACR relative radiation levels. A next step is only compared with other next steps: it comes after the first line gave no answer.
 */
export const lowerDoseDominates = check({
  id: 'lower-dose-dominates',
  of: 'recommendation',
  holds: {
    da: 'Ingen mulighed foretrækkes, når en anden er mindst lige så egnet med lavere dosisbånd.',
    nb: 'Ingen mulighet foretrekkes når en annen er minst like egnet med lavere dosebånd.',
    en: 'No option is favoured while another with at least the same appropriateness has a lower dose band.',
  },
  why: {
    da: 'Er to undersøgelser lige gode, er den med mindst stråling den rigtige.',
    nb: 'Er to undersøkelser like gode, er den med minst stråling den riktige.',
    en: 'Of two examinations equally good, the one with less radiation is right.',
  },
  find(draft, { library }) {
    const populations = populationsOf(draft, library)
    const covered = (['adult', 'child'] as const).filter((population) => populations[population])
    const options = (draft.options ?? []).map((option, index) => ({ ...option, index, known: option.procedure ? library.procedures.get(option.procedure) : undefined }))
    return options.flatMap(({ scenario, role, appropriateness, index, known }) => {
      const isFavoured = (role === 'first-line' || role === 'next-step') && appropriateness !== undefined && appropriateness >= 7
      if (!isFavoured || !known || !scenario) return []
      const better = options.find(
        (other) =>
          other.scenario === scenario &&
          other.known !== undefined &&
          (other.role === role || (role === 'first-line' && other.role === 'next-step')) &&
          (other.appropriateness ?? 0) >= appropriateness &&
          hasLowerDose(other.known, known, covered),
      )
      if (!better) return []
      return [
        spot(`options.${index}.role`, {
          da: `${known.key} foretrækkes i "${scenario}", men ${better.procedure} er vurderet ${better.appropriateness} mod ${appropriateness} og har lavere dosis. Foretræk den, eller ret vurderingen.`,
          nb: `${known.key} foretrekkes i «${scenario}», men ${better.procedure} er vurdert ${better.appropriateness} mot ${appropriateness} og har lavere dose. Foretrekk den, eller rett vurderingen.`,
          en: `${known.key} is favoured in "${scenario}", but ${better.procedure} is rated ${better.appropriateness} against ${appropriateness} and has a lower dose. Favour it, or correct the rating.`,
        }),
      ]
    })
  },
  examples: ({ aRecommendation }) => [
    { name: 'ultrasound before CT', given: aRecommendation(), expect: [] },
    { name: 'CT first-line, ultrasound rated higher', given: aRecommendation({ 'options.2.role': 'first-line', 'options.2.appropriateness': 7, 'options.1.role': 'first-line' }), expect: ['options.2.role'] },
    {
      name: 'CT as next step after ultrasound is a sequence',
      given: aRecommendation({ 'options.2.appropriateness': 8 }),
      expect: [],
    },
    {
      name: 'CT and MRI as next steps, rated the same',
      given: aRecommendation({ 'options.2.scenario': 'after-ultrasound', 'options.2.procedure': 'MR_ABDOMEN', 'options.2.appropriateness': 8 }),
      expect: ['options.0.role'],
    },
    {
      name: 'an alternative rated lower does not dominate',
      given: aRecommendation({ 'options.2.scenario': 'after-ultrasound', 'options.2.procedure': 'MR_ABDOMEN', 'options.2.appropriateness': 7 }),
      expect: [],
    },
  ],
})

function hasLowerDose(one: Procedure, other: Procedure, populations: ReadonlyArray<DosePopulation>): boolean {
  const differences = populations.flatMap((population) => {
    const [left, right] = [levelOf(one, population), levelOf(other, population)]
    return left === undefined || right === undefined ? [] : [left - right]
  })
  return differences.some((difference) => difference < 0) && differences.every((difference) => difference <= 0)
}

function levelOf(procedure: Procedure, population: DosePopulation): number | undefined {
  const dose = comparedDose(procedure, population)
  return dose && doseBand('acr-rrl', doseFigure(dose), population).level
}
