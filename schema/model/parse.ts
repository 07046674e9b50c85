import type { z } from 'zod'

/** A fault in parsed data: where, and what was expected. */
export type Issue = { path: ReadonlyArray<string | number>; message: string }
export type Parsed<Value> = { ok: true; value: Value } | { ok: false; issues: ReadonlyArray<Issue> }

/** Deeper than any real record; recursive schemas overflow the stack far beyond it. */
const deepest = 64
/** More values than any real record holds. */
const mostValues = 500_000
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype'])

/** Parses data from outside. Never throws: depth, size and dangerous keys are tested before the schema sees the data. */
export function parseWith<Schema extends z.ZodType>(schema: Schema, data: unknown): Parsed<z.output<Schema>> {
  const fault = faultOfShape(data)
  if (fault) return { ok: false, issues: [fault] }
  const result = schema.safeParse(data)
  if (result.success) return { ok: true, value: result.data }
  return { ok: false, issues: result.error.issues.flatMap((issue) => flattened(issue, [])) }
}

/** `value.harms.0.text` as people write it. */
export function pathText(path: ReadonlyArray<string | number>): string {
  return path.join('.')
}

function faultOfShape(data: unknown): Issue | undefined {
  const waiting: Array<{ value: unknown; path: Array<string | number> }> = [{ value: data, path: [] }]
  let seen = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (++seen > mostValues) return { path: [], message: `expected at most ${mostValues} values` }
    const { value, path } = next
    if (typeof value !== 'object' || value === null) continue
    if (path.length >= deepest) return { path, message: `expected at most ${deepest} levels` }
    for (const key of Object.keys(value)) {
      if (forbiddenKeys.has(key)) return { path: [...path, key], message: `expected no key "${key}"` }
      waiting.push({ value: (value as Record<string, unknown>)[key], path: [...path, Array.isArray(value) ? Number(key) : key] })
    }
  }
  return undefined
}

/** A union reports every branch; the branch that got furthest is what the writer meant. */
function flattened(issue: z.core.$ZodIssue, outer: ReadonlyArray<PropertyKey>): Array<Issue> {
  const path = [...outer, ...issue.path].map((part) => (typeof part === 'number' ? part : String(part)))
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: [...path, key], message: `unknown field "${key}"` }))
  if (issue.code === 'invalid_union') {
    const deepestBranch = issue.errors
      .map((branch) => branch.flatMap((inner) => flattened(inner, path)))
      .filter((branch) => branch.every((inner) => inner.path.length > path.length && !inner.message.startsWith('unknown field')))
      .toSorted((one, other) => Math.max(...other.map((inner) => inner.path.length)) - Math.max(...one.map((inner) => inner.path.length)))[0]
    return deepestBranch?.length ? deepestBranch : [{ path, message: issue.message }]
  }
  return [{ path, message: issue.message }]
}
