import { expect, test } from 'vitest'
import { aDecidable } from '#tests/support/a-decidable.ts'
import { siteMessages } from '#tests/support/site-messages.ts'
import { changeNames, type NamedBundle } from './change-sentence.ts'
import { patientWords } from './patient-words.ts'
import { wordsFor } from './words.ts'

test('a patient is told fact by fact in the reader’s language', () => {
  const bundle = aDecidable([]) as unknown as NamedBundle
  const messages = siteMessages()
  const facts = {
    patient: { age: 'P1Y6M', sex: 'female' as const },
    setting: 'emergency' as const,
    indications: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'S06.0' }],
    findings: { a: true, b: false },
    measurements: { glucose: { value: 5.5, unit: 'mmol/L' }, gcs: { value: 14 } },
    prior: [{ procedure: 'CT_HEAD', on: '2026-10-01', status: 'performed' as const }],
  }
  const wordsIn = (language: 'en' | 'da'): Array<string> => patientWords(facts, changeNames(bundle, bundle, messages), wordsFor({ messages, language }))
  expect(wordsIn('en')).toEqual(['age 1 year 6 months', 'sex: female', 'setting: emergency department', 'indication: S06.0', 'a', 'no b', 'glucose 5.5 mmol/L', 'gcs 14', 'Name of CT_HEAD, 1 October 2026'])
  expect(wordsIn('da')).toContain('glucose 5,5 mmol/l')
  expect(patientWords({ patient: { birthDate: '2025-01-31' } }, changeNames(bundle, bundle, messages), wordsFor({ messages, language: 'en' }))).toEqual(['born 31 January 2025'])
})
