import type { BundleProcedure } from '#schema/bundle/bundle.ts'
import { comparedDose, doseBand, doseFigure, type DosePopulation, doseSchemes } from '#schema/model/dose-band.ts'
import type { Procedure } from '#schema/model/procedure.ts'

/** A catalogue procedure with its bands in every scheme and the figure in mSv that orders alternatives, per population. */
export function compileProcedure(procedure: Procedure): BundleProcedure {
  const adult = figureFor(procedure, 'adult')
  const child = figureFor(procedure, 'child')
  return {
    ...procedure,
    bands: { adult: bandsOf(adult, 'adult'), child: bandsOf(child, 'child') },
    comparedDose: { ...(adult === undefined ? {} : { adult }), ...(child === undefined ? {} : { child }) },
  }
}

function figureFor(procedure: Procedure, population: DosePopulation): number | undefined {
  const dose = comparedDose(procedure, population)
  return dose && doseFigure(dose)
}

function bandsOf(milliSievert: number | undefined, population: DosePopulation): BundleProcedure['bands']['adult'] {
  return milliSievert === undefined ? [] : doseSchemes.map((scheme) => doseBand(scheme, milliSievert, population))
}
