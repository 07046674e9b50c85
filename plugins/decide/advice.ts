import { latestBirth } from './calendar.ts'
import type { PriorWindow } from './expression.ts'
import { isWithin, type Known } from './facts.ts'
import type { Candidate } from './prepare.ts'
import { isAction, isProcedure, soundEntry } from './structure.ts'
import type { Alternative, Decidable, Decision, Grade, Language, Localised, PriorExamination } from './terms.ts'
import { ratingIn, type Verdict } from './verdicts.ts'

export type Population = 'adult' | 'child'
type Dose = NonNullable<Extract<Alternative, { procedure: string }>['dose']>

/** Whose dose figures count: a child's where it is certain that the patient is under 18, else an adult's. */
export function populationOf(known: Known): Population {
  return known.born.from > latestBirth({ months: 18 * 12, days: 0 }, known.at) ? 'child' : 'adult'
}

/** What to do instead, best first: rating falling, unrated last; then dose rising, unknown last; then as the authors wrote it. */
export function alternativesOf({ verdict, candidate, decidable, population, language }: {
  verdict: Verdict
  candidate: Candidate
  decidable: Decidable
  population: Population
  language: Language | undefined
}): Array<Alternative> {
  const entries = verdict.option.advice.instead.map((one) => {
    if ('action' in one) {
      const name = textIn(soundEntry(decidable.vocabulary.actions, one.action, isAction)?.name, decidable, language) ?? one.action
      const rating = one.appropriateness
      return { entry: { action: one.action, name, ...(rating !== undefined && { rating }) }, rating: rating ?? 0, dose: 0 }
    }
    const rating = ratingIn(candidate.recommendation, verdict.scenario, one.procedure)
    const stated = soundEntry(decidable.procedures, one.procedure, isProcedure)
    const name = textIn(stated?.name, decidable, language) ?? one.procedure
    const milliSievert = stated?.comparedDose[population]
    const band = stated?.bands[population][0]
    const dose: Dose | undefined = milliSievert === undefined || !band ? undefined : { milliSievert, scheme: band.scheme, band: band.symbol, population }
    const entry = { procedure: one.procedure, name, ...(rating !== undefined && { rating }), ...(dose && { dose }) }
    return { entry, rating: rating ?? 0, dose: milliSievert ?? Infinity }
  })
  // Infinity - Infinity is no number; two unknown doses are equal.
  const byDose = (one: number, other: number): number => (one === other ? 0 : one - other)
  return entries.sort((one, other) => other.rating - one.rating || byDose(one.dose, other.dose)).map(({ entry }) => entry)
}

/** Earlier examinations that may make this one superfluous, the latest first. */
export function duplicatesOf(window: PriorWindow, { prior, at }: Known): Array<PriorExamination> {
  const found = (prior?.examinations ?? []).filter((examination) => isWithin(window, examination, at))
  return found.sort((one, other) => other.day - one.day || (one.procedure < other.procedure ? -1 : 1)).map(({ stated }) => stated)
}

/**
 * The recommendation that decides, as the referrer meets it. Its grade is that of the statement which governs the patient's scenario; of that
 * grade, what the scenarios still possible do not share is left out.
 */
export function citationOf({ candidate, possible, decidable, language }: {
  candidate: Candidate
  possible: ReadonlyArray<Verdict>
  decidable: Decidable
  language: Language | undefined
}): NonNullable<Decision['recommendation']> {
  const { id, version, path, title } = candidate.recommendation
  const { certainty, strength, direction } = sharedGrade(possible.map(({ grade }) => grade))
  return {
    id,
    version,
    url: `${decidable.publisher.url.replace(/\/$/, '')}${path}`,
    title: textIn(title, decidable, language) ?? id,
    ...(certainty && { certainty }),
    ...(strength && { strength }),
    ...(direction && { direction }),
  }
}

function sharedGrade([first, ...others]: ReadonlyArray<Grade>): Grade {
  if (!first) return {}
  const shared = <Part extends keyof Grade>(part: Part): Grade[Part] => (others.every((grade) => grade[part] === first[part]) ? first[part] : undefined)
  return { certainty: shared('certainty'), strength: shared('strength'), direction: shared('direction') }
}

/** Text in the language asked for, else in the bundle's languages in their order, else in any. */
export function textIn(text: Localised | undefined, decidable: Decidable, language: Language | undefined): string | undefined {
  if (!text) return undefined
  for (const candidate of language ? [language, ...decidable.languages] : decidable.languages) {
    const found = text[candidate]
    if (found) return found
  }
  return Object.values(text)[0]
}
