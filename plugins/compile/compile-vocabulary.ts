import type { Decidable } from '#schema/bundle/bundle.ts'
import type { Catalogue } from '#schema/model/library.ts'
import { compileProcedure } from './compile-procedure.ts'
import type { ConvertUnits } from './conversion.ts'
import { type Problem, problem } from './problem.ts'
import { entriesOf, type UsedKeys } from './used-entries.ts'

export type CompiledVocabulary = Pick<Decidable, 'procedures' | 'valueSets' | 'vocabulary'>

/** Names, codes, doses and unit conversions of what is used. Without `convertUnits` a measurement is understood in its own unit only. */
export function compileVocabulary(
  used: UsedKeys,
  catalogue: Catalogue,
  convertUnits: ConvertUnits | undefined,
): { compiled: CompiledVocabulary; problems: Array<Problem> } {
  const problems: Array<Problem> = []
  const measurements = entriesOf(catalogue.measurements, used.measurements).map(([key, measurement]) => {
    const conversions = (convertUnits ? measurement.otherUnits : []).flatMap((unit) => {
      const conversion = convertUnits?.(unit, measurement.unit)
      if (conversion) return [{ unit, ...conversion }]
      problems.push(problem({ document: key, path: 'otherUnits' }, 'unit-not-convertible', `"${unit}" and "${measurement.unit}" of "${key}"`))
      return []
    })
    return [key, { ...measurement, conversions }] as const
  })
  return {
    problems,
    compiled: {
      procedures: Object.fromEntries(entriesOf(catalogue.procedures, used.procedures).map(([key, procedure]) => [key, compileProcedure(procedure)])),
      valueSets: Object.fromEntries(entriesOf(catalogue.valueSets, used.valueSets)),
      vocabulary: {
        findings: Object.fromEntries(entriesOf(catalogue.findings, used.findings)),
        measurements: Object.fromEntries(measurements),
        actions: Object.fromEntries(entriesOf(catalogue.actions, used.actions)),
      },
    },
  }
}
