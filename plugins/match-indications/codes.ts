import type { ValueSet } from '#schema/model/vocabulary.ts'

export type CodeIndex = (text: string) => ReadonlyArray<{ key: string; code: string; isWhole: boolean }>

const icd10 = 'http://hl7.org/fhir/sid/icd-10'
const snomed = 'http://snomed.info/sct'

/**
 * Codes that stand in a text: of ICD-10 with or without its dot (S06.0, S060, and the Danish DS060), of SNOMED CT as they are. Codes of ICPC-2 are not read: the
 * library has no licence to hold them.
 */
export function indexCodes(valueSets: Iterable<ValueSet>): CodeIndex {
  const whole = new Map<string, Array<string>>()
  const prefixes = new Map<string, Array<string>>()
  const note = (map: Map<string, Array<string>>, code: string, key: string): void => void map.set(code, [...(map.get(code) ?? []), key])
  for (const { key, codes, prefixes: ranges } of valueSets) {
    for (const { system, code } of codes) if (system === icd10 || system === snomed) note(whole, plain(code), key)
    for (const { system, prefix } of ranges) if (system === icd10) note(prefixes, plain(prefix), key)
  }
  return (text) => {
    const found = new Map<string, { key: string; code: string; isWhole: boolean }>()
    for (const [written] of text.matchAll(/\b(?:\d{6,18}|D?[A-Z]\d{2}(?:\.?\d{1,2})?)\b/gi)) {
      const code = plain(written)
      for (const key of whole.get(code) ?? []) found.set(key, { key, code: written, isWhole: true })
      for (let length = code.length; length >= 3; length--)
        for (const key of prefixes.get(code.slice(0, length)) ?? []) if (!found.has(key)) found.set(key, { key, code: written, isWhole: false })
    }
    return [...found.values()]
  }
}

function plain(code: string): string {
  return code.toUpperCase().replace('.', '').replace(/^D(?=[A-Z])/, '')
}
