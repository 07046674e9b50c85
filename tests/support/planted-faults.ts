import type { Condition } from '#schema/model/condition.ts'
import type { Decidable, DecidableRecommendation } from '#schema/bundle/bundle.ts'
import { aBundleProcedure, aDecidableRecommendation, anOption } from './a-decidable.ts'
import { randomFrom } from './seeded-random.ts'

type Recommendation = DecidableRecommendation
type Rating = Recommendation['options'][number]['appropriateness']

/** A rule base with faults of which it is known where they are, as lines of `lineOf`. */
export type PlantedRules = { rules: Decidable; planted: ReadonlyArray<string> }

const perGroup = 5
const findingCount = 60

/**
 * `count` recommendations, five for each reason, four reasons for each pair of procedures. Ages of neighbours overlap and every scenario reads
 * facts of its own, so that they really meet. Without faults there is nothing to find, though much that looks like it: opposite ratings of
 * which one overrides the other, or which a finding or a sum of points keeps apart.
 */
export function plantedRules({ count, seed, faults }: { count: number; seed: number; faults: number }): PlantedRules {
  const random = randomFrom(seed)
  const groups = Array.from({ length: count / perGroup }, (_, group) => cleanGroup(group, random))
  const waiting = groups.map((_, group) => group)
  const planted: Array<string> = []
  for (let fault = 0; fault < faults && waiting.length > 0; fault++) {
    const [group] = waiting.splice(Math.floor(random() * waiting.length), 1)
    planted.push(...plant[Math.floor(random() * plant.length)]!(groups[group!]!, group!))
  }
  return { rules: asRules(groups), planted }
}

const first = (group: number): string => `P${Math.floor(group / 4)}A`
const second = (group: number): string => `P${Math.floor(group / 4)}B`
const idOf = (group: number, place: number): string => `r${group}-${place}`
const findingOf = (group: number, place: number, index: number): string => `f${(group * 11 + place * 7 + index) % findingCount}`

function cleanGroup(group: number, random: () => number): Array<Recommendation> {
  return Array.from({ length: perGroup }, (_, place) => {
    const finding = (index: number): Condition => ({ finding: findingOf(group, place, index) })
    const from = place * 15 + Math.floor(random() * 4)
    const threshold = 10 + Math.floor(random() * 20)
    const ratings: Array<[string, Rating, Rating]> = [['severe', 9, 5], ['risk', 7, 3], ['rest', 5, 2]]
    if (place === 4) ratings[0] = ['severe', 2, 5]
    const apart = keptApart(group, place)
    if (apart) ratings[2] = ['rest', place % 2 === 0 ? 2 : 8, 2]
    return aDecidableRecommendation({
      id: idOf(group, place),
      options: ratings.flatMap(([scenario, one, other]) => [row(group, place, scenario, first(group), one), row(group, place, scenario, second(group), other)]),
      rule: {
        applies: { all: [{ indication: { in: `reason-${group}` } }, { age: { from: `P${from}Y`, below: `P${from + 22}Y` } }, ...(apart ? [apart] : [])] },
        scenarios: [
          scenario('severe', { any: [finding(0), { measurement: 'level', from: threshold, unit: 'mg/L' }] }),
          scenario('risk', { atLeast: 2, of: [finding(1), finding(2), finding(3)] }),
          scenario('rest', { all: [] }),
        ],
        overrides: place === 4 ? [{ recommendation: idOf(group, 3), why: { en: 'They are older.' } }] : [],
      },
    })
  })
}

/** What keeps the first two of some groups apart, so that they may say opposite things. */
function keptApart(group: number, place: number): Condition | undefined {
  if (place > 1 || group % 3 === 0) return undefined
  const parts = [4, 5, 6].map((index) => ({ points: index - 3, when: { finding: findingOf(group, 0, index) } }))
  if (group % 3 === 1) return { finding: findingOf(group, 0, 4), is: place === 0 ? 'present' : 'absent' }
  return { score: parts, ...(place === 0 ? { from: 3 } : { below: 3 }) }
}

function scenario(key: string, when: Condition): Recommendation['rule']['scenarios'][number] {
  return { key, title: { en: key }, when }
}

function row(group: number, place: number, scenario: string, procedure: string, appropriateness: Rating): Recommendation['options'][number] {
  return anOption({ scenario, procedure, appropriateness, advice: { interrupt: appropriateness <= 3 ? 'soft' : 'silent', message: { en: `${idOf(group, place)} ${scenario}` } } })
}

type Plant = (recommendations: Array<Recommendation>, group: number) => Array<string>

