import { expect, test } from 'vitest'
import { aLibrary, aRecommendation } from '#plugins/check/examples/builders.ts'
import { runCases } from '#plugins/decide/run-cases.ts'
import { Decidable } from '#schema/bundle/bundle.ts'
import { parseWith } from '#schema/model/parse.ts'
import { compileForCases } from './compile-for-cases.ts'
import { convertUnits } from './convert-units.server.ts'

test('a draft with nothing but a rule, options and cases can be decided', () => {
  const { id, guideline, rule, options, cases } = aRecommendation()
  const result = compileForCases({ id, guideline, rule, options, cases }, aLibrary())
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  expect(parseWith(Decidable, result.decidable).ok).toBe(true)
  expect(runCases(result.decidable, aRecommendation().cases as never, '2026-11-20').filter(({ passed }) => !passed)).toEqual([])
})

test('everything the rule reaches is in it: through named conditions, value sets and what to do instead', () => {
  const result = compileForCases(aRecommendation({ 'rule.priorImaging.procedure': 'abdominal-ct' }), aLibrary())
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const { decidable } = result
  expect(Object.keys(decidable.procedures)).toEqual(['CT_ABDOMEN', 'US_ABDOMEN'])
  expect(Object.keys(decidable.valueSets)).toEqual(['abdominal-ct', 'abdominal-pain'])
  expect(Object.keys(decidable.conditions)).toEqual(['appendicitis-signs'])
  expect(Object.keys(decidable.vocabulary.findings)).toEqual(['right-lower-quadrant-pain'])
  expect(Object.keys(decidable.vocabulary.actions)).toEqual(['observe'])
  expect(decidable.procedures.CT_ABDOMEN?.comparedDose).toEqual({ adult: 8 })
  expect(decidable.procedures.CT_ABDOMEN?.bands.adult.map(({ scheme, symbol }) => [scheme, symbol])).toEqual([['acr-rrl', '☢☢☢'], ['ec-rp118', 'III']])
  expect(decidable.procedures.US_ABDOMEN?.comparedDose).toEqual({ adult: 0, child: 0 })
})

test('units are converted where somebody can, and left out where nobody can', () => {
  const conversionsWith = (convert?: typeof convertUnits): unknown => {
    const result = compileForCases(aRecommendation(), aLibrary(), convert)
    return result.ok && result.decidable.vocabulary.measurements.crp?.conversions
  }
  expect(conversionsWith(convertUnits)).toEqual([{ unit: 'mg/dL', factor: 10, offset: 0 }])
  expect(conversionsWith()).toEqual([])
})

test('a draft without a rule says what is missing, and where', () => {
  const result = compileForCases({ id: 'new', guideline: 'acute-abdomen' }, aLibrary())
  expect(result.ok || result.problems.map(({ path, reason }) => [path, reason])).toEqual([
    ['options', 'incomplete'],
    ['rule.applies', 'incomplete'],
    ['rule.scenarios', 'incomplete'],
  ])
})
