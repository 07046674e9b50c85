import { numberWritten } from './number-text.ts'
import type { MeasurementName } from './name-index.ts'
import { endOfUnread, note, peek, type Reading, stop, take, takePhrase } from './reading.ts'
import { isDelimiter, numberText, phraseEnd, quotedAt } from './scan.ts'
import { problemMessages as messages } from './text-problem.ts'
import { isPureNumber, unitAt, unitChoices } from './unit-text.ts'

export type Limits<Value> = { from?: Value; below?: Value }

/** A comparison or a range of values that `read` takes one by one. */
export function readLimits<Value>(reading: Reading, read: () => Value | undefined): Limits<Value> | undefined {
  const { words } = reading
  const sign = readComparison(reading)
  if (sign === 'none' && !/[\d+−-]/.test(peek(reading))) return stop(reading, reading.at, endOfUnread(reading), messages.comparison())
  const start = reading.at
  const first = read()
  if (first === undefined) return undefined
  if (sign === 'below') return { below: first }
  if (takePhrase(reading, words.toBelow)) {
    const second = read()
    return second === undefined ? undefined : { from: first, below: second }
  }
  if (sign === 'from') return { from: first }
  const end = reading.at
  if (takePhrase(reading, words.to)) {
    const second = readNumber(reading)
    if (second === undefined) return undefined
    const whole = reading.text.slice(start, end).trim()
    note(reading, start, reading.at, messages.closedRange(), Number.isInteger(second) ? [`${whole} ${words.toBelow[0]} ${second + 1}`] : [])
    return { from: first }
  }
  note(reading, start, end, messages.comparison(), ['≥', '<'].map((mark) => `${mark} ${reading.text.slice(start, end).trim()}`))
  return { from: first }
}

/** Which limit is said. Signs the model has no words for are noted, with what to write instead. */
function readComparison(reading: Reading): 'from' | 'below' | 'none' {
  const { text, words } = reading
  peek(reading)
  const from = reading.at
  const sign = /[≥≤]|[<>]=?|=[<>]?/uy
  sign.lastIndex = from
  const [written] = sign.exec(text) ?? []
  if (written) reading.at += written.length
  if (written === '≥' || written === '>=' || written === '=>' || (!written && takePhrase(reading, words.from))) return 'from'
  if (written === '<' || (!written && takePhrase(reading, words.below))) return 'below'
  if (!written && !takePhrase(reading, words.above)) return 'none'
  const isUpper = written === '≤' || written === '<=' || written === '=<'
  note(reading, from, reading.at, messages.half(), written === '=' ? [] : [isUpper ? '<' : '≥'])
  return isUpper ? 'below' : 'from'
}

/** A number with decimal point or comma. Where the mark could as well separate thousands, the person is asked. */
export function readNumber(reading: Reading): number | undefined {
  const { words } = reading
  peek(reading)
  const from = reading.at
  const written = numberText(reading.text, from)
  if (written === undefined) return stop(reading, from, endOfUnread(reading), messages.number())
  reading.at += written.length
  const value = Number(written.replace('−', '-').replace(',', '.'))
  const foreign = words.decimal === ',' ? '.' : ','
  if (new RegExp(`^[1-9]\\d{0,2}[${foreign}]\\d{3}$`).test(written)) {
    const whole = written.replace(foreign, '')
    note(reading, from, reading.at, messages.thousands(), [whole, numberWritten(value, words)])
  } else if (!Number.isFinite(value)) note(reading, from, reading.at, messages.tooLarge())
  return value
}

/** `≥ 500 ng/mL` of a measurement. The unit may be left out where there is none to write. */
export function readMeasured(reading: Reading, name: string, measurement: MeasurementName | undefined): (Limits<number> & { unit: string }) | undefined {
  const { text, words } = reading
  let unit: string | undefined
  let numberFrom = 0
  const limits = readLimits(reading, () => {
    peek(reading)
    numberFrom = reading.at
    const value = readNumber(reading)
    if (value === undefined) return undefined
    const numberTo = reading.at
    peek(reading)
    const written = quotedAt(text, reading.at)
    if (written && written.end === undefined) return stop(reading, reading.at, text.length, messages.unclosed(text[reading.at]!))
    const known = written ? { unit: written.value, end: written.end! } : measurement && unitAt(text, reading.at, measurement, words)
    if (measurement && !written) reading.places.push({ is: 'unit', of: measurement, from: reading.at, to: known?.end ?? endOfUnit(reading) })
    if (!known) reading.at = numberTo
    else {
      if (unit !== undefined && unit !== known.unit) note(reading, numberFrom, known.end, messages.twoUnits())
      unit = known.unit
      reading.at = known.end
    }
    return value
  })
  if (!limits) return undefined
  if (unit === undefined) unit = impliedUnit(reading, name, measurement, numberFrom)
  if (limits.from !== undefined && limits.below !== undefined && limits.from >= limits.below) note(reading, numberFrom, reading.at, messages.emptyRange())
  return { ...limits, unit }
}

