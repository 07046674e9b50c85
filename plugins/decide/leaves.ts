import type { Expression, Leaf } from './expression.ts'

/** Leaves of expressions in reading order, each once. `isEntered`: whether what is within an expression is wanted. */
export function leavesOf(roots: ReadonlyArray<Expression>, isEntered: (expression: Expression) => boolean = () => true): Array<Leaf> {
  const leaves = new Set<Leaf>()
  const entered = new Set<Expression>()
  const enter = (expression: Expression): void => {
    if (!isEntered(expression)) return
    switch (expression.is) {
      case 'all':
      case 'any':
        return expression.parts.forEach(enter)
      case 'not':
        return enter(expression.part)
      case 'score':
        return expression.parts.forEach(({ when }) => enter(when))
      case 'named':
        // Shared by many rules, and maybe named more than once in one.
        if (entered.has(expression.meaning)) return
        entered.add(expression.meaning)
        return enter(expression.meaning)
      default:
        leaves.add(expression)
    }
  }
  roots.forEach(enter)
  return [...leaves]
}
