import { z } from 'zod'
import { RuleBundle } from './bundle.ts'

/** JSON Schema (draft 2020-12) of the rule bundle, generated from the schema that the product itself parses with. */
export function ruleBundleJsonSchema(id: string): Record<string, unknown> {
  const schema = z.toJSONSchema(RuleBundle, { target: 'draft-2020-12', io: 'output', reused: 'ref', cycles: 'ref', unrepresentable: 'any' })
  return { ...schema, $id: id, title: 'Rationale rule bundle, format 1' }
}
