import { convert, type CodeSet, type Expression, type Leaf, type Scale } from '#plugins/decide/expression.ts'
import { formerKey } from '#schema/bundle/behaviour-change.ts'

/**
 * Puts conditions that were read over two vocabularies in the same words, so that they can be compared: a measurement has one scale, that of the
 * condition seen first (what nothing converts stays as it is); a value set that `changed` has its former key, where the condition is of before.
 */
export function makeSameWords(changed: ReadonlySet<string>): (expression: Expression, time: 'before' | 'after') => Expression {
  const scales = new Map<string, Scale>()
  const former = new Map<CodeSet, CodeSet>()
  const done = { before: new Map<Expression, Expression>(), after: new Map<Expression, Expression>() }

  function inSame(expression: Expression, time: 'before' | 'after'): Expression {
    const known = done[time].get(expression)
    if (known) return known
    const made = build(expression, (part) => inSame(part, time), time)
    done[time].set(expression, made)
    return made
  }
  function build(expression: Expression, inner: (part: Expression) => Expression, time: 'before' | 'after'): Expression {
    switch (expression.is) {
      case 'all':
      case 'any':
        return { ...expression, parts: expression.parts.map(inner) }
      case 'not':
        return { ...expression, part: inner(expression.part) }
      case 'score':
        return { ...expression, parts: expression.parts.map(({ points, when }) => ({ points, when: inner(when) })) }
      case 'named':
        return { ...expression, meaning: inner(expression.meaning) }
      case 'measurement':
        return measured(expression)
      case 'indication':
        return time === 'before' && changed.has(expression.set.key) ? { ...expression, set: formerly(expression.set) } : expression
      default:
        return expression
    }
  }
  function formerly(set: CodeSet): CodeSet {
    const made = former.get(set) ?? { ...set, key: formerKey(set.key) }
    former.set(set, made)
    return made
  }
  function measured(leaf: Extract<Leaf, { is: 'measurement' }>): Leaf {
    const scale = scales.get(leaf.scale.key) ?? leaf.scale
    scales.set(scale.key, scale)
    if (scale === leaf.scale) return leaf
    const onScale = (threshold: number): number | undefined => (Number.isFinite(threshold) ? convert(scale, threshold, leaf.scale.unit) : threshold)
    const [from, below] = [onScale(leaf.from), onScale(leaf.below)]
    return from === undefined || below === undefined ? leaf : { ...leaf, scale, from, below }
  }
  return inSame
}
