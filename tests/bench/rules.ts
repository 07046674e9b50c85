import { decide } from '../../plugins/decide/decide.ts'
import { prepare, type Prepared } from '../../plugins/decide/prepare.ts'
import { readBundle } from '../../plugins/decide/read-bundle.ts'
import type { Facts } from '../../schema/model/facts.ts'
import { goingRound, microseconds, microsecondsInTurn, type Bound, type Contestant, type Row } from './measure.ts'
import { asBundleText, asDecidable, asFacts, halfUnknown, type PlainPatient, type PlainRule, plainPatients, plainRules } from './rule-base.ts'
import { makeFloor } from './rule-floor.ts'
import { byProcedure, peers, type Matching } from './rule-peers.ts'

export { ratioOf } from './measure.ts'

const at = '2026-11-20'
const sizes = [1000, 10_000] as const
const patientCount = 2000
/** Patients that a peer with all rules in one engine is asked about: some take most of a second for one. With an index they are asked about all, as we are. */
const askedOfAll: Readonly<Record<string, number>> = { 'json-rules-engine': 12, 'cql-execution': 12, 'json-logic-engine': 500, 'json-logic-engine, compiled': 500 }

/**
 * One decision among 1,000 and 10,000 rules of four conditions, with complete and with half the facts. Peers find the rules that hold; ours and
 * the floor also say which of them decides, and what is missing. Before anything is measured all answers are compared.
 */
export async function bench(): Promise<Array<Row>> {
  const rows: Array<Row> = []
  const bySize = new Map<string, number>()
  for (const count of sizes) {
    const rules = plainRules(count)
    const prepared = prepare(asDecidable(rules))
    const complete = plainPatients(rules, patientCount)
    for (const [kind, patients] of [['complete', complete], ['half unknown', halfUnknown(complete)]] as const) {
      const facts = patients.map((patient) => asSent(asFacts(patient)))
      const floor = makeFloor(rules)
      facts.forEach((known) => compareWithFloor(prepared, floor, known))
      const { ours, least, ...measured } = await microsecondsInTurn(
        {
          ours: goingRound(facts, (known) => decide(prepared, known, { at, trace: false })),
          least: goingRound(facts, floor),
          ...(await measuredPeers(rules, patients)),
        },
        20,
      )
      const row: Row = { what: `one decision among ${count} rules, facts ${kind}`, unit: 'µs', better: 'less', ours: ours!, peers: measured, floor: least! }
      bySize.set(`${count} ${kind}`, row.ours)
      if (count === 10_000) row.bounds = [...bounds(row), growth(row.ours / bySize.get(`1000 ${kind}`)!)]
      rows.push(row)
    }
    rows.push(...(await beside(prepared, complete, count)))
  }
  rows.push(await loading())
  return rows
}

function bounds({ ours, floor, peers: measured }: Row): Array<Bound> {
  const peerBounds = Object.entries(measured).map(([name, value]): Bound => {
    const least = name.endsWith(indexed) ? 10 : 1000
    return { what: `times faster than ${name}, at least ${least}`, figure: value / ours, isMet: value / ours >= least }
  })
  return [{ what: 'ours / floor, at most 5', figure: ours / floor!, isMet: ours / floor! <= 5 }, ...peerBounds]
}

function growth(figure: number): Bound {
  return { what: 'growth from 1000 rules, below 2', figure, isMet: figure < 2 }
}

const indexed = ', indexed by procedure'

async function measuredPeers(rules: ReadonlyArray<PlainRule>, patients: ReadonlyArray<PlainPatient>): Promise<Record<string, Contestant>> {
  const measured: Record<string, Contestant> = {}
  for (const [name, peer] of Object.entries(peers)) {
    measured[name] = await measuredPeer(name, peer(rules, true), { rules, patients: patients.slice(0, askedOfAll[name]) })
    measured[`${name}${indexed}`] = await measuredPeer(name, byProcedure(peer, rules), { rules, patients })
  }
  return measured
}

