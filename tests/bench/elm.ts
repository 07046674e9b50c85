import type { PlainRule } from './rule-base.ts'

/**
 * The rules as one library in ELM, the form that CQL is translated to: one Boolean expression for each rule, over the fields of the patient.
 * HL7 Clinical Quality Language 1.5, annex on ELM; the patient is the simple data model that cql-execution ships.
 */
export function asElm(rules: ReadonlyArray<PlainRule>, withProcedure: boolean): unknown {
  const patient = { name: 'Patient', context: 'Patient', expression: { type: 'SingletonFrom', operand: { type: 'Retrieve', dataType: '{https://github.com/cqframework/cql-execution/simple}Patient' } } }
  return {
    library: {
      identifier: { id: 'Rules', version: '1' },
      schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
      usings: { def: [{ localIdentifier: 'System', uri: 'urn:hl7-org:elm-types:r1' }, { localIdentifier: 'Simple', uri: 'https://github.com/cqframework/cql-execution/simple' }] },
      statements: { def: [patient, ...rules.map((rule) => ({ name: rule.id, context: 'Patient', accessLevel: 'Public', expression: expressionOf(rule, withProcedure) }))] },
    },
  }
}

/** `and` has two operands, so a longer one nests to the left, as the translator writes it. */
function expressionOf(rule: PlainRule, withProcedure: boolean): unknown {
  const parts = [
    ...(withProcedure ? [compare('Equal', 'procedure', literal('String', rule.procedure))] : []),
    compare('Equal', 'indication', literal('String', rule.indication)),
    compare('GreaterOrEqual', 'age', literal('Integer', String(rule.ageFrom))),
    compare('Less', 'age', literal('Integer', String(rule.ageBelow))),
    ...rule.findings.map(({ key, present }) => compare('Equal', `findings.${key}`, literal('Boolean', String(present)))),
  ]
  return parts.reduce((left, right) => ({ type: 'And', operand: [left, right] }))
}

function compare(type: string, path: string, value: unknown): unknown {
  return { type, operand: [{ type: 'Property', path, source: { type: 'ExpressionRef', name: 'Patient' } }, value] }
}

function literal(type: string, value: string): unknown {
  return { type: 'Literal', valueType: `{urn:hl7-org:elm-types:r1}${type}`, value }
}
