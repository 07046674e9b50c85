import { latestBirth, type Day } from '#plugins/decide/calendar.ts'
import type { Leaf } from '#plugins/decide/expression.ts'
import type { Reading } from './reading.ts'

/**
 * Whether one fact alone keeps two populations apart on a day: no patient belongs to both. Most that meet by procedure and reason differ by
 * age or sex, and this costs no diagram; where it answers no, the diagrams decide.
 */
export function areKeptApart(one: Reading, other: Reading, day: Day): boolean {
  return one.demands.some((mine) => other.demands.some((theirs) => excludeEachOther(mine, theirs, day)))
}

function excludeEachOther(one: Leaf, other: Leaf, day: Day): boolean {
  if (one.is === 'age' && other.is === 'age') return isBefore(one, other, day) || isBefore(other, one, day)
  if (one.is === 'choice' && other.is === 'choice') return one.fact === other.fact && one.allowed.every((allowed, value) => !allowed || !other.allowed[value])
  if (one.is === 'finding' && other.is === 'finding') return one.key === other.key && one.present !== other.present
  if (one.is === 'measurement' && other.is === 'measurement') return one.scale === other.scale && (one.below <= other.from || other.below <= one.from)
  return false
}

type Ages = Extract<Leaf, { is: 'age' }>

/** Whether whoever is young enough for the one is too young for the other. */
function isBefore({ below }: Ages, { from }: Ages, day: Day): boolean {
  return below !== undefined && from !== undefined && latestBirth(below, day) >= latestBirth(from, day)
}