/** Each puts one fault into a group and says what it is. */
const plant: ReadonlyArray<Plant> = [
  // The third turns against what its two neighbours favour.
  (those, group) => {
    rate(those[2]!, 'rest', first(group), 2)
    return [1, 3].map((place) => `contradiction ${first(group)} ${idOf(group, place)} ${idOf(group, 2)}`)
  },
  // The override that kept two apart is forgotten.
  (those, group) => {
    those[4]!.rule.overrides = []
    return [`contradiction ${first(group)} ${idOf(group, 3)} ${idOf(group, 4)}`]
  },
  // The last scenario no longer takes everybody.
  (those, group) => {
    those[1]!.rule.scenarios[2]!.when = { finding: findingOf(group, 1, 1), is: 'absent' }
    return [`gap ${idOf(group, 1)}`]
  },
  // A scenario asks for more than an earlier one.
  (those, group) => {
    addScenario(those[3]!, 1, scenario('late', { all: [{ finding: findingOf(group, 3, 0) }, { finding: findingOf(group, 3, 1) }] }))
    return [`unreachable scenario ${idOf(group, 3)} late by severe`]
  },
  // A scenario is hidden by two earlier ones together.
  (those, group) => {
    addScenario(those[2]!, 2, scenario('late', { atLeast: 3, of: [1, 2, 3].map((index) => ({ finding: findingOf(group, 2, index) })) }))
    return [`unreachable scenario ${idOf(group, 2)} late by risk severe`]
  },
  // Nobody belongs to a population.
  (those, group) => {
    const { rule } = those[2]!
    rule.applies = { all: [rule.applies, { not: { indication: { in: `reason-${group}` } } }] }
    return [`unreachable population ${idOf(group, 2)}`]
  },
  // One with the same population always goes before another, but for the ages at which a more cautious neighbour decides anyway.
  (those, group) => {
    those[3]!.rule.applies = those[2]!.rule.applies
    those[2]!.rule.overrides = [{ recommendation: idOf(group, 3), why: { en: 'It is newer.' } }]
    return [`unreachable recommendation ${idOf(group, 3)} by ${idOf(group, 1)} ${idOf(group, 2)}`]
  },
  // A recommendation stands there twice: the first by id decides, and is not missed.
  (those, group) => {
    const id = idOf(group, 2)
    those.push({ ...structuredClone(those[2]!), id: `${id}-again` })
    return [`redundant recommendation ${id}`, `unreachable recommendation ${id}-again by ${idOf(group, 1)} ${id} ${idOf(group, 3)}`]
  },
  // A fact is read where it decides nothing.
  (those, group) => {
    const key = findingOf(group, 2, 9)
    const severe = those[2]!.rule.scenarios[0]!
    severe.when = { any: [severe.when, { all: [{ finding: key }, { finding: key, is: 'absent' }] }] }
    return [`needless-question ${idOf(group, 2)} ${key}`]
  },
  // Another examination is as good and costs no dose.
  (those, group) => {
    those[2]!.options.push(row(group, 2, 'severe', 'US', 9))
    return [`dominated ${idOf(group, 2)} severe ${first(group)}`]
  },
]

function rate({ options }: Recommendation, scenario: string, procedure: string, appropriateness: Rating): void {
  for (const option of options) if (option.scenario === scenario && option.procedure === procedure) option.appropriateness = appropriateness
}

function addScenario(recommendation: Recommendation, place: number, added: Recommendation['rule']['scenarios'][number]): void {
  recommendation.rule.scenarios.splice(place, 0, added)
  const severe = recommendation.options.filter((option) => option.scenario === 'severe')
  recommendation.options.push(...severe.map((option) => ({ ...option, scenario: added.key, advice: { ...option.advice, message: { en: `${recommendation.id} ${added.key}` } } })))
}

function asRules(groups: ReadonlyArray<ReadonlyArray<Recommendation>>): Decidable {
  const recommendations = groups.flat()
  const procedures = [...new Set(recommendations.flatMap(({ options }) => options.map(({ procedure }) => procedure)))]
  const word = (key: string): { key: string; name: { en: string }; question: { en: string }; codes: [] } => ({ key, name: { en: key }, question: { en: `${key}?` }, codes: [] })
  const findings = Array.from({ length: findingCount }, (_, index) => `f${index}`)
  const reasons = groups.map((_, group) => `reason-${group}`)
  return {
    id: 'planted',
    sequence: 1,
    publisher: { url: 'https://guidelines.example.org' },
    languages: ['en'],
    recommendations,
    procedures: Object.fromEntries(procedures.map((key) => [key, aBundleProcedure(key, { adult: key === 'US' ? 0 : 2, child: key === 'US' ? 0 : 2 })])),
    valueSets: Object.fromEntries(reasons.map((key) => [key, { key, name: { en: key }, codes: [{ system: 'reasons', code: key }], prefixes: [{ system: 'classes', prefix: `${key}.` }], procedures: [] }])),
    vocabulary: {
      findings: Object.fromEntries(findings.map((key) => [key, word(key)])),
      measurements: { level: { ...word('level'), unit: 'mg/L', otherUnits: [], conversions: [] } },
      actions: {},
    },
    conditions: {},
  }
}
