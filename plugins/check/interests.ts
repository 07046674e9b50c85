import type { Library } from '#schema/model/library.ts'
import type { IsoDate } from '#schema/model/notation.ts'
import type { Person } from '#schema/model/person.ts'
import type { StandingDocument } from '#schema/model/version.ts'
import { monthsLater } from '#schema/version/review-date.ts'
import { hasBlockingInterest } from '#schema/workflow/signing.ts'
import { isImmutable } from '#schema/workflow/transitions.ts'

/** Months a declaration of interests is good for. */
export const declarationMonths = 12

/**
 * Whether a person's declared interest keeps them from a text on these topics. `approvedOn`: what was declared after that day does not
 * count, because it kept nobody from the text then.
 */
export function isBarred(person: Pick<Person, 'interests'>, topics: ReadonlyArray<string>, approvedOn: IsoDate | undefined): boolean {
  if (approvedOn !== undefined && person.interests !== undefined && person.interests.declaredOn > approvedOn) return false
  return hasBlockingInterest(person, topics)
}

/** Whether there is a declaration, and it was at most twelve months old on that day. */
export function isDeclared(person: Pick<Person, 'interests'>, on: IsoDate): boolean {
  return person.interests !== undefined && person.interests.declaredOn >= monthsLater(on, -declarationMonths)
}

/**
 * The day on which this content was approved; undefined for what is still in work. Declarations are judged on it:
 * a text does not become wrong because its signatories went home and declared nothing since, or something else.
 */
export function dayOfApproval(document: StandingDocument, contentHash: () => string): IsoDate | undefined {
  if (!isImmutable(document.state)) return undefined
  const hash = contentHash()
  return document.signatures.find(({ kind, contentHash: signed }) => kind === 'approval' && signed === hash)?.at.slice(0, 10)
}

/** Topics of a text: a recommendation's own; of a guideline, those of its recommendations. */
export function topicsOf(document: StandingDocument, library: Library): Array<string> {
  if (document.kind === 'recommendation') return document.content.topics ?? []
  return [...library.recommendations.values()].flatMap(({ content }) => (content.guideline === document.content.id ? (content.topics ?? []) : []))
}
