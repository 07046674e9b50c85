import type { Database, Transaction } from '#schema/db/open-database.server.ts'
import { getPerson } from '#schema/db/read-library.server.ts'
import { transact } from '#schema/db/transact.server.ts'
import { wordsIn } from '#schema/model/language.ts'
import type { Instant } from '#schema/model/notation.ts'
import type { Person } from '#schema/model/person.ts'
import type { VersionState } from '#schema/model/version.ts'
import { WorkflowError, type WorkflowErrorCode } from '#schema/workflow/errors.ts'
import { type Action, permissionFor } from '#schema/workflow/permissions.ts'
import type { Actor, SystemActor } from '#schema/workflow/principal.ts'
import { recordEvent } from './record-event.server.ts'

/** Who acts on which database, and when. First argument of every verb; the second is what the act is about. */
export type Act = { db: Database; actor: Actor; at: Instant }

/** What the program itself may do without a person: set up, and move content in and out. It never signs and never approves. */
const systemActions = {
  'system:start': ['import', 'release', 'manage-accounts'],
  'system:command-line': ['read', 'import', 'release', 'manage-accounts', 'read-audit'],
  'system:sign-in': [],
} as const satisfies Record<SystemActor, ReadonlyArray<Action>>

const denials: ReadonlySet<WorkflowErrorCode> = new Set(['not-permitted', 'interest-blocks', 'own-work'])

/** Detail of a refusal for want of a right; the audit log gets it. */
export type Denial = { action: Action; document?: string }

/** Runs a verb in one transaction. A refused attempt leaves nothing behind but its entry in the audit log. */
export function performAct<Result>(act: Act, work: (tx: Transaction) => Result extends PromiseLike<unknown> ? never : Result): Result {
  try {
    return transact<Result>(act.db, work)
  } catch (error) {
    if (error instanceof WorkflowError && denials.has(error.code)) recordDenial(act, error.detail as Denial)
    throw error
  }
}

/**
 * The person who acts, when the table of permissions lets them do this to this text in this state; null for the program itself.
 * Roles are read here, inside the transaction, so that a role taken away a moment ago no longer counts.
 * Throws `not-permitted` or `wrong-state`.
 */
export function assertMay(tx: Transaction, act: Act, wanted: { action: Action; text?: { document: string; committee: string; state?: VersionState } }): Person | null {
  const { actor } = act
  const { action, text } = wanted
  const denial: Denial = { action, ...(text && { document: text.document }) }
  if ('system' in actor) {
    const allowed: ReadonlyArray<Action> = systemActions[actor.system]
    if (allowed.includes(action)) return null
    throw new WorkflowError('not-permitted', `The program itself may not do this (${action}); a person must.`, denial)
  }
  const person = getPerson(tx, actor.id)
  if (!person) throw new WorkflowError('not-permitted', `"${actor.id}" is not on the list of people.`, denial)
  const permission = permissionFor(person, action, text)
  if (permission.may) return person
  if (permission.because === 'role')
    throw new WorkflowError('not-permitted', `${wordsIn(person.name, 'en')} may not do this (${action}): it takes the role ${permission.roles.join(' or ')}.`, denial)
  throw new WorkflowError('wrong-state', `This cannot be done (${action}) while the text is ${text?.state ?? 'absent'}.`, { ...denial, state: text?.state, states: permission.states })
}

function recordDenial(act: Act, denial: Denial): void {
  transact(act.db, (tx) => recordEvent(tx, { ...act, event: { type: 'action-denied', action: denial.action, ...(denial.document !== undefined && { document: denial.document }) } }))
}
