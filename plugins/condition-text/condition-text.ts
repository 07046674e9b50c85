import type { Condition } from '#schema/model/condition.ts'
import type { Language } from '#schema/model/language.ts'
import { type GrammarWords, grammarWords, listedFields, type Phrases } from './grammar-words.ts'
import { type ConditionNames, createNameIndex, type NameIndex } from './name-index.ts'
import { createNamePrinter, type NamePrinter } from './name-text.ts'
import { numberWritten } from './number-text.ts'
import { durationText, type Limits } from './read-quantity.ts'
import { unitText } from './unit-text.ts'

/** Longest line before a condition is written over several. */
const lineWidth = 76

type Printing = { words: GrammarWords; index: NameIndex; names: NamePrinter; width: number }
/** A condition with parts: words before them, the parts, and how they are joined. */
type Group = { head: string; parts: ReadonlyArray<{ lead: string; condition: Condition }>; joint: 'and' | 'or' | ';' }

/** A condition as text that reads back as the same condition. Over `width` characters it is written over indented lines; `Infinity` keeps one line. */
export function conditionText(condition: Condition, names: ConditionNames, language: Language, { width = lineWidth }: { width?: number } = {}): string {
  const words = grammarWords[language]
  const index = createNameIndex(names, language)
  return written(condition, { words, index, names: createNamePrinter(index, words), width }, 0, false)
}

function written(condition: Condition, printing: Printing, indent: number, isOperand: boolean): string {
  const line = inLine(condition, printing, isOperand)
  if (indent + line.length <= printing.width) return line
  if ('not' in condition) return `${printing.words.not[0]} ${written(condition.not, printing, indent, true)}`
  const group = groupOf(condition, printing)
  if (!group) return line
  const isBare = group.joint !== ';' && !isOperand
  const inner = isBare ? indent : indent + 2
  const margin = `\n${' '.repeat(inner)}`
  const parts = group.parts.map(({ lead, condition: part }) => `${lead}${written(part, printing, inner + lead.length, group.joint !== ';')}`)
  const body = group.joint === ';' ? parts.join(`;${margin}`) : parts.join(`${margin}${printing.words[group.joint][0]} `)
  return isBare ? body : `${group.head}(${margin}${body}\n${' '.repeat(indent)})`
}

function inLine(condition: Condition, printing: Printing, isOperand: boolean): string {
  const { words } = printing
  if ('not' in condition) return `${words.not[0]} ${inLine(condition.not, printing, true)}`
  const group = groupOf(condition, printing)
  if (!group) return leaf(condition, printing, isOperand)
  const parts = group.parts.map(({ lead, condition: part }) => `${lead}${inLine(part, printing, group.joint !== ';')}`)
  if (group.joint === ';') return `${group.head}(${parts.join('; ')})`
  const body = parts.join(` ${words[group.joint][0]} `)
  return isOperand ? `(${body})` : body
}

function groupOf(condition: Condition, { words }: Printing): Group | undefined {
  const plain = (parts: ReadonlyArray<Condition>): Group['parts'] => parts.map((part) => ({ lead: '', condition: part }))
  const joined = (parts: ReadonlyArray<Condition>, joint: 'and' | 'or', single: Phrases): Group | undefined =>
    parts.length === 0 ? undefined : parts.length === 1 ? { head: `${single[0]} `, parts: plain(parts), joint: ';' } : { head: '', parts: plain(parts), joint }
  if ('all' in condition) return joined(condition.all, 'and', words.all)
  if ('any' in condition) return joined(condition.any, 'or', words.any)
  if ('of' in condition) return { head: `${words.atLeast[0]} ${condition.atLeast} ${words.of[0]} `, parts: plain(condition.of), joint: ';' }
  if ('score' in condition) {
    const limits = limitsText(condition, words, (value) => numberWritten(value, words))
    return {
      head: `${words.score[0]} ${limits} ${words.scoreOf[0]} `,
      parts: condition.score.map(({ points, when }) => ({ lead: `${numberWritten(points, words)}: `, condition: when })),
      joint: ';',
    }
  }
  return undefined
}

function leaf(condition: Condition, { words, index, names }: Printing, isOperand: boolean): string {
  if ('all' in condition) return words.always[0]
  if ('any' in condition) return words.never[0]
  if ('age' in condition) return `${words.age[0]} ${limitsText(condition.age, words, (duration) => durationText(duration, words))}`
  if ('indication' in condition) return `${words.indication[0]}: ${names.name('indication', condition.indication.in)}`
  if ('finding' in condition) return `${names.name('finding', condition.finding)}${condition.is ? `: ${words[condition.is][0]}` : ''}`
  if ('measurement' in condition) {
    const measurement = index.entry('measurement', condition.measurement)?.unit
    const last = condition.below ?? condition.from ?? 0
    const limits = limitsText(condition, words, (value) => numberWritten(value, words))
    return `${names.name('measurement', condition.measurement)} ${limits}${unitText(condition.unit, last, measurement, words)}`
  }
  if ('prior' in condition) {
    const { procedure, within, status } = condition.prior
    const done = status ? `${words.status[status][0]} ` : ''
    return `${words.earlier[0]} ${names.name('examination', procedure)} ${done}${words.within[0]} ${durationText(within, words)}`
  }
  if ('ref' in condition) return `${words.rule[0]}: ${names.name('rule', condition.ref)}`
  const field = listedFields.find((one) => one in condition)
  if (!field) return ''
  const values = (condition as Record<string, ReadonlyArray<string>>)[field]!.map((value) => (words.values[field] as Record<string, Phrases>)[value]![0])
  const list = `${words.fields[field][0]}: ${values.join(` ${words.or[0]} `)}`
  // Readers cannot see how far "or" reaches.
  return isOperand && values.length > 1 ? `(${list})` : list
}

function limitsText<Value>({ from, below }: Limits<Value | undefined>, words: GrammarWords, show: (value: Value) => string): string {
  if (from !== undefined && below !== undefined) return `${show(from)} ${words.toBelow[0]} ${show(below)}`
  return from !== undefined ? `≥ ${show(from)}` : `< ${below === undefined ? '' : show(below)}`
}
