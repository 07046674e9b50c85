import type { Code } from '#schema/model/notation.ts'
import type { Words } from './words.ts'

/** Names of the code systems that content uses. */
const systems: Record<string, string> = {
  'http://hl7.org/fhir/sid/icd-10': 'ICD-10',
  'http://snomed.info/sct': 'SNOMED CT',
  'http://loinc.org': 'LOINC',
  'http://radlex.org': 'RadLex',
  'http://helsedir.no/fhir/CodeSystem/no-kodeverk-7270-ncrp': 'NCRP',
  'urn:oid:1.2.208.176.2.4': 'SKS',
}

/** Codes with the name of their system, and their doubt said. */
export function codesText(codes: ReadonlyArray<Code>, words: Words): string {
  return codes
    .map(({ system, code, verified }) => `${systems[system] ?? system} ${code}${verified === undefined || verified === 'seen' ? '' : ` (${words.term('verification', verified)})`}`)
    .join(', ')
}
