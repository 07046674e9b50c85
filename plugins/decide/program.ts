import { latestBirth, type Day, type Span } from './calendar.ts'
import type { CodeSet, Expression, PriorWindow, Scale } from './expression.ts'
import type { Known } from './facts.ts'
import { stepped, type Pattern } from './patterns.ts'
import type { Candidate } from './prepare.ts'
import { no, unknown, yes, type Truth } from './terms.ts'
import { truthOfAge, truthOfFinding, truthOfIndication, truthOfMeasurement, truthOfPrior } from './truth.ts'
import { choiceFacts, firstLeaf, kinds, makeWriter, nowhere, type Tables } from './write-program.ts'

/** What a candidate says to a patient: the place of a verdict, or one of the two below. */
export type Standing = number
/** It says nothing, whatever the unknown facts turn out to be. */
export const isSilent = -1
/** What it says depends on unknown facts, as far as Kleene's logic can tell. */
export const isOpen = -2

/** Conditions in one number; three to the power of this still is a small integer. */
const perNumber = 18

/**
 * How the conditions of the candidate that was asked last turned out, by their distance from its beginning: a pattern wants them once more. One
 * row for all programs, so that it stays at hand; nothing of it outlives the next asking, which has another number.
 */
const mostMet = 256
const met = new Int32Array(mostMet)
/** Askings that can be told apart beside a truth in 31 bits. */
const mostAskings = 2 ** 29
let asking = 0
let asked = 0

function beginAsking(start: number): void {
  asked = start
  if (++asking < mostAskings) return
  met.fill(0)
  asking = 1
}

function truthMet(at: number): Truth | undefined {
  if (at < asked || at - asked >= mostMet) return undefined
  const one = met[at - asked]!
  return one >> 2 === asking ? ((one & 3) as Truth) : undefined
}

/**
 * The conditions of all candidates for one order as one row of numbers. A tree of objects or closures lies scattered over memory, and with
 * thousands of rules every step through it waits for memory; a row of numbers is read as it lies. It means what `truthOf` says of the
 * expressions, and a test holds the two together.
 */
export class Program {
  private readonly code: Int32Array
  /** By candidate: where its population begins; its scenarios follow: their number, then the place of the verdict and the condition of each. */
  private readonly starts: Int32Array
  /** By candidate: where in `leaves` the places of the conditions that it reads begin. */
  private readonly leafStarts: Int32Array
  private readonly leaves: Int32Array
  private readonly meanings: ReadonlyArray<Expression>
  private readonly meaningStarts: ReadonlyArray<number>
  // Tables that all programs of a bundle share.
  private readonly keys: ReadonlyArray<string>
  private readonly sets: ReadonlyArray<CodeSet>
  private readonly scales: ReadonlyArray<Scale>
  private readonly windows: ReadonlyArray<PriorWindow>
  private readonly numbers: ReadonlyArray<number>
  private readonly spans: ReadonlyArray<Span>
  private readonly cutDays: Array<Day>
  private readonly cuts: Array<Day>

  constructor(candidates: ReadonlyArray<Pick<Candidate, 'applies' | 'scenarios'>>, tables: Tables) {
    const writer = makeWriter(tables)
    this.starts = Int32Array.from(candidates, ({ applies, scenarios }) => {
      const start = writer.code.length
      writer.write(applies)
      writer.code.push(scenarios.length)
      for (const { when, verdict } of scenarios) {
        writer.code.push(verdict ?? isSilent)
        writer.write(when)
      }
      return start
    })
    const { meanings, meaningStarts } = writer.writeMeanings()
    this.meanings = meanings
    this.meaningStarts = meaningStarts
    this.code = Int32Array.from(writer.code)
    const leaves = candidates.map(writer.leavesOf)
    this.leaves = Int32Array.from(leaves.flat())
    this.leafStarts = new Int32Array(candidates.length + 1)
    for (const [index, list] of leaves.entries()) this.leafStarts[index + 1] = this.leafStarts[index]! + list.length
    this.keys = tables.keys.values
    this.sets = tables.sets.values
    this.scales = tables.scales.values
    this.windows = tables.windows.values
    this.numbers = tables.numbers.values
    this.spans = tables.spans.values
    this.cutDays = tables.cutDays
    this.cuts = tables.cuts
  }

  /** What a candidate says for what is known. */
  standing(candidate: number, known: Known): Standing {
    const { code } = this
    const start = this.starts[candidate]!
    beginAsking(start)
    const belongs = this.truthAt(start, known)
    if (belongs === no) return isSilent
    let at = code[start + 1]!
    const count = code[at++]!
    for (let scenario = 0; scenario < count; scenario++) {
      const verdict = code[at]!
      const holds = this.truthAt(at + 1, known)
      if (holds === unknown) return isOpen
      if (holds === yes) return verdict === isSilent || belongs === yes ? verdict : isOpen
      at = code[at + 2]!
    }
    return isSilent
  }

