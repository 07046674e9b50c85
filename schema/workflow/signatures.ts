import { imagingSpecialties, type Person } from '../model/person.ts'
import type { DocumentKind, Signature, SignatureKind } from '../model/version.ts'
import type { Action } from './permissions.ts'

type SignatureRule = { action: Action; covers: ReadonlyArray<string> | 'everything'; needsImagingSpecialty: boolean; why: string }

/** Who vouches for what. Order is the order on the page. */
export const signatureRules = {
  evidence: { action: 'sign-evidence', covers: ['evidence', 'statement'], needsImagingSpecialty: false, why: 'grade and wording are one judgement' },
  imaging: {
    action: 'sign-imaging',
    covers: ['radiology', 'value', 'options'],
    needsImagingSpecialty: true,
    why: 'the Danish criteria of 2026 ask for the imaging specialties by name',
  },
  patient: { action: 'sign-patient', covers: ['patient'], needsImagingSpecialty: false, why: 'a patient judges whether the text speaks to patients' },
  approval: { action: 'approve', covers: 'everything', needsImagingSpecialty: false, why: 'last, so that it covers what the others signed' },
} as const satisfies Record<SignatureKind, SignatureRule>

/** Signatures a text needs before it may be approved, and to be called approved. A guideline's own text carries no grade or dose: its chair vouches for it. */
export const requiredSignatures = {
  recommendation: ['evidence', 'imaging', 'patient', 'approval'],
  guideline: ['approval'],
} as const satisfies Record<DocumentKind, ReadonlyArray<SignatureKind>>

/** Kinds that still lack a signature on exactly this content. */
export function openSignatures(kind: DocumentKind, signatures: ReadonlyArray<Signature>, contentHash: string): Array<SignatureKind> {
  return requiredSignatures[kind].filter((needed) => !signatures.some((given) => given.kind === needed && given.contentHash === contentHash))
}

/** Whether this person's profile carries an imaging specialty. */
export function hasImagingSpecialty(person: Pick<Person, 'specialties'>): boolean {
  return person.specialties.some((specialty) => (imagingSpecialties as ReadonlyArray<string>).includes(specialty))
}
