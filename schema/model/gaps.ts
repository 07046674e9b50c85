import { z } from 'zod'

/**
 * A record with gaps: the same shape, in which anything may still be missing.
 * What stands in it must already be valid; only completeness is left to the gate.
 */
export type Gaps<T> =
  T extends ReadonlyArray<infer Element>
    ? Array<Gaps<Element>>
    : T extends object
      ? { [Key in keyof T]?: (Key extends WholeField ? T[Key] : Gaps<NonNullable<T[Key]>>) | undefined }
      : T

/** Fields that are taken whole (see `takenWhole`): a condition or a set of facts with holes in it would mean something else. */
type WholeField = 'applies' | 'when' | 'facts' | 'expect' | 'meaning' | 'translations'

const wholes = new WeakSet<z.ZodType>()

/** Says that this schema has no draft form: it is there entirely or not at all. */
export function takenWhole<Schema extends z.ZodType>(schema: Schema): Schema {
  wholes.add(schema)
  return schema
}

/** Whether this schema was marked so: a form shows such a field as one text. */
export function isTakenWhole(schema: z.ZodType): boolean {
  return wholes.has(schema)
}

/** Derives the schema of the draft from the schema of the complete record, so that the two cannot drift. */
export function withGaps<Schema extends z.ZodType>(schema: Schema): z.ZodType<Gaps<z.output<Schema>>> {
  return loosen(schema) as unknown as z.ZodType<Gaps<z.output<Schema>>>
}

function loosen(schema: z.ZodType): z.ZodType {
  if (wholes.has(schema)) return schema
  if (schema instanceof z.ZodObject) {
    const shape: Record<string, z.ZodType> = {}
    for (const [key, field] of Object.entries(schema.shape as Record<string, z.ZodType>)) shape[key] = loosen(field).optional()
    return z.strictObject(shape)
  }
  if (schema instanceof z.ZodArray) return z.array(loosen(schema.element as z.ZodType))
  if (schema instanceof z.ZodOptional) return loosen(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return loosen(schema.unwrap() as z.ZodType)
  return schema
}

/** A list that may be empty; absent reads as empty, so that canonical form can leave empty lists out. */
export function list<Element extends z.ZodType>(element: Element, most = 200): z.ZodPrefault<z.ZodArray<Element>> {
  return z.array(element).max(most).prefault([])
}
