import { inLanguage, type Language, wordsIn } from '#schema/model/language.ts'
import type { Catalogue } from '#schema/model/library.ts'
import { imagingSpecialties } from '#schema/model/person.ts'
import { bodyRegions } from '#schema/model/procedure.ts'
import type { Reference } from '#schema/model/reference.ts'
import { useDraftForm } from '../draft/draft-form-context.tsx'
import type { Choice, ChoiceGroup } from '../fields/simple-fields.tsx'
import { useText } from '../text/use-text.tsx'

/** Choices from the lists that a draft's fields point into. */

export function useReferenceChoices(): Array<Choice> {
  const { catalogue } = useDraftForm()
  return sorted([...catalogue.references.values()].map((reference) => ({ value: reference.id, label: referenceLabel(reference) })))
}

export function usePersonChoices(): Array<Choice> {
  const { catalogue } = useDraftForm()
  const { language } = useText()
  return sorted([...catalogue.people.values()].filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: wordsIn(name, language) })))
}

/** The other recommendations of the installation, by title. */
export function useRecommendationChoices(): Array<Choice> {
  const { catalogue, store } = useDraftForm()
  const { language } = useText()
  const own = store.at(['id'])
  return sorted([...catalogue.recommendations.values()].filter(({ content }) => content.id !== own).map(({ content }) => ({ value: content.id, label: inLanguage(content.title, language) ?? content.id })))
}

/** People whose profile carries an imaging specialty. */
export function useImagingPersonChoices(): Array<Choice> {
  const { catalogue } = useDraftForm()
  const { language, term } = useText()
  const imaging: ReadonlyArray<string> = imagingSpecialties
  return sorted(
    [...catalogue.people.values()]
      .filter(({ active, specialties }) => active && specialties.some((specialty) => imaging.includes(specialty)))
      .map(({ id, name, specialties }) => ({ value: id, label: `${wordsIn(name, language)} (${specialties.map((specialty) => term('specialty', specialty)).join(', ')})` })),
  )
}

/** Examinations, by region of the body. */
export function useProcedureGroups(): Array<ChoiceGroup> {
  const { catalogue } = useDraftForm()
  const { language, termCapital } = useText()
  const procedures = [...catalogue.procedures.values()]
  return bodyRegions
    .map((region) => ({
      label: termCapital('region', region),
      choices: sorted(procedures.filter((procedure) => procedure.region === region).map(({ key, name }) => ({ value: key, label: inLanguage(name, language) ?? key }))),
    }))
    .filter(({ choices }) => choices.length > 0)
}

/** One examination of the catalogue; one that it does not have, by its key. */
export function procedureChoice(catalogue: Catalogue, key: string, language: Language): Choice {
  return { value: key, label: inLanguage(catalogue.procedures.get(key)?.name, language) ?? key }
}

export function useActionChoices(): Array<Choice> {
  const { catalogue } = useDraftForm()
  const { language } = useText()
  return sorted([...catalogue.actions.values()].map(({ key, name }) => ({ value: key, label: inLanguage(name, language) ?? key })))
}

/** "Lemmers 2019: Effect of …", short enough for a list. */
export function referenceLabel({ author, issued, title, publisher }: Reference): string {
  const first = author[0]
  const who = first === undefined ? (publisher ?? '') : 'literal' in first ? first.literal : first.family
  const short = title.length > 90 ? `${title.slice(0, 88)}…` : title
  const label = [who, issued?.year].filter((part) => part !== undefined && part !== '').join(' ')
  return label === '' ? short : `${label}: ${short}`
}

export function referenceOf(catalogue: Catalogue, key: string): string {
  const reference = catalogue.references.get(key)
  return reference ? referenceLabel(reference) : key
}

function sorted(choices: Array<Choice>): Array<Choice> {
  return choices.toSorted((one, other) => one.label.localeCompare(other.label, 'da'))
}
