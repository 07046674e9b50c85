import type { Language } from '#schema/model/language.ts'
import { type GrammarWords, grammarWords, type ListedField, type Phrases } from './grammar-words.ts'
import { type ConditionNames, createNameIndex, type MeasurementName, type NameIndex, type NameKind } from './name-index.ts'
import { createNamePrinter, type NamePrinter } from './name-text.ts'
import { afterSpace, phraseEnd } from './scan.ts'
import type { TextProblem } from './text-problem.ts'

/** More problems than a person reads; then the rest of the text is left. */
const mostProblems = 20

/** Where something from a list is written, or could be: a name, a value, a unit. For completing it. */
export type Place = { from: number; to: number } & ({ is: NameKind | 'operand' } | { is: 'value'; field: ListedField } | { is: 'unit'; of: MeasurementName })

/** A text on its way to a condition: how far it is read, and what is wrong with it. After `stop` nothing more is read. */
export type Reading = {
  readonly text: string
  readonly words: GrammarWords
  readonly index: NameIndex
  readonly names: NamePrinter
  readonly problems: Array<TextProblem>
  readonly places: Array<Place>
  at: number
  /** How many operands the one being read lies in. */
  depth: number
  isStopped: boolean
}

export function createReading(text: string, names: ConditionNames, language: Language): Reading {
  const index = createNameIndex(names, language)
  const words = grammarWords[language]
  return { text, words, index, names: createNamePrinter(index, words), problems: [], places: [], at: 0, depth: 0, isStopped: false }
}

/** Notes a problem and reads on. */
export function note(reading: Reading, from: number, to: number, message: TextProblem['message'], suggestions: ReadonlyArray<string> = []): void {
  reading.problems.push({ from, to, message, suggestions })
  if (reading.problems.length >= mostProblems) reading.isStopped = true
}

/** Notes a problem behind which nothing can be read. */
export function stop(reading: Reading, from: number, to: number, message: TextProblem['message'], suggestions: ReadonlyArray<string> = []): undefined {
  note(reading, from, to, message, suggestions)
  reading.isStopped = true
  return undefined
}

/** Skips white space and says what stands there; an empty text at the end. */
export function peek(reading: Reading): string {
  reading.at = afterSpace(reading.text, reading.at)
  return reading.text[reading.at] ?? ''
}

/** Takes a character, after white space, if it stands there. */
export function take(reading: Reading, characters: string): boolean {
  const next = peek(reading)
  if (next === '' || !characters.includes(next)) return false
  reading.at += 1
  return true
}

/** Takes a phrase, after white space, if it stands there. */
export function takePhrase(reading: Reading, phrases: Phrases): boolean {
  peek(reading)
  const end = phraseEnd(reading.text, reading.at, phrases)
  if (end !== undefined) reading.at = end
  return end !== undefined
}

/** End of what stands here and cannot be read: at least one character, at most to the next mark that separates. */
export function endOfUnread(reading: Reading): number {
  const rest = /^[^\s();]+/u.exec(reading.text.slice(reading.at, reading.at + 200))
  return Math.min(reading.text.length, reading.at + (rest?.[0].length ?? 1))
}
