import type { Expression } from '#plugins/decide/expression.ts'
import { readFacts, type Known } from '#plugins/decide/facts.ts'
import type { Decidable, Facts } from '#plugins/decide/terms.ts'
import { no, unknown, yes } from '#plugins/decide/terms.ts'
import { truthOf } from '#plugins/decide/truth.ts'
import { judgementsOf, type Judgement, type TestedCondition } from './tested-conditions.ts'

/**
 * Whether golden cases show that every single condition does its work: modified condition/decision coverage (MC/DC), as aviation asks of
 * its software (RTCA DO-178C; masking form: J. J. Chilenski, DOT/FAA/AR-01/18, 2001). A condition is covered when one case in which it holds
 * and one in which it does not come to different results, and in each of the two the result would turn if this condition alone did.
 */
export type CaseCoverage = { judgements: ReadonlyArray<{ judgement: Judgement; conditions: ReadonlyArray<ConditionCoverage> }> }
export type ConditionCoverage = { condition: TestedCondition; shown: ReadonlyArray<Shown>; covered: boolean }

/** A case in which one condition alone decides: what the condition is there, and what comes of it. */
export type Shown = { case: number; holds: boolean; result: boolean }

/** Coverage of one recommendation by cases. `at`: the day of cases that name none. Pure. Throws `UnreadableRule`. */
export function caseCoverage({ decidable, recommendation: id, cases, at }: { decidable: Decidable; recommendation: string; cases: ReadonlyArray<{ facts: Facts }>; at: string }): CaseCoverage {
  const recommendation = decidable.recommendations.find((one) => one.id === id)
  if (!recommendation) return { judgements: [] }
  const known = cases.map(({ facts }) => readFacts(facts, at))
  return {
    judgements: judgementsOf(recommendation, decidable).map((judgement) => {
      const asked = known.map((facts) => isAsked(judgement, facts))
      const conditions = judgement.conditions.map((condition) => {
        const shown = known.flatMap((facts, index) => {
          const here = asked[index] ? shownBy(condition, facts) : undefined
          return here ? [{ case: index, ...here }] : []
        })
        return { condition, shown, covered: isCovered(shown) }
      })
      return { judgement, conditions }
    }),
  }
}

/** Whether two of the cases are a pair: the condition differs, and so does the result. */
export function isCovered(shown: ReadonlyArray<Omit<Shown, 'case'>>): boolean {
  return shown.some((one) => one.holds && shown.some((other) => !other.holds && other.result !== one.result))
}

/** Whether a judgement is made at all for these facts, for certain. */
export function isAsked({ after }: Judgement, facts: Known): boolean {
  return after.hold.every((one) => truthOf(one, facts) === yes) && after.fail.every((one) => truthOf(one, facts) === no)
}

/** What a condition shows for these facts; undefined where it is unknown, or where others decide whatever it is. */
export function shownBy({ whole, asTrue, asFalse }: TestedCondition, facts: Known): Omit<Shown, 'case'> | undefined {
  const truth = (expression: Expression): boolean | undefined => {
    const found = truthOf(expression, facts)
    return found === unknown ? undefined : found === yes
  }
  const [holds, ifTrue, ifFalse] = [truth(whole), truth(asTrue), truth(asFalse)]
  if (holds === undefined || ifTrue === undefined || ifFalse === undefined || ifTrue === ifFalse) return undefined
  return { holds, result: holds ? ifTrue : ifFalse }
}
