import type { Person } from '../model/person.ts'
import type { DocumentKind, Signature, SignatureKind } from '../model/version.ts'
import { type Permission, permissionFor } from './permissions.ts'
import { hasImagingSpecialty, openSignatures, signatureRules } from './signatures.ts'
import type { VersionState } from '../model/version.ts'

/** What the decision needs to know of the text. `contributors`: who wrote on this version; empty for an imported text. */
export type SignableText = {
  kind: DocumentKind
  committee: string
  state: VersionState
  contentHash: string
  topics: ReadonlyArray<string>
  contributors: ReadonlyArray<string>
  signatures: ReadonlyArray<Signature>
}

/** Why a person may not give this signature now. */
export type SigningRefusal =
  | Extract<Permission, { may: false }>
  | { may: false; because: 'not-needed' | 'specialty' | 'interest' | 'own-work' }
  | { may: false; because: 'missing-signature'; missing: ReadonlyArray<SignatureKind> }

/**
 * Whether this person may give this signature on this text now. Order of the questions: role and state, imaging specialty, blocking
 * interest, own work, and for the approval whether the others have signed. One function for the verb and for the button.
 */
export function maySign(person: Person, kind: SignatureKind, text: SignableText): { may: true } | SigningRefusal {
  const permission = permissionFor(person, signatureRules[kind].action, { committee: text.committee, state: text.state })
  if (!permission.may) return permission
  const missing = openSignatures(text.kind, text.signatures, text.contentHash)
  if (text.kind === 'guideline' && kind !== 'approval') return { may: false, because: 'not-needed' }
  if (signatureRules[kind].needsImagingSpecialty && !hasImagingSpecialty(person)) return { may: false, because: 'specialty' }
  if (hasBlockingInterest(person, text.topics)) return { may: false, because: 'interest' }
  if (isOwnWork(person.id, kind, text)) return { may: false, because: 'own-work' }
  const others = missing.filter((open) => open !== 'approval')
  if (kind === 'approval' && others.length > 0) return { may: false, because: 'missing-signature', missing: others }
  return { may: true }
}

/** A declared blocking interest keeps its holder from the topics it names, from all when it names none. */
export function hasBlockingInterest(person: Pick<Person, 'interests'>, topics: ReadonlyArray<string>): boolean {
  const { interests } = person
  if (!interests?.blocking) return false
  return interests.topics.length === 0 || interests.topics.some((topic) => topics.includes(topic))
}

/** Nobody vouches for a text that they alone wrote; a chair may approve one when another person has signed exactly this content. */
function isOwnWork(person: string, kind: SignatureKind, text: SignableText): boolean {
  const wroteAlone = text.contributors.length === 1 && text.contributors[0] === person
  if (!wroteAlone) return false
  return kind !== 'approval' || !text.signatures.some(({ by, contentHash }) => by !== person && contentHash === text.contentHash)
}
