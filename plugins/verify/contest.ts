import type { Diagram } from '#plugins/decide/diagram.ts'
import type { OrderRules, Prepared } from '#plugins/decide/prepare.ts'
import { ratingIn, type Verdict } from '#plugins/decide/verdicts.ts'
import type { Reading } from './reading.ts'
import type { Space } from './space.ts'

/** The rules for ordering one procedure, with the places that recommendations and their rows have in them. */
export type Order = {
  procedure: string
  rules: OrderRules
  /** Place of a recommendation among the candidates. */
  candidateOf: ReadonlyMap<string, number>
  /** Place of the verdict of a recommendation in a scenario; undefined where it has no row. */
  verdictOf(recommendation: string, scenario: string): number | undefined
  /** Two verdicts with one number tell the referrer the same, whoever says it: rating, stop, words, alternatives, time target and grade. */
  contentOf(verdict: number): number
}

/** Orders by procedure, made when first asked for. */
export function ordersIn(prepared: Prepared): (procedure: string) => Order {
  const made = new Map<string, Order>()
  return (procedure) => {
    const known = made.get(procedure)
    if (known) return known
    const order = orderOf(procedure, prepared.rulesFor(procedure)!)
    made.set(procedure, order)
    return order
  }
}

function orderOf(procedure: string, rules: OrderRules): Order {
  const places = new Map<string, number>()
  for (const [place, { candidate, scenario }] of rules.verdicts.entries()) places.set(`${rules.candidates[candidate]!.recommendation.id} ${scenario}`, place)
  let contents: ReadonlyArray<number> | undefined
  return {
    procedure,
    rules,
    candidateOf: new Map(rules.candidates.map(({ recommendation }, candidate) => [recommendation.id, candidate])),
    verdictOf: (recommendation, scenario) => places.get(`${recommendation} ${scenario}`),
    contentOf: (verdict) => (contents ??= contentsIn(rules))[verdict]!,
  }
}

/** One number for each verdict. Only some questions ask for it. */
function contentsIn(rules: OrderRules): Array<number> {
  const numbers = new Map<string, number>()
  return rules.verdicts.map((verdict) => {
    const content = contentIn(verdict, rules)
    const number = numbers.get(content) ?? numbers.size
    numbers.set(content, number)
    return number
  })
}

function contentIn({ candidate, option, grade }: Verdict, rules: OrderRules): string {
  const { interrupt, message, instead, within } = option.advice
  const { recommendation } = rules.candidates[candidate]!
  const offered = instead.map((one) => ('procedure' in one ? [one.procedure, ratingIn(recommendation, option.scenario, one.procedure)] : [one.action, one.appropriateness]))
  return JSON.stringify([option.appropriateness, interrupt, Object.entries(message).sort(), within, offered, grade.certainty, grade.strength, grade.direction])
}

/** What a recommendation would say to an order: 0 nothing, else the place of its verdict plus one. */
export type Saying = { candidate: number; said: Diagram }

/** What a recommendation would say, for the patients of a region; `leftOut`: as if it had no such scenario. Made once in a space. */
export function sayingOf(asked: { space: Space; order: Order; reading: Reading; region: Diagram; leftOut?: string | undefined }): Saying {
  const { space, order, reading, region, leftOut = '' } = asked
  const key = `${order.procedure} ${reading.id} ${region} ${leftOut}`
  const known = space.sayings.get(key) ?? { candidate: order.candidateOf.get(reading.id)!, said: saidIn(asked) }
  space.sayings.set(key, known)
  return known
}

function saidIn({ space, order, reading, region, leftOut }: Parameters<typeof sayingOf>[0]): Diagram {
  const { forest, diagramOf } = space
  const silent = forest.constant(0)
  const said = reading.scenarios.reduceRight((rest, { key, when }) => {
    if (key === leftOut) return rest
    const verdict = order.verdictOf(reading.id, key)
    return forest.ifElse(diagramOf(when), verdict === undefined ? silent : forest.constant(verdict + 1), rest)
  }, silent)
  const applies = forest.ifElse(region, diagramOf(reading.applies), silent)
  return forest.ifElse(applies, said, silent)
}

/** What is left of one saying where nobody beats it. */
export function unbeaten({ space, saying, rivals, beats }: { space: Space; saying: Saying; rivals: ReadonlyArray<Saying>; beats: (one: number, other: number) => boolean }): Saying {
  const { forest } = space
  const silent = forest.constant(0)
  const said = rivals.reduce((rest, rival) => {
    return rest !== silent && rival.candidate !== saying.candidate && beats(rival.candidate, saying.candidate) ? forest.ifElse(rival.said, silent, rest) : rest
  }, saying.said)
  return { candidate: saying.candidate, said }
}

/** Who decides, as the engine decides: declared overrides, then the more specific population, then the most cautious. Verdict plus one, or 0. */
export function decidedBy(space: Space, { rules }: Pick<Order, 'rules'>, sayings: ReadonlyArray<Saying>): Diagram {
  const silent = space.forest.constant(0)
  const isHeard = ({ said }: Saying): boolean => said !== silent
  const heard = sayings.filter(isHeard)
  const declared = heard.map((saying) => unbeaten({ space, saying, rivals: heard, beats: rules.overrides })).filter(isHeard)
  const specific = declared.length === 1 ? declared : declared.map((saying) => unbeaten({ space, saying, rivals: declared, beats: rules.isMoreSpecific })).filter(isHeard)
  return specific.reduce((best, { said }) => space.forest.combine(best, said, moreCautious), silent)
}

function moreCautious(one: number, other: number): number {
  if (one === 0 || other === 0) return one + other
  return Math.min(one, other)
}
