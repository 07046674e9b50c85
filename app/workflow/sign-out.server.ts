import { eq } from 'drizzle-orm'
import type { Database } from '#schema/db/open-database.server.ts'
import { sessions } from '#schema/db/tables.ts'
import { transact } from '#schema/db/transact.server.ts'
import type { Instant } from '#schema/model/notation.ts'
import { tokenHashOf } from './hash-secret.server.ts'
import { recordEvent } from './record-event.server.ts'

/** Ends the session of this token. One that is gone already is no error. */
export function signOut(db: Database, token: string, at: Instant): void {
  transact(db, (tx) => {
    const ended = tx.delete(sessions).where(eq(sessions.tokenHash, tokenHashOf(token))).returning({ person: sessions.person }).get()
    if (ended) recordEvent(tx, { actor: { id: ended.person }, at, event: { type: 'signed-out', sessions: 1 } })
  })
}
