import type { Condition } from '#schema/model/condition.ts'
import type { Facts } from '#schema/model/facts.ts'
import type { Decidable, DecidableRecommendation } from '#schema/bundle/bundle.ts'

/** Facts in which nothing that a rule reads is left open. */
export type CompleteFacts = Facts & { at: string; order: { procedure: string } }
type Told = { recommendation: string; content: string; scenario: string; grade: Record<string, string> } | 'nothing'

/**
 * The meaning of rules written down as plainly as possible, two-valued and by enumeration: what the engine is held against.
 * `everyone` is every patient there can be, by which populations are compared.
 */
export function naiveDecide(rules: Decidable, facts: CompleteFacts, everyone: ReadonlyArray<CompleteFacts>): Told {
  const speaking = rules.recommendations.flatMap((recommendation) => {
    const spoken = speak(rules, recommendation, facts)
    return spoken ? [{ ...spoken, recommendation }] : []
  })
  type Speaking = (typeof speaking)[number]
  const declares = (one: Speaking, other: Speaking): boolean =>
    one.recommendation.rule.overrides.some((entry) => entry.recommendation === other.recommendation.id)
  const declared = speaking.filter((one) => !speaking.some((rival) => rival !== one && declares(rival, one)))
  const applying = (one: Speaking): Array<boolean> => everyone.map((patient) => holds(rules, one.recommendation.rule.applies, patient))
  const populations = new Map(declared.map((one) => [one, declared.length > 1 ? applying(one) : []]))
  const isPart = (one: Speaking, other: Speaking): boolean => populations.get(one)!.every((belongs, index) => !belongs || populations.get(other)![index])
  const specific = declared.filter((one) => !declared.some((rival) => rival !== one && isPart(rival, one) && !isPart(one, rival)))
  const [winner] = specific.toSorted(
    (one, other) =>
      one.option.appropriateness - other.option.appropriateness ||
      certaintyPlace(one) - certaintyPlace(other) ||
      (one.recommendation.id < other.recommendation.id ? -1 : 1),
  )
  if (!winner) return 'nothing'
  const { option, recommendation } = winner
  const offered = option.advice.instead.map((one) => [
    one,
    'procedure' in one ? recommendation.options.find((row) => row.scenario === option.scenario && row.procedure === one.procedure)?.appropriateness : undefined,
  ])
  const { interrupt, message, within } = option.advice
  return { recommendation: recommendation.id, content: JSON.stringify([option.appropriateness, interrupt, message, within, offered]), scenario: option.scenario, grade: gradeOf(winner) }
}

type Row = { recommendation: DecidableRecommendation; option: DecidableRecommendation['options'][number] }

/** Of the statement that names scenario and procedure, else of the one that names the scenario alone, else of the recommendation; what it does not say is left out. */
export function gradeOf({ recommendation, option }: Row): Record<string, string> {
  const { direction, strength, further = [] } = recommendation.statement ?? {}
  const named = further.filter(({ scenarios }) => scenarios?.some((key) => key === option.scenario))
  const [exact] = named.filter(({ procedures }) => procedures?.some((key) => key === option.procedure))
  const [general] = named.filter(({ procedures = [] }) => procedures.length === 0)
  const own = { direction, strength, certainty: recommendation.certainty }
  const grade = exact ?? general ?? own
  return Object.fromEntries((['direction', 'strength', 'certainty'] as const).map((part) => [part, grade[part]] as const).flatMap(([part, value]) => (value ? [[part, value]] : [])))
}

export function certaintyPlace(row: Row): number {
  const { certainty } = gradeOf(row)
  return certainty === undefined ? 9 : ['high', 'moderate', 'low', 'very-low', 'none'].indexOf(certainty)
}

/** The row that a recommendation speaks by for an order; undefined where it says nothing. */
export function speak(rules: Decidable, recommendation: DecidableRecommendation, facts: CompleteFacts): { option: DecidableRecommendation['options'][number] } | undefined {
  if (!holds(rules, recommendation.rule.applies, facts)) return undefined
  const scenario = recommendation.rule.scenarios.find(({ when }) => holds(rules, when, facts))
  const option = scenario && recommendation.options.find((row) => row.scenario === scenario.key && row.procedure === facts.order.procedure)
  return option && { option }
}

/** Whether a condition holds for facts that leave nothing open. */
export function holds(rules: Decidable, condition: Condition, facts: CompleteFacts): boolean {
  const part = (one: Condition): boolean => holds(rules, one, facts)
  if ('all' in condition) return condition.all.every(part)
  if ('any' in condition) return condition.any.some(part)
  if ('not' in condition) return !part(condition.not)
  if ('of' in condition) return condition.of.filter(part).length >= condition.atLeast
  if ('score' in condition) {
    const sum = condition.score.filter(({ when }) => part(when)).reduce((total, { points }) => total + points, 0)
    return sum >= (condition.from ?? -Infinity) && sum < (condition.below ?? Infinity)
  }
  if ('age' in condition) {
    const reached = (age: string | undefined): boolean => later(facts.patient!.birthDate!, age!) <= facts.at
    return (condition.age.from === undefined || reached(condition.age.from)) && (condition.age.below === undefined || !reached(condition.age.below))
  }
  if ('sex' in condition) return condition.sex.includes(facts.patient!.sex!)
  if ('pregnancy' in condition) return condition.pregnancy.includes(facts.patient!.pregnancy ?? (facts.patient!.sex === 'male' ? 'no' : undefined)!)
  if ('setting' in condition) return condition.setting.includes(facts.setting!)
  if ('phase' in condition) return condition.phase.includes(facts.phase!)
  if ('indication' in condition) {
    const set = rules.valueSets[condition.indication.in]!
    return facts.indications!.some(
      ({ system, code }) =>
        set.codes.some((one) => one.system === system && one.code === code) || set.prefixes.some((one) => one.system === system && code.startsWith(one.prefix)),
    )
  }
  if ('finding' in condition) return facts.findings![condition.finding] === (condition.is !== 'absent')
  if ('measurement' in condition) {
    const { value } = facts.measurements![condition.measurement]!
    return value >= (condition.from ?? -Infinity) && value < (condition.below ?? Infinity)
  }
  if ('prior' in condition) {
    const { procedure, within, status } = condition.prior
    const procedures = rules.valueSets[procedure]?.procedures ?? [procedure]
    return facts.prior!.some((one) => procedures.includes(one.procedure) && (!status || one.status === status) && later(one.on, within) >= facts.at)
  }
  return part(rules.conditions[condition.ref]!.meaning)
}

/** A date and a duration later; months that are too short end on their last day. ISO dates compare as text. */
export function later(date: string, duration: string): string {
  const [, years, months, weeks, days] = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(duration)!.map(Number)
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const target = new Date(Date.UTC(year, month - 1 + (years || 0) * 12 + (months || 0), 1))
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate()
  target.setUTCDate(Math.min(day, last))
  target.setUTCDate(target.getUTCDate() + (weeks || 0) * 7 + (days || 0))
  return target.toISOString().slice(0, 10)
}
