import type { GuidelineDraft } from '#schema/model/guideline.ts'
import type { Licence } from '#schema/model/licence.ts'
import type { Catalogue, Library } from '#schema/model/library.ts'
import type { Person } from '#schema/model/person.ts'
import type { Procedure } from '#schema/model/procedure.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import type { Reference } from '#schema/model/reference.ts'
import type { Signature, StandingDocument, StandingGuideline, StandingRecommendation, VersionState } from '#schema/model/version.ts'
import { aGuideline } from './a-guideline.ts'
import { aRecommendation } from './a-recommendation.ts'
import { signedBy } from './a-signature.ts'
import { said } from './edited.ts'

/** Any content as a standing document: approved, version 1.0.0 and signed by everyone who must, unless told otherwise. */
export function aStanding(content: RecommendationDraft, standing?: { state?: VersionState; signatures?: ReadonlyArray<Signature> }): StandingRecommendation
export function aStanding(content: GuidelineDraft, standing?: { state?: VersionState; signatures?: ReadonlyArray<Signature> }): StandingGuideline
export function aStanding(content: RecommendationDraft | GuidelineDraft, standing?: { state?: VersionState; signatures?: ReadonlyArray<Signature> }): StandingDocument
export function aStanding(
  content: RecommendationDraft | GuidelineDraft,
  { state = 'approved', signatures = signedBy(content) }: { state?: VersionState; signatures?: ReadonlyArray<Signature> } = {},
): StandingDocument {
  const standing = { state, version: '1.0.0', signatures }
  return 'guideline' in content ? { kind: 'recommendation', content, ...standing } : { kind: 'guideline', content, ...standing }
}

type Parts = Partial<{
  people: ReadonlyArray<Partial<Person> & { id: string }>
  references: ReadonlyArray<Partial<Reference> & { id: string }>
  procedures: ReadonlyArray<Partial<Procedure> & { key: string }>
  conditions: Catalogue['conditions']
  installation: Partial<Catalogue['installation']>
  documents: ReadonlyArray<StandingDocument>
}>

/** The small library that `aRecommendation` and `aGuideline` point into. An entry given in `parts` changes the one with its key, or is added. */
export function aLibrary(parts: Parts = {}): Library {
  const documents = [aStanding(aGuideline()), aStanding(aRecommendation()), ...(parts.documents ?? [])]
  const ofKind = <Kind extends StandingDocument['kind']>(kind: Kind): ReadonlyMap<string, Extract<StandingDocument, { kind: Kind }>> =>
    new Map(documents.filter((document): document is Extract<StandingDocument, { kind: Kind }> => document.kind === kind).map((document) => [document.content.id, document]))
  return {
    installation: { ...installation, ...parts.installation },
    committees: new Map([['abdomen', { id: 'abdomen', name: said('Abdomenudvalget', 'Abdomenutvalget', 'Abdomen committee'), contact: 'abdomen@example.org' }]]),
    people: merged(people, parts.people, 'id'),
    procedures: merged(procedures, parts.procedures, 'key'),
    references: merged(references, parts.references, 'id'),
    findings: new Map([['right-lower-quadrant-pain', { key: 'right-lower-quadrant-pain', name: said('Smerter i højre fossa', 'Smerter i høyre fossa', 'Right lower quadrant pain'), question: said('Smerter i højre fossa?', 'Smerter i høyre fossa?', 'Right lower quadrant pain?'), codes: [] }]]),
    measurements: new Map([['crp', { key: 'crp', name: said('CRP', 'CRP', 'CRP'), question: said('CRP?', 'CRP?', 'CRP?'), codes: [], unit: 'mg/L', otherUnits: ['mg/dL'] }]]),
    actions: new Map([['observe', { key: 'observe', name: said('Observer', 'Observer', 'Observe') }]]),
    conditions: parts.conditions ?? conditions,
    valueSets: new Map([
      ['abdominal-pain', { key: 'abdominal-pain', name: said('Mavesmerter', 'Magesmerter', 'Abdominal pain'), codes: [], prefixes: [{ system: 'http://hl7.org/fhir/sid/icd-10', prefix: 'R10' }], procedures: [] }],
      ['abdominal-ct', { key: 'abdominal-ct', name: said('CT af abdomen', 'CT av abdomen', 'CT of the abdomen'), codes: [], prefixes: [], procedures: ['CT_ABDOMEN'] }],
    ]),
    indicationPhrases: new Map(),
    licences: new Map([['own-content', ownContent]]),
    guidelines: ofKind('guideline'),
    recommendations: ofKind('recommendation'),
  }
}

