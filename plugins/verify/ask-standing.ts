import { latestBirth } from '#plugins/decide/calendar.ts'
import type { Diagram } from '#plugins/decide/diagram.ts'
import type { OrderRules } from '#plugins/decide/prepare.ts'
import { entryOf, type Decidable } from '#plugins/decide/terms.ts'
import { placeOf, takenBy, type Asked } from './ask-alone.ts'
import { decidedBy, sayingOf, type Order, type Saying } from './contest.ts'
import type { FindingParts, Place } from './finding.ts'
import { patientIn } from './patient-in.ts'
import type { Reading } from './reading.ts'
import { regionOf } from './region.ts'
import type { Space } from './space.ts'

/** One procedure, with everyone who can speak on it beside the recommendation asked about. */
type Contest = { order: Order; own: Saying; others: ReadonlyArray<Saying>; decided: Diagram }
type Standing = Asked & { possible: Diagram; contests: ReadonlyArray<Contest> }

/** What a recommendation is asked beside those it meets: whether it ever decides, whether anybody would miss it, whether what it favours there is the best it has. */
export function askStanding({ rivals, ...asked }: Asked & { rivals: ReadonlyArray<Reading> }): Array<FindingParts> {
  const { ground, space, reading } = asked
  const possible = space.possible(reading.reads)
  const contests = reading.procedures.map((procedure) => {
    const order = ground.orderOf(procedure)
    const saying = (one: Reading): Saying => sayingOf({ space, order, reading: one, region: possible })
    const own = saying(reading)
    const others = rivals.filter((one) => one.procedures.includes(procedure)).map(saying)
    return { order, own, others, decided: decidedBy(space, order, [own, ...others]) }
  })
  const standing: Standing = { ...asked, possible, contests }
  const speaking = contests.filter(({ own }) => own.said !== space.none)
  if (speaking.length === 0) return []
  if (!contests.some((contest) => decidesIn(standing, contest, reading) !== space.none)) {
    return [{ kind: 'unreachable', what: 'recommendation', of: placeOf(reading), ...hidden(standing, speaking, ({ own }) => own.said) }]
  }
  return [...unheardScenarios(standing), ...redundantScenarios(standing), ...redundantRecommendation(standing), ...dominatedOptions(standing)]
}

/** Orders that a recommendation decides. */
function decidesIn({ space }: Standing, { order, decided }: Contest, reading: Reading): Diagram {
  const own = order.candidateOf.get(reading.id)
  return space.forest.map(decided, (place) => (place !== 0 && order.rules.verdicts[place - 1]!.candidate === own ? 1 : 0))
}

/** Where something is said and another decides: the patients, one of them, and who decides. */
function hidden(standing: Standing, contests: ReadonlyArray<Contest>, saidIn: (contest: Contest) => Diagram): Pick<Extract<FindingParts, { kind: 'unreachable' }>, 'region' | 'witness' | 'hiddenBy'> {
  const { space } = standing
  const regions = contests.map((contest) => space.forest.map(saidIn(contest), (place) => (place === 0 ? 0 : 1)))
  const first = regions.findIndex((region) => region !== space.none)
  const hiddenBy = speakersIn(space, contests.map(({ order, decided }, index) => ({ order, decided: space.forest.ifElse(regions[index]!, decided, space.none) })))
  return { hiddenBy, ...toldIn(standing, { region: space.either(...regions), one: regions[first]!, procedure: contests[first]!.order.procedure }) }
}

/** The region, and a patient of that part of it where the order is of this procedure. */
function toldIn({ ground, space, reading, possible }: Standing, { region, one, procedure }: { region: Diagram; one: Diagram; procedure: string }): Pick<FindingParts, 'region' | 'witness'> {
  const witness = patientIn({ space, region: one, reasons: reading.reads, about: [reading], procedure, rules: ground.rules })
  return { region: regionOf(space, region, possible), witness }
}

/** Who decides, over several procedures: each recommendation once, with the scenarios it decides by. */
function speakersIn(space: Space, decisions: ReadonlyArray<{ order: Order; decided: Diagram }>): Array<Place> {
  const found = new Map<string, Set<string>>()
  for (const { order: { rules }, decided } of decisions) {
    for (const place of space.forest.values(decided)) {
      if (place === 0) continue
      const { candidate, scenario } = rules.verdicts[place - 1]!
      const { id } = rules.candidates[candidate]!.recommendation
      found.set(id, (found.get(id) ?? new Set()).add(scenario))
    }
  }
  return [...found].map(([recommendation, scenarios]) => ({ recommendation, scenarios: [...scenarios] }))
}

/** Scenarios that take patients and have advice, and never decide, because others always do. */
function unheardScenarios(standing: Standing): Array<FindingParts> {
  const { space, reading, contests } = standing
  return reading.scenarios.flatMap(({ key }) => {
    const placed = contests.flatMap((contest) => {
      const verdict = contest.order.verdictOf(reading.id, key)
      return verdict === undefined ? [] : [{ contest, place: verdict + 1 }]
    })
    const said = placed.filter(({ contest, place }) => space.forest.values(contest.own.said).includes(place))
    if (said.length === 0 || placed.some(({ contest, place }) => space.forest.values(contest.decided).includes(place))) return []
    const placeIn = new Map(said.map(({ contest, place }) => [contest, place]))
    const saidHere = (contest: Contest): Diagram => space.forest.map(contest.own.said, (place) => (place === placeIn.get(contest) ? place : 0))
    return [{ kind: 'unreachable', what: 'scenario', of: placeOf(reading, [key]), ...hidden(standing, [...placeIn.keys()], saidHere) }]
  })
}

