import type { GrammarWords } from './grammar-words.ts'
import { folded, type MeasurementName } from './name-index.ts'
import { quoted } from './scan.ts'

/** Whether nothing is written after the number: a count, a score, a pure number. */
export function isPureNumber(unit: string): boolean {
  return unit === '1' || /^\{[^{}]*\}$/.test(unit)
}

/** Ways people write a UCUM unit; the first is what is printed. What is not here is written in UCUM itself. */
function waysOf(unit: string, words: GrammarWords): ReadonlyArray<string> {
  const { durations, hours, minutes, beats, decimal } = words
  const known: Readonly<Record<string, ReadonlyArray<string>>> = {
    Cel: ['°C', '° C', 'grader', 'degrees'],
    '[degF]': ['°F'],
    'ug/L': ['µg/L', 'μg/L', 'mcg/L'],
    'ug/mL': ['µg/mL', 'μg/mL', 'mcg/mL'],
    'ng/mL': ['ng/mL'],
    '10*9/L': ['× 10⁹/L', '10⁹/L', '×10⁹/L', 'x 10⁹/L', '10^9/L', 'x 10^9/L', '× 10^9/L', '10E9/L', 'mia/L'],
    '10*3/uL': ['× 10³/µL', '10³/µL', '10^3/µL'],
    'mL/min/{1.73_m2}': [`mL/min/1${decimal}73 m²`, 'mL/min/1.73 m²', 'mL/min/1,73 m²', 'mL/min/1.73 m2', 'mL/min/1,73 m2', 'mL/min/1.73m2', 'mL/min'],
    '{beats}/min': beats,
    a: durations.Y,
    mo: durations.M,
    wk: durations.W,
    d: durations.D,
    h: hours,
    min: minutes,
  }
  return Object.hasOwn(known, unit) ? known[unit]! : [unit]
}

/** What can stand after a number of a measurement, and the unit it means. */
function formsOf(measurement: MeasurementName, words: GrammarWords): Array<{ form: string; unit: string }> {
  const infixes = new Set([words.and, words.or, words.toBelow, words.to].flat().flatMap((phrase) => phrase.split(' ')))
  return [measurement.unit, ...(measurement.otherUnits ?? [])].flatMap((unit) =>
    [...waysOf(unit, words), unit].filter((form) => !infixes.has(folded(form)) && (form !== unit || /^[^\s()"“”„«»;]+$/u.test(form))).map((form) => ({ form, unit })),
  )
}

/** The unit written at `at`, in one of the measurement's own units. In another case it is understood where nothing fits exactly. */
export function unitAt(text: string, at: number, measurement: MeasurementName, words: GrammarWords): { unit: string; end: number } | undefined {
  const forms = formsOf(measurement, words)
  const exact = longest(forms.filter(({ form }) => text.startsWith(form, at) && endsHere(text, at + form.length)))
  const found = exact ?? longest(forms.filter(({ form }) => folded(text.slice(at, at + form.length)) === folded(form) && endsHere(text, at + form.length)))
  return found && { unit: found.unit, end: at + found.form.length }
}

function longest(forms: Array<{ form: string; unit: string }>): { form: string; unit: string } | undefined {
  return forms.reduce<{ form: string; unit: string } | undefined>((best, one) => (best && best.form.length >= one.form.length ? best : one), undefined)
}

function endsHere(text: string, at: number): boolean {
  return at >= text.length || /[\s);,]/u.test(text[at]!)
}

/** What stands after a number, with the space before it. A unit that would not be read back as itself stands in quotation marks. */
export function unitText(unit: string, number: number, measurement: MeasurementName | undefined, words: GrammarWords): string {
  if (!measurement) return ` ${quoted(unit)}`
  if (unit === measurement.unit && isPureNumber(unit)) return ''
  const [plural = unit, singular = plural] = waysOf(unit, words)
  const isTime = ['a', 'mo', 'wk', 'd', 'h', 'min'].includes(unit)
  const shown = isTime && number === 1 ? singular : plural
  const read = unitAt(shown, 0, measurement, words)
  if (read?.unit !== unit || read.end !== shown.length) return ` ${quoted(unit)}`
  return shown === '%' ? ' %' : shown.startsWith('/') ? shown : ` ${shown}`
}

/** Units to propose for a measurement. */
export function unitChoices(measurement: MeasurementName, words: GrammarWords): ReadonlyArray<string> {
  return [...new Set([measurement.unit, ...(measurement.otherUnits ?? [])].map((unit) => unitText(unit, 2, measurement, words).trim()))].filter(Boolean)
}
