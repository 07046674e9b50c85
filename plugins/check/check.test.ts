import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { languages } from '#schema/model/language.ts'
import type { StandingDocument } from '#schema/model/version.ts'
import { checks } from './catalogue.ts'
import type { Check, Example } from './check.ts'
import { checkDocument, runCheck } from './check-document.ts'
import * as builders from './examples/builders.ts'
import type { Finding } from './finding.ts'
import { preset } from './preset.ts'

const exampleDay = '2026-11-20'

/** What this one check finds in an example. */
function foundBy(check: Check, { given, state, signatures, library, today }: Example, arrange: <Value>(value: Value) => Value = (value) => value): Array<Finding> {
  const standing = builders.aStanding(given, { ...(state ? { state } : {}), ...(signatures ? { signatures } : {}) })
  return runCheck({ check, document: arrange(standing), library: arrange(library ?? builders.aLibrary()), today: today ?? exampleDay, moment: 'approval' })
}

describe.each(checks.map((check) => [check.id, check] as const))('%s', (_id, check) => {
  test.each(check.examples(builders).map((example) => [example.name, example] as const))('%s', (_name, example) => {
    expect([...new Set(foundBy(check, example).map(({ path }) => path))].toSorted()).toEqual([...example.expect].toSorted())
  })

  test('finds the same in frozen copies', () => {
    for (const example of check.examples(builders))
      expect([...new Set(foundBy(check, example, frozenCopy).map(({ path }) => path))].toSorted()).toEqual([...example.expect].toSorted())
  })

  test('has an example that passes and one that does not', () => {
    const expected = check.examples(builders).map(({ expect: paths }) => paths.length)
    expect(expected).toContain(0)
    expect(expected.some((count) => count > 0)).toBe(true)
  })

  test('says in every language what holds, why, and what is wrong', () => {
    const messages = check.examples(builders).flatMap((example) => foundBy(check, example).map(({ message }) => message))
    for (const sentence of [check.holds, check.why, ...messages])
      for (const language of languages) expect(sentence[language]).toMatch(/^\S[\s\S]{15,}[.?]$/u)
    for (const { da, en } of messages) expect(da).not.toBe(en)
  })

  test('stands in a file of its name, with its reason', () => {
    const text = readFileSync(new URL(`./rules/${check.id}.ts`, import.meta.url), 'utf8')
    expect(text).toMatch(/\/\*\*[\s\S]{60,}?\*\/\nexport const [a-zA-Z]+ = check\(\{\n {2}id: '/)
    expect(text).toContain(`id: '${check.id}'`)
    expect(text.match(/^export /gm)).toHaveLength(1)
  })
})

test('every id of the preset is one check, and every file is in the preset', () => {
  const own = Object.keys(preset)
  expect(checks.map(({ id }) => id)).toEqual(own)
  expect(readdirSync(new URL('./rules/', import.meta.url)).toSorted()).toEqual(own.map((id) => `${id}.ts`).toSorted())
})

function frozenCopy<Value>(value: Value): Value {
  if (value instanceof Map) return new Map([...value].map(([key, entry]) => [key, frozenCopy(entry)])) as Value
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, field]) => [key, frozenCopy(field)]))) as Value
}

test('a complete record has no findings at all', () => {
  const library = builders.aLibrary()
  const documents: Array<StandingDocument> = [...library.guidelines.values(), ...library.recommendations.values()]
  expect(documents.flatMap((document) => checkDocument(document, library, { today: exampleDay, moment: 'approval' }))).toEqual([])
})
