import type { z } from 'zod'
import { type Parsed, parseWith, pathText } from '#schema/model/parse.ts'
import { canonicalValue } from '#schema/version/canonical-form.ts'
import { type LocatedProblem, positionOf, type Positions } from './problem.ts'
import { fieldsAt, inSchemaOrder } from './schema-order.ts'
import { readYaml } from './yaml-reader.ts'
import { writeYaml } from './yaml-writer.ts'

/** Largest file in UTF-16 units: a guard, far above any real file. */
const largestFile = 1_000_000

export type RecordText<Value> =
  | { ok: true; value: Value; positions: Positions }
  | { ok: false; problems: Array<LocatedProblem>; positions: Positions }

/** Reads a YAML file that holds one record or one list. An empty file holds nothing: `undefined`. */
export function readRecord<Schema extends z.ZodType>(schema: Schema, text: string): RecordText<z.output<Schema>> {
  const fault = faultOfSize(text)
  if (fault) return { ok: false, problems: [fault], positions: new Map() }
  const { value, positions, problems } = readYaml(withLineFeeds(text))
  if (problems.length > 0) return { ok: false, problems, positions }
  const parsed = parseWith(schema, value)
  return parsed.ok ? { ok: true, value: parsed.value, positions } : { ok: false, problems: problemsOf(schema, parsed, { positions, value }), positions }
}

/** Writes a record or a list in normal form. What is empty is left out. */
export function writeRecord(schema: z.ZodType, value: unknown): string {
  return writeYaml(inSchemaOrder(schema, canonicalValue(value) ?? (Array.isArray(value) ? [] : {})))
}

/** A file that is too large to read. */
export function faultOfSize(text: string): LocatedProblem | undefined {
  return text.length > largestFile ? { line: 1, column: 1, message: `expected at most ${largestFile} characters in a file` } : undefined
}

/** Text with line feeds only, without a byte order mark, NFC: what every parser here works on. */
export function withLineFeeds(text: string): string {
  return text
    .replace(/^\u{feff}/u, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .normalize('NFC')
}

/** The issues of a schema as problems with places, in words that say what was expected. */
export function problemsOf(
  schema: z.ZodType,
  parsed: Extract<Parsed<unknown>, { ok: false }>,
  { positions, value }: { positions: Positions; value: unknown },
): Array<LocatedProblem> {
  return parsed.issues.map(({ path, message }) => {
    const where = pathText(path)
    return { ...positionOf(positions, where), message: `${where === '' ? '' : `${where}: `}${sentence(message)}${hint(path, message)}` }
  })

  function hint(path: ReadonlyArray<string | number>, message: string): string {
    if (message.startsWith('unknown field')) {
      const expected = fieldsAt(schema, path.slice(0, -1))
      return expected ? `, expected one of ${expected.join(', ')}` : ''
    }
    const found = path.reduce<unknown>((inside, key) => (inside as Record<string | number, unknown> | undefined)?.[key], value)
    const isUnquoted = message.includes('expected string') && (typeof found === 'number' || typeof found === 'boolean')
    return isUnquoted ? `; put ${String(found)} in quotes` : ''
  }
}

/** The schema library begins with "Invalid input: ", which says less than the rest. */
function sentence(message: string): string {
  return message
    .replace(/^Invalid (?:input|option): /, '')
    .replace('expected string', 'expected a text')
    .replace(', received', ', found')
    .replace('found undefined', 'found nothing')
}
