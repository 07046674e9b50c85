import { DamagedRule, makeConditionReader, UnreadableRule, type ConditionReader, type Expression, type PriorWindow } from './expression.ts'
import { Program } from './program.ts'
import { makeReach, type Reach } from './reach.ts'
import { makeMemory, nothingSaid, orderMissing, type Memory, type Settlement } from './settle.ts'
import { makeSpecificity } from './specificity.ts'
import { damageOf } from './structure.ts'
import type { Decidable, DecidableRecommendation } from './terms.ts'
import { overridesAmong, verdictsOn, type Verdict } from './verdicts.ts'
import { makeTables, type Tables } from './write-program.ts'

/** Rules made ready for deciding. Cheap to make: the rules of a procedure are read when it is first ordered, and kept. */
export type Prepared = {
  decidable: Decidable
  /** Procedures that some recommendation has a row for. */
  procedures: ReadonlyArray<string>
  /** Undefined where no recommendation has a row for the procedure. */
  rulesFor(procedure: string): OrderRules | undefined
  /** What all rules come to for a procedure that none has a row for, and where no procedure is ordered. */
  outside: Settlement
  unasked: Settlement
}

/** All that recommendations say about ordering one procedure. Candidates stand in the order of their ids, not of the file. */
export type OrderRules = {
  procedure: string
  candidates: ReadonlyArray<Candidate>
  /** What a referrer may be told, the most cautious first: by rating, certainty, id. */
  verdicts: ReadonlyArray<Verdict>
  /** Recommendations whose rule points to something that is not there, or is damaged. They say nothing. */
  unreadable: ReadonlyArray<Unreadable>
  /** Candidates that may speak to a patient with these indications. */
  reach: Reach
  /** Whether one candidate declares that another gives way to it. Declarations in a circle cancel each other. */
  overrides(one: number, other: number): boolean
  /** Whether one candidate's population is a true part of another's; decided exactly on first use. */
  isMoreSpecific(one: number, other: number): boolean
  /** The conditions of the candidates, ready to be asked of patients. */
  program: Program
  /** What the rules were found to come to. */
  memory: Memory
}

export type Candidate = {
  recommendation: DecidableRecommendation
  applies: Expression
  /** `verdict` is a place in `verdicts`; undefined where the recommendation has no row for the procedure in this scenario. */
  scenarios: ReadonlyArray<{ key: string; when: Expression; verdict: number | undefined }>
  /** Examinations that would be a duplicate. */
  duplicates: PriorWindow | undefined
}

type Unreadable = { recommendation: string; why: string; isDamaged: boolean }

/** Indexes rules by procedure. Pure; never throws on a decidable that its schema accepts, nor on one that `readBundle` read. */
export function prepare(decidable: Decidable): Prepared {
  const rowsFor = new Map<string, Array<DecidableRecommendation>>()
  for (const recommendation of decidable.recommendations) {
    for (const { procedure } of recommendation.options) {
      const rows = rowsFor.get(procedure)
      if (!rows) rowsFor.set(procedure, [recommendation])
      else if (rows.at(-1) !== recommendation) rows.push(recommendation)
    }
  }
  let reader: ConditionReader | undefined
  const tables = makeTables()
  const ready = new Map<string, OrderRules>()
  return {
    decidable,
    outside: nothingSaid(),
    unasked: orderMissing(),
    procedures: [...rowsFor.keys()],
    rulesFor(procedure) {
      const known = ready.get(procedure)
      if (known) return known
      const recommendations = rowsFor.get(procedure)
      if (!recommendations) return undefined
      reader ??= makeConditionReader(decidable)
      const rules = orderRules(procedure, recommendations, { reader, tables })
      ready.set(procedure, rules)
      return rules
    },
  }
}

function orderRules(procedure: string, recommendations: ReadonlyArray<DecidableRecommendation>, { reader, tables }: { reader: ConditionReader; tables: Tables }): OrderRules {
  const readable: Array<Candidate> = []
  const unreadable: Array<Unreadable> = []
  for (const recommendation of [...recommendations].sort(byId)) {
    try {
      readable.push(candidateOf(recommendation, reader))
    } catch (fault) {
      if (!(fault instanceof UnreadableRule)) throw fault
      unreadable.push({ recommendation: recommendation.id, why: fault.message, isDamaged: fault instanceof DamagedRule })
    }
  }
  const verdicts = verdictsOn(procedure, readable.map(({ recommendation }) => recommendation))
  const placeOf = new Map<string, number>()
  for (const [place, { candidate, scenario }] of verdicts.entries()) if (!placeOf.has(`${candidate} ${scenario}`)) placeOf.set(`${candidate} ${scenario}`, place)
  const candidates = readable.map((candidate, place) => ({
    ...candidate,
    scenarios: candidate.scenarios.map((scenario) => ({ ...scenario, verdict: placeOf.get(`${place} ${scenario.key}`) })),
  }))
  const populations = candidates.map(({ applies }) => applies)
  const overriding = overridesAmong(candidates)
  return {
    procedure,
    candidates,
    verdicts,
    unreadable,
    reach: makeReach(populations),
    overrides: (one, other) => overriding.has(one * candidates.length + other),
    isMoreSpecific: makeSpecificity(populations),
    program: new Program(candidates, tables),
    memory: makeMemory(),
  }
}

/** Throws `UnreadableRule`. */
function candidateOf(recommendation: DecidableRecommendation, reader: ConditionReader): Candidate {
  const damaged = damageOf(recommendation)
  if (damaged !== undefined) throw new DamagedRule(`has a damaged part "${damaged}"`)
  const { applies, scenarios, priorImaging } = recommendation.rule
  return {
    recommendation,
    scenarios: scenarios.map(({ key, when }) => ({ key, when: reader.read(when), verdict: undefined })),
    applies: reader.read(applies),
    duplicates: priorImaging && reader.priorWindow(priorImaging),
  }
}

/** By id; two with one id, which no compiled bundle has, by version and then by content, so that the file's order never shows. */
function byId(one: DecidableRecommendation, other: DecidableRecommendation): number {
  return compared(one.id, other.id) || compared(one.version, other.version) || compared(JSON.stringify(one), JSON.stringify(other))
}

function compared(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
