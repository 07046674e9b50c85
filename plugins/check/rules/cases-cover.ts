import { type GoldenCase, unconfirmedSource } from '#schema/model/golden-case.ts'
import type { Catalogue } from '#schema/model/library.ts'
import { Recommendation, type RecommendationDraft } from '#schema/model/recommendation.ts'
import type { CaseRun } from '#plugins/decide/run-cases.ts'
import { check } from '../check.ts'
import { runsOf } from '../compiled-rule.ts'
import { type Sentence, type Spot, spot } from '../finding.ts'
import { gapsFound } from '../gaps-found.ts'

/**
 * Golden cases show that the rule does what its authors meant: one that reaches each scenario, one that certainly does not, one for every
 * option that tells the referrer something, and every case decides as expected. What the program wrote as a case, a person has confirmed.
 *
 * A case that lacks facts (`needs-data`) neither reaches a scenario nor shows that it is not reached.
 */
export const casesCover = check({
  id: 'cases-cover',
  of: 'recommendation',
  holds: {
    da: 'Hvert scenarie og hver mulighed med råd har en prøvecase, der rammer, og en, der ikke gør; alle giver det forventede.',
    nb: 'Hvert scenario og hvert alternativ med råd har en prøvecase som treffer, og en som ikke gjør det; alle gir det forventede.',
    en: 'Every scenario and every option with advice has a golden case that fires, and one that does not; all pass.',
  },
  why: {
    da: 'Først en prøvecase viser, at reglen gør det, teksten siger, også hos modtageren.',
    nb: 'Først en prøvecase viser at regelen gjør det teksten sier, også hos mottakeren.',
    en: 'Only a case shows that the rule does what the text says, at the receiver too.',
  },
  find(draft, { compiled, library, moment, today, sourceLanguage, convertUnits }) {
    if (!draft.cases?.length) return [spot('cases', nothing)]
    const result = compiled()
    // What compiles has complete cases, and 44 of them are slow to parse twice.
    if (!result.ok) return gapsFound({ schema: Recommendation.shape.cases, value: draft.cases, path: 'cases', sourceLanguage })
    const spots: Array<Spot> = []
    const cases = draft.cases as ReadonlyArray<GoldenCase>
    const runnable = cases.map((goldenCase, index) => ({ goldenCase, index })).filter(({ goldenCase }) => moment === 'approval' || convertUnits || isInOwnUnits(goldenCase, library))
    const runs = runsOf(result.decidable, runnable.map(({ goldenCase }) => goldenCase), today)
    runs.forEach((run, order) => {
      const { goldenCase, index } = runnable[order]!
      if (!run.passed) spots.push(spot(`cases.${index}.expect`, failed(goldenCase.name, run.differences)))
      if (goldenCase.source === unconfirmedSource) spots.push(spot(`cases.${index}.source`, unconfirmed(goldenCase.name)))
      if (movesWithTheClock(goldenCase)) spots.push(spot(`cases.${index}.facts.at`, undated(goldenCase.name)))
    })
    // A case in another unit is not decided in a browser; whether it covers anything is then not known either.
    return runnable.length < cases.length ? spots : [...spots, ...uncovered(draft, cases, runs)]
  },
  examples: ({ aRecommendation }) => [
    { name: 'every option reached, and one patient outside', given: aRecommendation(), expect: [] },
    { name: 'no cases', given: aRecommendation({ cases: [] }), expect: ['cases'] },
    { name: 'a case that decides otherwise', given: aRecommendation({ 'cases.2.expect.outcome': 'appropriate' }), expect: ['cases.2.expect'] },
    {
      name: 'advice that no case reaches',
      given: aRecommendation({ 'cases.2': undefined }),
      expect: ['options.2.advice'],
    },
    {
      name: 'a scenario that no case reaches',
      given: aRecommendation({ 'cases.3': undefined }),
      expect: ['rule.scenarios.2', 'options.3.advice'],
    },
    {
      name: 'a scenario that every case reaches',
      given: aRecommendation({
        'rule.scenarios': aRecommendation().rule!.scenarios!.slice(1, 2),
        options: aRecommendation().options!.slice(1, 3),
        cases: aRecommendation().cases!.slice(1, 3),
      }),
      expect: ['rule.scenarios.0'],
    },
    { name: 'a case that the program wrote and nobody confirmed', given: aRecommendation({ 'cases.2.source': unconfirmedSource }), expect: ['cases.2.source'] },
    { name: 'a case with a birth date and no day', given: aRecommendation({ 'cases.4.facts.at': undefined, 'cases.4.facts.patient': { birthDate: '2020-01-01' } }), expect: ['cases.4.facts.at'] },
    {
      name: 'a measurement without a unit that needs one',
      given: aRecommendation({ 'cases.3.facts.measurements.crp': { value: 5 } }),
      expect: ['cases.3.expect', 'rule.scenarios.2', 'options.3.advice'],
    },
  ],
})

