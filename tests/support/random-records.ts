import fc from 'fast-check'
import { z } from 'zod'
import { normaliseContent } from '#plugins/markdown/document-writer.ts'
import { contentSchemas } from '#plugins/markdown/document-parser.ts'
import { catalogueLists, type CatalogueList, Installation, type Library, entrySchemas } from '#schema/model/library.ts'
import { Text } from '#schema/model/language.ts'
import { parseWith } from '#schema/model/parse.ts'
import { Signature, type StandingDocument, type StandingGuideline, type StandingRecommendation } from '#schema/model/version.ts'

/** Deepest a condition grows. Beyond it only leaves are made. */
const deepest = 4

/**
 * Values that a schema accepts, made from the schema itself: a field that is added to the model is tested from that moment.
 * Knows the zod types the model uses, and throws on another one.
 */
export function aValueOf(schema: z.ZodType, depth = 0): fc.Arbitrary<unknown> {
  const known = made.get(schema)?.get(depth)
  if (known) return known
  const value = rawValueOf(schema, depth).filter((one) => schema.safeParse(one).success)
  made.set(schema, (made.get(schema) ?? new Map<number, fc.Arbitrary<unknown>>()).set(depth, value))
  return value
}

/** Generators by schema and depth: the condition language refers to itself fifteen times on every level. */
const made = new WeakMap<z.ZodType, Map<number, fc.Arbitrary<unknown>>>()

function rawValueOf(schema: z.ZodType, depth: number): fc.Arbitrary<unknown> {
  if (schema === Text) return aText()
  if (schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) return rawValueOf(schema.unwrap() as z.ZodType, depth)
  if (schema instanceof z.ZodLazy) return aValueOf(schema.unwrap() as z.ZodType, depth + 1)
  if (schema instanceof z.ZodObject) return anObjectOf(schema, depth)
  if (schema instanceof z.ZodArray) return aListOf(schema, depth)
  if (schema instanceof z.ZodRecord) return aRecordOf(schema, depth)
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options)
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values)
  if (schema instanceof z.ZodBoolean) return fc.boolean()
  if (schema instanceof z.ZodUnion) {
    const branches = (schema.options as ReadonlyArray<z.ZodType>).filter((branch) => depth < deepest || !holdsConditions(branch))
    return fc.oneof(...branches.map((branch) => aValueOf(branch, depth)))
  }
  if (schema instanceof z.ZodNumber) return aNumberOf(schema)
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return aStringOf(schema)
  throw new Error(`The generator of records does not know the schema type "${schema.def.type}".`)
}

function anObjectOf(schema: z.ZodObject, depth: number): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.shape as Record<string, z.ZodType>)
  const optional = fields.filter(([, field]) => field instanceof z.ZodOptional || field instanceof z.ZodPrefault).map(([key]) => key)
  const required = fields.map(([key]) => key).filter((key) => !optional.includes(key))
  return fc.record(Object.fromEntries(fields.map(([key, field]) => [key, aValueOf(field, depth)])), { requiredKeys: required, noNullPrototype: true })
}

function aListOf(schema: z.ZodArray, depth: number): fc.Arbitrary<unknown> {
  const { minItems = 0 } = z.toJSONSchema(schema) as { minItems?: number }
  return fc.array(aValueOf(schema.element as z.ZodType, depth), { minLength: minItems, maxLength: Math.max(minItems, depth > 1 ? 2 : 3), size: 'max' })
}

function aRecordOf(schema: z.ZodRecord, depth: number): fc.Arbitrary<unknown> {
  const key = rawValueOf(schema.keyType as unknown as z.ZodType, depth) as fc.Arbitrary<string>
  const awkward = fc.constantFrom('true', 'null', '1', 'no')
  return fc.dictionary(schema.keyType instanceof z.ZodEnum ? key : fc.oneof(key, awkward), aValueOf(schema.valueType as z.ZodType, depth), {
    maxKeys: 3,
    noNullPrototype: true,
  })
}

