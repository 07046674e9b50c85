import { isReleasable } from '#plugins/compile/is-releasable.ts'
import { sides } from '#plugins/verify/ask-pair.ts'
import type { Library } from '#schema/model/library.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'

/**
 * Current texts that a text may contradict: they rate one of its procedures on the other side of the middle. With them come all that are tied
 * to one of these or to the text by an override, because that may settle it.
 */
export function opposingTexts(draft: RecommendationDraft, library: Library): Array<RecommendationDraft> {
  const { current, raters, ties } = ratingsIn(library)
  const found = new Set<string>()
  for (const { procedure, appropriateness } of draft.options ?? []) {
    if (procedure === undefined || appropriateness === undefined) continue
    if (sides.favours(appropriateness)) for (const id of raters.opposes.get(procedure) ?? []) found.add(id)
    if (sides.opposes(appropriateness)) for (const id of raters.favours.get(procedure) ?? []) found.add(id)
  }
  found.delete(draft.id)
  if (found.size === 0) return []
  for (const { recommendation } of draft.rule?.overrides ?? []) if (recommendation !== undefined) found.add(recommendation)
  for (const id of ties.get(draft.id) ?? []) found.add(id)
  // A set visits what is added while it is walked.
  for (const id of found) for (const tied of ties.get(id) ?? []) found.add(tied)
  found.delete(draft.id)
  return [...found].sort().flatMap((id) => current.get(id) ?? [])
}

type Ratings = {
  current: ReadonlyMap<string, RecommendationDraft>
  /** By side and procedure, who has a row there. */
  raters: Record<keyof typeof sides, Map<string, Set<string>>>
  /** Who overrides whom, both ways. */
  ties: Map<string, Set<string>>
}

const known = new WeakMap<Library, Ratings>()

/** Looked through once for each library: an editor asks again with every key. */
function ratingsIn(library: Library): Ratings {
  const before = known.get(library)
  if (before) return before
  const raters: Ratings['raters'] = { favours: new Map(), opposes: new Map() }
  const ties: Ratings['ties'] = new Map()
  const current = new Map([...library.recommendations.values()].filter(isReleasable).map(({ content }) => [content.id, content]))
  for (const { id, rule, options } of current.values()) {
    for (const { procedure, appropriateness } of options ?? []) {
      if (procedure === undefined || appropriateness === undefined) continue
      for (const side of ['favours', 'opposes'] as const) if (sides[side](appropriateness)) file(raters[side], procedure, id)
    }
    for (const { recommendation } of rule?.overrides ?? []) {
      if (recommendation === undefined) continue
      file(ties, id, recommendation)
      file(ties, recommendation, id)
    }
  }
  const made = { current, raters, ties }
  known.set(library, made)
  return made
}

function file(index: Map<string, Set<string>>, at: string, id: string): void {
  index.set(at, (index.get(at) ?? new Set()).add(id))
}
