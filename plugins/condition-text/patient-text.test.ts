import { expect, test } from 'vitest'
import { aLibrary } from '#plugins/check/examples/builders.ts'
import { languages } from '#schema/model/language.ts'
import { patientText } from './patient-text.ts'

const names = aLibrary()
const system = 'http://hl7.org/fhir/sid/icd-10'
const facts = {
  at: '2026-11-20',
  patient: { age: 'P42Y', sex: 'female', pregnancy: 'possible' },
  setting: 'emergency',
  phase: 'follow-up',
  indications: [{ system, code: 'R10.3' }, { system, code: 'Z99' }],
  findings: { 'right-lower-quadrant-pain': false, 'never-listed': true },
  measurements: { crp: { value: 12.5, unit: 'mg/L' } },
  prior: [{ procedure: 'US_ABDOMEN', on: '2026-11-01', status: 'performed' }],
  order: { procedure: 'CT_ABDOMEN' },
} as const

test.each([
  ['en', '42 years; female; pregnancy: possible; setting: emergency department; phase: follow-up; indication: abdominal pain (R10.3); indication: Z99; never-listed; CRP 12.5 mg/L; earlier ultrasound of the abdomen performed 2026-11-01; absent: right lower quadrant pain'],
  ['da', '42 år; kvinde; graviditet: mulig; sted: akutmodtagelse; fase: opfølgning; indikation: mavesmerter (R10.3); indikation: Z99; never-listed; CRP 12,5 mg/L; tidligere ultralyd af abdomen udført 2026-11-01; ikke til stede: smerter i højre fossa'],
  ['nb', '42 år; kvinne; graviditet: mulig; sted: akuttmottak; fase: oppfølging; indikasjon: magesmerter (R10.3); indikasjon: Z99; never-listed; CRP 12,5 mg/L; tidligere ultralyd av abdomen utført 2026-11-01; ikke til stede: smerter i høyre fossa'],
] as const)('a patient is told in %s, in the words of conditions', (language, text) => {
  expect(patientText(facts as never, names, language)).toBe(text)
})

test('an empty list is told, and so is one about whom nothing is said', () => {
  expect(patientText({ indications: [], prior: [] }, names, 'en')).toBe('no indication; no earlier examination')
  expect(languages.map((language) => patientText({}, names, language))).toEqual(['enhver patient', 'enhver pasient', 'any patient'])
  expect(patientText({ patient: { birthDate: '1980-02-01' } }, names, 'en')).toBe('* 1980-02-01')
})
