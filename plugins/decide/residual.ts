import type { Expression, Leaf } from './expression.ts'
import type { Diagram, Forest } from './diagram.ts'
import type { Known } from './facts.ts'
import { holdsAt, type OpenFacts } from './open-facts.ts'
import { no, unknown, yes } from './terms.ts'
import { truthOf } from './truth.ts'

/** Turns what is left of conditions, once the known facts are put in, into diagrams over the open ones. */
export type Residual = { diagramOf(expression: Expression): Diagram; falsity: Diagram; truth: Diagram }

export function makeResidual({ forest, open, known }: { forest: Forest; open: OpenFacts; known: Known }): Residual {
  const [falsity, truth] = [forest.constant(0), forest.constant(1)]
  const done = new Map<Expression, Diagram>()

  function diagramOf(expression: Expression): Diagram {
    const settled = truthOf(expression, known)
    if (settled !== unknown) return settled === yes ? truth : falsity
    const before = done.get(expression)
    if (before !== undefined) return before
    const made = build(expression)
    done.set(expression, made)
    return made
  }

  function build(expression: Expression): Diagram {
    switch (expression.is) {
      // From the last part to the first: authors write what is tested first first, so what stands already comes later in the order.
      case 'all':
        return expression.parts.reduceRight((rest, part) => (rest === falsity ? rest : forest.ifElse(diagramOf(part), rest, falsity)), truth)
      case 'any':
        return expression.parts.reduceRight((rest, part) => (rest === truth ? rest : forest.ifElse(diagramOf(part), truth, rest)), falsity)
      case 'not':
        return forest.ifElse(diagramOf(expression.part), falsity, truth)
      case 'score':
        return score(expression)
      case 'named':
        return diagramOf(expression.meaning)
      default:
        return leafDiagram(expression)
    }
  }

  function leafDiagram(leaf: Leaf): Diagram {
    // A list makes the leaf hold as soon as one group of it is given; every other fact has one variable.
    return open.variablesOf(leaf).reduceRight((rest, number) => {
      const variable = open.variables[number]!
      const children = Array.from({ length: forest.sizeOf(number) }, (_, value) => (holdsAt(leaf, variable, value, known.at) ? truth : rest))
      return forest.choose(number, children)
    }, falsity)
  }

  /** Sums part by part, and stops summing where the parts still to come can no longer change on which side the sum ends. */
  function score({ parts, from, below }: Extract<Expression, { is: 'score' }>): Diagram {
    let sure = 0
    const openParts: Array<{ points: number; test: Diagram }> = []
    for (const { points, when } of parts) {
      const settled = truthOf(when, known)
      if (settled === yes) sure += points
      else if (settled !== no) openParts.push({ points, test: diagramOf(when) })
    }
    let least = openParts.reduce((sum, { points }) => sum + Math.min(points, 0), 0)
    let most = openParts.reduce((sum, { points }) => sum + Math.max(points, 0), 0)
    const [isIn, isOut] = [Infinity, -Infinity]
    const settle = (sum: number): number => {
      if (sum === isIn || sum === isOut) return sum
      if (sum + least >= from && sum + most < below) return isIn
      return sum + most < from || sum + least >= below ? isOut : sum
    }
    let sums = forest.constant(settle(sure))
    for (const { points, test } of openParts) {
      least -= Math.min(points, 0)
      most -= Math.max(points, 0)
      sums = forest.combine(sums, test, (sum, holds) => settle(holds === 0 ? sum : sum + points))
    }
    return forest.map(sums, (sum) => (sum === isIn ? 1 : 0))
  }

  return { diagramOf, falsity, truth }
}
