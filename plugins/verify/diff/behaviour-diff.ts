import type { Day } from '#plugins/decide/calendar.ts'
import { ForestFull, type Diagram } from '#plugins/decide/diagram.ts'
import { makeConditionReader, type CodeSet, type ConditionReader } from '#plugins/decide/expression.ts'
import { readFacts } from '#plugins/decide/facts.ts'
import { prepare, type Prepared } from '#plugins/decide/prepare.ts'
import type { Decidable, Facts } from '#plugins/decide/terms.ts'
import { behaviourClasses, changedValueSets, type BehaviourChange, type BehaviourClass } from '#schema/bundle/behaviour-change.ts'
import { ordersIn, type Order } from '../contest.ts'
import { byId } from '../meetings.ts'
import { patientIn } from '../patient-in.ts'
import { readingOf, type Reading } from '../reading.ts'
import { makeSpace, type Space } from '../space.ts'
import { describedIn } from './described.ts'
import { differencesIn, reasonsOf, type Difference, type Side } from './differences.ts'
import { inSituations } from './situations.ts'
import { makeSameWords } from './same-words.ts'
import { classOf, gravest } from './told.ts'
import { touchedBetween } from './touched.ts'

export type BehaviourDiff = {
  /** The gravest of the changes. */
  class: BehaviourClass
  /** By recommendation, then procedure, the gravest first. */
  changes: ReadonlyArray<BehaviourChange>
  added: ReadonlyArray<string>
  removed: ReadonlyArray<string>
  /** Procedures whose diagrams are larger than the guard allows. `severalReasons`: only patients with reasons of one recommendation at a time were compared. */
  notCompared: ReadonlyArray<{ procedure: string; what: 'anything' | 'severalReasons'; recommendation?: string }>
}

/**
 * What changes for referrers between two sets of rules on a day: the exact patients, of whom all is known, who are told something else about an
 * order. Pure. Procedures on which nothing that changed has a row are not looked into.
 */
export function behaviourDiff(before: Decidable, after: Decidable, { at }: { at: string }): BehaviourDiff {
  const { at: day } = readFacts({}, at)
  const touched = touchedBetween(before, after)
  const ids = new Set([...touched.added, ...touched.removed, ...touched.changed])
  const times = timesOf({ before, after, touched: ids })
  const notCompared: Array<BehaviourDiff['notCompared'][number]> = []
  const changes = proceduresOf(ids, before, after).flatMap((procedure): Array<BehaviourChange> => {
    const sides = times.sidesFor(procedure)
    const mine = new Set([...ids].filter((id) => sides.some(({ readings }) => readings.some((reading) => reading.id === id))))
    const asked = { day, procedure, sides, touched: mine, rules: times.rules }
    const together = within(() => changesOn(asked))
    if (together) return together
    notCompared.push({ procedure, what: 'severalReasons' })
    return [...mine].sort().flatMap((recommendation) => {
      const alone = within(() => changesOn({ ...asked, only: recommendation }))
      if (!alone) notCompared.push({ procedure, what: 'anything', recommendation })
      return alone ?? []
    })
  })
  return { class: gravest(changes.map((change) => change.class)), changes: sorted(changes), added: touched.added, removed: touched.removed, notCompared }
}

type Times = { rules: [Prepared, Prepared]; sidesFor(procedure: string): [Side, Side] }

/** Both sets of rules, read in the same words; what is the same at both times is read once, so that it is the same in diagrams. */
function timesOf({ before, after, touched }: { before: Decidable; after: Decidable; touched: ReadonlySet<string> }): Times {
  const rules: [Prepared, Prepared] = [prepare(before), prepare(after)]
  const orders = rules.map(ordersIn) as [(procedure: string) => Order, (procedure: string) => Order]
  const inSameWords = makeSameWords(changedValueSets(before, after))
  const timeOf = (decidable: Decidable, time: 'before' | 'after'): Time => {
    const own = makeConditionReader(decidable)
    const reader: ConditionReader = { ...own, read: (condition) => inSameWords(own.read(condition), time) }
    const readings = new Map<string, Reading | undefined>()
    const rows = rowsByProcedure(decidable)
    const read = (recommendation: Decidable['recommendations'][number]): Reading | undefined => {
      if (!readings.has(recommendation.id)) {
        const reading = readingOf(recommendation, reader)
        // One whose rule cannot be read says nothing: so does the engine.
        readings.set(recommendation.id, 'unreadable' in reading ? undefined : reading)
      }
      return readings.get(recommendation.id)
    }
    return { rows, read }
  }
  const [was, is] = [timeOf(before, 'before'), timeOf(after, 'after')]
  const latest = new Map(after.recommendations.map((one) => [one.id, one]))
  return {
    rules,
    sidesFor: (procedure) => {
      const sideOf = (time: Time, place: 0 | 1): Side => {
        const readings = (time.rows.get(procedure) ?? []).flatMap((one) => (place === 0 && !touched.has(one.id) ? is.read(latest.get(one.id)!) : time.read(one)) ?? [])
        return { order: rules[place].rulesFor(procedure) && orders[place](procedure), readings: readings.sort(byId) }
      }
      return [sideOf(was, 0), sideOf(is, 1)]
    },
  }
}

type Time = { rows: ReadonlyMap<string, ReadonlyArray<Decidable['recommendations'][number]>>; read(recommendation: Decidable['recommendations'][number]): Reading | undefined }