function aNumberOf(schema: z.ZodNumber): fc.Arbitrary<number> {
  const { minimum = -1000, maximum = 1000, type } = z.toJSONSchema(schema) as { minimum?: number; maximum?: number; type?: string }
  const within = { min: Math.max(minimum, -1e6), max: Math.min(maximum, 1e6) }
  // Small numbers come often: "at least n of these" holds only few.
  if (type === 'integer') return fc.oneof(fc.integer({ min: within.min, max: Math.min(within.max, within.min + 3) }), fc.integer(within))
  return fc.oneof(fc.integer({ min: Math.ceil(within.min), max: Math.floor(within.max) }), fc.double({ ...within, noNaN: true }))
}

const addresses = ['https://example.org/a', 'http://example.org/?q=1#b', 'https://example.org/æ'] as const
const formats: Readonly<Record<string, fc.Arbitrary<string>>> = {
  date: fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  datetime: fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }).map((date) => date.toISOString()),
  email: fc.constantFrom('a@example.org', 'first.last@example.com'),
  url: fc.constantFrom(...addresses),
}

function aStringOf(schema: z.ZodType): fc.Arbitrary<string> {
  const format = schema instanceof z.ZodStringFormat ? formats[schema.def.format] : undefined
  if (format) return format
  const { pattern, maxLength = 100 } = z.toJSONSchema(schema) as { pattern?: string; maxLength?: number }
  // The generator cannot read ahead; what it then makes too much is sorted out by the schema.
  if (pattern) return fc.stringMatching(new RegExp(pattern.replaceAll(/\(\?=[^)]*\)/g, '')), { size: 'small' }).filter((text) => text.length <= maxLength)
  return fc.oneof(awkwardText(), aWord()).map((text) => text.slice(0, maxLength)).filter((text) => text.trim() === text && text !== '')
}

/** Texts that YAML or Markdown could read as something else. */
function awkwardText(): fc.Arbitrary<string> {
  return fc.constantFrom(
    'no', 'null', '~', '1.0', '0x1F', '1e3', '2026-11-20', 'true', '- a', '# b', '*x', '&a', '!tag', 'a: b', 'a #b', '"', "'", '{', '[a]', '%', '@', '`', '> a', '| b',
    'a\nb', 'a\n\n\nb', '  indented\n text', 'tab\tinside', '---', '...', '? q', 'a\\b', 'ÆØÅ æøå', 'e\u0301', '5\u00a0mSv', '👩‍⚕️', '≥ 18', '<b>', '<<', '__proto__',
    'a long text that goes on and on, with a colon: here, and a "quotation" there, until it is certain that the line has to be folded somewhere — and then some more',
  )
}

function aWord(): fc.Arbitrary<string> {
  return fc.oneof(fc.lorem({ maxCount: 30 }), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }))
}

function aText(): fc.Arbitrary<string> {
  return fc.oneof(awkwardText(), aWord(), aMarkdown()).filter((text) => Text.safeParse(text).success)
}

/** Markdown and near-Markdown: everything that begins, ends or breaks a construct. */
export function aMarkdown(): fc.Arbitrary<string> {
  const piece = fc.constantFrom(
    'a', 'b', 'word', ' ', ' ', '  ', '\n', '\n\n', '*', '**', '***', '_', '__', '[', ']', '(', ')', '](/r/a-b)', '](https://a.b/c_d)', '[x](mailto:a@b.c)', '](javascript:1)',
    '- ', '\n- ', '\n  - ', '\n1. ', '\n7) ', '\n   ', '* ', '# ', '\n### ', '\n#### ', '> ', '`', '~', '<', '<b>', '&amp;', '&', '\\', '\\\n', '  \n', '!', ':', '\n::recommendation{id="a-b"}\n',
    '::x', ':::', '|', '.', ',', '"', 'é', 'e\u0301', '\u00a0', '\u200b', '—', '½', '+', '=', '\n===\n', '\n---\n', '\t', '    ', '1', '1.', '-', '😀', '\u{10fffd}', '{', '}', '$',
  )
  return fc.array(piece, { maxLength: 30, size: 'max' }).map((pieces) => pieces.join(''))
}

