import type { Diagram } from '#plugins/decide/diagram.ts'
import type { CodeSet } from '#plugins/decide/expression.ts'
import type { Condition } from '#plugins/decide/terms.ts'
import type { BehaviourChange } from '#schema/bundle/behaviour-change.ts'
import { regionOf, type Region } from '../region.ts'
import type { Space } from '../space.ts'
import type { Situation } from './situations.ts'

type Patients = Pick<BehaviourChange, 'region' | 'reasons' | 'beyond' | 'severalReasons' | 'situation'>
type Asked = {
  region: Diagram
  possible: Diagram
  /** Reasons that the recommendation reads. */
  reasons: ReadonlySet<CodeSet>
  /** Nobody was looked at who has other reasons. */
  isLimited: boolean
  situations: ReadonlyArray<Situation>
}

/**
 * A region as a reader best understands it: of everybody, where that is as short as of patients who have no other reasons than the
 * recommendation reads; else of those, with the others beside. And as a part of a situation of the recommendation.
 */
export function describedIn(space: Space, { region, possible, reasons, isLimited, situations }: Asked): { patients: Patients; witnessed: Diagram; isOwn: boolean } {
  const ownPossible = isLimited ? possible : space.both(possible, space.possible(reasons))
  const own = space.both(region, ownPossible)
  const everybody = isLimited ? undefined : regionOf(space, region, possible)
  if (own === space.none) return { patients: { region: everybody!, severalReasons: true }, witnessed: region, isOwn: false }
  const seen = situationOf(space, own, situations.map((one) => ({ ...one, patients: space.both(one.patients, ownPossible) })))
  const result = { witnessed: own, isOwn: true }
  const ofOwn = regionOf(space, own, ownPossible)
  if (everybody && !isShorter(ofOwn, everybody)) return { ...result, patients: { region: everybody, ...seen } }
  const others = isLimited ? space.none : space.without(region, own)
  const names = [...new Set([...reasons].map(({ key }) => key))].sort()
  const beyond = others !== space.none && { beyond: regionOf(space, others, space.without(possible, ownPossible)) }
  return { ...result, patients: { region: ofOwn, reasons: names, ...beyond, ...seen } }
}

/** The shorter of the descriptions that begin with a situation; of two as long, that of the situation as it is. */
function situationOf(space: Space, region: Diagram, situations: ReadonlyArray<Situation>): Pick<Patients, 'situation'> {
  const told = situations.map(({ time, scenario, patients }) => ({ time, scenario, where: regionOf(space, region, patients) }))
  const [first, second] = told
  const situation = first && second && isShorter(second.where, first.where) ? second : first
  return situation ? { situation } : {}
}

/** An exact description is better than any other, however long. */
function isShorter(one: Region, other: Region): boolean {
  if (one.exact !== other.exact) return one.exact
  return lengthOf(one.condition) < lengthOf(other.condition)
}

/** Single conditions in a description. */
function lengthOf(condition: Condition): number {
  if ('all' in condition) return condition.all.reduce((sum, part) => sum + lengthOf(part), 0)
  if ('any' in condition) return condition.any.reduce((sum, part) => sum + lengthOf(part), 0)
  return 'not' in condition ? lengthOf(condition.not) : 1
}
