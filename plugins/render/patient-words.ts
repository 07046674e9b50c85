import type { Facts } from '#schema/model/facts.ts'
import type { ChangeNames } from './change-sentence.ts'
import { withinSentence } from './condition-words.ts'
import { calendarDuration, quantity } from './unit-text.ts'
import type { Words } from './words.ts'

/** One patient in words, fact by fact: age, sex, reasons, findings, measurements, earlier examinations. */
export function patientWords({ patient, setting, phase, indications, findings, measurements, prior }: Facts, { catalogue }: Pick<ChangeNames, 'catalogue'>, words: Words): Array<string> {
  const of = (key: string, values: Record<string, string>): string => words.text(`condition.${key}`, values)
  const oneOf = (group: 'sex' | 'pregnancy' | 'setting' | 'phase', value: string | undefined): Array<string> => (value === undefined ? [] : [of(group, { values: words.term(group, value) })])
  const named = (names: ReadonlyMap<string, { name: Parameters<Words['plain']>[0] }>, key: string): string => words.plain(names.get(key)?.name) || key
  return [
    ...(patient?.age === undefined ? [] : [of('age', { range: calendarDuration(patient.age, words) })]),
    ...(patient?.birthDate === undefined ? [] : [of('born', { date: words.date(patient.birthDate) })]),
    ...oneOf('sex', patient?.sex),
    ...oneOf('pregnancy', patient?.pregnancy),
    ...oneOf('setting', setting),
    ...oneOf('phase', phase),
    ...(indications ?? []).map(({ code }) => of('indication', { name: code })),
    ...Object.entries(findings ?? {}).map(([key, isPresent]) => (isPresent ? named(catalogue.findings, key) : of('absent', { name: withinSentence(named(catalogue.findings, key)) }))),
    ...Object.entries(measurements ?? {}).map(([key, { value, unit }]) => `${named(catalogue.measurements, key)} ${quantity(value, { unit: unit ?? '1' }, words)}`),
    ...(prior ?? []).map(({ procedure, on }) => `${named(catalogue.procedures, procedure)}, ${words.date(on)}`),
  ]
}
