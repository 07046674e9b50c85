import { Condition } from '#schema/model/condition.ts'
import type { Language } from '#schema/model/language.ts'
import { parseWith } from '#schema/model/parse.ts'
import type { ConditionNames } from './name-index.ts'
import { readExpression } from './read-operand.ts'
import { createReading, endOfUnread, peek, type Reading, stop } from './reading.ts'
import { problemMessages as messages, type TextProblem } from './text-problem.ts'

export type ParsedConditionText = { ok: true; condition: Condition } | { ok: false; problems: ReadonlyArray<TextProblem> }

/** The condition that a text says in a language, or what keeps it from being read. Any text is answered. */
export function parseConditionText(text: string, names: ConditionNames, language: Language): ParsedConditionText {
  const { condition, reading } = readConditionText(text, names, language)
  if (reading.problems.length > 0 || !condition) return { ok: false, problems: reading.problems.toSorted((one, other) => one.from - other.from) }
  const parsed = parseWith(Condition, condition)
  return parsed.ok ? { ok: true, condition: parsed.value } : { ok: false, problems: [{ from: 0, to: text.length, message: messages.notAllowed(), suggestions: [] }] }
}

/** Reads as far as the text can be read; for completing it, which begins in the middle. */
export function readConditionText(text: string, names: ConditionNames, language: Language): { condition: Condition | undefined; reading: Reading } {
  const reading = createReading(text, names, language)
  const condition = readExpression(reading)
  if (!reading.isStopped && peek(reading) !== '') stop(reading, reading.at, endOfUnread(reading), messages.unexpected())
  return { condition, reading }
}