const installation: Catalogue['installation'] = {
  name: said('Eksempel', 'Eksempel', 'Example'),
  url: 'https://guidelines.example.org',
  publisher: 'Example society',
  contact: 'post@example.org',
  languages: ['da', 'nb', 'en'],
  intendedPurpose: said('Støtte; klinikeren afgør.', 'Støtte; klinikeren avgjør.', 'Support; the clinician decides.'),
  licence: 'CC-BY-4.0',
}

const ownContent: Licence = {
  id: 'own-content',
  kind: 'content',
  name: said('Indholdet her', 'Innholdet her', 'This content'),
  holder: 'Example society',
  used: said('Alle tekster.', 'Alle tekster.', 'All texts.'),
  terms: said('Må gengives med kilde.', 'Kan gjengis med kilde.', 'May be copied with its source.'),
  version: 'CC-BY-4.0',
  systems: [],
  verified: 'seen',
}

const interests = { declaredOn: '2026-09-01', statement: 'None.', blocking: false, topics: [] }
const aPerson = (id: string, name: string, role: Person['roles'][number]['role'], specialties: Person['specialties']): Person => ({
  id,
  name,
  active: true,
  profession: said('Læge', 'Lege', 'Physician'),
  specialties,
  interests,
  roles: [{ committee: 'abdomen', role }],
  installationRoles: [],
})

const people: ReadonlyArray<Person> = [
  aPerson('mette-metode', 'Mette Metode', 'methodologist', ['methodology']),
  aPerson('rita-roentgen', 'Rita Røntgen', 'imaging-reviewer', ['radiology']),
  aPerson('per-patient', 'Per Patient', 'patient-representative', ['patient-experience']),
  aPerson('carla-chair', 'Carla Chair', 'chair', ['surgery']),
]

const procedures: ReadonlyArray<Procedure> = [
  {
    key: 'CT_ABDOMEN',
    name: said('CT af abdomen', 'CT av abdomen', 'CT of the abdomen'),
    modality: 'CT',
    region: 'abdomen',
    contrast: 'intravenous',
    codes: [],
    doses: [{ population: 'adult', typical: 8, source: 'Example survey', year: 2020, verified: 'seen' }],
  },
  { key: 'DX_ABDOMEN', name: said('Røntgen af abdomen', 'Røntgen av abdomen', 'Abdominal radiograph'), modality: 'DX', region: 'abdomen', contrast: 'none', codes: [], doses: [{ population: 'adult', low: 0.4, high: 0.8, source: 'Example survey', year: 2020, verified: 'unverified' }] },
  { key: 'MR_ABDOMEN', name: said('MR af abdomen', 'MR av abdomen', 'MRI of the abdomen'), modality: 'MR', region: 'abdomen', contrast: 'none', codes: [], doses: [] },
  { key: 'US_ABDOMEN', name: said('Ultralyd af abdomen', 'Ultralyd av abdomen', 'Ultrasound of the abdomen'), modality: 'US', region: 'abdomen', contrast: 'none', codes: [], doses: [] },
]

const references: ReadonlyArray<Reference> = [
  { id: 'review-2025', type: 'article-journal', title: 'Ultrasound in appendicitis', author: [{ family: 'Author', given: 'A' }], issued: { year: 2025 }, verified: 'seen', status: 'current' },
  { id: 'signs-2019', type: 'article-journal', title: 'Signs of appendicitis', author: [{ literal: 'Example group' }], issued: { year: 2019 }, verified: 'seen', status: 'current' },
]

const conditions: Catalogue['conditions'] = new Map([
  [
    'appendicitis-signs',
    {
      key: 'appendicitis-signs',
      name: said('Tegn på appendicitis', 'Tegn på appendisitt', 'Signs of appendicitis'),
      description: said('Smerter i højre fossa eller CRP fra 40.', 'Smerter i høyre fossa eller CRP fra 40.', 'Right lower quadrant pain, or CRP from 40.'),
      source: 'signs-2019',
      version: '2019',
      meaning: { any: [{ finding: 'right-lower-quadrant-pain' }, { measurement: 'crp', from: 40, unit: 'mg/L' }] },
    },
  ],
])

function merged<Key extends 'id' | 'key', Entry extends Record<Key, string>>(
  entries: ReadonlyArray<Entry>,
  changed: ReadonlyArray<Partial<Entry> & Record<Key, string>> | undefined,
  key: Key,
): ReadonlyMap<string, Entry> {
  const map = new Map(entries.map((entry) => [entry[key] as string, entry]))
  for (const change of changed ?? []) map.set(change[key], { ...(map.get(change[key]) ?? entries[0]!), ...change })
  return map
}
