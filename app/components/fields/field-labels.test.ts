import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { isTakenWhole } from '#schema/model/gaps.ts'
import { languages, Localised } from '#schema/model/language.ts'
import { Recommendation } from '#schema/model/recommendation.ts'
import { registerAllMessages } from '../text/all-messages.server.ts'
import { createText } from '../text/text.ts'
import { fieldLabelOf, labelKeyOf, openPointSentence } from './field-labels.ts'

beforeAll(() => registerAllMessages())

/** Path of every field of a schema, with 0 for a place in a list. */
function pathsOf(schema: z.ZodType, path: string): Array<string> {
  const inner = (key: string, field: z.ZodType): Array<string> => pathsOf(field, path ? `${path}.${key}` : key)
  if (isTakenWhole(schema) || schema === Localised) return [path]
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodPrefault) return pathsOf(schema.unwrap() as z.ZodType, path)
  if (schema instanceof z.ZodObject) return [path, ...Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, field]) => inner(key, field))].filter(Boolean)
  if (schema instanceof z.ZodUnion) return (schema.options as ReadonlyArray<z.ZodType>).flatMap((option) => pathsOf(option, path))
  if (schema instanceof z.ZodArray) {
    const element = schema.element as z.ZodType
    return [path, ...(element instanceof z.ZodObject || element instanceof z.ZodUnion ? inner('0', element) : [])]
  }
  return [path]
}

test('every field of a recommendation has a label', () => {
  const own = pathsOf(Recommendation, '').filter((path) => !['id', 'guideline', 'translations'].includes(path))
  expect(own.filter((path) => labelKeyOf(path) === undefined)).toEqual([])
})

test('a label says the rows a field lies in, and the language of its text', () => {
  const text = createText('en')
  expect(fieldLabelOf('audit.1.target.percent', text)).toBe('Indicator 2: Figure')
  expect(fieldLabelOf('statement.text.da', text)).toBe('The recommendation (Danish)')
  expect(fieldLabelOf('rule.scenarios.0.when.all.2.finding', text)).toBe('Scenario 1: When')
  expect(fieldLabelOf('value.harms.2', text)).toBe('Harm 3')
  expect(fieldLabelOf('statement.further.0.scenarios.1', text)).toBe('Further statement 1: Holds in')
  expect(fieldLabelOf('statement.further.0.obligation.provision.da', text)).toBe('Further statement 1: Provision (Danish)')
  expect(fieldLabelOf('statement.further.1.text.nb', text)).toBe('Further statement 2: The recommendation (Norwegian Bokmål)')
})

test('a sentence of the gate names the field as the form does, in every language', () => {
  const message = { da: '"review.why" mangler. Udfyld feltet.', nb: '«review.why» mangler. Fyll ut feltet.', en: '"review.why" is missing. Fill it in.' }
  const said = languages.map((language) => openPointSentence({ id: 'review-planned', level: 'error', path: 'review.why', message }, createText(language)))
  expect(said).toEqual(['»Hvorfor dette interval« mangler. Udfyld feltet.', '«Hvorfor dette intervallet» mangler. Fyll ut feltet.', '“Why this interval” is missing. Fill it in.'])
})

test('words in quotes that are no field stay as they are', () => {
  const message = { da: '"skal" passer ikke.', nb: '«skal» passer ikke.', en: '"must" does not fit.' }
  expect(openPointSentence({ id: 'x', level: 'error', path: 'statement.text', message }, createText('en'))).toBe('"must" does not fit.')
})
