import { makeConditionReader } from '#plugins/decide/expression.ts'
import { readingOf } from '#plugins/verify/reading.ts'
import type { Condition } from '#schema/model/condition.ts'
import type { Decidable, DecidableRecommendation } from '#schema/bundle/bundle.ts'
import { certaintyPlace, gradeOf, holds, later, speak, type CompleteFacts } from './naive-decide.ts'

type Recommendation = DecidableRecommendation
type Code = { system: string; code: string }
type Row = { recommendation: Recommendation; option: Recommendation['options'][number] }

/** A finding as one line that says what and about whom, and the patients it is about, where they are one set. */
export type PlainFinding = { line: string; patients?: ReadonlyArray<CompleteFacts> }

/**
 * What verification has to find, written down as plainly as possible: by enumeration of `everyone`, every patient that conditions can tell
 * apart. What the diagrams are held against.
 */
export function naiveVerify(rules: Decidable, everyone: ReadonlyArray<CompleteFacts>): Array<PlainFinding> {
  const world = worldOf(rules, everyone)
  return rules.recommendations.flatMap((one) => [...alone(world, one), ...together(world, one), ...rules.recommendations.flatMap((other) => contradictions(world, one, other))])
}

type World = ReturnType<typeof worldOf>

function worldOf(rules: Decidable, everyone: ReadonlyArray<CompleteFacts>) {
  const applying = new Map(rules.recommendations.map((one) => [one.id, everyone.map((patient) => holds(rules, one.rule.applies, patient))]))
  const isPart = (one: Recommendation, other: Recommendation): boolean => applying.get(one.id)!.every((belongs, index) => !belongs || applying.get(other.id)![index])
  const narrower = new Set(
    rules.recommendations.flatMap((one) => rules.recommendations.filter((other) => isPart(one, other) && !isPart(other, one)).map((other) => `${one.id} ${other.id}`)),
  )
  const rows = new Map<string, Array<Recommendation['options'][number] | undefined>>()
  /** What a recommendation says about a procedure, patient by patient. */
  const said = (recommendation: Recommendation, procedure: string, name = recommendation.id): Array<Row['option'] | undefined> => {
    const key = `${name} ${procedure}`
    const known = rows.get(key) ?? everyone.map((patient) => speak(rules, recommendation, { ...patient, order: { procedure } })?.option)
    rows.set(key, known)
    return known
  }
  /** Who decides: declared overrides, the narrower population, the most cautious. */
  const winner = (speaking: ReadonlyArray<Row>): Row | undefined => {
    const declared = standing(speaking)
    const specific = declared.filter((one) => !declared.some((rival) => narrower.has(`${rival.recommendation.id} ${one.recommendation.id}`)))
    return specific.toSorted(
      (one, other) => one.option.appropriateness - other.option.appropriateness || certaintyPlace(one) - certaintyPlace(other) || (one.recommendation.id < other.recommendation.id ? -1 : 1),
    )[0]
  }
  const reads = new Map(rules.recommendations.map((one) => [one.id, setsRead(rules, [one.rule.applies, ...one.rule.scenarios.map(({ when }) => when)])]))
  return { rules, everyone, applying, said, winner, reads }
}

function standing(speaking: ReadonlyArray<Row>): Array<Row> {
  return speaking.filter((one) => !speaking.some((rival) => rival !== one && rival.recommendation.rule.overrides.some((entry) => entry.recommendation === one.recommendation.id)))
}

function proceduresOf({ options }: Recommendation): Array<string> {
  return [...new Set(options.map(({ procedure }) => procedure))]
}

function contentOf(row: Row | undefined): string {
  if (!row) return 'nothing'
  const { recommendation, option } = row
  const { interrupt, message, within, instead } = option.advice
  const rated = instead.map((one) => ['procedure' in one ? recommendation.options.find((other) => other.scenario === option.scenario && other.procedure === one.procedure)?.appropriateness : 0, one])
  return JSON.stringify([option.appropriateness, interrupt, message, within, rated, gradeOf(row)])
}

/** Places in `everyone` of those who have no reason that the recommendations do not read. */
function those({ rules, everyone, reads }: World, ...recommendations: ReadonlyArray<Recommendation>): Array<number> {
  const sets = recommendations.flatMap(({ id }) => [...reads.get(id)!])
  const isRead = (code: Code): boolean => sets.some((key) => isOf(rules, key, code))
  return everyone.flatMap((patient, index) => ((patient.indications ?? []).every(isRead) ? [index] : []))
}

