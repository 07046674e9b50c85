import type { GuidelineDraft } from '#schema/model/guideline.ts'
import { translationsMarkedCurrent } from '#schema/version/translation.ts'
import { type Edits, edited, said } from './edited.ts'

const complete: GuidelineDraft = {
  id: 'acute-abdomen',
  title: said('Billeddiagnostik ved akut abdomen', 'Bildediagnostikk ved akutt abdomen', 'Imaging in acute abdominal pain'),
  kind: 'guideline',
  committee: 'abdomen',
  sourceLanguage: 'da',
  jurisdiction: ['DK', 'NO'],
  settings: ['emergency'],
  scope: said('Voksne med akutte mavesmerter.', 'Voksne med akutte magesmerter.', 'Adults with acute abdominal pain.'),
  audience: said('Læger på akutmodtagelser.', 'Leger i akuttmottak.', 'Doctors in emergency departments.'),
  contact: 'abdomen@example.org',
  funding: { source: said('Ingen.', 'Ingen.', 'None.'), role: said('Ingen.', 'Ingen.', 'None.') },
  method: {
    searchedOn: '2026-03-01',
    sources: ['MEDLINE'],
    process: said('Systematisk søgning og to møder.', 'Systematisk søk og to møter.', 'A systematic search and two meetings.'),
  },
  externalReview: said('Ikke udført.', 'Ikke utført.', 'Not done.'),
  panel: [{ person: 'carla-chair', as: 'chair' }],
  updating: said('Hvert tredje år.', 'Hvert tredje år.', 'Every third year.'),
  licence: 'CC-BY-4.0',
  body: said(
    'Start med ultralyd.\n\n::recommendation{id="appendicitis-ultrasound-first"}',
    'Start med ultralyd.\n\n::recommendation{id="appendicitis-ultrasound-first"}',
    'Start with ultrasound.\n\n::recommendation{id="appendicitis-ultrasound-first"}',
  ),
  recommendations: ['appendicitis-ultrasound-first'],
}

/** A complete guideline in which no check finds anything, with these fields changed. Its translations are current unless changed too. */
export function aGuideline(edits: Edits = {}): GuidelineDraft {
  const guideline = edited(complete, edits)
  return 'translations' in edits ? guideline : { ...guideline, translations: translationsMarkedCurrent(guideline, guideline.sourceLanguage) }
}
