import { expect, test } from 'vitest'
import { keepTogether } from './no-break.ts'

/** No-break spaces written as `_`. */
const shown = (markup: string): string => keepTogether(markup).replaceAll('\u00a0', '_')

test('a number stays with its unit, its sign and its thousands, in every language', () => {
  const texts = ['under 3 mSv', 'hos 10 % af 2 342 børn', 'in 1 000 000 people', 'efter 12 uger', 'i 4,5 timer', 'for 5 years.', '65 år', '0,10 µg/l', '10 × 10⁹/L', 'eGFR ≥ 30 mL/min/1,73 m²', '&lt; 6 timer', '(> 5 mm)']
  expect(texts.map(shown)).toEqual(['under 3_mSv', 'hos 10_% af 2_342 børn', 'in 1_000_000 people', 'efter 12_uger', 'i 4,5_timer', 'for 5_years.', '65_år', '0,10_µg/l', '10_× 10⁹/L', 'eGFR ≥_30_mL/min/1,73_m²', '&lt;_6_timer', '(>_5_mm)'])
})

test('other spaces, words that only begin like a unit, and years beside numbers stay', () => {
  for (const text of ['in 2019 342 patients', '5 gange', '3 month-old', 'page 2 lists', '3 of 4', 'years 5']) expect(shown(text)).toBe(text === '3 month-old' ? '3_month-old' : text)
})

test('what stands inside a tag is left as it is; a unit after emphasis is not', () => {
  expect(shown('<svg viewBox="0 0 100 800"><a title="5 % > 3 %" href="/a">10 %</a>')).toBe('<svg viewBox="0 0 100 800"><a title="5 % > 3 %" href="/a">10_%</a>')
  expect(shown('<strong>10</strong> % and <p>10</p> % here')).toBe('<strong>10</strong>_% and <p>10</p> % here')
})

test('D-dimer stays on one line, and two joined words may part where they are joined', () => {
  expect(keepTogether('<a title="D-dimer">D-dimer</a>')).toBe('<a title="D-dimer">D\u2011dimer</a>')
  expect(keepTogether('Ventilations-/perfusionsskintigrafi, km/t, -/-')).toBe('Ventilations-/<wbr>perfusionsskintigrafi, km/t, -/-')
})
