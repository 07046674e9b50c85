import cql from 'cql-execution'
import { Engine } from 'json-rules-engine'
import { LogicEngine } from 'json-logic-engine'
import { asElm } from './elm.ts'
import type { PlainPatient, PlainRule } from './rule-base.ts'

/** Ids of the rules that hold for a patient. */
export type Matching = (patient: PlainPatient) => ReadonlyArray<string> | Promise<ReadonlyArray<string>>
/** `withProcedure`: whether the rules have to test the procedure themselves. */
type Peer = (rules: ReadonlyArray<PlainRule>, withProcedure: boolean) => Matching

/**
 * Each as its own documentation shows it. Where a fact is absent all three find the rules that hold without it, and none of them says what it
 * would have to know. In CQL a comparison with null is null, and in json-rules-engine one with nothing is false; in JSON Logic an absent age is
 * null, which compares as 0, so that there every rule has to ask first whether the age is told.
 */
export const peers: Readonly<Record<string, Peer>> = {
  'json-rules-engine': (rules, withProcedure) => {
    const engine = new Engine(rules.map((rule) => jsonRule(rule, withProcedure)), { allowUndefinedFacts: true })
    return async (patient) => (await engine.run({ ...patient })).events.map(({ type }) => type)
  },
  'json-logic-engine': (rules, withProcedure) => {
    const engine = new LogicEngine()
    const logics = rules.map((rule) => ({ id: rule.id, logic: logicOf(rule, withProcedure) }))
    return (patient) => logics.filter(({ logic }) => engine.run(logic, patient)).map(({ id }) => id)
  },
  'json-logic-engine, compiled': (rules, withProcedure) => {
    const engine = new LogicEngine()
    const logics = rules.map((rule) => ({ id: rule.id, holds: engine.build(logicOf(rule, withProcedure)) }))
    return (patient) => logics.filter(({ holds }) => holds(patient)).map(({ id }) => id)
  },
  'cql-execution': (rules, withProcedure) => {
    const executor = new cql.Executor(new cql.Library(asElm(rules, withProcedure)))
    return async (patient) => {
      const { patientResults } = await executor.exec(new cql.PatientSource([{ id: '1', recordType: 'Patient', ...patient }]))
      return Object.entries(patientResults['1']!).flatMap(([id, holds]) => (holds === true ? [id] : []))
    }
  },
}

/** One engine for each procedure, as one would index by hand. */
export function byProcedure(peer: Peer, rules: ReadonlyArray<PlainRule>): Matching {
  const groups = new Map<string, Array<PlainRule>>()
  for (const rule of rules) groups.set(rule.procedure, [...(groups.get(rule.procedure) ?? []), rule])
  const engines = new Map([...groups].map(([procedure, group]) => [procedure, peer(group, false)]))
  return (patient) => engines.get(patient.procedure)?.(patient) ?? []
}

function jsonRule(rule: PlainRule, withProcedure: boolean): unknown {
  return {
    conditions: {
      all: [
        ...(withProcedure ? [{ fact: 'procedure', operator: 'equal', value: rule.procedure }] : []),
        { fact: 'indication', operator: 'equal', value: rule.indication },
        { fact: 'age', operator: 'greaterThanInclusive', value: rule.ageFrom },
        { fact: 'age', operator: 'lessThan', value: rule.ageBelow },
        ...rule.findings.map(({ key, present }) => ({ fact: 'findings', path: `$.${key}`, operator: 'equal', value: present })),
      ],
    },
    event: { type: rule.id },
  }
}

function logicOf(rule: PlainRule, withProcedure: boolean): unknown {
  return {
    and: [
      ...(withProcedure ? [{ '===': [{ var: 'procedure' }, rule.procedure] }] : []),
      { '===': [{ var: 'indication' }, rule.indication] },
      { '!==': [{ var: 'age' }, null] },
      { '>=': [{ var: 'age' }, rule.ageFrom] },
      { '<': [{ var: 'age' }, rule.ageBelow] },
      ...rule.findings.map(({ key, present }) => ({ '===': [{ var: `findings.${key}` }, present] })),
    ],
  }
}
