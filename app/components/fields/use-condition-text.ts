import { useEffect, useState } from 'react'
import { conditionText } from '#plugins/condition-text/condition-text.ts'
import type { ConditionNames } from '#plugins/condition-text/name-index.ts'
import { parseConditionText } from '#plugins/condition-text/parse-condition-text.ts'
import type { TextProblem } from '#plugins/condition-text/text-problem.ts'
import { Condition } from '#schema/model/condition.ts'
import type { Language } from '#schema/model/language.ts'
import type { FieldPath } from '#app/forms/form-tree.ts'
import { useDraftForm, useFieldText } from '../draft/draft-form-context.tsx'
import { useText } from '../text/use-text.tsx'
import { readJson } from './json-field.tsx'

/** How long after the last keystroke a text is judged, in milliseconds: nobody wants to be corrected in the middle of a word. */
const pause = 600

export type ConditionDraft = {
  /** The condition in words, as it is typed. */
  text: string
  write(text: string): void
  /** What keeps the text from being read, a moment after typing. */
  problems: ReadonlyArray<TextProblem>
  /** What the form sends: JSON, or the text itself while it cannot be read. */
  json: string
  writeJson(json: string): void
  condition: Condition | undefined
}

/**
 * A condition that is typed in words and kept as JSON. A text that cannot be read yet is kept as it is: nothing typed is lost, and the
 * draft is saved once it can be read.
 */
export function useConditionText(path: FieldPath): ConditionDraft {
  const { catalogue } = useDraftForm()
  const { language } = useText()
  const [json, writeJson] = useFieldText(path)
  const [typed, setTyped] = useState(() => ({ text: textOfJson(json, '', catalogue, language), json }))
  // The value was changed elsewhere: as JSON, by a restored copy, by a conflict that was settled.
  if (typed.json !== json) setTyped({ text: textOfJson(json, typed.text, catalogue, language), json })
  const [judged, setJudged] = useState(typed.text)
  useEffect(() => {
    const timer = setTimeout(() => setJudged(typed.text), pause)
    return () => clearTimeout(timer)
  }, [typed.text])

  function write(text: string): void {
    const next = jsonOfText(text, json, catalogue, language)
    setTyped({ text, json: next })
    writeJson(next)
  }
  const { value } = readJson(Condition, json)
  const isJudged = judged === typed.text && typed.text.trim() !== '' && value === undefined
  const read = isJudged ? parseConditionText(typed.text, catalogue, language) : undefined
  return { text: typed.text, write, problems: read?.ok === false ? read.problems : [], json, writeJson, condition: value }
}

/** JSON that is half written keeps the words of what could last be read. */
function textOfJson(json: string, last: string, names: ConditionNames, language: Language): string {
  if (json.trim() === '') return ''
  const { value } = readJson(Condition, json)
  if (value !== undefined) return conditionText(value, names, language)
  return json.trimStart().startsWith('{') ? last : json
}

/** A text that says what the JSON says leaves it as it is. */
function jsonOfText(text: string, before: string, names: ConditionNames, language: Language): string {
  if (text.trim() === '') return ''
  const read = parseConditionText(text, names, language)
  if (!read.ok) return text
  const { value } = readJson(Condition, before)
  return value !== undefined && JSON.stringify(value) === JSON.stringify(read.condition) ? before : JSON.stringify(read.condition, null, 2)
}
