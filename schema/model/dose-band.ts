import type { EffectiveDose, Procedure } from './procedure.ts'
import { isIonising } from './procedure.ts'

/** Named schemes that turn an effective dose into a band. The scheme's name is always shown beside its symbol. */
export const doseSchemes = ['acr-rrl', 'ec-rp118'] as const
export type DoseScheme = (typeof doseSchemes)[number]
export type DosePopulation = EffectiveDose['population']

export type DoseBand = {
  scheme: DoseScheme
  /** Index in the scheme, 0 for no ionising radiation; bands compare by it. */
  level: number
  symbol: string
  /** Half-open [low, high) in mSv; no `high` on the open uppermost band. */
  low: number
  high?: number
}

type Limits = { symbols: ReadonlyArray<string>; limits: Record<DosePopulation, ReadonlyArray<number>> }

/**
 * Upper limits in mSv of each band after "none".
 * acr-rrl: ACR relative radiation level; limits as facts, partly from secondary reading (0.1-1, 10-30, 30-100 adult; 0.03-0.3, 10-30 child).
 * ec-rp118: European Commission, Radiation Protection 118, classes 0-IV; no separate limits for children.
 * Both sources leave the boundary open; here it is half-open.
 */
const schemes: Record<DoseScheme, Limits> = {
  'acr-rrl': {
    symbols: ['O', '☢', '☢☢', '☢☢☢', '☢☢☢☢', '☢☢☢☢☢'],
    limits: { adult: [0.1, 1, 10, 30, 100], child: [0.03, 0.3, 3, 10, 30] },
  },
  'ec-rp118': {
    symbols: ['0', 'I', 'II', 'III', 'IV'],
    limits: { adult: [1, 5, 10, Infinity], child: [1, 5, 10, Infinity] },
  },
}

/** Band of an effective dose in mSv. Doses above the last limit fall into the last band. */
export function doseBand(scheme: DoseScheme, milliSievert: number, population: DosePopulation): DoseBand {
  const { symbols, limits } = schemes[scheme]
  if (milliSievert === 0) return { scheme, level: 0, symbol: symbols[0]!, low: 0, high: 0 }
  const uppers = limits[population]
  const found = uppers.findIndex((upper) => milliSievert < upper)
  const index = found === -1 ? uppers.length - 1 : found
  const high = uppers[index]!
  const band: DoseBand = { scheme, level: index + 1, symbol: symbols[index + 1]!, low: index === 0 ? 0 : uppers[index - 1]! }
  return found === -1 || high === Infinity ? band : { ...band, high }
}

/** The dose that comparisons use for a population: the first entry of the catalogue for it; 0 mSv without ionising radiation. */
export function comparedDose(procedure: Procedure, population: DosePopulation): EffectiveDose | undefined {
  const stated = procedure.doses.find((dose) => dose.population === population)
  if (stated) return stated
  if (isIonising[procedure.modality]) return undefined
  return { population, typical: 0, source: 'No ionising radiation', verified: 'seen' }
}

/** One figure in mSv for ordering: the typical value, else the middle of the range. */
export function doseFigure(dose: EffectiveDose): number {
  return dose.typical ?? (dose.low! + dose.high!) / 2
}
