import { z } from 'zod'

/**
 * The value with the fields of every object in the order its schema names them, so that a file has one form and there is no second list.
 * Records with free keys are sorted by code unit. What the schema does not know keeps its place at the end.
 */
export function inSchemaOrder(schema: z.ZodType, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const known = schemaFor(schema, value)
  if (Array.isArray(value)) {
    const element = known instanceof z.ZodArray ? (known.element as z.ZodType) : z.unknown()
    return value.map((entry) => inSchemaOrder(element, entry))
  }
  const fields = value as Record<string, unknown>
  const named = namedFields(known)
  const keys = [...Object.keys(named).filter((key) => key in fields), ...Object.keys(fields).filter((key) => !Object.hasOwn(named, key)).toSorted()]
  const free = known instanceof z.ZodRecord ? (known.valueType as z.ZodType) : z.unknown()
  return Object.fromEntries(keys.map((key) => [key, inSchemaOrder(named[key] ?? free, fields[key])]))
}

/** Names of the fields an object may have at a path, or undefined where the schema has no object there. */
export function fieldsAt(schema: z.ZodType, path: ReadonlyArray<string | number>): Array<string> | undefined {
  let here: z.ZodType = unwrapped(schema)
  for (const part of path) {
    const next = typeof part === 'number' ? elementOf(here) : (namedFields(here)[part] ?? (here instanceof z.ZodRecord ? (here.valueType as z.ZodType) : undefined))
    if (!next) return undefined
    here = unwrapped(next)
  }
  const names = Object.keys(namedFields(here))
  return names.length > 0 ? names : undefined
}

function elementOf(schema: z.ZodType): z.ZodType | undefined {
  return schema instanceof z.ZodArray ? (schema.element as z.ZodType) : undefined
}

/** Fields with a name: those of an object, or the keys of a record over an enumeration such as the languages. */
function namedFields(schema: z.ZodType): Record<string, z.ZodType> {
  if (schema instanceof z.ZodObject) return schema.shape as Record<string, z.ZodType>
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum)
    return Object.fromEntries(schema.keyType.options.map((key) => [String(key), schema.valueType as z.ZodType]))
  return {}
}

/** The schema without its wrappers, and of a union the branch that this value was written for. */
function schemaFor(schema: z.ZodType, value: object): z.ZodType {
  const known = unwrapped(schema)
  if (!(known instanceof z.ZodUnion)) return known
  const branches = (known.options as ReadonlyArray<z.ZodType>).map(unwrapped)
  if (Array.isArray(value)) return branches.find((branch) => branch instanceof z.ZodArray) ?? known
  return branches.find((branch) => Object.keys(value).every((key) => Object.hasOwn(namedFields(branch), key))) ?? known
}

function unwrapped(schema: z.ZodType): z.ZodType {
  let here = schema
  while (here instanceof z.ZodOptional || here instanceof z.ZodPrefault || here instanceof z.ZodDefault || here instanceof z.ZodLazy)
    here = here.unwrap() as z.ZodType
  return here
}
