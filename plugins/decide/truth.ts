import { latestBirth, type Day } from './calendar.ts'
import { convert, isInSet, type CodeSet, type Expression, type Leaf, type PriorWindow, type Scale } from './expression.ts'
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

function truthOfLeaf(leaf: Leaf, known: Known): Truth {
  switch (leaf.is) {
    case 'age':
      return truthOfAge(known.born, leaf.from ? latestBirth(leaf.from, known.at) : Number.NaN, leaf.below ? latestBirth(leaf.below, known.at) : Number.NaN)
    case 'choice': {
      const index = known.choice(leaf.fact)
      return index === undefined ? unknown : truth(leaf.allowed[index] === true)
    }
    case 'indication':
      return truthOfIndication(leaf.set, known)
    case 'finding':
      return truthOfFinding(leaf.key, leaf.present, known)
    case 'measurement':
      return truthOfMeasurement(leaf, known)
    case 'prior':
      return truthOfPrior(leaf, known)
  }
}

/**
 * Whether somebody born between two days, both inclusive, has reached the lower age, that is was born by `latest`, and not the upper one, that
 * is was born after `tooOld`. NaN where there is no such limit: nothing compares with it.
 */
export function truthOfAge({ from, to }: Known['born'], latest: Day, tooOld: Day): Truth {
  if (from > latest || to <= tooOld) return no
  return to > latest || from <= tooOld ? unknown : yes
}

export function truthOfIndication(set: CodeSet, known: Known): Truth {
  // Rules of one indication are asked one after the other.
  if (known.lastSet !== set) {
    known.lastSet = set
    known.lastSetTruth = truthOfGiven(set, known)
  }
  return known.lastSetTruth
}

function truthOfGiven(set: CodeSet, { indications }: Known): Truth {
  if (!indications) return unknown
  const { codes, complete } = indications
  for (let index = 0; index < codes.length; index++) if (isInSet(set, codes[index]!.system, codes[index]!.code)) return yes
  return complete ? no : unknown
}

export function truthOfFinding(key: string, present: boolean, known: Known): Truth {
  const found = known.finding(key)
  return found === undefined ? unknown : truth(found === present)
}

export function truthOfMeasurement({ scale, from, below }: { scale: Scale; from: number; below: number }, known: Known): Truth {
  const measured = known.measurement(scale.key)
  const value = measured && convert(scale, measured.value, measured.unit)
  return value === undefined ? unknown : truth(value >= from && value < below)
}

export function truthOfPrior(window: PriorWindow, { prior, at }: Known): Truth {
  if (!prior) return unknown
  for (const examination of prior.examinations) if (isWithin(window, examination, at)) return yes
  return prior.complete ? no : unknown
}

function truth(holds: boolean): Truth {
  return holds ? yes : no
}