/** Scenarios without which every referrer is told the same, and nobody is left without a scenario. */
function redundantScenarios(standing: Standing): Array<FindingParts> {
  const { space, reading, possible, contests } = standing
  if (reading.scenarios.length < 2) return []
  const { scenarios } = takenBy(space, reading, possible)
  return scenarios.flatMap(({ key, taken }, index) => {
    const later = space.either(...scenarios.slice(index + 1).map(({ meets }) => meets))
    if (taken === space.none || space.without(taken, later) !== space.none) return []
    const without = contests.map(({ order, others }) => decidedBy(space, order, [sayingOf({ space, order, reading, region: possible, leftOut: key }), ...others]))
    if (contests.some(({ order, decided }, place) => contentIn(space, order, without[place]!) !== contentIn(space, order, decided))) return []
    const saidBy = speakersIn(space, contests.map(({ order }, place) => ({ order, decided: space.forest.ifElse(taken, without[place]!, space.none) })))
    const { procedure } = contests[0]!.order
    return [{ kind: 'redundant', what: 'scenario', of: placeOf(reading, [key]), saidBy, ...toldIn(standing, { region: taken, one: taken, procedure }) }]
  })
}

/** What the referrer is told, whoever says it. */
function contentIn(space: Space, { contentOf }: Order, decided: Diagram): Diagram {
  return space.forest.map(decided, (place) => (place === 0 ? 0 : contentOf(place - 1) + 1))
}

/** The whole recommendation, where others would tell every referrer the same. One in a circle of overrides is not asked: the circle is the mistake. */
function redundantRecommendation(standing: Standing): Array<FindingParts> {
  const { space, reading, contests } = standing
  if (contests.some(({ others, own }) => others.length === 0 && own.said !== space.none) || contests.some(({ order }) => isInCircle(order.rules, reading.id))) return []
  const without = contests.map(({ order, others }) => decidedBy(space, order, others))
  if (contests.some(({ order, decided }, place) => contentIn(space, order, without[place]!) !== contentIn(space, order, decided))) return []
  const regions = contests.map((contest) => decidesIn(standing, contest, reading))
  const first = regions.findIndex((region) => region !== space.none)
  const saidBy = speakersIn(space, contests.map(({ order }, place) => ({ order, decided: space.forest.ifElse(regions[place]!, without[place]!, space.none) })))
  return [{ kind: 'redundant', what: 'recommendation', of: placeOf(reading), saidBy, ...toldIn(standing, { region: space.either(...regions), one: regions[first]!, procedure: contests[first]!.order.procedure }) }]
}

function isInCircle({ candidates }: OrderRules, id: string): boolean {
  const declared = new Map(candidates.map(({ recommendation }) => [recommendation.id, recommendation.rule.overrides.map((one) => one.recommendation)]))
  const seen = new Set(declared.get(id))
  for (const one of seen) for (const next of declared.get(one) ?? []) seen.add(next)
  return seen.has(id)
}

/**
 * Options that decide as appropriate where another of the same scenario is rated at least as high and costs less dose. What follows a first
 * examination is no worse for having one before it.
 */
function dominatedOptions(standing: Standing): Array<FindingParts> {
  const { ground, space, reading, contests } = standing
  return contests.flatMap(({ order, decided }) =>
    reading.recommendation.options.flatMap((option): Array<FindingParts> => {
      if (option.procedure !== order.procedure || option.appropriateness < 7) return []
      const inPlace = ({ scenario, procedure, role }: typeof option): boolean =>
        scenario === option.scenario && procedure !== option.procedure && (role === option.role || option.role === 'first-line')
      const beside = reading.recommendation.options.filter((one) => inPlace(one) && one.appropriateness >= option.appropriateness)
      const verdict = order.verdictOf(reading.id, option.scenario)
      if (beside.length === 0 || verdict === undefined) return []
      const region = space.forest.map(decided, (place) => (place === verdict + 1 ? 1 : 0))
      if (region === space.none) return []
      const population = isOfChildren(space, region) ? 'child' : 'adult'
      const doseOf = (procedure: string): number | undefined => comparedDose(ground.rules.decidable, procedure)?.[population]
      const milliSievert = doseOf(option.procedure)
      const less = beside.flatMap((one) => {
        const dose = doseOf(one.procedure)
        return dose !== undefined && milliSievert !== undefined && dose < milliSievert ? [{ procedure: one.procedure, rating: one.appropriateness, milliSievert: dose }] : []
      })
      const [by] = less.sort((one, other) => one.milliSievert - other.milliSievert || other.rating - one.rating)
      if (by === undefined || milliSievert === undefined) return []
      const { procedure, appropriateness: rating } = option
      return [{ kind: 'dominated', procedure, of: placeOf(reading, [option.scenario]), by, rating, milliSievert, ...toldIn(standing, { region, one: region, procedure }) }]
    }),
  )
}

function comparedDose({ procedures }: Decidable, procedure: string): { adult?: number | undefined; child?: number | undefined } | undefined {
  return entryOf(procedures, procedure)?.comparedDose
}

/** Whether everyone in a region is under 18. */
function isOfChildren({ variables, forest, none, day }: Space, region: Diagram): boolean {
  const number = variables.findIndex(({ of }) => of === 'age')
  const age = variables[number]
  if (age?.of !== 'age') return false
  const ofAge = latestBirth({ months: 18 * 12, days: 0 }, day)
  return age.births.every((_, value) => (value > 0 && age.births[value - 1]! >= ofAge) || forest.restrict(region, number, value) === none)
}
