import type { CodeSet } from '#plugins/decide/expression.ts'
import type { ValueSet } from '#plugins/decide/terms.ts'
import type { Reading } from './reading.ts'

/**
 * Which recommendations can meet at one order: they have rows for one procedure, and one reads a reason that the other asks for, or one asks
 * for no reason at all. Two that rest on different reasons answer different questions, even where one patient has both.
 */
export type Meetings = {
  readings: ReadonlyMap<string, Reading>
  byProcedure: ReadonlyMap<string, Orders>
  overlapping: (set: CodeSet) => ReadonlyArray<string>
}
type Orders = { readings: ReadonlyArray<Reading>; asking: ReadonlyMap<string, ReadonlyArray<Reading>>; reading: ReadonlyMap<string, ReadonlyArray<Reading>>; unasking: ReadonlyArray<Reading> }

export function makeMeetings(readings: ReadonlyArray<Reading>, valueSets: Readonly<Record<string, ValueSet>>): Meetings {
  const rows = new Map<string, Array<Reading>>()
  for (const reading of readings) for (const procedure of reading.procedures) file(rows, procedure, reading)
  return {
    readings: new Map(readings.map((reading) => [reading.id, reading])),
    byProcedure: new Map([...rows].map(([procedure, those]) => [procedure, ordersOf(those)])),
    overlapping: overlapsAmong(valueSets),
  }
}

/** The same with some recommendations changed, come, or gone (undefined): only their procedures are indexed again. */
export function changedMeetings(before: Meetings, changed: ReadonlyMap<string, Reading | undefined>): Meetings {
  const readings = new Map(before.readings)
  const touched = new Set<string>()
  for (const [id, reading] of changed) {
    for (const one of [readings.get(id), reading]) for (const procedure of one?.procedures ?? []) touched.add(procedure)
    readings.delete(id)
    if (reading) readings.set(id, reading)
  }
  const byProcedure = new Map(before.byProcedure)
  for (const procedure of touched) {
    const kept = (before.byProcedure.get(procedure)?.readings ?? []).filter(({ id }) => !changed.has(id))
    const come = [...changed.values()].filter((one) => one?.procedures.includes(procedure)) as Array<Reading>
    byProcedure.set(procedure, ordersOf([...kept, ...come]))
  }
  return { ...before, readings, byProcedure }
}

/** Those who can speak beside a recommendation on an order of one of its procedures, where only reasons are given that it reads itself. By id. */
export function rivalsOf(meetings: Meetings, reading: Reading): Array<Reading> {
  return [...rivalsAmong(meetings, reading)].sort(byId)
}

function rivalsAmong({ byProcedure, overlapping }: Meetings, reading: Reading): Set<Reading> {
  const found = new Set<Reading>()
  for (const procedure of reading.procedures) {
    const { asking, unasking } = byProcedure.get(procedure)!
    for (const one of unasking) found.add(one)
    for (const set of reading.reads) for (const other of overlapping(set)) for (const one of asking.get(other) ?? []) found.add(one)
  }
  found.delete(reading)
  return found
}

/** Those whose rival it is, or who are its rivals. By id. */
export function metBy(meetings: Meetings, reading: Reading): Array<Reading> {
  const { byProcedure, overlapping } = meetings
  const found = rivalsAmong(meetings, reading)
  for (const procedure of reading.procedures) {
    const orders = byProcedure.get(procedure)!
    if (!reading.asks) for (const one of orders.readings) found.add(one)
    else for (const set of reading.asks) for (const other of overlapping(set)) for (const one of orders.reading.get(other) ?? []) found.add(one)
  }
  found.delete(reading)
  return [...found].sort(byId)
}

export function byId(one: { id: string }, other: { id: string }): number {
  if (one.id === other.id) return 0
  return one.id < other.id ? -1 : 1
}

function ordersOf(readings: ReadonlyArray<Reading>): Orders {
  return {
    readings,
    asking: bySet(readings, ({ asks }) => asks ?? []),
    reading: bySet(readings, ({ reads }) => reads),
    unasking: readings.filter(({ asks }) => asks === undefined),
  }
}

function bySet(readings: ReadonlyArray<Reading>, setsOf: (reading: Reading) => Iterable<CodeSet>): Map<string, Array<Reading>> {
  const found = new Map<string, Array<Reading>>()
  for (const reading of readings) for (const { key } of setsOf(reading)) file(found, key, reading)
  return found
}

/**
 * Value sets that share a code with a value set, itself included. Every code and every beginning is filed once, and looked up by its own
 * beginnings, so that the cost grows with the number of codes and not with its square.
 */
function overlapsAmong(valueSets: Readonly<Record<string, ValueSet>>): (set: CodeSet) => ReadonlyArray<string> {
  const holders = new Map<string, Array<string>>()
  const starters = new Map<string, Array<string>>()
  const all = Object.entries(valueSets).map(([key, { codes, prefixes }]) => ({ key, codes, prefixes }))
  for (const { key, codes, prefixes } of all) {
    for (const { system, code } of codes) file(holders, `${system} ${code}`, key)
    for (const { system, prefix } of prefixes) file(starters, `${system} ${prefix}`, key)
  }
  const found = new Map<string, Set<string>>(all.map(({ key }) => [key, new Set([key])]))
  const join = (one: string, others: Iterable<string>): void => {
    for (const other of others) {
      found.get(one)!.add(other)
      found.get(other)!.add(one)
    }
  }
  for (const { key, codes, prefixes } of all) {
    const stated = [...codes, ...prefixes.map(({ system, prefix }) => ({ system, code: prefix }))]
    for (const { system, code } of stated) for (let length = 0; length <= code.length; length++) join(key, starters.get(`${system} ${code.slice(0, length)}`) ?? [])
    for (const { system, code } of codes) join(key, holders.get(`${system} ${code}`) ?? [])
  }
  return ({ key }) => [...(found.get(key) ?? [])]
}

function file<Entry>(index: Map<string, Array<Entry>>, at: string, entry: Entry): void {
  const those = index.get(at)
  if (those) those.push(entry)
  else index.set(at, [entry])
}
