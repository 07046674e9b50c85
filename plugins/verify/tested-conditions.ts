import { makeConditionReader, type Expression, type Leaf } from '#plugins/decide/expression.ts'
import { choices, type Decidable, type DecidableRecommendation } from '#plugins/decide/terms.ts'

/** What is decided true or false as a whole, and on its own has to be shown right by cases: whom a rule is about, a scenario, a named condition. */
export type Judgement = {
  of: 'applies' | 'scenario' | 'named'
  /** Of the scenario or the named condition; for `applies` the recommendation's id. */
  key: string
  /** Where it stands: in the recommendation, or from `meaning` on in the vocabulary. */
  path: string
  expression: Expression
  /** Cases count only where these hold, and those do not: a scenario is asked about only when no earlier one took the patient. */
  after: { hold: ReadonlyArray<Expression>; fail: ReadonlyArray<Expression> }
  conditions: ReadonlyArray<TestedCondition>
}

/** A single condition of a judgement. One that is written twice in it is one condition, with two places. */
export type TestedCondition = { text: string; paths: ReadonlyArray<string>; whole: Single; asTrue: Expression; asFalse: Expression }

/** Where the splitting of a judgement stops. A named condition counts as one here and is judged by itself. */
type Single = Leaf | Extract<Expression, { is: 'named' }>

/** Every judgement that a recommendation makes, the named conditions it reads included, in reading order. Throws `UnreadableRule`. */
export function judgementsOf(recommendation: DecidableRecommendation, decidable: Decidable): Array<Judgement> {
  const reader = makeConditionReader(decidable)
  const { rule } = recommendation
  const applies = reader.read(rule.applies)
  const whens = rule.scenarios.map(({ when }) => reader.read(when))
  const judgements = [
    judgement({ of: 'applies', key: recommendation.id, path: 'rule.applies', expression: applies, after: { hold: [], fail: [] } }),
    ...whens.map((expression, index) =>
      judgement({ of: 'scenario', key: rule.scenarios[index]!.key, path: `rule.scenarios.${index}.when`, expression, after: { hold: [applies], fail: whens.slice(0, index) } }),
    ),
  ]
  const named = new Map<string, Expression>()
  const collect = (expression: Expression): void => {
    for (const { single } of singlesOf(expression, '')) {
      if (single.is !== 'named' || named.has(single.key)) continue
      named.set(single.key, single.meaning)
      collect(single.meaning)
    }
  }
  collect(applies)
  const inPopulation = new Set(named.keys())
  whens.forEach(collect)
  for (const [key, expression] of named) {
    const hold = inPopulation.has(key) ? [] : [applies]
    judgements.push(judgement({ of: 'named', key, path: 'meaning', expression, after: { hold, fail: [] } }))
  }
  return judgements
}

function judgement(parts: Omit<Judgement, 'conditions'>): Judgement {
  const byText = new Map<string, { whole: Single; paths: Array<string> }>()
  for (const { single, path } of singlesOf(parts.expression, parts.path)) {
    const text = textOf(single)
    const known = byText.get(text)
    if (known) known.paths.push(path)
    else byText.set(text, { whole: single, paths: [path] })
  }
  const conditions = [...byText].map(([text, { whole, paths }]) => ({
    text,
    paths,
    whole,
    asTrue: replaced(parts.expression, text, always),
    asFalse: replaced(parts.expression, text, never),
  }))
  return { ...parts, conditions }
}

const always: Expression = { is: 'all', parts: [] }
const never: Expression = { is: 'any', parts: [] }

function singlesOf(expression: Expression, path: string): Array<{ single: Single; path: string }> {
  switch (expression.is) {
    case 'all':
    case 'any':
      return expression.parts.flatMap((part, index) => singlesOf(part, `${path}.${expression.is}.${index}`))
    case 'not':
      return singlesOf(expression.part, `${path}.not`)
    case 'score':
      return expression.parts.flatMap(({ when }, index) => singlesOf(when, expression.counts ? `${path}.of.${index}` : `${path}.score.${index}.when`))
    default:
      return [{ single: expression, path }]
  }
}

function replaced(expression: Expression, text: string, by: Expression): Expression {
  const inside = (part: Expression): Expression => replaced(part, text, by)
  switch (expression.is) {
    case 'all':
    case 'any':
      return { is: expression.is, parts: expression.parts.map(inside) }
    case 'not':
      return { is: 'not', part: inside(expression.part) }
    case 'score':
      return { ...expression, parts: expression.parts.map(({ points, when }) => ({ points, when: inside(when) })) }
    default:
      return textOf(expression) === text ? by : expression
  }
}

/** A condition by the keys it is written with: `finding fever`, `measurement gcs 14 to below 15`, `named pas-high`. Equal texts are equal conditions. */
function textOf(single: Single): string {
  switch (single.is) {
    case 'named':
      return `named ${single.key}`
    case 'finding':
      return `finding ${single.key}${single.present ? '' : ' absent'}`
    case 'measurement':
      return `measurement ${single.scale.key} ${range(finite(single.from), finite(single.below))}`
    case 'age':
      return `age ${range(single.from && inMonthsAndDays(single.from), single.below && inMonthsAndDays(single.below))}`
    case 'choice':
      return `${single.fact} ${choices[single.fact].filter((_, index) => single.allowed[index]).join(' or ')}`
    case 'indication':
      return `indication in ${single.set.key}`
    case 'prior':
      return `prior ${[...single.procedures].sort().join('/')} within ${inMonthsAndDays(single.within)}${single.status ? ` ${single.status}` : ''}`
  }
}

function range(from: string | undefined, below: string | undefined): string {
  return [from !== undefined && `from ${from}`, below !== undefined && `below ${below}`].filter(Boolean).join(' ')
}

function finite(number: number): string | undefined {
  return Number.isFinite(number) ? String(number) : undefined
}

export function inMonthsAndDays({ months, days }: { months: number; days: number }): string {
  if (months === 0) return `P${days}D`
  const whole = months % 12 === 0 ? `${months / 12}Y` : `${months}M`
  return days === 0 ? `P${whole}` : `P${whole}${days}D`
}