function endOfUnit(reading: Reading): number {
  return isDelimiter(reading.text, reading.at, reading.words) || phraseEnd(reading.text, reading.at, reading.words.toBelow) ? reading.at : endOfUnread(reading)
}

function impliedUnit(reading: Reading, name: string, measurement: MeasurementName | undefined, numberFrom: number): string {
  const { text, words } = reading
  const number = text.slice(numberFrom, reading.at).trim()
  const isOver = isDelimiter(text, reading.at, words)
  if (measurement && isPureNumber(measurement.unit) && isOver) return measurement.unit
  if (!isOver) {
    peek(reading)
    reading.at = endOfUnread(reading)
  }
  note(reading, numberFrom, reading.at, messages.unit(name), measurement ? unitChoices(measurement, words).map((unit) => `${number}${unit.startsWith('/') ? '' : ' '}${unit}`) : [])
  return ''
}

const durationUnits = ['Y', 'M', 'W', 'D'] as const

/** A length of time in whole years, months, weeks and days, as the model writes it; `P18` where the unit is still to come. */
export function readDuration(reading: Reading): string | undefined {
  const { text, words } = reading
  peek(reading)
  const from = reading.at
  let written = 'P'
  let last = -1
  for (;;) {
    peek(reading)
    const [digits] = /^\d{1,9}/.exec(text.slice(reading.at, reading.at + 10)) ?? []
    if (digits === undefined) break
    const before = reading.at
    reading.at += digits.length
    const unit = durationUnits.findIndex((one) => takePhrase(reading, words.durations[one]))
    if (unit < 0) {
      if (written === 'P') {
        reading.at = before + digits.length
        return `P${digits}`
      }
      reading.at = before
      break
    }
    if (unit <= last) note(reading, from, reading.at, messages.durationOrder())
    written += `${digits}${durationUnits[unit]!}`
    last = unit
  }
  if (written === 'P') return stop(reading, from, endOfUnread(reading), messages.number())
  reading.at = from + text.slice(from, reading.at).trimEnd().length
  return written
}

/** A length of time that says its unit, or takes it from another. */
export function withUnit(reading: Reading, duration: string, from: number, like?: string): string {
  if (!/\d$/.test(duration)) return duration
  const borrowed = /^P\d+([YMWD])$/.exec(like ?? '')?.[1]
  if (borrowed) return `${duration}${borrowed}`
  note(reading, from, reading.at, messages.duration(), durationUnits.map((unit) => `${duration.slice(1)} ${reading.words.durations[unit][0]}`))
  return `${duration}Y`
}

/** `P2Y6M` → "2 years 6 months", digit for digit. */
export function durationText(duration: string, words: Reading['words']): string {
  return [...duration.matchAll(/(\d+)([YMWD])/g)].map(([, count, unit]) => `${count} ${words.durations[unit as 'Y'][Number(count) === 1 ? 1 : 0]}`).join(' ')
}

/** Takes `(a; b; c)`, each part read by `read`. Commas do as well. */
export function readList<Part>(reading: Reading, read: () => Part | undefined): Array<Part> | undefined {
  if (!take(reading, '(')) return stop(reading, reading.at, endOfUnread(reading), messages.listNeeded())
  const parts: Array<Part> = []
  do {
    if (parts.length > 0 && peek(reading) === ')') break
    const part = read()
    if (part === undefined) return undefined
    parts.push(part)
  } while (!reading.isStopped && take(reading, ';,'))
  if (reading.isStopped) return undefined
  if (!take(reading, ')')) return stop(reading, reading.at, endOfUnread(reading), peek(reading) === '' ? messages.unclosed(')') : messages.unexpected())
  return parts
}
