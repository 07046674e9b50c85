import { init, type Arith, type Bool } from 'z3-solver'
import type { Condition } from '#schema/model/condition.ts'
import type { Decidable, DecidableRecommendation } from '#schema/bundle/bundle.ts'
import { later } from './naive-decide.ts'
import { canMeet, isOf } from './naive-verify.ts'

type Recommendation = DecidableRecommendation
type Holds = Bool<'smt'>

/** The questions of verification put to an SMT solver, from the rules as authored: nothing of the engine's reading of them is shared. */
export type SmtQuestions = {
  /** Lines as in the plain enumeration: `contradiction PROCEDURE favouring opposing`. `pairs`: only these, which are taken to meet. */
  contradictions(rules: Decidable, pairs?: ReadonlyArray<readonly [Recommendation, Recommendation]>): Promise<Array<string>>
  /** `gap id`, `unreachable population id`, and, of scenarios that earlier ones hide, `unreachable scenario id key`. */
  branches(rules: Decidable): Promise<Array<string>>
  end(): void
}

const lists = {
  sex: ['female', 'male', 'other'],
  pregnancy: ['no', 'possible', 'yes', 'postpartum'],
  setting: ['primary-care', 'emergency', 'inpatient', 'outpatient', 'screening', 'self-referral'],
  phase: ['initial', 'follow-up', 'screening', 'staging'],
}