async function measuredPeer(name: string, matching: Matching, { rules, patients }: { rules: ReadonlyArray<PlainRule>; patients: ReadonlyArray<PlainPatient> }): Promise<Contestant> {
  const sent = patients.map(asSent)
  for (const patient of sent) {
    const [found, expected] = [(await matching(patient)).toSorted(), rules.filter((rule) => holds(rule, patient)).map(({ id }) => id)]
    if (found.join() !== expected.join()) throw new Error(`${name} found the rules ${found.join() || 'none'}, expected ${expected.join() || 'none'}, for ${JSON.stringify(patient)}`)
  }
  return goingRound(sent, matching)
}

/** Whether a rule holds whatever else becomes known: every fact it reads is known and fits. */
function holds(rule: PlainRule, { procedure, indication, age, findings }: PlainPatient): boolean {
  return rule.procedure === procedure && rule.indication === indication && age !== undefined && age >= rule.ageFrom && age < rule.ageBelow && rule.findings.every(({ key, present }) => findings[key] === present)
}

/** The floor names every open fact of the rules that may decide; of those ours asks for the ones that matter. */
function compareWithFloor(prepared: Prepared, floor: ReturnType<typeof makeFloor>, facts: Facts): void {
  const [expected, { recommendation, rating, outcome, missing }] = [floor(facts), decide(prepared, facts, { at, trace: false })]
  const isOpen = expected.open.length > 0
  const asks = missing.map((fact) => ('finding' in fact ? fact.finding : Object.values(fact)[0]!))
  const isSame = isOpen ? outcome === 'needs-data' && asks.length > 0 && asks.every((key) => expected.open.includes(key)) : recommendation?.id === expected.recommendation && rating === expected.rating && asks.length === 0
  if (!isSame) throw new Error(`ours decided ${outcome} by ${recommendation?.id ?? 'none'}, asking ${asks.join()}, where the floor has ${JSON.stringify(expected)}, for ${JSON.stringify(facts)}`)
}

/** What the bounds do not speak of, so that nobody has to guess it. */
async function beside(prepared: Prepared, complete: ReadonlyArray<PlainPatient>, count: number): Promise<Array<Row>> {
  const row = async (what: string, patients: ReadonlyArray<Facts>, call: (facts: Facts) => unknown): Promise<Row> => {
    const sent = patients.map(asSent)
    sent.forEach(call)
    return { what: `one decision among ${count} rules, ${what}`, unit: 'µs', better: 'less', ours: await microseconds(sent, call), peers: {} }
  }
  const half = halfUnknown(complete).map(asFacts)
  const without = half.slice(0, 20).map(({ indications: _, ...facts }) => facts)
  const forget = (facts: Facts): void => prepared.rulesFor(facts.order!.procedure)!.memory.among.clear()
  const decided = (facts: Facts): unknown => decide(prepared, facts, { at, trace: false })
  return [
    await row('with its explanation', complete.map(asFacts), (facts) => decide(prepared, facts, { at })),
    await row('facts half unknown, no such pattern seen before', half, (facts) => (forget(facts), decided(facts))),
    await row('facts half unknown and no indication', without, decided),
    await row('facts half unknown and no indication, no such pattern seen before', without, (facts) => (forget(facts), decided(facts))),
  ]
}

async function loading(): Promise<Row> {
  const text = asBundleText(plainRules(10_000))
  const load = (): void => {
    const reading = readBundle(text)
    if (!reading.ok) throw new Error(reading.why)
  }
  const milliseconds = async (call: () => unknown): Promise<number> => (await microseconds([text], call, 4)) / 1000
  const [ours, floor] = [await milliseconds(load), await milliseconds(() => JSON.parse(text) as unknown)]
  return { what: 'loading a bundle of 10000 rules; the floor is JSON.parse', unit: 'ms', better: 'less', ours, peers: {}, floor, bounds: [{ what: 'ours / JSON.parse, below 5', figure: ours / floor, isMet: ours / floor < 5 }] }
}

/** As it comes over the wire. */
function asSent<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value
}
