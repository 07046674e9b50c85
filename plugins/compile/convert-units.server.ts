import ucumPackage from '@lhncbc/ucum-lhc'
import type { Conversion } from './conversion.ts'

/**
 * Conversion between two UCUM units by the National Library of Medicine's UCUM library, read off at 0 and 100 and rounded to 12 significant
 * digits, so that a bundle needs no library at run time. Undefined where the units do not convert (mass to moles needs a molecular weight)
 * or do not convert by a straight line (pH, dB).
 */
export function convertUnits(unit: string, into: string): Conversion | undefined {
  const at = (value: number): number | undefined => {
    const { status, toVal } = ucumPackage.UcumLhcUtils.getInstance().convertUnitTo(unit, value, into)
    return status === 'succeeded' && toVal !== null && Number.isFinite(toVal) ? toVal : undefined
  }
  const [zero, middle, hundred] = [at(0), at(50), at(100)]
  if (zero === undefined || middle === undefined || hundred === undefined) return undefined
  const scale = Math.max(Math.abs(zero), Math.abs(hundred))
  if (scale === 0 || Math.abs(middle - (zero + hundred) / 2) > scale * 1e-9) return undefined
  // Seen: 0 °C became 31.999999999999943 °F. What is lost against the scale of the two points is rounding, not offset.
  const offset = Math.abs(zero) < scale * 1e-12 ? 0 : rounded(zero)
  return { factor: rounded((hundred - zero) / 100), offset }
}

function rounded(value: number): number {
  return Number(value.toPrecision(12))
}
