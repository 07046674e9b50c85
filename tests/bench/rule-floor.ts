import type { Facts } from '../../schema/model/facts.ts'
import type { PlainRule } from './rule-base.ts'

/** The rule that decides, or what is not known of those that may. */
export type FloorAnswer = { recommendation: string | undefined; rating: number | undefined; open: ReadonlyArray<string> }

/**
 * The least that deciding can cost: written by hand for rules of this one form, indexed by procedure and indication, sorted so that the first
 * rule that holds decides. It reads the same facts and gives the same answer, but does not search for the fewest questions: it names every
 * open fact of every rule that may still decide.
 */
export function makeFloor(rules: ReadonlyArray<PlainRule>): (facts: Facts) => FloorAnswer {
  const index = new Map<string, Map<string, Array<PlainRule>>>()
  for (const rule of rules.toSorted((one, other) => one.rating - other.rating || (one.id < other.id ? -1 : 1))) {
    const byIndication = index.get(rule.procedure) ?? new Map<string, Array<PlainRule>>()
    index.set(rule.procedure, byIndication)
    byIndication.set(rule.indication, [...(byIndication.get(rule.indication) ?? []), rule])
  }

  return (facts) => {
    const candidates = index.get(facts.order!.procedure)?.get(facts.indications![0]!.code)
    if (!candidates) return { recommendation: undefined, rating: undefined, open: none }
    const stated = facts.patient?.age
    const age = stated === undefined ? undefined : Number(stated.slice(1, -1))
    let open: Array<string> | undefined
    for (const rule of candidates) {
      const found = openIn(rule, age, facts.findings!)
      if (found === fails) continue
      if (found !== holds) open = [...(open ?? none), ...found]
      else if (!open) return { recommendation: rule.id, rating: rule.rating, open: none }
      else break
    }
    return { recommendation: undefined, rating: undefined, open: open ?? none }
  }
}

const none: ReadonlyArray<string> = []
const holds = 'holds'
const fails = 'fails'

function openIn(rule: PlainRule, age: number | undefined, told: Readonly<Record<string, boolean>>): typeof holds | typeof fails | ReadonlyArray<string> {
  if (age !== undefined && (age < rule.ageFrom || age >= rule.ageBelow)) return fails
  let open: Array<string> | undefined = age === undefined ? ['age'] : undefined
  for (const { key, present } of rule.findings) {
    const found = told[key]
    if (found === undefined) open = [...(open ?? none), key]
    else if (found !== present) return fails
  }
  return open ?? holds
}