/** Loads the solver, which takes a second. `at`: the day of every question. `anew`: a solver for each question instead of one for all, as it is mostly used. */
export async function smtQuestions(at: string, { anew = false }: { anew?: boolean } = {}): Promise<SmtQuestions> {
  const { Context, em } = await withoutFinalizers(init)
  const z3 = Context('smt')
  const { And, Or, Not, If, Sum, Int, Real } = z3
  const solver = new z3.Solver()
  const check = (question: Holds): Promise<string> => {
    if (!anew) return solver.check(question)
    const own = new z3.Solver()
    own.add(question)
    return own.check()
  }
  const yes = z3.Bool.val(true)
  const no = z3.Bool.val(false)
  const every = (parts: ReadonlyArray<Holds>): Holds => (parts.length === 0 ? yes : And(...parts))
  const some = (parts: ReadonlyArray<Holds>): Holds => (parts.length === 0 ? no : Or(...parts))
  const dayNumber = (date: string): number => Date.parse(date) / 86_400_000

  /** Rules as formulas over one patient. `domain`: what every patient is. */
  const world = (rules: Decidable) => {
    const codes = Object.values(rules.valueSets).flatMap((set) => [
      ...set.codes.map(({ system, code }) => ({ system, code })),
      ...set.prefixes.flatMap(({ system, prefix }) => [prefix, `${prefix}~`].map((code) => ({ system, code }))),
    ])
    const named = new Map<string, Holds>()
    const domain: Array<Holds> = [Int.const('born').le(dayNumber(at))]
    for (const [fact, values] of Object.entries(lists)) domain.push(Int.const(fact).ge(0), Int.const(fact).lt(values.length))

    const sumOf = (parts: ReadonlyArray<{ points: number; when: Condition }>): Arith<'smt'> => {
      const points = parts.map((part) => If(holds(part.when), Real.val(part.points), Real.val(0)) as Arith<'smt'>)
      return points.length === 1 ? points[0]! : Sum(points[0]!, ...points.slice(1))
    }
    const between = (value: Arith<'smt'>, { from, below }: { from?: number | undefined; below?: number | undefined }): Holds =>
      every([...(from === undefined ? [] : [value.ge(Real.val(from))]), ...(below === undefined ? [] : [value.lt(Real.val(below))])])

    function holds(condition: Condition): Holds {
      if ('all' in condition) return every(condition.all.map(holds))
      if ('any' in condition) return some(condition.any.map(holds))
      if ('not' in condition) return Not(holds(condition.not))
      if ('of' in condition) return between(sumOf(condition.of.map((when) => ({ points: 1, when }))), { from: condition.atLeast })
      if ('score' in condition) return between(sumOf(condition.score), condition)
      if ('age' in condition) {
        const { from, below } = condition.age
        const reached = (age: string): Holds => Int.const('born').le(lastDay((date) => later(date, age) <= at))
        return every([...(from === undefined ? [] : [reached(from)]), ...(below === undefined ? [] : [Not(reached(below))])])
      }
      if ('finding' in condition) return condition.is === 'absent' ? Not(z3.Bool.const(condition.finding)) : z3.Bool.const(condition.finding)
      if ('measurement' in condition) return between(Real.const(condition.measurement), condition)
      if ('indication' in condition) {
        return some(codes.filter((code) => isOf(rules, condition.indication.in, code)).map(({ system, code }) => z3.Bool.const(`${system} ${code}`)))
      }
      if ('prior' in condition) return examined(condition.prior)
      if ('ref' in condition) {
        const known = named.get(condition.ref) ?? holds(rules.conditions[condition.ref]!.meaning)
        named.set(condition.ref, known)
        return known
      }
      const [fact, values] = Object.entries(condition)[0] as [keyof typeof lists, ReadonlyArray<string>]
      return some(values.map((value) => Int.const(fact).eq(lists[fact].indexOf(value))))
    }

    /** One truth for each procedure and status: whether there is such an examination from the first day of a window on, which longer windows follow from. */
    const windows = new Map<string, Map<number, Holds>>()
    function examined({ procedure, within, status }: { procedure: string; within: string; status?: string | undefined }): Holds {
      const procedures = rules.valueSets[procedure]?.procedures ?? [procedure]
      const first = 1 + lastDay((date) => later(date, within) < at)
      return some(
        procedures.flatMap((one) =>
          ['ordered', 'performed'].filter((each) => !status || each === status).map((each) => {
            const since = windows.get(`${one} ${each}`) ?? new Map<number, Holds>()
            windows.set(`${one} ${each}`, since)
            const known = since.get(first) ?? z3.Bool.const(`${one} ${each} since ${first}`)
            for (const [other, there] of since) if (other !== first) domain.push(other > first ? Or(Not(there), known) : Or(Not(known), there))
            since.set(first, known)
            return known
          }),
        ),
      )
    }
    const read = new Map(rules.recommendations.map(({ id, rule }) => [id, { applies: holds(rule.applies), whens: rule.scenarios.map(({ when }) => holds(when)) }]))
    const speaks = ({ id, rule, options }: Recommendation, procedure: string, isSaid: (rating: number) => boolean): Holds => {
      const { applies, whens } = read.get(id)!
      const taken = rule.scenarios.flatMap(({ key }, place) => {
        const option = options.find((row) => row.scenario === key && row.procedure === procedure)
        return option && isSaid(option.appropriateness) ? [every([whens[place]!, ...whens.slice(0, place).map((earlier) => Not(earlier))])] : []
      })
      return every([applies, some(taken)])
    }
    return { codes, read, speaks, isPossible: async (question: Holds) => (await check(every([...domain, question]))) === 'sat' }
  }

  /** Number of the last day, as text ever later, for which something still holds; it holds for every earlier one. */
  function lastDay(isSo: (date: string) => boolean): number {
    let [least, most] = [dayNumber('1850-01-01'), dayNumber(at) + 400]
    while (least < most) {
      const middle = Math.ceil((least + most) / 2)
      if (isSo(new Date(middle * 86_400_000).toISOString().slice(0, 10))) least = middle
      else most = middle - 1
    }
    return least
  }

  return {
    async contradictions(rules, pairs) {
      const { codes, speaks, isPossible } = world(rules)
      const found: Array<string> = []
      for (const [one, other] of pairs ?? pairsOf(rules.recommendations).filter((pair) => canMeet(rules, ...pair, codes))) {
        for (const procedure of new Set(one.options.map((row) => row.procedure))) {
          const has = ({ options }: Recommendation, isSaid: (rating: number) => boolean): boolean => options.some((row) => row.procedure === procedure && isSaid(row.appropriateness))
          if (!has(one, favours) || !has(other, opposes)) continue
          const over = rules.recommendations.filter(({ rule }) => rule.overrides.some((entry) => entry.recommendation === one.id || entry.recommendation === other.id))
          const question = every([speaks(one, procedure, favours), speaks(other, procedure, opposes), ...over.map((third) => Not(speaks(third, procedure, () => true)))])
          if (await isPossible(question)) found.push(`contradiction ${procedure} ${one.id} ${other.id}`)
        }
      }
      return found
    },
    async branches(rules) {
      const { read, isPossible } = world(rules)
      const found: Array<string> = []
      for (const { id, rule } of rules.recommendations) {
        const { applies, whens } = read.get(id)!
        const left = (before: number): Array<Holds> => [applies, ...whens.slice(0, before).map((when) => Not(when))]
        if (!(await isPossible(applies))) {
          found.push(`unreachable population ${id}`)
          continue
        }
        for (const [place, { key }] of rule.scenarios.entries()) if (!(await isPossible(every([...left(place), whens[place]!])))) found.push(`unreachable scenario ${id} ${key}`)
        if (await isPossible(every(left(whens.length)))) found.push(`gap ${id}`)
      }
      return found
    },
    end: () => em.PThread.terminateAllThreads(),
  }
}

/**
 * The solver's library frees a formula whenever the collector meets it, also while the solver's own thread computes in the same memory, which
 * corrupts it. What is loaded here never frees; the process that asks is short.
 */
async function withoutFinalizers<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  const { FinalizationRegistry } = globalThis
  globalThis.FinalizationRegistry = class {
    readonly [Symbol.toStringTag] = 'FinalizationRegistry'
    register(): void {}
    unregister(): boolean {
      return false
    }
  }
  try {
    return await load()
  } finally {
    globalThis.FinalizationRegistry = FinalizationRegistry
  }
}

function favours(rating: number): boolean {
  return rating >= 7
}

function opposes(rating: number): boolean {
  return rating <= 3
}

function pairsOf(recommendations: ReadonlyArray<Recommendation>): Array<[Recommendation, Recommendation]> {
  return recommendations.flatMap((one) => recommendations.flatMap((other): Array<[Recommendation, Recommendation]> => (one === other ? [] : [[one, other]])))
}
