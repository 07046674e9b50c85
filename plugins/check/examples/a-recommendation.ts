import type { Recommendation, RecommendationDraft } from '#schema/model/recommendation.ts'
import { translationsMarkedCurrent } from '#schema/version/translation.ts'
import { type Edits, edited, said } from './edited.ts'

const icd10 = 'http://hl7.org/fhir/sid/icd-10'
const adult = { at: '2026-05-02', patient: { age: 'P42Y' }, indications: [{ system: icd10, code: 'R10.3' }] }
const withSigns = { ...adult, findings: { 'right-lower-quadrant-pain': true } }
const withoutSigns = { ...adult, findings: { 'right-lower-quadrant-pain': false }, measurements: { crp: { value: 5, unit: 'mg/L' } } }

const complete: Omit<Recommendation, 'translations'> = {
  id: 'appendicitis-ultrasound-first',
  guideline: 'acute-abdomen',
  title: said('Ultralyd først ved mistanke om appendicitis', 'Ultralyd først ved mistanke om appendisitt', 'Ultrasound first in suspected appendicitis'),
  topics: ['appendicitis'],
  question: {
    population: said('Voksne', 'Voksne', 'Adults'),
    ages: { from: 'P18Y' },
    indication: said('Mistanke om appendicitis', 'Mistanke om appendisitt', 'Suspected appendicitis'),
    codes: [],
    settings: ['emergency'],
    phase: 'initial',
    comparison: said('CT', 'CT', 'CT'),
    outcome: said('Sikker diagnose', 'Sikker diagnose', 'A certain diagnosis'),
  },
  statement: {
    direction: 'for',
    strength: 'strong',
    text: said(
      'Ultralyd bør være den første undersøgelse ved mistanke om appendicitis.',
      'Ultralyd bør være første undersøkelse ved mistanke om appendisitt.',
      'We recommend ultrasound as the first examination in suspected appendicitis.',
    ),
    further: [],
  },
  evidence: {
    certainty: 'moderate',
    scheme: 'grade',
    gradedBy: 'panel',
    basis: ['systematic-review'],
    downgraded: [{ reason: 'imprecision', why: said('Få patienter.', 'Få pasienter.', 'Few patients.') }],
    upgraded: [],
    summary: said('En oversigt over ti studier.', 'En oversikt over ti studier.', 'A review of ten studies.'),
    searchedOn: '2026-03-01',
    references: ['review-2025'],
    disagreements: [],
  },
  radiology: {
    members: [{ person: 'rita-roentgen', specialty: 'radiology', as: 'author' }],
    statement: said('Ultralyd afvejet mod CT.', 'Ultralyd veid mot CT.', 'Ultrasound weighed against CT.'),
  },
  value: {
    managementImpact: { level: 'changes', why: said('Afgør operation.', 'Avgjør operasjon.', 'Decides on surgery.') },
    benefit: said('Diagnose uden stråling.', 'Diagnose uten stråling.', 'Diagnosis without radiation.'),
    harms: [{ kind: 'false-reassurance', text: said('Kan overses.', 'Kan overses.', 'May be missed.') }],
    resources: { level: 'low', note: said('Udstyr på stedet.', 'Utstyr på stedet.', 'Equipment on site.') },
    children: said('Gælder ikke børn.', 'Gjelder ikke barn.', 'Not about children.'),
    pregnancy: said('Ultralyd er sikker.', 'Ultralyd er trygt.', 'Ultrasound is safe.'),
    alternatives: [{ procedure: 'CT_ABDOMEN', why: said('Stråling.', 'Stråling.', 'Radiation.') }],
    ultrasound: { verdict: 'chosen', why: said('Første valg.', 'Førstevalg.', 'First choice.') },
    conclusion: 'value-outweighs',
    rationale: said('Nytten er størst.', 'Nytten er størst.', 'The benefit is greater.'),
  },
  options: [
    {
      scenario: 'after-ultrasound',
      procedure: 'CT_ABDOMEN',
      appropriateness: 8,
      role: 'next-step',
      advice: { interrupt: 'inform', message: said('CT er næste trin.', 'CT er neste trinn.', 'CT is the next step.'), instead: [], within: 'PT6H' },
    },
    {
      scenario: 'local-signs',
      procedure: 'US_ABDOMEN',
      appropriateness: 9,
      role: 'first-line',
      advice: { interrupt: 'silent', message: said('Ultralyd er første valg.', 'Ultralyd er førstevalg.', 'Ultrasound comes first.'), instead: [] },
    },
    {
      scenario: 'local-signs',
      procedure: 'CT_ABDOMEN',
      appropriateness: 4,
      role: 'next-step',
      advice: { interrupt: 'soft', message: said('Start med ultralyd.', 'Start med ultralyd.', 'Start with ultrasound.'), instead: [{ procedure: 'US_ABDOMEN' }] },
    },
    {
      scenario: 'no-signs',
      procedure: 'CT_ABDOMEN',
      appropriateness: 2,
      role: 'not-indicated',
      advice: { interrupt: 'soft', message: said('Se an.', 'Se an.', 'Watch and wait.'), instead: [{ action: 'observe' }] },
    },
  ],
  rule: {
    applies: { all: [{ age: { from: 'P18Y' } }, { indication: { in: 'abdominal-pain' } }] },
    scenarios: [
      {
        key: 'after-ultrasound',
        title: said('Ultralyd gav ikke svar', 'Ultralyd ga ikke svar', 'Ultrasound gave no answer'),
        when: { all: [{ ref: 'appendicitis-signs' }, { prior: { procedure: 'US_ABDOMEN', within: 'P7D', status: 'performed' } }] },
      },
      { key: 'local-signs', title: said('Lokale tegn', 'Lokale tegn', 'Local signs'), when: { ref: 'appendicitis-signs' } },
      { key: 'no-signs', title: said('Ingen tegn', 'Ingen tegn', 'No signs'), when: { not: { ref: 'appendicitis-signs' } } },
    ],
    overrides: [],
    priorImaging: { procedure: 'CT_ABDOMEN', within: 'P30D', status: 'performed' },
  },
  cases: [
    {
      name: 'ct-after-ultrasound',
      facts: { ...withSigns, prior: [{ procedure: 'US_ABDOMEN', on: '2026-05-01', status: 'performed' }], order: { procedure: 'CT_ABDOMEN' } },
      expect: { outcome: 'appropriate', interrupt: 'inform', scenario: 'after-ultrasound', within: 'PT6H' },
    },
    {
      name: 'ultrasound-first',
      facts: { ...withSigns, prior: [], order: { procedure: 'US_ABDOMEN' } },
      expect: { outcome: 'appropriate', interrupt: 'silent', scenario: 'local-signs' },
    },
    {
      name: 'ct-too-early',
      facts: { ...withSigns, prior: [], order: { procedure: 'CT_ABDOMEN' } },
      expect: { outcome: 'may-be-appropriate', interrupt: 'soft', instead: [{ procedure: 'US_ABDOMEN' }] },
    },
    {
      name: 'ct-without-signs',
      facts: { ...withoutSigns, prior: [], order: { procedure: 'CT_ABDOMEN' } },
      expect: { outcome: 'not-appropriate', interrupt: 'soft', rating: 2, instead: [{ action: 'observe' }] },
    },
    {
      name: 'a-child',
      facts: { ...withSigns, patient: { age: 'P9Y' }, prior: [], order: { procedure: 'CT_ABDOMEN' } },
      expect: { outcome: 'no-criteria-apply' },
    },
  ],
  review: {
    everyMonths: 24,
    why: said('Feltet ændrer sig langsomt.', 'Feltet endrer seg langsomt.', 'The field moves slowly.'),
    owner: 'mette-metode',
    triggers: ['new-evidence'],
    lastReviewedOn: '2026-05-10',
  },
  audit: [
    {
      indicator: said('Ultralyd før CT', 'Ultralyd før CT', 'Ultrasound before CT'),
      numerator: said('CT efter ultralyd', 'CT etter ultralyd', 'CT after ultrasound'),
      denominator: said('Alle CT', 'Alle CT', 'All CT'),
      target: { comparator: 'at-least', percent: 80 },
      origin: 'panel',
      dataSource: said('RIS', 'RIS', 'RIS'),
    },
  ],
  lowValue: { listed: false, campaigns: [] },
  replaces: [],
  accepted: [],
  patient: {
    summary: said('Du får først en ultralyd.', 'Du får først en ultralyd.', 'You get an ultrasound first.'),
    why: said('Den viser ofte, hvad der er galt.', 'Den viser ofte hva som er galt.', 'It often shows what is wrong.'),
    whatHappens: said('Lægen fører en sonde over din mave.', 'Legen fører en sonde over magen din.', 'The doctor moves a probe over your belly.'),
    whatToAsk: said('Hvad gør vi, hvis den ikke viser noget?', 'Hva gjør vi hvis den ikke viser noe?', 'What do we do if it shows nothing?'),
  },
}

