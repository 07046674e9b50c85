import { z } from 'zod'
import { isTakenWhole } from '#schema/model/gaps.ts'
import { type Issue, type Parsed, parseWith } from '#schema/model/parse.ts'
import { Recommendation, RecommendationDraft } from '#schema/model/recommendation.ts'
import { type FormGroup, type FormTree, rowKey } from './form-tree.ts'

/**
 * A draft ⇄ what its form holds. Both directions walk the schema of the recommendation, so the form cannot drift from it:
 * numbers, switches and whole texts of JSON (conditions, facts) are told apart there and nowhere else.
 * `translations` is no field: it is kept by `translation-marks.ts` from what was edited.
 */
const notInForm: ReadonlySet<string> = new Set(['translations'])

/** What the form shows for a draft. */
export function treeOfDraft(draft: RecommendationDraft): FormGroup {
  const tree = shown(Recommendation, draft) as FormGroup
  return Object.fromEntries(Object.entries(tree).filter(([key]) => !notInForm.has(key)))
}

/** What a form says, as a draft. Empty fields are gaps; what is typed must be valid, else its place and what was expected. */
export function draftOfTree(tree: FormGroup): Parsed<RecommendationDraft> {
  const issues: Array<Issue> = []
  const content = meant(Recommendation, Object.fromEntries(Object.entries(tree).filter(([key]) => !notInForm.has(key))), [], issues)
  const parsed = parseWith(RecommendationDraft, content ?? {})
  const all = [...issues, ...(parsed.ok ? [] : parsed.issues)]
  return parsed.ok && all.length === 0 ? parsed : { ok: false, issues: all }
}

function shown(schema: z.ZodType, value: unknown): FormTree | undefined {
  if (value === undefined || value === null) return undefined
  if (isTakenWhole(schema)) return JSON.stringify(value, null, 2)
  const inner = unwrapped(schema)
  if (inner !== schema) return shown(inner, value)
  if (Array.isArray(value)) return value.map((entry, index) => withRowKey(shown(elementOf(schema), entry) ?? '', index))
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, shown(fieldOf(schema, key), field)]))
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  return String(value)
}

function withRowKey(row: FormTree, index: number): FormTree {
  return typeof row === 'object' && !Array.isArray(row) ? { ...row, [rowKey]: `r${index}` } : row
}

function meant(schema: z.ZodType, typed: FormTree | undefined, path: ReadonlyArray<string | number>, issues: Array<Issue>): unknown {
  if (typed === undefined) return undefined
  if (isTakenWhole(schema)) return typeof typed === 'string' ? wholeText(typed, path, issues) : typed
  const inner = unwrapped(schema)
  if (inner !== schema) return meant(inner, typed, path, issues)
  if (schema instanceof z.ZodArray) {
    const element = schema.element as z.ZodType
    // One checked box is sent as a text, several as a list.
    const rows = Array.isArray(typed) ? (typed as Array<FormTree | undefined>) : [typed as FormTree]
    const values = Array.from(rows, (row, index) => meant(element, row, [...path, index], issues))
    // A row nobody filled keeps its place where the draft allows a group with gaps; elsewhere an empty entry is nothing.
    return element instanceof z.ZodObject ? values.map((value) => value ?? {}) : values.filter((value) => value !== undefined)
  }
  if (typeof typed === 'object') {
    if (Array.isArray(typed)) return typed
    const fields = Object.entries(typed)
      .filter(([key]) => key !== rowKey)
      .map(([key, field]) => [key, meant(fieldOf(schema, key), field, [...path, key], issues)] as const)
      .filter(([, value]) => value !== undefined)
    return fields.length === 0 ? undefined : Object.fromEntries(fields)
  }
  const text = typed.trim()
  if (text === '') return undefined
  if (schema instanceof z.ZodNumber) return Number(text.replace(',', '.'))
  if (schema instanceof z.ZodBoolean) return text === 'true' || text === 'on' ? true : text === 'false' ? false : text
  return text
}

function wholeText(typed: string, path: ReadonlyArray<string | number>, issues: Array<Issue>): unknown {
  if (typed.trim() === '') return undefined
  try {
    return JSON.parse(typed) as unknown
  } catch (error) {
    // A condition in words stays what it is until it can be read; its field says what is missing.
    const isJson = /^\s*[[{]/.test(typed)
    issues.push({ path, message: isJson ? `expected JSON: ${error instanceof Error ? error.message : 'it cannot be read'}` : 'the text is not complete' })
    return undefined
  }
}

function unwrapped(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodPrefault || schema instanceof z.ZodDefault) return schema.unwrap() as z.ZodType
  return schema
}

function elementOf(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodArray ? (schema.element as z.ZodType) : z.unknown()
}

/** Schema of one field of a group; in a union of groups the first branch that has it. Unknown names stay, for the schema to refuse. */
function fieldOf(schema: z.ZodType, key: string): z.ZodType {
  if (schema instanceof z.ZodObject) return Object.hasOwn(schema.shape, key) ? ((schema.shape as Record<string, z.ZodType>)[key] ?? z.unknown()) : z.unknown()
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType
  if (schema instanceof z.ZodUnion) {
    const branch = (schema.options as ReadonlyArray<z.ZodType>).find((option) => option instanceof z.ZodObject && Object.hasOwn(option.shape, key))
    return branch ? fieldOf(branch, key) : z.unknown()
  }
  return z.unknown()
}
