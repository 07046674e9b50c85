import type { Transaction } from '#schema/db/open-database.server.ts'
import { getPerson } from '#schema/db/read-library.server.ts'
import { signatures } from '#schema/db/tables.ts'
import type { VersionRecord } from '#schema/db/version-record.server.ts'
import { wordsIn } from '#schema/model/language.ts'
import type { Instant } from '#schema/model/notation.ts'
import type { Person } from '#schema/model/person.ts'
import type { Signature, SignatureKind } from '#schema/model/version.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import { signatureRules } from '#schema/workflow/signatures.ts'
import { maySign } from '#schema/workflow/signing.ts'
import { assertSameContent, requireVersion } from './load-version.server.ts'
import { type Act, assertMay, performAct } from './perform-act.server.ts'
import { recordEvent } from './record-event.server.ts'

/**
 * Signs exactly the content that was shown. The approval is another verb, `approveVersion`.
 * Throws `not-found`, `not-permitted` (role, or no imaging specialty), `wrong-state`, `stale-content`, `interest-blocks`, `own-work`,
 * `already-exists`, `invalid-input`.
 */
export function signVersion(act: Act, command: { versionId: number; kind: Exclude<SignatureKind, 'approval'>; contentHash: string }): { versionId: number; kind: SignatureKind } {
  return performAct(act, (tx) => {
    const version = requireVersion(tx, command.versionId)
    giveSignature(tx, act, { version, kind: command.kind, contentHash: command.contentHash })
    const { document, kind, contentHash } = version
    recordEvent(tx, { ...act, event: { type: 'version-signed', document, kind, versionId: version.id, contentHash, signature: command.kind } })
    return { versionId: version.id, kind: command.kind }
  })
}

/** Writes one signature after asking whether it may be given. Returns the version with it. For the verbs that sign. */
export function giveSignature(tx: Transaction, act: Act, given: { version: VersionRecord; kind: SignatureKind; contentHash: string }): VersionRecord {
  const { version, kind } = given
  const person = assertMay(tx, act, { action: signatureRules[kind].action, text: version })
  assertSameContent(version, given.contentHash)
  if (!person) throw new WorkflowError('not-permitted', 'Only a person signs.', { action: signatureRules[kind].action, document: version.document })
  assertMaySign(person, kind, version)
  if (version.signatures.some((signature) => signature.kind === kind && signature.by === person.id && signature.contentHash === version.contentHash))
    throw new WorkflowError('already-exists', 'You have already signed this text.')
  const signature = { kind, by: person.id, at: act.at as Instant, contentHash: version.contentHash }
  tx.insert(signatures).values({ version: version.id, kind, person: person.id, at: act.at, contentHash: version.contentHash }).run()
  return { ...version, signatures: [...version.signatures, signature] }
}

function assertMaySign(person: Person, kind: SignatureKind, version: VersionRecord): void {
  const topics = version.kind === 'recommendation' ? (version.content.topics ?? []) : []
  const answer = maySign(person, kind, { ...version, topics })
  if (answer.may) return
  const name = wordsIn(person.name, 'en')
  const denial = { action: signatureRules[kind].action, document: version.document }
  switch (answer.because) {
    case 'role':
    case 'state':
      throw new WorkflowError('not-permitted', `${name} may not give this signature now.`, denial)
    case 'specialty':
      throw new WorkflowError('not-permitted', `The imaging signature takes an imaging specialty, and the profile of ${name} names none.`, denial)
    case 'interest':
      throw new WorkflowError('interest-blocks', `${name} has declared an interest that keeps them from signing this text.`, denial)
    case 'own-work':
      throw new WorkflowError('own-work', 'Nobody signs a text that they alone wrote. Ask another person to sign.', denial)
    case 'not-needed':
      throw new WorkflowError('invalid-input', 'A guideline takes the approval of its chair and no other signature.')
    case 'missing-signature':
      throw new WorkflowError('missing-signature', `Before the approval these signatures are needed on exactly this text: ${answer.missing.join(', ')}.`, { missing: answer.missing })
  }
}

/** Whether whoever signed in a file could have signed at the desk on that day, also when they have left since. Throws as `signVersion` does. */
export function assertSignerMay(tx: Transaction, signature: Signature, version: VersionRecord): void {
  const person = getPerson(tx, signature.by)
  if (!person) throw new WorkflowError('invalid-input', `"${version.document}" is signed by "${signature.by}", who is not on the list of people.`)
  const { interests, ...rest } = person
  const isKnownThen = interests !== undefined && interests.declaredOn <= signature.at.slice(0, 10)
  assertMaySign({ ...rest, ...(isKnownThen && { interests }), active: true }, signature.kind, version)
}
