import type { Language } from '#schema/model/language.ts'
import type { Words } from './words.ts'

const times: Record<string, readonly [one: string, several: string]> = {
  a: ['year', 'years'],
  mo: ['month', 'months'],
  wk: ['week', 'weeks'],
  d: ['day', 'days'],
  h: ['hour', 'hours'],
  min: ['minute', 'minutes'],
}

/** A measured value with its UCUM unit as people write both: time in words, everything else in symbols; annotations and the unit "1" are not shown. */
export function quantity(value: number, { unit, decimals }: { unit: string; decimals?: number | undefined }, words: Words): string {
  const number = words.number(value, decimals)
  if (times[unit]) return duration(number, unit, words)
  const symbol = unitSymbol(unit, words.language)
  return symbol === '' || symbol.startsWith('/') ? `${number}${symbol}` : `${number} ${symbol}`
}

/** A length of time in words, by its UCUM unit. */
export function duration(n: string, unit: string, words: Words): string {
  const [one, several] = times[unit]!
  return words.text(`condition.${n === '1' ? one : several}`, { n })
}

/** A length of time on the calendar in words: P1Y6M as 1 year 6 months. */
export function calendarDuration(text: string, words: Words): string {
  const units: Record<string, string> = { Y: 'a', M: 'mo', W: 'wk', D: 'd' }
  return [...text.matchAll(/(\d+)([YMWD])/g)].map(([, n, unit]) => duration(n!, units[unit!]!, words)).join(' ')
}

/** A time target in words: 1 hour, 2 days. */
export function timeTarget(target: string, words: Words): string {
  const [, days, hours, minutes] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(target)!
  const part = (n: string | undefined, one: string, many: string): string => (n === undefined ? '' : n === '1' ? words.text(one) : words.text(many, { n }))
  return [part(days, 'day', 'days'), part(hours, 'hour', 'hours'), minutes ? words.text('minutes', { n: minutes }) : ''].filter(Boolean).join(' ')
}

function unitSymbol(unit: string, language: Language): string {
  if (unit === '1') return ''
  return unit
    .replace('{1.73_m2}', language === 'en' ? '1.73 m²' : '1,73 m²')
    .replace(/\{[^}]*\}/g, '')
    .split('/')
    .map((part) => factorSymbol(part, language))
    .join('/')
}

/** Litres are "l" in Danish and "L" in Norwegian and English, after the national style guides for health. */
function factorSymbol(factor: string, language: Language): string {
  const known: Record<string, string> = { Cel: '°C', 'mm[Hg]': 'mmHg' }
  return (
    known[factor] ??
    factor
      .replace(/^10\*(\d+)$/, (_, power: string) => `× 10${[...power].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')}`)
      .replace(/^u(?=[a-zA-Z])/, 'µ')
      .replace(/^([cdmµ]?)L$/, (_, prefix: string) => `${prefix}${language === 'da' ? 'l' : 'L'}`)
  )
}