type Asked = { day: Day; procedure: string; sides: [Side, Side]; touched: ReadonlySet<string>; rules: [Prepared, Prepared]; only?: string }

/** Changes about one procedure. `only`: those of one recommendation, among patients who have no other reasons than it reads. */
function changesOn({ day, procedure, sides, touched, rules, only }: Asked): Array<BehaviourChange> {
  const all = [...new Set(sides.flatMap(({ readings }) => readings))].sort(byId)
  const ownOf = (id: string): Array<Reading> => all.filter((reading) => reading.id === id)
  const heard = only === undefined ? all : all.filter((reading) => reading.id === only || canMeet(reading, reasonsOf(ownOf(only))))
  const space = makeSpace(heard, day)
  const heardIn = ({ order, readings }: Side): Side => ({ order, readings: readings.filter((reading) => heard.includes(reading)) })
  const possible = space.possible(reasonsOf(only === undefined ? heard : ownOf(only)))
  const differences = differencesIn(space, { before: heardIn(sides[0]), after: heardIn(sides[1]), touched, possible })
  const ofOwner = (owner: string): Pick<Describing, 'own' | 'readings'> => ({ own: ownOf(owner), readings: [sides[0], sides[1]].map(({ readings }) => readings.find(({ id }) => id === owner)) })
  return differences
    .filter(({ owner }) => only === undefined || owner === only)
    .flatMap((difference) => changesOf(difference, { space, procedure, possible, rules, heard, isLimited: only !== undefined, ...ofOwner(difference.owner) }))
}

type Describing = {
  space: Space
  procedure: string
  possible: Diagram
  rules: [Prepared, Prepared]
  /** The owner, as it was and is. */
  own: ReadonlyArray<Reading>
  readings: ReadonlyArray<Reading | undefined>
  heard: ReadonlyArray<Reading>
  isLimited: boolean
}

/** One change for each situation of the recommendation that the patients were in, and each that they are in. */
function changesOf({ owner, before, after, region }: Difference, { space, procedure, possible, rules, own, readings, heard, isLimited }: Describing): Array<BehaviourChange> {
  const reasons = reasonsOf(own)
  return inSituations(space, region, readings).map(({ region: part, situations }) => {
    const described = describedIn(space, { region: part, possible, reasons, isLimited, situations })
    const wanted = { space, region: described.witnessed, reasons: described.isOwn ? reasons : reasonsOf(heard), about: own, procedure }
    const [one, other] = [patientIn({ ...wanted, rules: rules[0] }), patientIn({ ...wanted, rules: rules[1] })]
    return { recommendation: owner, procedure, class: classOf(before, after), before, after, ...described.patients, witness: bothTold(one, other) }
  })
}

/** One patient, of whom as much is told as either time needs. */
function bothTold(one: Facts, other: Facts): Facts {
  const joined = (part: 'patient' | 'findings' | 'measurements'): Facts => (one[part] || other[part] ? { [part]: { ...one[part], ...other[part] } } : {})
  return { ...one, ...other, ...joined('patient'), ...joined('findings'), ...joined('measurements') }
}

/** Whether a recommendation can speak on patients who have only these reasons: it asks for none, or for one that shares a code with them. */
function canMeet({ asks }: Reading, reasons: ReadonlySet<CodeSet>): boolean {
  return asks === undefined || [...asks].some((set) => [...reasons].some((other) => sharesCode(set, other)))
}

function sharesCode(one: CodeSet, other: CodeSet): boolean {
  return [...one.systems].some(([system, { codes, prefixes }]) => {
    const there = other.systems.get(system)
    if (!there) return false
    const starts = (code: string, among: ReadonlyArray<string>): boolean => among.some((prefix) => code.startsWith(prefix))
    return (
      [...codes].some((code) => there.codes.has(code) || starts(code, there.prefixes)) ||
      [...there.codes].some((code) => starts(code, prefixes)) ||
      prefixes.some((prefix) => starts(prefix, there.prefixes) || there.prefixes.some((longer) => longer.startsWith(prefix)))
    )
  })
}

function proceduresOf(ids: ReadonlySet<string>, ...times: ReadonlyArray<Decidable>): Array<string> {
  const rows = times.flatMap(({ recommendations }) => recommendations.filter(({ id }) => ids.has(id)).flatMap(({ options }) => options.map(({ procedure }) => procedure)))
  return [...new Set(rows)].sort()
}

function rowsByProcedure({ recommendations }: Decidable): Map<string, Array<Decidable['recommendations'][number]>> {
  const rows = new Map<string, Array<Decidable['recommendations'][number]>>()
  for (const recommendation of recommendations) {
    for (const procedure of new Set(recommendation.options.map((option) => option.procedure))) {
      const those = rows.get(procedure)
      if (those) those.push(recommendation)
      else rows.set(procedure, [recommendation])
    }
  }
  return rows
}

function sorted(changes: ReadonlyArray<BehaviourChange>): Array<BehaviourChange> {
  const keyOf = ({ recommendation, procedure }: BehaviourChange): string => `${recommendation} ${procedure}`
  const gravity = (one: BehaviourChange): number => behaviourClasses.indexOf(one.class)
  return [...changes].sort((one, other) => byId({ id: keyOf(one) }, { id: keyOf(other) }) || gravity(other) - gravity(one))
}

function within<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch (fault) {
    if (fault instanceof ForestFull) return undefined
    throw fault
  }
}
