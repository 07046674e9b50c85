import type { Condition } from '#schema/model/condition.ts'
import type { Library } from '#schema/model/library.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'

/** Adults by the dose catalogue: 18 years, in days. */
const adultFrom = 18 * 365.25

/** Which dose populations a recommendation is about. Without any age it is about everyone: its rule would fire for children too. */
export function populationsOf(draft: RecommendationDraft, library: Library): { adult: boolean; child: boolean } {
  const applies = draft.rule?.applies
  const reach = applies ? agesOf(applies, library, new Set()) : everyAge
  const from = Math.max(days(draft.question?.ages?.from) ?? 0, reach.from)
  const below = Math.min(days(draft.question?.ages?.below) ?? Infinity, reach.below)
  return { child: from < adultFrom, adult: below > adultFrom }
}

type Ages = { from: number; below: number }
const everyAge: Ages = { from: 0, below: Infinity }

/** The ages a condition admits at most, as one range; whatever it does not say about age admits every age. */
function agesOf(condition: Condition, library: Library, above: ReadonlySet<string>): Ages {
  if ('age' in condition) return { from: days(condition.age.from) ?? 0, below: days(condition.age.below) ?? Infinity }
  if ('all' in condition)
    return condition.all
      .map((part) => agesOf(part, library, above))
      .reduce((one, other) => ({ from: Math.max(one.from, other.from), below: Math.min(one.below, other.below) }), everyAge)
  if ('any' in condition && condition.any.length > 0)
    return condition.any
      .map((part) => agesOf(part, library, above))
      .reduce((one, other) => ({ from: Math.min(one.from, other.from), below: Math.max(one.below, other.below) }))
  if ('ref' in condition && !above.has(condition.ref)) {
    const named = library.conditions.get(condition.ref)
    return named ? agesOf(named.meaning, library, new Set([...above, condition.ref])) : everyAge
  }
  return everyAge
}

/** Length of a duration in days of the mean year; enough to tell a child from an adult. */
function days(duration: string | undefined): number | undefined {
  if (duration === undefined) return undefined
  const part = (unit: string): number => Number(new RegExp(`(\\d+)${unit}`).exec(duration)?.[1] ?? 0)
  return part('Y') * 365.25 + part('M') * (365.25 / 12) + part('W') * 7 + part('D')
}
