import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Database, Queryable } from '#schema/db/open-database.server.ts'
import { getPerson } from '#schema/db/read-library.server.ts'
import { catalogueEntries, oneTimeLinks } from '#schema/db/tables.ts'
import { transact } from '#schema/db/transact.server.ts'
import type { Instant } from '#schema/model/notation.ts'
import { parseWith } from '#schema/model/parse.ts'
import { Person } from '#schema/model/person.ts'
import { canonicalForm } from '#schema/version/canonical-form.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import type { Principal } from '#schema/workflow/principal.ts'
import { insertAccount, normalisedEmail } from './create-account.server.ts'
import { comparable, hashPassword, type RandomBytes, tokenHashOf } from './hash-secret.server.ts'
import { openSession } from './open-session.server.ts'

/** Whether this link still works, for the page that asks for name and password. */
export function isLinkOpen(db: Queryable, token: string, at: Instant): boolean {
  return db
    .select()
    .from(oneTimeLinks)
    .where(and(eq(oneTimeLinks.tokenHash, tokenHashOf(token)), isNull(oneTimeLinks.usedAt), gt(oneTimeLinks.expiresAt, comparable(at))))
    .get() !== undefined
}

/**
 * Makes the first administrator: a person with that role alone, an account, and a session. The link works once.
 * Throws `not-found` (unknown, used or expired link), `invalid-input`, `already-exists`.
 */
export async function redeemOneTimeLink(
  db: Database,
  command: { token: string; name: string; email: string; password: string; userAgent: string; at: Instant; randomBytes: RandomBytes },
): Promise<{ token: string; principal: Principal }> {
  const { at, randomBytes } = command
  if (!isLinkOpen(db, command.token, at)) throw linkIsGone()
  const email = normalisedEmail(command.email)
  const passwordHash = await hashPassword(command.password, randomBytes)
  return transact(db, (tx) => {
    const { changes } = tx
      .update(oneTimeLinks)
      .set({ usedAt: at })
      .where(and(eq(oneTimeLinks.tokenHash, tokenHashOf(command.token)), isNull(oneTimeLinks.usedAt), gt(oneTimeLinks.expiresAt, comparable(at))))
      .run()
    if (changes !== 1) throw linkIsGone()
    // Every start without accounts printed a link of its own; the first that is used ends them all.
    tx.update(oneTimeLinks).set({ usedAt: at }).where(isNull(oneTimeLinks.usedAt)).run()
    const person = administrator({ id: freeId(tx, command.name), name: command.name.trim(), email })
    tx.insert(catalogueEntries).values({ list: 'people', key: person.id, content: canonicalForm(person) }).run()
    const actor = { id: person.id }
    insertAccount(tx, { db, actor, at }, { person: person.id, email, passwordHash })
    return { token: openSession(tx, { person: person.id, at, userAgent: command.userAgent, randomBytes }), principal: actor }
  })
}

function administrator({ id, name, email }: { id: string; name: string; email: string }): Person {
  const profession = { da: 'Administrator', nb: 'Administrator', en: 'Administrator' }
  const parsed = parseWith(Person, { id, name, email, active: true, profession, installationRoles: ['administrator'] })
  if (parsed.ok) return parsed.value
  throw new WorkflowError('invalid-input', 'A name and a valid e-mail address are needed.', { issues: parsed.issues })
}

/** An id of the name's letters, with a number behind it when it is taken. */
function freeId(db: Queryable, name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'o').replaceAll(/[^a-z0-9]+/g, '-')
  const stem = plain.replace(/^-/, '').slice(0, 60).replace(/-$/, '') || 'administrator'
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? stem : `${stem}-${number}`
    if (!getPerson(db, id)) return id
  }
}

function linkIsGone(): WorkflowError {
  return new WorkflowError('not-found', 'This link does not work any more: it was used, or it is too old. Start the program again for a new one.')
}
