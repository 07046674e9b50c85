import { ForestFull, type Diagram, type Forest } from './diagram.ts'
import type { OpenFacts } from './open-facts.ts'
import type { MissingFact } from './terms.ts'

/** Facts up to which the best order is searched for exactly; beyond, and where the search takes too long, one answer is looked ahead. */
const mostForSearch = 10
/** Steps that search and look-ahead may take each. Counted, not timed, so that the order is the same on every machine. */
const stepsForAsking = 30_000
const roomForAsking = 30_000

type Cost = { worst: number; mean: number; first: number | undefined }

/**
 * The facts an outcome depends on, in the order to ask them. All are needed: the outcome depends on each, and nothing else. The first
 * is the root of a decision tree of least depth, so that asking, and deciding again after each answer, ends soonest in the worst case;
 * among equals the one that ends soonest on average if all answers were equally likely, then the one read first. The next follow
 * the answers that take longest.
 */
export function questionOrder({ forest, open, outcome }: { forest: Forest; open: OpenFacts; outcome: Diagram }): { order: Array<MissingFact>; worst: number | undefined } {
  const factOfVariable = new Map<number, number>()
  for (const [index, { variables }] of open.facts.entries()) for (const variable of variables) factOfVariable.set(variable, index)
  const costs = new Map<Diagram, Cost>()

  /** Places in `open.facts`, in reading order. */
  const factsIn = (diagram: Diagram): Array<number> =>
    [...new Set(forest.support(diagram).map((variable) => factOfVariable.get(variable)!))].sort((one, other) => one - other)

  /** What remains after each answer, with the share of the answers that lead there. */
  const answers = (diagram: Diagram, fact: number): Map<Diagram, number> => {
    let remaining = new Map([[diagram, 1]])
    for (const variable of open.facts[fact]!.variables) {
      const size = forest.sizeOf(variable)
      const next = new Map<Diagram, number>()
      for (const [from, share] of remaining) {
        for (let value = 0; value < size; value++) {
          const to = forest.restrict(from, variable, value)
          next.set(to, (next.get(to) ?? 0) + share / size)
        }
      }
      remaining = next
    }
    return remaining
  }

  const costOf = (diagram: Diagram): Cost => {
    const known = costs.get(diagram)
    if (known) return known
    let best: Cost = { worst: 0, mean: 0, first: undefined }
    for (const fact of factsIn(diagram)) {
      let [worst, mean] = [0, 0]
      for (const [rest, share] of answers(diagram, fact)) {
        const cost = costOf(rest)
        worst = Math.max(worst, cost.worst)
        mean += share * cost.mean
      }
      const cost = { worst: worst + 1, mean: rounded(mean + 1), first: fact }
      if (best.first === undefined || cost.worst < best.worst || (cost.worst === best.worst && cost.mean < best.mean)) best = cost
    }
    costs.set(diagram, best)
    return best
  }

  /** Facts by what would still matter after them: at worst, then on average. One look ahead instead of all of them. */
  const byOneAnswer = (facts: ReadonlyArray<number>): Array<number> => {
    const ranked = facts.map((fact) => {
      let [worst, mean] = [0, 0]
      for (const [rest, share] of answers(outcome, fact)) {
        const left = factsIn(rest).length
        worst = Math.max(worst, left)
        mean += share * left
      }
      return { fact, worst, mean: rounded(mean) }
    })
    return ranked.sort((one, other) => one.worst - other.worst || one.mean - other.mean).map(({ fact }) => fact)
  }

  /** The first questions of a best tree, following the answers that take longest; then what only other answers need. */
  const bySearch = (facts: ReadonlyArray<number>): Array<number> => {
    const asked: Array<number> = []
    const weight = (diagram: Diagram): number => costOf(diagram).worst + costOf(diagram).mean / 1e3
    for (let at = outcome, next = costOf(at).first; next !== undefined; next = costOf(at).first) {
      asked.push(next)
      at = [...answers(at, next).keys()].reduce((longest, rest) => (weight(rest) > weight(longest) ? rest : longest))
    }
    return [...asked, ...facts.filter((fact) => !asked.includes(fact))]
  }

  const all = factsIn(outcome)
  forest.allow({ nodes: roomForAsking, steps: stepsForAsking })
  const searched = all.length <= mostForSearch ? within(() => bySearch(all)) : undefined
  if (!searched) forest.allow({ steps: stepsForAsking })
  const order = searched ?? within(() => byOneAnswer(all)) ?? all
  return { order: order.map((fact) => open.facts[fact]!.fact), worst: searched && costOf(outcome).worst }
}

/** What the work gives, or undefined where a guard ended it. */
function within<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch (fault) {
    if (fault instanceof ForestFull) return undefined
    throw fault
  }
}

/** Equal shares added in another order differ in the last bits. */
function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9
}
