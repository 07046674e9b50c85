import { desc } from 'drizzle-orm'
import { AuditEvent, chainStart } from '#schema/audit/event.ts'
import type { Transaction } from '#schema/db/open-database.server.ts'
import { auditLog } from '#schema/db/tables.ts'
import type { Instant } from '#schema/model/notation.ts'
import { contentHash } from '#schema/version/canonical-form.ts'
import { type Actor, actorName } from '#schema/workflow/principal.ts'

/**
 * Writes one event at the end of the audit log, in the transaction of the act it tells of. The only writer of that log.
 * Throws `ZodError` for an event that the closed union does not know.
 */
export function recordEvent(tx: Transaction, entry: { actor: Actor; at: Instant; event: AuditEvent }): void {
  const last = tx.select().from(auditLog).orderBy(desc(auditLog.sequence)).limit(1).get()
  const event = AuditEvent.parse(entry.event)
  const link = { sequence: (last?.sequence ?? 0) + 1, at: entry.at, actor: actorName(entry.actor), previous: last?.hash ?? chainStart }
  tx.insert(auditLog)
    .values({ ...link, event: JSON.stringify(event), hash: contentHash({ ...link, event }) })
    .run()
}
