import type { Language } from '#schema/model/language.ts'
import type { DocumentKind } from '#schema/model/version.ts'

/** A prose field: its path in the content, its level-2 heading in the file, and whether it may hold headings and embedded recommendations. */
export type Section = { path: string; heading: string; isBody?: true }

/** The level-1 heading over the prose of each language. */
export const languageHeadings = { da: 'Dansk', nb: 'Norsk bokmål', en: 'English' } as const satisfies Record<Language, string>

/** Every prose field with its heading, in the order of the file. Headings are English whatever the language of the prose, so that files compare. */
export const sections = {
  recommendation: [
    { path: 'statement.text', heading: 'Statement' },
    { path: 'evidence.summary', heading: 'Evidence summary' },
    { path: 'radiology.statement', heading: 'Radiology' },
    { path: 'value.benefit', heading: 'Benefit' },
    { path: 'value.children', heading: 'Children' },
    { path: 'value.pregnancy', heading: 'Pregnancy' },
    { path: 'value.rationale', heading: 'Value versus dose' },
    { path: 'patient.summary', heading: 'Patient: in one line' },
    { path: 'patient.why', heading: 'Patient: why or why not' },
    { path: 'patient.whatHappens', heading: 'Patient: what happens' },
    { path: 'patient.whatToAsk', heading: 'Patient: what to ask' },
  ],
  guideline: [
    { path: 'scope', heading: 'Scope' },
    { path: 'audience', heading: 'Audience' },
    { path: 'method.process', heading: 'Method' },
    { path: 'externalReview', heading: 'External review' },
    { path: 'updating', heading: 'Updating' },
    { path: 'body', heading: 'Text', isBody: true },
  ],
} as const satisfies Record<DocumentKind, ReadonlyArray<Section>>

/** The prose field at a path, or undefined where the field is not prose. */
export function sectionAt(kind: DocumentKind, path: string): Section | undefined {
  return sections[kind].find((section) => section.path === path)
}
