import type { Facts } from '#schema/model/facts.ts'
import type { Language } from '#schema/model/language.ts'
import { type GrammarWords, grammarWords } from './grammar-words.ts'
import { type ConditionNames, createNameIndex, type NameIndex, type NameKind } from './name-index.ts'
import { asInSentence } from './name-text.ts'
import { numberWritten } from './number-text.ts'
import { durationText } from './read-quantity.ts'
import { unitText } from './unit-text.ts'

type Codes = { codes: ReadonlyArray<{ system: string; code: string }>; prefixes: ReadonlyArray<{ system: string; prefix: string }> }
/** What a patient's facts can name. A catalogue or a library is one. */
export type PatientNames = ConditionNames & { valueSets: ReadonlyMap<string, Codes> }

/** What a condition cannot say: that a list is empty. */
const noneOf: Record<Language, { indication: string; earlier: string; nothing: string }> = {
  da: { indication: 'ingen indikation', earlier: 'ingen tidligere undersøgelse', nothing: 'enhver patient' },
  nb: { indication: 'ingen indikasjon', earlier: 'ingen tidligere undersøkelse', nothing: 'enhver pasient' },
  en: { indication: 'no indication', earlier: 'no earlier examination', nothing: 'any patient' },
}

/** One patient in one line, in the words that conditions are written in: `40 years; female; indication: head injury (S06.0); vomiting; absent: seizure`. */
export function patientText(facts: Facts, names: PatientNames, language: Language): string {
  const words = grammarWords[language]
  const index = createNameIndex(names, language)
  const named = (kind: NameKind, key: string): string => asInSentence(index.entry(kind, key)?.name || key)
  const { patient, setting, phase, indications, findings, measurements, prior } = facts
  const found = (isPresent: boolean): Array<string> => Object.entries(findings ?? {}).flatMap(([key, given]) => (given === isPresent ? [named('finding', key)] : []))
  const born = patient?.birthDate === undefined ? [] : [`* ${patient.birthDate}`]
  const chosen = [
    ...(patient?.sex ? [words.values.sex[patient.sex][0]] : []),
    ...(patient?.pregnancy ? [`${words.fields.pregnancy[0]}: ${words.values.pregnancy[patient.pregnancy][0]}`] : []),
    ...(setting ? [`${words.fields.setting[0]}: ${words.values.setting[setting][0]}`] : []),
    ...(phase ? [`${words.fields.phase[0]}: ${words.values.phase[phase][0]}`] : []),
  ]
  const parts = [
    ...(patient?.age === undefined ? born : [durationText(patient.age, words)]),
    ...chosen,
    ...(indications === undefined ? [] : indications.length === 0 ? [noneOf[language].indication] : indications.map((code) => indicationText(code, { names, named, words }))),
    ...found(true),
    ...Object.entries(measurements ?? {}).map(([key, measured]) => `${named('measurement', key)} ${measuredText(measured, index.entry('measurement', key), words)}`),
    ...(prior === undefined ? [] : prior.length === 0 ? [noneOf[language].earlier] : prior.map(({ procedure, on, status }) => `${words.earlier[0]} ${named('examination', procedure)} ${words.status[status][0]} ${on}`)),
  ]
  if (found(false).length > 0) parts.push(`${words.absent[0]}: ${found(false).join(', ')}`)
  return parts.length === 0 ? noneOf[language].nothing : parts.join('; ')
}

/** A code with what it is an indication of: every value set that holds it. */
function indicationText({ system, code }: { system: string; code: string }, { names, named, words }: { names: PatientNames; named: (kind: NameKind, key: string) => string; words: GrammarWords }): string {
  const holds = ({ codes, prefixes }: Codes): boolean => codes.some((one) => one.system === system && one.code === code) || prefixes.some((one) => one.system === system && code.startsWith(one.prefix))
  const meant = [...names.valueSets].filter(([, set]) => holds(set)).map(([key]) => named('indication', key))
  return `${words.indication[0]}: ${meant.length === 0 ? code : `${meant.join(` ${words.and[0]} `)} (${code})`}`
}

function measuredText({ value, unit }: { value: number; unit?: string | undefined }, entry: ReturnType<NameIndex['entry']>, words: GrammarWords): string {
  const written = unit ?? entry?.unit?.unit
  return `${numberWritten(value, words)}${written === undefined ? '' : unitText(written, value, entry?.unit, words)}`
}
