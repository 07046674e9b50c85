import { Engine } from 'json-rules-engine'
import { LogicEngine } from 'json-logic-engine'
import { decide } from '../../plugins/decide/decide.ts'
import { prepare } from '../../plugins/decide/prepare.ts'
import { microseconds, type Row } from './measure.ts'
import { asDecidable, asFacts, type PlainPatient, type PlainRule, plainPatients, plainRules } from './rule-base.ts'

export { ratioOf } from './measure.ts'

/** One decision with complete facts among 1,000 and 10,000 rules of four conditions. Peers find the rules that fit; ours also weighs, explains what is missing and offers alternatives. */
export async function bench(): Promise<Array<Row>> {
  const rows: Array<Row> = []
  for (const count of [1000, 10_000]) {
    const rules = plainRules(count)
    const patients = plainPatients(rules, 1000)
    const prepared = prepare(asDecidable(rules))
    const facts = patients.map(asFacts)
    const at = '2026-11-20'
    const index = indexed(rules)
    rows.push({
      what: `one decision among ${count} rules`,
      unit: 'µs',
      better: 'less',
      ours: await microseconds(facts, (known) => decide(prepared, known, { at, trace: false })),
      peers: {
        'json-rules-engine': await jsonRulesEngine(rules, patients),
        'json-rules-engine, indexed by hand': await jsonRulesEngineIndexed(index, patients),
        'json-logic-engine': await jsonLogic(rules, patients),
        'json-logic-engine, indexed by hand': await jsonLogicIndexed(index, patients),
      },
      floor: await microseconds(patients, (patient) => index.get(`${patient.procedure} ${patient.indication}`)?.filter((rule) => fits(rule, patient))),
    })
    rows.push({
      what: `one decision among ${count} rules, with its explanation`,
      unit: 'µs',
      better: 'less',
      ours: await microseconds(facts, (known) => decide(prepared, known, { at })),
      peers: {},
    })
    const half = facts.map(({ findings, ...known }, place) => ({ ...known, ...(place % 2 ? { findings } : {}) }))
    rows.push({
      what: `one decision among ${count} rules, findings unknown in every other patient`,
      unit: 'µs',
      better: 'less',
      ours: await microseconds(half, (known) => decide(prepared, known, { at, trace: false })),
      peers: {},
    })
  }
  return rows
}

function fits(rule: PlainRule, patient: PlainPatient): boolean {
  return patient.age >= rule.ageFrom && patient.age < rule.ageBelow && patient.findings[rule.finding] === rule.present
}

function indexed(rules: ReadonlyArray<PlainRule>): Map<string, Array<PlainRule>> {
  const index = new Map<string, Array<PlainRule>>()
  for (const rule of rules) {
    const key = `${rule.procedure} ${rule.indication}`
    index.set(key, [...(index.get(key) ?? []), rule])
  }
  return index
}

function jsonRule(rule: PlainRule): unknown {
  return {
    conditions: {
      all: [
        { fact: 'procedure', operator: 'equal', value: rule.procedure },
        { fact: 'indication', operator: 'equal', value: rule.indication },
        { fact: 'age', operator: 'greaterThanInclusive', value: rule.ageFrom },
        { fact: 'age', operator: 'lessThan', value: rule.ageBelow },
        { fact: 'findings', path: `$.${rule.finding}`, operator: 'equal', value: rule.present },
      ],
    },
    event: { type: rule.id },
  }
}

async function jsonRulesEngine(rules: ReadonlyArray<PlainRule>, patients: ReadonlyArray<PlainPatient>): Promise<number> {
  const engine = new Engine(rules.map(jsonRule))
  return microseconds(patients, (patient) => engine.run({ ...patient }))
}

async function jsonRulesEngineIndexed(index: ReadonlyMap<string, ReadonlyArray<PlainRule>>, patients: ReadonlyArray<PlainPatient>): Promise<number> {
  const engines = new Map([...index].map(([key, rules]) => [key, new Engine(rules.map(jsonRule))]))
  return microseconds(patients, (patient) => engines.get(`${patient.procedure} ${patient.indication}`)?.run({ ...patient }))
}

function logicOf(rule: PlainRule): unknown {
  return {
    and: [
      { '===': [{ var: 'procedure' }, rule.procedure] },
      { '===': [{ var: 'indication' }, rule.indication] },
      { '>=': [{ var: 'age' }, rule.ageFrom] },
      { '<': [{ var: 'age' }, rule.ageBelow] },
      { '===': [{ var: `findings.${rule.finding}` }, rule.present] },
    ],
  }
}

async function jsonLogic(rules: ReadonlyArray<PlainRule>, patients: ReadonlyArray<PlainPatient>): Promise<number> {
  const engine = new LogicEngine()
  const logics = rules.map(logicOf)
  return microseconds(patients, (patient) => logics.filter((logic) => engine.run(logic, patient)))
}

async function jsonLogicIndexed(index: ReadonlyMap<string, ReadonlyArray<PlainRule>>, patients: ReadonlyArray<PlainPatient>): Promise<number> {
  const engine = new LogicEngine()
  const logics = new Map([...index].map(([key, rules]) => [key, rules.map(logicOf)]))
  return microseconds(patients, (patient) => logics.get(`${patient.procedure} ${patient.indication}`)?.filter((logic) => engine.run(logic, patient)))
}
