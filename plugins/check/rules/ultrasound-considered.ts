import { inLanguage, type Language } from '#schema/model/language.ts'
import { check } from '../check.ts'
import { spot } from '../finding.ts'

/** X-ray and CT; DX and CR are both radiographs (DICOM CID 29). */
const radiation: ReadonlyArray<string> = ['CT', 'DX', 'CR']

/** Where an X-ray or CT is favoured, ultrasound was thought of: chosen, rejected with a reason, or not applicable with a reason. */
export const ultrasoundConsidered = check({
  id: 'ultrasound-considered',
  of: 'recommendation',
  holds: {
    da: 'Hvor røntgen eller CT foretrækkes, er ultralyd valgt, fravalgt med grund eller ikke relevant med grund.',
    nb: 'Der røntgen eller CT foretrekkes, er ultralyd valgt, valgt bort med grunn eller ikke aktuelt med grunn.',
    en: 'Wherever an X-ray or CT is favoured, ultrasound is chosen, rejected with a reason, or not applicable with a reason.',
  },
  why: {
    da: 'Ultralyd er uden stråling og står ofte ved sengen; det skal ikke glemmes af vane.',
    nb: 'Ultralyd er uten stråling og står ofte ved senga; det skal ikke glemmes av vane.',
    en: 'Ultrasound has no radiation and often stands at the bedside; habit must not forget it.',
  },
  find({ options, value }, { library, sourceLanguage }) {
    const modalityOf = (key: string | undefined): string => (key ? library.procedures.get(key)?.modality : undefined) ?? ''
    const favoured = (options ?? []).find(
      ({ procedure, role, appropriateness }) => (role === 'first-line' || role === 'next-step') && (appropriateness ?? 0) >= 7 && radiation.includes(modalityOf(procedure)),
    )
    if (!favoured) return []
    const ultrasound = value?.ultrasound
    const names = library.procedures.get(favoured.procedure ?? '')?.name
    const nameIn = (language: Language): string => inLanguage(names, language) ?? favoured.procedure ?? ''
    if (!ultrasound?.verdict)
      return [
        spot('value.ultrasound.verdict', {
          da: `${nameIn('da')} foretrækkes, men der står ikke, om ultralyd er overvejet. Vælg valgt, fravalgt eller ikke relevant.`,
          nb: `${nameIn('nb')} foretrekkes, men det står ikke om ultralyd er vurdert. Velg valgt, valgt bort eller ikke aktuelt.`,
          en: `${nameIn('en')} is favoured, but nothing says whether ultrasound was considered. Choose chosen, rejected or not applicable.`,
        }),
      ]
    if (!ultrasound.why?.[sourceLanguage])
      return [
        spot('value.ultrasound.why', {
          da: `Ultralyd er "${ultrasound.verdict}" uden grund, og ${nameIn('da')} foretrækkes. Skriv grunden.`,
          nb: `Ultralyd er «${ultrasound.verdict}» uten grunn, og ${nameIn('nb')} foretrekkes. Skriv grunnen.`,
          en: `Ultrasound is "${ultrasound.verdict}" without a reason, and ${nameIn('en')} is favoured. Write the reason.`,
        }),
      ]
    if (ultrasound.verdict === 'chosen' && !options?.some(({ procedure }) => modalityOf(procedure) === 'US'))
      return [
        spot('value.ultrasound.verdict', {
          da: 'Ultralyd er "chosen", men ingen af mulighederne er ultralyd. Tilføj den, eller ret valget.',
          nb: 'Ultralyd er «chosen», men ingen av alternativene er ultralyd. Legg det til, eller rett valget.',
          en: 'Ultrasound is "chosen", but no option is an ultrasound examination. Add it, or correct the choice.',
        }),
      ]
    return []
  },
  examples: ({ aRecommendation }) => [
    { name: 'ultrasound chosen before CT', given: aRecommendation(), expect: [] },
    { name: 'CT favoured, ultrasound not mentioned', given: aRecommendation({ 'value.ultrasound': undefined }), expect: ['value.ultrasound.verdict'] },
    {
      name: 'CT favoured, ultrasound rejected without a reason',
      given: aRecommendation({ 'value.ultrasound': { verdict: 'considered-and-rejected' } }),
      expect: ['value.ultrasound.why'],
    },
    {
      name: 'not applicable, with a reason',
      given: aRecommendation({ 'value.ultrasound': { verdict: 'not-applicable', why: { da: 'Knogle.' } } }),
      expect: [],
    },
    {
      name: 'chosen, but not among the options',
      given: aRecommendation({ 'options.1.procedure': 'MR_ABDOMEN' }),
      expect: ['value.ultrasound.verdict'],
    },
    { name: 'no X-ray or CT favoured', given: aRecommendation({ 'options.0.appropriateness': 6, 'value.ultrasound': undefined }), expect: [] },
  ],
})
