import type { Library } from '#schema/model/library.ts'
import type { IsoDate } from '#schema/model/notation.ts'
import type { Person } from '#schema/model/person.ts'
import type { StandingDocument } from '#schema/model/version.ts'
import { monthsLater } from '#schema/version/review-date.ts'
import { isImmutable } from '#schema/workflow/transitions.ts'

/** Months a declaration of interests is good for. */
export const declarationMonths = 12

/** Whether a person's declared interest keeps them from a text on these topics: on the topics it names, on all when it names none. */
export function isBarred(person: Pick<Person, 'interests'>, topics: ReadonlyArray<string>): boolean {
  const { interests } = person
  if (!interests?.blocking) return false
  const named = interests.topics ?? []
  return named.length === 0 || named.some((topic) => topics.includes(topic))
}

/** Whether there is a declaration, and it was at most twelve months old on that day. */
export function isDeclared(person: Pick<Person, 'interests'>, on: IsoDate): boolean {
  return person.interests !== undefined && person.interests.declaredOn >= monthsLater(on, -declarationMonths)
}

/**
 * The day declarations are judged on: today for what is still in work. What was approved is judged on the day of its approval:
 * a text does not become wrong because its signatories went home and declared nothing since.
 */
export function dayOfJudgement(document: StandingDocument, contentHash: () => string, today: IsoDate): IsoDate {
  if (!isImmutable(document.state)) return today
  const hash = contentHash()
  const approval = document.signatures.find(({ kind, contentHash: signed }) => kind === 'approval' && signed === hash)
  return approval ? approval.at.slice(0, 10) : today
}

/** Topics of a text: a recommendation's own; of a guideline, those of its recommendations. */
export function topicsOf(document: StandingDocument, library: Library): Array<string> {
  if (document.kind === 'recommendation') return document.content.topics ?? []
  return [...library.recommendations.values()].flatMap(({ content }) => (content.guideline === document.content.id ? (content.topics ?? []) : []))
}
