import { latestBirth } from './calendar.ts'
import { convert, isInSet, type Expression, type Leaf } from './expression.ts'
import { isWithin, type Known } from './facts.ts'
import { no, unknown, yes, type Truth } from './terms.ts'

/**
 * Truth of a condition for what is known, in Kleene's strong three-valued logic. "True" and "false" hold for every completion of the
 * unknown facts. "Unknown" may still be one of them in disguise (`a or not a`): the diagrams decide that exactly.
 */
export function truthOf(expression: Expression, known: Known): Truth {
  switch (expression.is) {
    case 'all': {
      let least: Truth = yes
      for (const part of expression.parts) {
        const truth = truthOf(part, known)
        if (truth === no) return no
        if (truth < least) least = truth
      }
      return least
    }
    case 'any': {
      let greatest: Truth = no
      for (const part of expression.parts) {
        const truth = truthOf(part, known)
        if (truth === yes) return yes
        if (truth > greatest) greatest = truth
      }
      return greatest
    }
    case 'not':
      return (yes - truthOf(expression.part, known)) as Truth
    case 'score':
      return truthOfScore(expression, known)
    case 'named': {
      const settled = known.settled.get(expression.meaning)
      if (settled !== undefined) return settled
      const truth = truthOf(expression.meaning, known)
      known.settled.set(expression.meaning, truth)
      return truth
    }
    default:
      return truthOfLeaf(expression, known)
  }
}

/** Least and greatest sum the unknown parts allow, in millionths of a point. */
export function sumOf(expression: Extract<Expression, { is: 'score' }>, known: Known): { least: number; most: number } {
  let least = 0
  let most = 0
  for (const { points, when } of expression.parts) {
    const truth = truthOf(when, known)
    if (truth === yes || (truth === unknown && points < 0)) least += points
    if (truth === yes || (truth === unknown && points > 0)) most += points
  }
  return { least, most }
}

function truthOfScore(expression: Extract<Expression, { is: 'score' }>, known: Known): Truth {
  const { least, most } = sumOf(expression, known)
  if (least >= expression.from && most < expression.below) return yes
  return most < expression.from || least >= expression.below ? no : unknown
}

export function truthOfLeaf(leaf: Leaf, known: Known): Truth {
  switch (leaf.is) {
    case 'age': {
      const { from, to } = known.born
      const reached = leaf.from ? atLatest(from, to, latestBirth(leaf.from, known.at)) : yes
      const notYet = leaf.below ? ((yes - atLatest(from, to, latestBirth(leaf.below, known.at))) as Truth) : yes
      return reached < notYet ? reached : notYet
    }
    case 'choice': {
      const index = known.choices[leaf.fact]
      return index === undefined ? unknown : truth(leaf.allowed[index] === true)
    }
    case 'indication': {
      const { indications } = known
      if (!indications) return unknown
      const settled = known.settled.get(leaf.set)
      if (settled !== undefined) return settled
      const isGiven = indications.codes.some(({ system, code }) => isInSet(leaf.set, system, code))
      const found = isGiven ? yes : indications.complete ? no : unknown
      known.settled.set(leaf.set, found)
      return found
    }
    case 'finding': {
      const found = known.findings.get(leaf.key)
      return found === undefined ? unknown : truth(found === leaf.present)
    }
    case 'measurement': {
      const measured = known.measurements.get(leaf.scale.key)
      const value = measured && convert(leaf.scale, measured.value, measured.unit)
      return value === undefined ? unknown : truth(value >= leaf.from && value < leaf.below)
    }
    case 'prior': {
      const { prior } = known
      if (!prior) return unknown
      if (prior.examinations.some((examination) => isWithin(leaf, examination, known.at))) return yes
      return prior.complete ? no : unknown
    }
  }
}

/** Whether a birth date between `from` and `to` is at the latest `limit`. */
function atLatest(from: number, to: number, limit: number): Truth {
  if (to <= limit) return yes
  return from > limit ? no : unknown
}

function truth(holds: boolean): Truth {
  return holds ? yes : no
}
