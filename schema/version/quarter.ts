import type { Instant } from '../model/notation.ts'

/** The calendar quarter of a moment, in UTC: `2026-Q4`. */
export function quarterOf(at: Instant): string {
  return `${at.slice(0, 4)}-Q${Math.ceil(Number(at.slice(5, 7)) / 3)}`
}

/** The quarter before this one: `2025-Q4` before `2026-Q1`. */
export function quarterBefore(quarter: string): string {
  const [year, number] = quarter.split('-Q').map(Number) as [number, number]
  return number === 1 ? `${year - 1}-Q4` : `${year}-Q${number - 1}`
}
