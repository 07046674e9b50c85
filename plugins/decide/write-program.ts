import type { Day, Span } from './calendar.ts'
import type { CodeSet, Expression, Leaf, PriorWindow, Scale } from './expression.ts'
import { leavesOf } from './leaves.ts'
import type { Candidate } from './prepare.ts'
import { choices, type ChoiceFact } from './terms.ts'

/** Places in the tables that all programs of a bundle share: what conditions read, each once. */
export type Tables = {
  keys: Table<string>
  sets: Table<CodeSet>
  scales: Table<Scale>
  windows: Table<PriorWindow>
  spans: Table<string, Span>
  numbers: Table<number>
  /** By span: the day for which the latest birth date was last worked out, and that date. Nearly all decisions are about today. */
  cutDays: Array<Day>
  cuts: Array<Day>
}
type Table<Key, Value = Key> = { values: Array<Value>; places: Map<Key, number> }

export function makeTables(): Tables {
  const table = <Key, Value = Key>(): Table<Key, Value> => ({ values: [], places: new Map() })
  return { keys: table(), sets: table(), scales: table(), windows: table(), spans: table(), numbers: table(), cutDays: [], cuts: [] }
}

/** Nodes of a program: [kind, end of the node, what it reads or its parts…]. */
export const kinds = {
  /** Parts. */
  all: 0,
  any: 1,
  not: 2,
  /** From, below; then for each part its points and the part. */
  score: 3,
  /** The meaning. */
  named: 4,
  /** From, below. */
  age: 5,
  /** The fact, and a bit for each value that is allowed. */
  choice: 6,
  indication: 7,
  /** Key, whether present. */
  finding: 8,
  /** Scale, from, below. */
  measurement: 9,
  prior: 10,
} as const

/** Kinds from here on have no parts. */
export const firstLeaf = kinds.age

/** In place of a limit that is not set. */
export const nowhere = -1
export const choiceFacts = Object.keys(choices) as ReadonlyArray<ChoiceFact>

type Writer = {
  code: Array<number>
  write(expression: Expression): void
  /** Writes the named conditions that were read, each once, and those that they read. */
  writeMeanings(): { meanings: ReadonlyArray<Expression>; meaningStarts: ReadonlyArray<number> }
  /** Places of all conditions that a candidate reads, once each, in reading order. Known once everything is written. */
  leavesOf(candidate: Pick<Candidate, 'applies' | 'scenarios'>): Array<number>
}

/** Writes conditions as numbers, one node after the other. */
export function makeWriter(tables: Tables): Writer {
  const code: Array<number> = []
  const places = new Map<Leaf, number>()
  const meanings = new Map<Expression, number>()

  const place = <Key, Value>({ values, places: known }: Table<Key, Value>, key: Key, value: Value): number => {
    const before = known.get(key)
    if (before !== undefined) return before
    known.set(key, values.length)
    return values.push(value) - 1
  }
  const number = (value: number): number => place(tables.numbers, value, value)
  const span = (value: Span | undefined): number => (value ? place(tables.spans, `${value.months} ${value.days}`, value) : nowhere)
  const meaning = (expression: Expression): number => {
    const known = meanings.get(expression) ?? meanings.size
    meanings.set(expression, known)
    return known
  }

  const node = (kind: number, inside: () => void): void => {
    const start = code.push(kind, nowhere) - 2
    inside()
    code[start + 1] = code.length
  }
  const leaf = (expression: Leaf, ...reads: ReadonlyArray<number>): void => {
    places.set(expression, code.length)
    node(kinds[expression.is], () => code.push(...reads))
  }

  function write(expression: Expression): void {
    switch (expression.is) {
      case 'all':
      case 'any':
        return node(kinds[expression.is], () => expression.parts.forEach(write))
      case 'not':
        return node(kinds.not, () => write(expression.part))
      case 'score':
        return node(kinds.score, () => {
          code.push(number(expression.from), number(expression.below))
          for (const { points, when } of expression.parts) {
            code.push(number(points))
            write(when)
          }
        })
      case 'named':
        return node(kinds.named, () => code.push(meaning(expression.meaning)))
      case 'age':
        return leaf(expression, span(expression.from), span(expression.below))
      case 'choice':
        return leaf(expression, choiceFacts.indexOf(expression.fact), expression.allowed.reduce((bits, allowed, index) => (allowed ? bits | (1 << index) : bits), 0))
      case 'indication':
        return leaf(expression, place(tables.sets, expression.set, expression.set))
      case 'finding':
        return leaf(expression, place(tables.keys, expression.key, expression.key), expression.present ? 1 : 0)
      case 'measurement':
        return leaf(expression, place(tables.scales, expression.scale, expression.scale), number(expression.from), number(expression.below))
      case 'prior':
        return leaf(expression, place(tables.windows, expression, expression))
    }
  }

  return {
    code,
    write,
    writeMeanings: () => {
      const meaningStarts: Array<number> = []
      // Grows while it is walked: a meaning may read further named conditions.
      for (const expression of meanings.keys()) {
        meaningStarts.push(code.length)
        write(expression)
      }
      return { meanings: [...meanings.keys()], meaningStarts }
    },
    leavesOf: ({ applies, scenarios }) => leavesOf([applies, ...scenarios.map(({ when }) => when)]).map((one) => places.get(one)!),
  }
}
