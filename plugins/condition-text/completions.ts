import type { Language } from '#schema/model/language.ts'
import type { GrammarWords } from './grammar-words.ts'
import { type ConditionNames, type Entry, folded, type NameKind } from './name-index.ts'
import { readConditionText } from './parse-condition-text.ts'
import type { Place, Reading } from './reading.ts'
import { unitChoices } from './unit-text.ts'

/** What could stand at a place: `insert` replaces it, `label` is what a person chooses from. */
export type Completion = { insert: string; label: string; kind: NameKind | 'value' | 'unit' | 'grammar'; key?: string | undefined }
/** The part of a text that a choice replaces, what is typed of it, and the choices, the likeliest first. */
export type Completions = { from: number; to: number; typed: string; options: ReadonlyArray<Completion> }

const mostOptions = 12

/** What can be written at a position of a text, which need not be readable behind it. Undefined where nothing is to be chosen. */
export function completionsAt(text: string, position: number, names: ConditionNames, language: Language): Completions | undefined {
  const before = text.slice(0, position)
  const { reading } = readConditionText(before, names, language)
  const place = reading.places.findLast((one) => isOpenAt(one, before))
  if (!place) return undefined
  const from = place.from
  const typed = folded(before.slice(from).replace(/^["“„«]/u, ''))
  // After "sex: female or" stands another value, or another condition.
  const options = reading.places.filter((one) => one.from === place.from).flatMap((one) => optionsAt(one, reading))
  const fitting = options.flatMap((option) => {
    const rank = Math.min(...option.words.map((word) => rankOf(typed, folded(word))))
    return rank < Infinity ? [{ option, rank }] : []
  })
  const chosen = fitting.toSorted((one, other) => one.rank - other.rank).slice(0, mostOptions)
  return { from, to: endAt(text, position, place, names, language), typed, options: chosen.map(({ option: { words: _, ...rest } }) => rest) }
}

/** Whether what is written at a place may go on at the end of the text. A name may after a space ("loss of |"). */
function isOpenAt({ is, from, to }: Place, before: string): boolean {
  const isName = is !== 'value' && is !== 'unit' && from < to
  return to === before.length || (isName && to === before.length - 1 && /\s$/u.test(before))
}

/** How much behind the position is replaced too: the rest of a name that is known, else the rest of the word. */
function endAt(text: string, position: number, place: Place, names: ConditionNames, language: Language): number {
  if (text.slice(place.from, position).trim() === '') return position
  const { reading } = readConditionText(text, names, language)
  const whole = reading.places.find(({ from, to }) => from === place.from && to >= position)
  const isKnown = whole && !reading.problems.some(({ from }) => from === whole.from)
  if (isKnown) return whole.to
  return position + (/^[\p{L}\p{N}-]*/u.exec(text.slice(position))?.[0].length ?? 0)
}

type Option = Completion & { words: ReadonlyArray<string> }

function optionsAt(place: Place, { words, index, names: printer }: Reading): ReadonlyArray<Option> {
  if (place.is === 'unit') return unitChoices(place.of, words).map((unit) => ({ insert: unit, label: unit, kind: 'unit', words: [unit] }))
  if (place.is === 'value')
    return Object.values(words.values[place.field] as Record<string, ReadonlyArray<string>>).map((phrases) => ({ insert: phrases[0]!, label: phrases[0]!, kind: 'value', words: phrases }))
  const named = (kind: NameKind, write: (entry: Entry) => string): Array<Option> =>
    index
      .all(kind)
      .filter(({ isOffered }) => isOffered)
      .map((entry) => ({ insert: write(entry), label: entry.name || `[${entry.key}]`, kind, key: entry.key, words: [entry.name, ...entry.synonyms] }))
  if (place.is !== 'operand') return named(place.is, ({ kind, key }) => `${printer.name(kind, key)}${kind === 'examination' ? ` ${words.within[0]} ` : ''}`)
  return [...grammarOptions(words), ...(['finding', 'measurement', 'rule', 'indication'] as const).flatMap((kind) => named(kind, printer.operand))]
}

/** The beginnings that the grammar itself offers. */
function grammarOptions(words: GrammarWords): Array<Option> {
  const { fields } = words
  const labels = [words.indication, fields.setting, fields.sex, fields.pregnancy, fields.phase, words.rule].map((phrases) => `${phrases[0]}: `)
  const starts = [`${words.age[0]} ≥ `, ...labels, `${words.earlier[0]} `, `${words.not[0]} `, `${words.atLeast[0]} 2 ${words.of[0]} (`, `${words.score[0]} ≥ 2 ${words.scoreOf[0]} (1: `]
  return starts.map((insert) => ({ insert, label: `${insert.trim()} …`, kind: 'grammar', words: [insert.trim()] }))
}

/** How well something fits what is typed: its beginning, the beginning of a word in it, or not at all. */
export function rankOf(typed: string, word: string): number {
  if (typed === '') return 0
  if (word.startsWith(typed)) return 1
  if (word.includes(` ${typed}`) || word.includes(`-${typed}`)) return 2
  return typed.length >= 3 && word.includes(typed) ? 3 : Infinity
}
