import type { Decidable } from '#schema/bundle/bundle.ts'
import type { CompleteFacts } from './naive-decide.ts'
import { readsAllItNames } from './naive-verify.ts'
import { completions, randomAt as at, type RandomCase, randomCases } from './random-rules.ts'

const order = { procedure: 'CT_HEAD' }

/** Random rules small enough that every patient there can be is enumerated. */
export const enumerableCases = randomCases(4).filter(({ rules, kinds }) => completions({ at, order }, kinds).length <= 260 && readsAllItNames(rules) && !mixesMonthsAndDays(rules))

/** Every patient that the rules can tell apart. */
export function everyoneIn({ kinds }: Pick<RandomCase, 'kinds'>): Array<CompleteFacts> {
  return completions({ at, order }, kinds)
}

/** Populations in days beside others in months are compared by the engine on many days; the plain enumeration knows one. */
function mixesMonthsAndDays({ recommendations, conditions }: Decidable): boolean {
  return JSON.stringify([recommendations.map(({ rule }) => rule.applies), conditions]).includes('P30D')
}
