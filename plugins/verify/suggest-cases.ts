import { makeForest, type Diagram, type Forest } from '#plugins/decide/diagram.ts'
import type { Expression } from '#plugins/decide/expression.ts'
import { type Known, nothingKnown, readFacts } from '#plugins/decide/facts.ts'
import { openFacts, type OpenFacts, type Variable } from '#plugins/decide/open-facts.ts'
import { makeResidual } from '#plugins/decide/residual.ts'
import type { Facts } from '#plugins/decide/terms.ts'
import { type CaseCoverage, isAsked, isCovered, type Shown, shownBy } from './case-coverage.ts'
import { valueIn, withValue } from './patient-facts.ts'
import type { Judgement, TestedCondition } from './tested-conditions.ts'

/** A patient who would show what no case shows yet. */
export type SuggestedCase = {
  /** The case it is made from, by its place; only what has to change is changed. */
  from: number
  facts: Facts
}

export type Uncovered = {
  judgement: Judgement
  condition: TestedCondition
  /** Cases that would cover it; empty where none can: whatever else is true, this condition alone never turns the result. */
  suggestions: ReadonlyArray<SuggestedCase>
}

/** Nodes for one recommendation. Its rule alone reads some tens of facts. */
const roomForSuggesting = 120_000

/**
 * For every condition that is not covered, patients that would cover it, as near as possible to a case that is there. Exact: where no
 * suggestion comes, no patient exists. Suggestions are counted as cases as they are made, so that one patient serves several conditions.
 * Throws `ForestFull` where a rule is larger than any diagram we allow.
 */
export function suggestCases({ coverage, cases, at }: { coverage: CaseCoverage; cases: ReadonlyArray<{ facts: Facts }>; at: string }): Array<Uncovered> {
  const judgements = coverage.judgements.map(({ judgement }) => judgement)
  const day = nothingKnown(readFacts({}, at).at)
  const open = openFacts(judgements.flatMap(({ expression, conditions }) => [expression, ...conditions.map(({ whole }) => whole)]), day)
  const forest = makeForest(open.sizes, roomForSuggesting)
  const { diagramOf } = makeResidual({ forest, open, known: day })
  const bases = cases.map(({ facts }, from) => ({ from, facts, known: readFacts(facts, at) }))
  const added: Array<Base> = []

  return coverage.judgements.flatMap(({ judgement, conditions }) => {
    const [none, every] = [forest.constant(0), forest.constant(1)]
    const { hold, fail } = judgement.after
    const asked = [...hold.map(diagramOf), ...fail.map((one) => forest.ifElse(diagramOf(one), none, every))].reduce((all, one) => forest.ifElse(one, all, none), every)
    return conditions.filter(({ covered }) => !covered).flatMap((one) => {
      const shows = (facts: Known): Array<Omit<Shown, 'case'>> => {
        const found = isAsked(judgement, facts) ? shownBy(one.condition, facts) : undefined
        return found ? [found] : []
      }
      const shown: Array<Omit<Shown, 'case'>> = [...one.shown, ...added.flatMap((entry) => shows(entry.known))]
      if (isCovered(shown)) return []
      const suggestions: Array<SuggestedCase> = []
      for (const { region, wanted } of lacking({ forest, diagramOf, asked, condition: one.condition, shown })) {
        const isWanted = (facts: Known): boolean => shows(facts).some(({ holds, result }) => holds === wanted.holds && result === wanted.result)
        const near = nearest({ forest, open, region, bases: [...bases, ...added], isWanted, at })
        if (!near) continue
        suggestions.push(near)
        added.push({ ...near, known: readFacts(near.facts, at) })
      }
      return [{ judgement, condition: one.condition, suggestions }]
    })
  })
}

/** Regions of patients still to be shown, at most two: one for each half of the pair that lacks. None where no pair exists. */
function lacking({ forest, diagramOf, asked, condition, shown }: {
  forest: Forest
  diagramOf: (expression: Expression) => Diagram
  asked: Diagram
  condition: TestedCondition
  shown: ReadonlyArray<Omit<Shown, 'case'>>
}): Array<{ region: Diagram; wanted: Omit<Shown, 'case'> }> {
  const none = forest.constant(0)
  const not = (diagram: Diagram): Diagram => forest.ifElse(diagram, none, forest.constant(1))
  const both = (...diagrams: ReadonlyArray<Diagram>): Diagram => diagrams.reduce((all, diagram) => forest.ifElse(diagram, all, none))
  const [holds, ifTrue, ifFalse] = [diagramOf(condition.whole), diagramOf(condition.asTrue), diagramOf(condition.asFalse)]
  for (const result of [true, false]) {
    const turns = result ? both(ifTrue, not(ifFalse)) : both(ifFalse, not(ifTrue))
    const halves = [
      { region: both(asked, turns, holds), wanted: { holds: true, result } },
      { region: both(asked, turns, not(holds)), wanted: { holds: false, result: !result } },
    ]
    if (halves.some(({ region }) => region === none)) continue
    return halves.filter(({ wanted }) => !shown.some((one) => one.holds === wanted.holds && one.result === wanted.result))
  }
  return []
}

type Base = SuggestedCase & { known: Known }

/** The patient of a region who differs from some case in the fewest facts, as found by walking from each case, fact by fact. */
function nearest({ forest, open, region, bases, isWanted, at }: {
  forest: Forest
  open: OpenFacts
  region: Diagram
  bases: ReadonlyArray<Base>
  isWanted: (facts: Known) => boolean
  at: string
}): SuggestedCase | undefined {
  const walks = bases.filter(({ known }) => known.order !== undefined).map((base) => {
    let rest = region
    const changed: Array<[Variable, number]> = []
    for (const number of forest.support(region)) {
      const variable = open.variables[number]!
      const own = valueIn(variable, base.known, open)
      const others = Array.from({ length: forest.sizeOf(number) }, (_, value) => value).filter((value) => value !== own)
      const value = (own === undefined ? others : [own, ...others]).find((one) => forest.valueOf(forest.restrict(rest, number, one)) !== 0)!
      rest = forest.restrict(rest, number, value)
      if (value !== own) changed.push([variable, value])
    }
    return { base, changed }
  })
  for (const { base, changed } of walks.sort((one, other) => one.changed.length - other.changed.length)) {
    const facts = changed.reduce((all, [variable, value]) => withValue(all, variable, { value, day: base.known.at, open }), base.facts)
    // Facts on which others lean (a man is not pregnant) may undo a change: only what really shows the condition is suggested.
    if (isWanted(readFacts(facts, at))) return { from: base.from, facts }
  }
  return undefined
}
