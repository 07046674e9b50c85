import type { ReactNode } from 'react'
import { patientReadability, type PatientTexts, patientTextLimits, readingLevel } from '#plugins/markdown/readability.ts'
import type { Language } from '#schema/model/language.ts'
import { useText } from './text/use-text.tsx'

/** How easy the patient texts are to read, in each of these languages that they are written in. */
export function ReadingEase({ patient, languages }: { patient: PatientTexts | undefined; languages: ReadonlyArray<Language> }): ReactNode {
  const { t, term } = useText()
  return languages.map((language) => {
    const found = patientReadability(patient, language)
    if (!found) return null
    const limit = patientTextLimits[language]
    return (
      <p key={language} className="field-hint" data-over={found.lix > limit || undefined}>
        {t('field.patient.readability', { language: term('language', language), lix: found.lix, level: term('readingLevel', readingLevel(found.lix)), limit })}
      </p>
    )
  })
}
