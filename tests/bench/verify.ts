import { verify, verifyChanged } from '../../plugins/verify/verify.ts'
import { plantedRules } from '../support/planted-faults.ts'
import { smtQuestions } from '../support/smt-questions.ts'
import type { Decidable, DecidableRecommendation } from '../../schema/bundle/bundle.ts'
import { type Bound, median, type Row } from './measure.ts'

export { ratioOf } from './measure.ts'

const at = '2026-11-20'

/** Pairs of one reason put to the solver; all of them would take it minutes. */
const pairsAsked = 400

/** Proving 1,000 and 10,000 rules, five for each reason; one edited rule proven again; and the contradiction questions alone, beside an SMT solver. */
export async function bench(): Promise<Array<Row>> {
  warmUp()
  const rows: Array<Row> = []
  const times: Array<number> = []
  for (const { count, guide } of [{ count: 1000, guide: 2000 }, { count: 10_000, guide: 30_000 }]) {
    const { rules } = plantedRules({ count, seed: count, faults: 0 })
    const start = processorTime()
    const whole = verify(rules, { at })
    const all = processorTime() - start
    times.push(all)
    rows.push({ what: `every question about ${count} rules`, unit: 'ms of processor', better: 'less', ours: all, peers: {}, bounds: [atMost('guide', guide, all), ...growthOf(times)] })
    rows.push({ what: `memory of the process (RSS) with ${count} rules proven`, unit: 'MB', better: 'less', ours: process.memoryUsage().rss / 1e6, peers: {} })
    const edits = Array.from({ length: 25 }, (_, edit) => {
      const edited = withEdited(rules, (edit * 37) % count)
      const before = processorTime()
      verifyChanged(edited.rules, whole, { changed: [edited.id], at })
      return processorTime() - before
    })
    const one = median(edits)
    const row: Row = { what: `every question after one edit among ${count} rules`, unit: 'ms of processor', better: 'less', ours: one, peers: { 'all of them again': all } }
    rows.push({ ...row, bounds: [atMost('share of all of them', 0.01, one / all)] })
  }
  rows.push(await besideSolver())
  return rows
}

function atMost(what: string, most: number, figure: number): Bound {
  return { what: `${what}, at most ${most}`, figure, isMet: figure <= most }
}

/** Ten times as many rules, with as many that meet each. */
function growthOf([first, second]: ReadonlyArray<number>): Array<Bound> {
  return first === undefined || second === undefined ? [] : [atMost('times the time for ten times the rules', 15, second / first)]
}

/** The whole, and edits: who edits has edited before. */
function warmUp(): void {
  for (let seed = 1; seed <= 3; seed++) {
    const { rules } = plantedRules({ count: 200, seed, faults: 0 })
    const whole = verify(rules, { at })
    for (let place = 0; place < 30; place++) {
      const edited = withEdited(rules, place)
      verifyChanged(edited.rules, whole, { changed: [edited.id], at })
    }
  }
}

/** The solver is used in turn as it mostly is, a solver for each question, and as is fastest for it: one that keeps what it has read, asked by assumptions. */
async function besideSolver(): Promise<Row> {
  const { rules } = plantedRules({ count: 1000, seed: 1000, faults: 0 })
  const pairs = pairsOfOneReason(rules)
  const asked = pairs.slice(0, pairsAsked)
  const rounds: Record<'ours' | 'anew' | 'kept', Array<number>> = { ours: [], anew: [], kept: [] }
  for (let round = 0; round < 20; round++) contradictionsIn(rules)
  // In turn, so that whatever else the machine does meets all alike.
  for (let round = 0; round < 3; round++) {
    for (let again = 0; again < 25; again++) rounds.ours.push(contradictionsIn(rules))
    for (const how of ['anew', 'kept'] as const) rounds[how].push((await bySolver(rules, asked, how)) * (pairs.length / asked.length))
  }
  const ours = median(rounds.ours)
  const peers = { 'z3-solver, a solver for each question': median(rounds.anew), 'z3-solver, one solver kept, by assumptions': median(rounds.kept) }
  const ratio = Math.min(...Object.values(peers)) / ours
  return {
    what: `contradictions among 1000 rules; the solver is given the ${pairs.length} pairs of one reason picked by hand, measured on ${asked.length}`,
    unit: 'ms of processor',
    better: 'less',
    ours,
    peers,
    bounds: [{ what: 'times faster than the solver at its best, at least 100', figure: ratio, isMet: ratio >= 100 }],
  }
}

/** Milliseconds of processor time so far, of all threads: what else the machine does is not measured, and neither is waiting for the solver's thread. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function contradictionsIn(rules: Decidable): number {
  const start = processorTime()
  verify(rules, { at, only: ['contradiction'] })
  return processorTime() - start
}

/** Milliseconds, with the time of writing the rules down; only those asked about, so that the solver is not charged for the others. */
async function bySolver(rules: Decidable, asked: ReadonlyArray<readonly [DecidableRecommendation, DecidableRecommendation]>, how: 'anew' | 'kept'): Promise<number> {
  const smt = await smtQuestions(at, { anew: how === 'anew' })
  const those = { ...rules, recommendations: [...new Set(asked.flat())] }
  await smt.contradictions(those, asked.slice(0, 20))
  const start = processorTime()
  await smt.contradictions(those, asked)
  const taken = processorTime() - start
  smt.end()
  return taken
}

/** Pairs that a person who indexes by hand would ask about. */
function pairsOfOneReason({ recommendations }: Decidable): Array<readonly [DecidableRecommendation, DecidableRecommendation]> {
  const groups = new Map<string, Array<DecidableRecommendation>>()
  for (const one of recommendations) {
    const group = one.id.split('-')[0]!
    groups.set(group, [...(groups.get(group) ?? []), one])
  }
  return [...groups.values()].flatMap((those) => those.flatMap((one) => those.flatMap((other) => (one === other ? [] : [[one, other] as const]))))
}

/** The rules with the first threshold of one recommendation moved. */
function withEdited(rules: Decidable, place: number): { rules: Decidable; id: string } {
  const edited = structuredClone(rules.recommendations[place]!)
  edited.rule.scenarios[0]!.when = { any: [edited.rule.scenarios[0]!.when, { measurement: 'level', from: 35, unit: 'mg/L' }] }
  return { rules: { ...rules, recommendations: rules.recommendations.map((one, index) => (index === place ? edited : one)) }, id: edited.id }
}