/**
 * A complete recommendation in which no check finds anything, with these fields changed: `aRecommendation({ 'value.ultrasound.why': undefined })`.
 * Its translations are current unless changed too. Fixture of examples and tests; the content is invented.
 */
export function aRecommendation(edits: Edits = {}): RecommendationDraft {
  const recommendation: RecommendationDraft = edited<RecommendationDraft>(complete, edits)
  return 'translations' in edits ? recommendation : { ...recommendation, translations: translationsMarkedCurrent(recommendation, 'da') }
}

type Further = Recommendation['statement']['further'][number]

/** A conditional statement on low certainty for one scenario of `aRecommendation`, in verbs that fit it. */
export function aFurtherStatement(given: Partial<Further> = {}): Further {
  const text = said('Vi foreslår ultralyd inden for et døgn.', 'Vi foreslår ultralyd innen et døgn.', 'We suggest ultrasound within a day.')
  return { scenarios: ['local-signs'], procedures: [], direction: 'for', strength: 'conditional', certainty: 'low', text, ...given }
}

/** An older text that `aRecommendation` could take the place of. */
export function aReplacement(given: Partial<Recommendation['replaces'][number]> = {}): Recommendation['replaces'][number] {
  const why = said('Ny gennemgang vender rækkefølgen.', 'Ny gjennomgang snur rekkefølgen.', 'A newer review turns the order round.')
  return { guidance: said('Vejledningen fra 2015', 'Veilederen fra 2015', 'The guidance of 2015'), reference: 'review-2025', why, ...given }
}