/** A recommendation or guideline in work, with random gaps, its prose in normal form; with random state and version. */
export function aRandomDocument(): fc.Arbitrary<StandingDocument> {
  const content = fc.oneof(
    aDraftOf(contentSchemas.recommendation, ['id', 'guideline']).map((draft) => ({ kind: 'recommendation' as const, draft })),
    aDraftOf(contentSchemas.guideline, ['id', 'committee', 'sourceLanguage']).map((draft) => ({ kind: 'guideline' as const, draft })),
  )
  return fc
    .record({ content, state: fc.constantFrom('draft' as const, 'approved' as const), version: fc.constantFrom('1.0.0', '2.10.3'), signatures: fc.array(aValueOf(Signature), { maxLength: 4 }) })
    .map(({ content, ...standing }) => ({ ...standing, kind: content.kind, content: normaliseContent(content.kind, content.draft as never) }) as StandingDocument)
    .filter(({ kind, content: draft }) => parseWith(contentSchemas[kind] as z.ZodType, draft).ok)
}

function aDraftOf(schema: z.ZodType, required: ReadonlyArray<string>): fc.Arbitrary<unknown> {
  if (!(schema instanceof z.ZodObject)) throw new Error('expected the schema of a record')
  const fields = Object.entries(schema.shape as Record<string, z.ZodType>).map(([key, field]) => [key, aValueOf(field)] as const)
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...required], noNullPrototype: true }).filter((draft) => schema.safeParse(draft).success)
}

/** A whole library: catalogue, and texts whose recommendations belong to one of its guidelines. */
export function aRandomLibrary(): fc.Arbitrary<Library> {
  const lists = Object.fromEntries(
    (Object.keys(catalogueLists) as Array<CatalogueList>).map((list) => [
      list,
      fc.array(aParsed(entrySchemas[list]), { maxLength: 2 }).map((entries) => new Map(entries.map((entry) => [(entry as Record<string, string>)[catalogueLists[list]], entry]))),
    ]),
  )
  return fc.record({ ...lists, installation: aParsed(Installation), documents: fc.array(aRandomDocument(), { minLength: 1, maxLength: 4 }) }).map(({ documents, ...catalogue }) => {
    const guidelines = documents.filter((one): one is StandingGuideline => one.kind === 'guideline').map((one, index) => renamed(one, { id: `guideline-${index}` }))
    const home = guidelines[0]?.content.id ?? 'guideline-of-another-time'
    const recommendations = documents
      .filter((one): one is StandingRecommendation => one.kind === 'recommendation')
      .map((one, index) => renamed(one, { id: `recommendation-${index}`, guideline: home }))
    const byId = <One extends StandingDocument>(all: Array<One>): Map<string, One> => new Map(all.map((one) => [one.content.id, one]))
    return { ...catalogue, guidelines: byId(guidelines), recommendations: byId(recommendations) } as unknown as Library
  })
}

/** A value as the schema returns it, with what it fills in. */
function aParsed(schema: z.ZodType): fc.Arbitrary<unknown> {
  return aValueOf(schema).map((value) => schema.parse(value))
}

function renamed<One extends StandingDocument>(document: One, ids: Record<string, string>): One {
  return { ...document, content: { ...document.content, ...ids } }
}

/** Whether a branch of the condition language holds conditions itself. */
function holdsConditions(schema: z.ZodType): boolean {
  if (!(schema instanceof z.ZodObject)) return false
  return Object.values(schema.shape as Record<string, z.ZodType>).some(
    (field) => field instanceof z.ZodLazy || (field instanceof z.ZodArray && (field.element instanceof z.ZodLazy || holdsConditions(field.element as z.ZodType))),
  )
}
