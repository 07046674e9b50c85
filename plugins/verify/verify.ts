import { ForestFull } from '#plugins/decide/diagram.ts'
import { makeConditionReader, type ConditionReader } from '#plugins/decide/expression.ts'
import { readFacts } from '#plugins/decide/facts.ts'
import type { Day } from '#plugins/decide/calendar.ts'
import { prepare } from '#plugins/decide/prepare.ts'
import type { Decidable } from '#plugins/decide/terms.ts'
import type { Ground } from './ask-alone.ts'
import { ordersIn } from './contest.ts'
import { findingKinds, inOneSentence, placesIn, type Finding, type FindingKind, type FindingParts } from './finding.ts'
import { byId, changedMeetings, makeMeetings, metBy, rivalsOf, type Meetings } from './meetings.ts'
import { questionsAbout, type Question } from './questions.ts'
import { readingOf, type Reading } from './reading.ts'
import { makeSpace, type Space } from './space.ts'

/** What was found over a set of rules, and what is needed to verify a change of it without starting over. */
export type Verification = { findings: ReadonlyArray<Finding>; state: State }

type State = {
  decidable: Decidable
  day: Day
  reader: ConditionReader
  meetings: Meetings
  only: ReadonlyArray<FindingKind>
  /** By recommendation: what was found when it was asked about, and whom the answers rest on. */
  answers: ReadonlyMap<string, Answer>
}
type Answer = { findings: ReadonlyArray<Finding>; restsOn: ReadonlySet<string> }

/**
 * Every contradiction, gap, unreachable branch, redundancy, dominated option and needless question in a set of rules: exactly, for every
 * patient there can be on a day. Pure. `only`: kinds of findings that are wanted; questions that give no other are not asked.
 */
export function verify(decidable: Decidable, { at, only = findingKinds }: { at: string; only?: ReadonlyArray<FindingKind> }): Verification {
  const { at: day } = readFacts({}, at)
  const reader = makeConditionReader(decidable)
  const { readings, unreadable } = readingsOf(decidable.recommendations, reader)
  const meetings = makeMeetings([...readings.values()], decidable.valueSets)
  const ask = asker({ decidable, day, meetings, only })
  const answers = new Map<string, Answer>()
  for (const { id } of decidable.recommendations) answers.set(id, unreadable.get(id) ?? ask(readings.get(id)!))
  return { findings: sorted(answers), state: { decidable, day, reader, meetings, only, answers } }
}

/** What contradicts one recommendation among all that are given. For a gate that judges one text: the others are not asked about each other. */
export function contradictionsOf(decidable: Decidable, id: string, { at }: { at: string }): ReadonlyArray<Finding> {
  const { at: day } = readFacts({}, at)
  const { readings } = readingsOf(decidable.recommendations, makeConditionReader(decidable))
  const reading = readings.get(id)
  if (!reading) return []
  const meetings = makeMeetings([...readings.values()], decidable.valueSets)
  return sorted(new Map([[id, asker({ decidable, day, meetings, only: ['contradiction'] })(reading, 'every pair')]]))
}

/**
 * The same after some recommendations have changed, come or gone; whatever rests on none of them is not proven again. Falls back to all of it
 * where vocabulary, catalogue or day have changed as well.
 */
export function verifyChanged(decidable: Decidable, previous: Verification, { changed, at }: { changed: ReadonlyArray<string>; at: string }): Verification {
  const { state } = previous
  const { at: day } = readFacts({}, at)
  if (day !== state.day || !sharesWords(decidable, state.decidable)) return verify(decidable, { at, only: state.only })
  const wanted = new Set(changed)
  const now = decidable.recommendations.filter(({ id }) => wanted.has(id))
  const { readings, unreadable } = readingsOf(now, state.reader)
  const meetings = changedMeetings(state.meetings, new Map(changed.map((id) => [id, readings.get(id)])))
  const touched = touchedBy(changed, state.meetings, meetings)
  const ask = asker({ decidable, day, meetings, only: state.only })
  const answers = new Map(state.answers)
  for (const id of changed) answers.delete(id)
  for (const [id, answer] of unreadable) answers.set(id, answer)
  for (const [id, { restsOn }] of state.answers) if (!wanted.has(id) && changed.some((one) => restsOn.has(one))) touched.add(id)
  for (const id of touched) {
    const reading = meetings.readings.get(id)
    if (reading) answers.set(id, ask(reading))
  }
  return { findings: sorted(answers), state: { ...state, decidable, meetings, answers } }
}

/** Those whose answers may rest on what has changed: the changed, whom they met and meet, and the same for those tied to them by overrides. */
function touchedBy(changed: ReadonlyArray<string>, ...times: ReadonlyArray<Meetings>): Set<string> {
  const tied = new Set(changed)
  for (const id of tied) for (const { readings } of times) for (const one of readings.get(id)?.recommendation.rule.overrides ?? []) tied.add(one.recommendation)
  const touched = new Set(tied)
  for (const meetings of times) {
    for (const id of tied) {
      const reading = meetings.readings.get(id)
      if (reading) for (const one of metBy(meetings, reading)) touched.add(one.id)
    }
  }
  return touched
}