  /**
   * All that a settlement follows from goes into the pattern: who speaks and by what, and for everyone who may, how each condition turned out.
   * A verdict is its place; who may speak is a negative number, followed by its conditions. To be called right after `standing` of the same
   * candidate, which has met most of them.
   */
  followed(pattern: Pattern, candidate: number, standing: Standing, known: Known): Pattern {
    if (standing !== isOpen) return stepped(pattern, standing)
    const { code } = this
    let next = stepped(pattern, -1 - candidate)
    let packed = 0
    let count = 0
    let isDated = false
    for (let leaf = this.leafStarts[candidate]!; leaf < this.leafStarts[candidate + 1]!; leaf++) {
      const at = this.leaves[leaf]!
      const truth = truthMet(at) ?? this.readLeafAt(at, known)
      if (truth === unknown && (code[at] === kinds.age || code[at] === kinds.prior)) isDated = true
      packed = packed * 3 + truth
      if (++count % perNumber === 0) {
        next = stepped(next, packed)
        packed = 0
      }
    }
    next = stepped(next, packed)
    if (isDated) next.isDated = true
    return next
  }

  private truthAt(at: number, known: Known): Truth {
    const { code } = this
    switch (code[at]) {
      case kinds.all: {
        const end = code[at + 1]!
        let least: Truth = yes
        for (let part = at + 2; part < end; part = code[part + 1]!) {
          const truth = code[part]! >= firstLeaf ? this.truthOfLeafAt(part, known) : this.truthAt(part, known)
          if (truth === no) return no
          if (truth < least) least = truth
        }
        return least
      }
      case kinds.any: {
        const end = code[at + 1]!
        let greatest: Truth = no
        for (let part = at + 2; part < end; part = code[part + 1]!) {
          const truth = this.truthAt(part, known)
          if (truth === yes) return yes
          if (truth > greatest) greatest = truth
        }
        return greatest
      }
      case kinds.not:
        return (yes - this.truthAt(at + 2, known)) as Truth
      case kinds.score:
        return this.truthOfScore(at, known)
      case kinds.named: {
        const meaning = code[at + 2]!
        const settled = known.settled.get(this.meanings[meaning]!)
        if (settled !== undefined) return settled
        const truth = this.truthAt(this.meaningStarts[meaning]!, known)
        known.settled.set(this.meanings[meaning]!, truth)
        return truth
      }
      default:
        return this.truthOfLeafAt(at, known)
    }
  }

  private truthOfLeafAt(at: number, known: Known): Truth {
    const truth = this.readLeafAt(at, known)
    if (at >= asked && at - asked < mostMet) met[at - asked] = (asking << 2) | truth
    return truth
  }

  private readLeafAt(at: number, known: Known): Truth {
    const { code } = this
    switch (code[at]) {
      case kinds.age:
        return truthOfAge(known.born, this.cutAt(code[at + 2]!, known.at), this.cutAt(code[at + 3]!, known.at))
      case kinds.choice: {
        const index = known.choice(choiceFacts[code[at + 2]!]!)
        if (index === undefined) return unknown
        return (code[at + 3]! >> index) & 1 ? yes : no
      }
      case kinds.indication:
        return truthOfIndication(this.sets[code[at + 2]!]!, known)
      case kinds.finding:
        return truthOfFinding(this.keys[code[at + 2]!]!, code[at + 3] === 1, known)
      case kinds.measurement: {
        const { numbers } = this
        return truthOfMeasurement({ scale: this.scales[code[at + 2]!]!, from: numbers[code[at + 3]!]!, below: numbers[code[at + 4]!]! }, known)
      }
      default:
        return truthOfPrior(this.windows[code[at + 2]!]!, known)
    }
  }

  private truthOfScore(at: number, known: Known): Truth {
    const { code, numbers } = this
    const end = code[at + 1]!
    const [from, below] = [numbers[code[at + 2]!]!, numbers[code[at + 3]!]!]
    let [least, most] = [0, 0]
    for (let part = at + 4; part < end; part = code[part + 2]!) {
      const points = numbers[code[part]!]!
      const truth = this.truthAt(part + 1, known)
      if (truth === yes || (truth === unknown && points < 0)) least += points
      if (truth === yes || (truth === unknown && points > 0)) most += points
    }
    if (least >= from && most < below) return yes
    return most < from || least >= below ? no : unknown
  }

  /** The latest birth date of who has reached an age; NaN where there is no such limit. */
  private cutAt(span: number, day: Day): Day {
    if (span === nowhere) return Number.NaN
    if (this.cutDays[span] !== day) {
      this.cuts[span] = latestBirth(this.spans[span]!, day)
      this.cutDays[span] = day
    }
    return this.cuts[span]!
  }
}
