import { ForestFull, makeForest, type Diagram } from './diagram.ts'
import type { Known } from './facts.ts'
import { openFacts } from './open-facts.ts'
import type { OrderRules } from './prepare.ts'
import { questionOrder } from './questions.ts'
import { makeResidual } from './residual.ts'
import type { Settlement } from './settle.ts'
import { isOpen, isSilent, type Standing } from './program.ts'

/** Nodes that deciding one order may build: some tens of milliseconds and megabytes. */
const roomForDeciding = 20_000
/** Beyond this, diagrams are deeper than the call stack of every receiver can be trusted with. */
const mostVariables = 1000

/**
 * Settles through diagrams over the facts that are open. `standings`: of everyone who is not silent, by candidate. Without them everyone
 * counts as open; that gives the same as `settle`, so that a test can hold the two against each other.
 */
export function settleByDiagram(rules: OrderRules, known: Known, standings: ReadonlyMap<number, Standing> = everyoneOpen(rules)): Settlement {
  const roots = [...standings].flatMap(([place, standing]) => {
    const { applies, scenarios } = rules.candidates[place]!
    return standing === isOpen ? [applies, ...scenarios.map(({ when }) => when)] : []
  })
  const open = openFacts(roots, known)
  const everything = (): Settlement => ({ is: 'open', missing: open.facts.map(({ fact }) => fact), candidate: undefined, possible: [], exact: false, wordings: [] })
  if (open.variables.length > mostVariables) return everything()
  try {
    const forest = makeForest(open.sizes, roomForDeciding)
    const { diagramOf } = makeResidual({ forest, open, known })

    /** 0: says nothing; else the verdict's place plus one. */
    const saying = (place: number, standing: Standing): Diagram => {
      if (standing !== isOpen) return forest.constant(standing === isSilent ? 0 : standing + 1)
      const { applies, scenarios } = rules.candidates[place]!
      const silent = forest.constant(0)
      const row = scenarios.reduceRight((rest, { when, verdict }) => {
        return forest.ifElse(diagramOf(when), verdict === undefined ? silent : forest.constant(verdict + 1), rest)
      }, silent)
      return forest.ifElse(diagramOf(applies), row, silent)
    }
    const silent = forest.constant(0)
    type Saying = { candidate: number; said: Diagram }
    const isHeard = ({ said }: Saying): boolean => said !== silent
    const unbeaten = (sayings: Array<Saying>, beats: (one: number, other: number) => boolean): Array<Saying> =>
      sayings
        .map(({ candidate, said }) => {
          const left = sayings.reduce((rest, rival) => {
            return rest !== silent && rival.candidate !== candidate && beats(rival.candidate, candidate) ? forest.ifElse(rival.said, silent, rest) : rest
          }, said)
          return { candidate, said: left }
        })
        .filter(isHeard)
    const heard = [...standings].map(([candidate, standing]) => ({ candidate, said: saying(candidate, standing) })).filter(isHeard)
    const standing = unbeaten(unbeaten(heard, rules.overrides), rules.isMoreSpecific)
    const places = standing.reduce((best, { said }) => forest.combine(best, said, moreCautious), silent)

    const possible = forest.values(places).flatMap((place) => (place === 0 ? [] : [rules.verdicts[place - 1]!]))
    const outcome = forest.map(places, (place) => (place === 0 ? 0 : rules.verdicts[place - 1]!.told + 1))
    if (forest.valueOf(outcome) !== undefined) {
      const verdict = possible[0]
      const scenario = possible.every((one) => one.scenario === verdict?.scenario) ? verdict?.scenario : undefined
      return { is: 'settled', verdict, scenario, possible, gaveWay: [], by: 'diagram', wordings: [] }
    }
    const speakers = new Set(possible.map(({ candidate }) => candidate))
    const { order } = questionOrder({ forest, open, outcome })
    return { is: 'open', missing: order, candidate: speakers.size === 1 ? [...speakers][0] : undefined, possible, exact: true, wordings: [] }
  } catch (fault) {
    if (fault instanceof ForestFull) return everything()
    throw fault
  }
}

function everyoneOpen({ candidates }: OrderRules): Map<number, Standing> {
  return new Map(candidates.map((_, place) => [place, isOpen]))
}

function moreCautious(one: number, other: number): number {
  if (one === 0 || other === 0) return one + other
  return Math.min(one, other)
}
