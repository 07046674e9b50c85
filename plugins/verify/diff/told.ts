import type { OrderRules } from '#plugins/decide/prepare.ts'
import { categoryOf } from '#plugins/decide/present.ts'
import { ratingIn, type Verdict } from '#plugins/decide/verdicts.ts'
import { behaviourClasses, type BehaviourClass, type Told } from '#schema/bundle/behaviour-change.ts'

/** Where nothing covers the situation. */
export const toldNothing: Told = { outcome: 'no-criteria-apply', interrupt: 'silent', instead: [] }

/** What a verdict tells: its outcome as the engine compares outcomes, with no version, address, scenario or grade. */
export function toldBy({ candidate, option }: Verdict, rules: OrderRules): Told {
  const { recommendation } = rules.candidates[candidate]!
  const { interrupt, message, within, instead } = option.advice
  const offered = instead.map((one): Told['instead'][number] => {
    const rating = 'procedure' in one ? ratingIn(recommendation, option.scenario, one.procedure) : one.appropriateness
    const rated = rating !== undefined && { rating: rating as NonNullable<Told['rating']> }
    return 'procedure' in one ? { procedure: one.procedure, ...rated } : { action: one.action, ...rated }
  })
  return {
    outcome: categoryOf(option.appropriateness) as Told['outcome'],
    recommendation: recommendation.id,
    rating: option.appropriateness,
    interrupt,
    message: Object.fromEntries(Object.entries(message).sort(([one], [other]) => (one < other ? -1 : 1))),
    ...(within !== undefined && { within }),
    instead: offered,
  }
}

/**
 * What a change means for the examination ordered. The first of these that differs decides: outcome, stop, rating, alternatives, time target,
 * information. A situation that nothing covers counts as one that may be appropriate, silent, rated 5. An alternative that is added or rated higher
 * draws away from the examination; an earlier time target presses for it; information is no stop, and asks for a second look. Where all of that is the
 * same, advice is more than none.
 */
export function classOf(before: Told, after: Told): BehaviourClass {
  const ends = [before.outcome, after.outcome]
  if (ends.includes('appropriate') && ends.includes('not-appropriate')) return 'reversed'
  const steps = [
    favour[after.outcome] - favour[before.outcome],
    stop[before.interrupt] - stop[after.interrupt],
    ratingOf(after) - ratingOf(before),
    drawnAway(before, after),
    hoursOf(before) - hoursOf(after),
    Number(before.interrupt === 'inform') - Number(after.interrupt === 'inform'),
    Number(before.outcome === 'no-criteria-apply') - Number(after.outcome === 'no-criteria-apply'),
  ]
  const step = steps.find((one) => one !== 0 && !Number.isNaN(one)) ?? 0
  if (step === 0) return 'none'
  return step > 0 ? 'wider' : 'narrower'
}

/** The gravest of several; none of nothing. */
export function gravest(classes: Iterable<BehaviourClass>): BehaviourClass {
  return behaviourClasses[Math.max(0, ...[...classes].map((one) => behaviourClasses.indexOf(one)))]!
}

const favour: Record<Told['outcome'], number> = { 'not-appropriate': 0, 'may-be-appropriate': 1, 'no-criteria-apply': 1, appropriate: 2 }
const stop: Record<Told['interrupt'], number> = { silent: 0, inform: 0, soft: 1, hard: 2 }

function ratingOf({ rating }: Told): number {
  return rating ?? 5
}

/** -1 where something is offered instead that was not, or is rated higher; 1 where alternatives only went or fell; 0 where they are the same. */
function drawnAway(before: Told, after: Told): number {
  const [was, is] = [before, after].map(({ instead }) => new Map(instead.map((one) => ['procedure' in one ? one.procedure : one.action, one.rating ?? 0])))
  const gained = [...is!].some(([key, rating]) => rating > (was!.get(key) ?? -1))
  if (gained) return -1
  return [...was!].some(([key, rating]) => rating > (is!.get(key) ?? -1)) ? 1 : 0
}

/** Infinity without a time target, so that two without differ by no number. */
function hoursOf({ within }: Told): number {
  const parts = within === undefined ? null : /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(within)
  if (!parts) return Infinity
  const [days, hours, minutes] = parts.slice(1).map((part) => Number(part ?? 0)) as [number, number, number]
  return days * 24 + hours + minutes / 60
}
