import { eq } from 'drizzle-orm'
import type { Database } from '#schema/db/open-database.server.ts'
import { sessions } from '#schema/db/tables.ts'
import { transact } from '#schema/db/transact.server.ts'
import type { Instant } from '#schema/model/notation.ts'
import type { Principal } from '#schema/workflow/principal.ts'
import { recordEvent } from './record-event.server.ts'

/** Ends every session of the person who asks, also the one they ask from. Returns how many there were. */
export function signOutEverywhere(db: Database, principal: Principal, at: Instant): number {
  return transact(db, (tx) => {
    const { changes } = tx.delete(sessions).where(eq(sessions.person, principal.id)).run()
    recordEvent(tx, { actor: principal, at, event: { type: 'signed-out', sessions: changes } })
    return changes
  })
}