function uncovered(draft: RecommendationDraft, cases: ReadonlyArray<GoldenCase>, runs: ReadonlyArray<CaseRun>): Array<Spot> {
  const options = draft.options ?? []
  const decided = cases.flatMap((goldenCase, index) => {
    const decision = runs[index]!.decision
    return decision.outcome === 'needs-data' ? [] : [{ scenario: decision.scenario, procedure: goldenCase.facts.order?.procedure }]
  })
  const ofScenarios = (draft.rule?.scenarios ?? []).flatMap(({ key }, index) => {
    if (!options.some(({ scenario, advice }) => scenario === key && advice)) return []
    const path = `rule.scenarios.${index}`
    return [
      ...(decided.some(({ scenario }) => scenario === key) ? [] : [spot(path, unreached(key ?? ''))]),
      ...(decided.some(({ scenario }) => scenario !== key) ? [] : [spot(path, unescaped(key ?? ''))]),
    ]
  })
  const ofOptions = options.flatMap(({ scenario, procedure, advice }, index) => {
    const tells = advice !== undefined && advice.interrupt !== 'silent'
    if (!tells || decided.some((one) => one.scenario === scenario && one.procedure === procedure)) return []
    return [spot(`options.${index}.advice`, unreached(`${scenario} x ${procedure}`))]
  })
  return [...ofScenarios, ...ofOptions]
}

function isInOwnUnits({ facts }: GoldenCase, library: Catalogue): boolean {
  return Object.entries(facts.measurements ?? {}).every(([key, { unit }]) => unit === undefined || unit === library.measurements.get(key)?.unit)
}

/** A birth date or an earlier examination, without the day it is seen from, makes another case of it tomorrow. */
function movesWithTheClock({ facts }: GoldenCase): boolean {
  return facts.at === undefined && (facts.patient?.birthDate !== undefined || (facts.prior?.length ?? 0) > 0)
}

const nothing: Sentence = {
  da: 'Der er ingen prøvecases. Tilføj en, der rammer hver mulighed, og en, der ikke gør.',
  nb: 'Det er ingen prøvecaser. Legg til en som treffer hvert alternativ, og en som ikke gjør det.',
  en: 'There are no golden cases. Add one that reaches each option, and one that does not.',
}

function failed(name: string, differences: ReadonlyArray<string>): Sentence {
  const told = differences.join('; ')
  return {
    da: `Prøvecasen "${name}" giver ikke det forventede (${told}). Ret reglen eller casen.`,
    nb: `Prøvecasen «${name}» gir ikke det forventede (${told}). Rett regelen eller casen.`,
    en: `The case "${name}" does not decide as expected (${told}). Correct the rule or the case.`,
  }
}

function undated(name: string): Sentence {
  return {
    da: `Prøvecasen "${name}" har en fødselsdato eller en tidligere undersøgelse, men ingen dag. Angiv "at", ellers ændrer den sig med tiden.`,
    nb: `Prøvecasen «${name}» har en fødselsdato eller en tidligere undersøkelse, men ingen dag. Angi «at», ellers endrer den seg med tiden.`,
    en: `The case "${name}" has a birth date or an earlier examination, but no day. Give "at", or it changes as time passes.`,
  }
}

function unconfirmed(name: string): Sentence {
  return {
    da: `Det forventede i prøvecasen "${name}" er det, reglen svarede, da casen blev lavet. Læs det, og bekræft, at det er rigtigt, eller ret det.`,
    nb: `Det forventede i prøvecasen «${name}» er det regelen svarte da casen ble laget. Les det, og bekreft at det er riktig, eller rett det.`,
    en: `What the case "${name}" expects is what the rule answered when the case was made. Read it, and confirm that it is right by taking the source away or naming another, or correct it.`,
  }
}

function unreached(subject: string): Sentence {
  return {
    da: `Ingen prøvecase rammer "${subject}". Tilføj en.`,
    nb: `Ingen prøvecase treffer «${subject}». Legg til en.`,
    en: `No golden case reaches "${subject}". Add one.`,
  }
}

function unescaped(subject: string): Sentence {
  return {
    da: `Enhver prøvecase rammer "${subject}". Tilføj en, der ikke gør.`,
    nb: `Hver prøvecase treffer «${subject}». Legg til en som ikke gjør det.`,
    en: `Every golden case reaches "${subject}". Add one that does not.`,
  }
}