function readingsOf(recommendations: Decidable['recommendations'], reader: ConditionReader): { readings: Map<string, Reading>; unreadable: Map<string, Answer> } {
  const readings = new Map<string, Reading>()
  const unreadable = new Map<string, Answer>()
  for (const recommendation of recommendations) {
    const read = readingOf(recommendation, reader)
    if ('unreadable' in read) unreadable.set(recommendation.id, { findings: [notProven(recommendation.id, { because: 'unreadable', why: `its rule ${read.unreadable}` })], restsOn: new Set() })
    else readings.set(recommendation.id, read)
  }
  return { readings, unreadable }
}

function notProven(recommendation: string, reason: Pick<Extract<Finding, { kind: 'not-proven' }>, 'because' | 'why'>): Finding {
  return inOneSentence({ kind: 'not-proven', of: { recommendation, scenarios: [] }, ...reason, region: { condition: { all: [] }, exact: false } })
}

/** `every pair`: also those that are otherwise asked at the other recommendation. */
function asker({ decidable, day, meetings, only }: Pick<State, 'decidable' | 'day' | 'meetings' | 'only'>): (reading: Reading, pairs?: 'every pair') => Answer {
  const rules = prepare(decidable)
  const ground: Ground = { rules, orderOf: ordersIn(rules) }
  const spaceOf = latestSpace(day)
  const rivals = new Map<Reading, Array<Reading>>()
  const rivalsIn = (reading: Reading): Array<Reading> => {
    const those = rivals.get(reading) ?? rivalsOf(meetings, reading)
    rivals.set(reading, those)
    return those
  }
  return (reading, pairs) => {
    const questions = questionsAbout({ ground, day, reading, meetings, rivalsIn, only, pairs })
    const all = [...new Set(questions.flatMap(({ readings }) => readings))].sort(byId)
    const findings = answered(questions, all, spaceOf).map((found) => ('sentence' in found ? found : inOneSentence(found)))
    return { findings: findings.filter(({ kind }) => kind === 'not-proven' || only.includes(kind)), restsOn: new Set(all.map(({ id }) => id)) }
  }
}

type SpaceOf = (readings: ReadonlyArray<Reading>, given?: 'anew') => Space

/** Makes spaces, and keeps the latest: those that meet each other ask their questions in the same. By id, so that its order is always the same. */
function latestSpace(day: Day): SpaceOf {
  let latest: { key: string; space: Space } | undefined
  return (readings, given) => {
    const key = readings.map(({ id }) => id).join(' ')
    if (latest?.key !== key || given === 'anew') {
      latest = undefined
      latest = { key, space: makeSpace(readings, day) }
    }
    return latest.space
  }
}

/** All in one space, which is cheapest; where that is too large, each question in its own, and only what is too large by itself is not proven. */
function answered(questions: ReadonlyArray<Question>, all: ReadonlyArray<Reading>, spaceOf: SpaceOf): Array<FindingParts | Finding> {
  if (questions.length === 0) return []
  const askAll = (space: Space): Array<FindingParts> => questions.flatMap(({ ask }) => ask(space))
  const together = within(() => askAll(spaceOf(all))) ?? within(() => askAll(spaceOf(all, 'anew')))
  if (together) return together
  return questions.flatMap(({ about, readings, ask }): Array<FindingParts | Finding> => {
    return within(() => ask(spaceOf([...readings].sort(byId), 'anew'))) ?? [notProven(readings[0]!.id, { because: 'too-large', why: `too large to prove ${about}` })]
  })
}

function within<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch (fault) {
    if (fault instanceof ForestFull) return undefined
    throw fault
  }
}

/** Contradictions first, then by recommendation. */
function sorted(answers: ReadonlyMap<string, Answer>): Array<Finding> {
  const keyOf = (finding: Finding): string => placesIn(finding).map(({ recommendation }) => recommendation).join(' ')
  const found = [...answers.values()].flatMap(({ findings }) => findings).map((finding) => ({ finding, rank: findingKinds.indexOf(finding.kind), key: keyOf(finding) }))
  return found.sort((one, other) => one.rank - other.rank || byId({ id: one.key }, { id: other.key })).map(({ finding }) => finding)
}

/** Whether two sets of rules agree in everything that is not a recommendation. Objects that were passed on are not looked into. */
function sharesWords(one: Decidable, other: Decidable): boolean {
  const parts = ['conditions', 'valueSets', 'vocabulary', 'procedures'] as const
  return parts.every((part) => one[part] === other[part] || JSON.stringify(one[part]) === JSON.stringify(other[part]))
}
