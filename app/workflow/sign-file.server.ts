import { formatSignatures } from '#plugins/markdown/signatures.ts'
import { wordsIn } from '#schema/model/language.ts'
import type { Instant } from '#schema/model/notation.ts'
import type { Signature, SignatureKind } from '#schema/model/version.ts'
import { contentHash } from '#schema/version/canonical-form.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import { maySign } from '#schema/workflow/signing.ts'
import { openContentFile } from './open-content-file.server.ts'
import { pathInside, writeFileAtomically } from './write-folder.server.ts'

/**
 * Signs a content file: writes the signature beside the text, bound to its content as it stands. Signatures on an older content are dropped.
 * The same rules as at the desk, but for authorship, which files do not tell. Throws `not-found`, `invalid-input`, `not-permitted`,
 * `interest-blocks`, `missing-signature`, `already-exists`.
 */
export function signFile(command: { path: string; kind: SignatureKind; person: string; at: Instant }): { file: string; signature: Signature; document: string } {
  const { root, file, library, document } = openContentFile(command.path)
  const person = library.people.get(command.person)
  if (!person) throw new WorkflowError('not-found', `"${command.person}" is not on the list of people (people.yaml).`)
  const name = wordsIn(person.name, 'en')
  const hash = contentHash(document.content)
  const standing = document.signatures.filter((given) => given.contentHash === hash)
  const { content } = document
  const committee = 'committee' in content ? content.committee : (library.guidelines.get(content.guideline)?.content.committee ?? '')
  const topics = 'topics' in content ? (content.topics ?? []) : []
  const text = { kind: document.kind, committee, state: 'in-review', contentHash: hash, topics, contributors: [], signatures: standing } as const
  const answer = maySign(person, command.kind, text)
  if (!answer.may) {
    if (answer.because === 'interest') throw new WorkflowError('interest-blocks', `${name} has declared an interest that keeps them from signing this text.`)
    if (answer.because === 'missing-signature') throw new WorkflowError('missing-signature', `Before the approval these signatures are needed: ${answer.missing.join(', ')}.`, { missing: answer.missing })
    if (answer.because === 'specialty') throw new WorkflowError('not-permitted', `The imaging signature takes an imaging specialty, and ${name} has none.`)
    if (answer.because === 'not-needed') throw new WorkflowError('invalid-input', 'A guideline takes the approval of its chair and no other signature.')
    throw new WorkflowError('not-permitted', `${name} may not give the ${command.kind} signature${'roles' in answer ? `: it takes the role ${answer.roles.join(' or ')} in the committee ${committee}` : ''}.`)
  }
  if (standing.some(({ kind, by }) => kind === command.kind && by === person.id)) throw new WorkflowError('already-exists', `${name} has already signed exactly this text.`)
  const signature: Signature = { kind: command.kind, by: person.id, at: command.at, contentHash: hash }
  const target = file.replace(/\.md$/, '.signatures.yaml')
  writeFileAtomically(pathInside(root, target), formatSignatures([...standing, signature]))
  return { file: target, signature, document: content.id }
}