/** Whether a code is in a value set. */
export function isOf(rules: Decidable, key: string, { system, code }: Code): boolean {
  const { codes, prefixes } = rules.valueSets[key]!
  return codes.some((one) => one.system === system && one.code === code) || prefixes.some((one) => one.system === system && code.startsWith(one.prefix))
}

/** Value sets that conditions read. */
export function setsRead(rules: Decidable, conditions: ReadonlyArray<Condition>): Set<string> {
  const text = JSON.stringify(conditions)
  const all = text.includes('"ref"') ? text + JSON.stringify(rules.conditions) : text
  return new Set([...all.matchAll(/"indication":\{"in":"([^"]+)"/g)].map((found) => found[1]!))
}

function setsAsked(rules: Decidable, condition: Condition): ReadonlyArray<string> | undefined {
  const each = (parts: ReadonlyArray<Condition>): Array<ReadonlyArray<string> | undefined> => parts.map((part) => setsAsked(rules, part))
  const ifAll = (parts: Array<ReadonlyArray<string> | undefined>): ReadonlyArray<string> | undefined => (parts.some((one) => !one) ? undefined : parts.flatMap((one) => one!))
  if ('indication' in condition) return [condition.indication.in]
  if ('any' in condition) return ifAll(each(condition.any))
  if ('of' in condition) return ifAll(each(condition.of))
  if ('score' in condition) return (condition.from ?? 0) > 0 ? ifAll(each(condition.score.map(({ when }) => when))) : undefined
  if ('ref' in condition) return setsAsked(rules, rules.conditions[condition.ref]!.meaning)
  if (!('all' in condition)) return undefined
  const asking = each(condition.all).filter((one) => one !== undefined)
  return asking.length === 0 ? undefined : asking.flat()
}

/** Whether two can meet at one order: one can speak where only reasons are given that the other reads, which it can if it asks for one of them, or for none. */
export function canMeet(rules: Decidable, one: Recommendation, other: Recommendation, codes: ReadonlyArray<Code>): boolean {
  const isBeside = (guest: Recommendation, host: Recommendation): boolean => {
    const asked = setsAsked(rules, guest.rule.applies)
    const read = [...setsRead(rules, [host.rule.applies, ...host.rule.scenarios.map(({ when }) => when)])]
    return !asked || codes.some((code) => asked.some((key) => isOf(rules, key, code)) && read.some((key) => isOf(rules, key, code)))
  }
  return isBeside(one, other) || isBeside(other, one)
}

function contradictions(world: World, one: Recommendation, other: Recommendation): Array<PlainFinding> {
  if (one === other || !canMeet(world.rules, one, other, world.everyone.flatMap(({ indications }) => indications ?? []))) return []
  return proceduresOf(one).flatMap((procedure) => {
    const places = those(world, one, other).filter((index) => {
      const left = standing(speakingAt(world, procedure, index))
      const rating = ({ id }: Recommendation): number => left.find(({ recommendation }) => recommendation.id === id)?.option.appropriateness ?? 5
      return rating(one) >= 7 && rating(other) <= 3
    })
    return places.length === 0 ? [] : [{ line: `contradiction ${procedure} ${one.id} ${other.id}`, patients: places.map((index) => world.everyone[index]!) }]
  })
}

function speakingAt({ rules, said }: World, procedure: string, index: number, recommendations = rules.recommendations, names: Record<string, string> = {}): Array<Row> {
  return recommendations.flatMap((recommendation) => {
    const option = said(recommendation, procedure, names[recommendation.id])[index]
    return option ? [{ recommendation, option }] : []
  })
}

function alone(world: World, one: Recommendation): Array<PlainFinding> {
  const { rules, everyone, applying } = world
  const here = those(world, one).filter((index) => applying.get(one.id)![index])
  if (here.length === 0) return [{ line: `unreachable population ${one.id}` }]
  const meets = one.rule.scenarios.map(({ when }) => new Set(here.filter((index) => holds(rules, when, everyone[index]!))))
  const scenarioAt = (index: number): number => meets.findIndex((those) => those.has(index))
  const gap = here.filter((index) => scenarioAt(index) === -1)
  const found: Array<PlainFinding> = gap.length === 0 ? [] : [{ line: `gap ${one.id}`, patients: gap.map((index) => everyone[index]!) }]
  for (const [place, { key }] of one.rule.scenarios.entries()) {
    if (here.some((index) => scenarioAt(index) === place)) continue
    const hiding = [...new Set([...meets[place]!].map(scenarioAt))].map((hidden) => one.rule.scenarios[hidden]!.key)
    found.push({ line: `unreachable scenario ${one.id} ${key} by ${hiding.toSorted().join(' ')}` })
  }
  return found
}

function together(world: World, one: Recommendation): Array<PlainFinding> {
  const { rules, everyone, winner, said } = world
  const here = those(world, one)
  const procedures = proceduresOf(one)
  const decisions = procedures.flatMap((procedure) => here.map((index) => ({ procedure, index, winner: winner(speakingAt(world, procedure, index)) })))
  const spoken = decisions.filter(({ procedure, index }) => said(one, procedure)[index])
  if (spoken.length === 0) return []
  const decided = decisions.filter((decision) => decision.winner?.recommendation === one)
  if (decided.length === 0) return [{ line: `unreachable recommendation ${one.id} by ${namesOf(spoken)}` }]
  const found: Array<PlainFinding> = []
  const others = rules.recommendations.filter((other) => other !== one)
  if (decisions.every((decision) => contentOf(decision.winner) === contentOf(winner(speakingAt(world, decision.procedure, decision.index, others))))) found.push({ line: `redundant recommendation ${one.id}` })
  const { scenarios } = one.rule
  for (const [place, { key }] of scenarios.entries()) {
    const mine = spoken.filter(({ procedure, index }) => said(one, procedure)[index]?.scenario === key)
    if (mine.length > 0 && !mine.some((decision) => decision.winner?.recommendation === one)) found.push({ line: `unreachable scenario ${one.id} ${key} by ${namesOf(mine)}` })
    const rest = { ...one, rule: { ...one.rule, scenarios: scenarios.filter((_, other) => other !== place) } }
    const taken = here.filter((index) => world.applying.get(one.id)![index] && scenarios.findIndex(({ when }) => holds(rules, when, everyone[index]!)) === place)
    const isCaught = taken.length > 0 && taken.every((index) => rest.rule.scenarios.slice(place).some(({ when }) => holds(rules, when, everyone[index]!)))
    const changed = rules.recommendations.map((other) => (other === one ? rest : other))
    const isSame = (decision: (typeof decisions)[number]): boolean =>
      contentOf(decision.winner) === contentOf(winner(speakingAt(world, decision.procedure, decision.index, changed, { [one.id]: `${one.id} without ${key}` })))
    if (isCaught && scenarios.length > 1 && decisions.every(isSame)) found.push({ line: `redundant scenario ${one.id} ${key}` })
  }
  return [...found, ...dominated(world, one, decided)]
}

function namesOf(decisions: ReadonlyArray<{ winner: Row | undefined }>): string {
  return [...new Set(decisions.flatMap(({ winner }) => (winner ? [winner.recommendation.id] : [])))].toSorted().join(' ')
}

function dominated({ rules, everyone }: World, one: Recommendation, decided: ReadonlyArray<{ procedure: string; index: number; winner: Row | undefined }>): Array<PlainFinding> {
  return one.options.flatMap((option) => {
    const patients = decided.filter(({ procedure, winner }) => procedure === option.procedure && winner!.option === option).map(({ index }) => everyone[index]!)
    if (option.appropriateness < 7 || patients.length === 0) return []
    const areChildren = patients.every(({ patient, at }) => patient?.birthDate !== undefined && later(patient.birthDate, 'P18Y') > at)
    const doseOf = (procedure: string): number | undefined => rules.procedures[procedure]?.comparedDose[areChildren ? 'child' : 'adult']
    const isBetter = (other: typeof option): boolean =>
      other.scenario === option.scenario && other.appropriateness >= option.appropriateness && (doseOf(other.procedure) ?? Infinity) < (doseOf(option.procedure) ?? -Infinity)
    return one.options.some(isBetter) ? [{ line: `dominated ${one.id} ${option.scenario} ${option.procedure}`, patients }] : []
  })
}

/** Whether no value set stands in a part that always or never holds: there it is not read, while what stands here goes by the text. */
export function readsAllItNames(rules: Decidable): boolean {
  return rules.recommendations.every((one) => {
    const reading = readingOf(one, makeConditionReader(rules))
    return 'reads' in reading && reading.reads.size === setsRead(rules, [one.rule.applies, ...one.rule.scenarios.map(({ when }) => when)]).size
  })
}
