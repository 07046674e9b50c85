import { and, count, desc, lt } from 'drizzle-orm'
import type { Queryable } from '#schema/db/open-database.server.ts'
import { auditLog } from '#schema/db/tables.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import { permissions } from '#schema/workflow/permissions.ts'
import type { NamedPerson } from './present-text.ts'
import { isAbout, type NamedEntry, presentEntry, requireViewer } from './present-version.server.ts'

export type AuditPage = {
  viewer: NamedPerson
  /** Newest first. */
  entries: Array<NamedEntry>
  /** Sequence to pass as `before` for the next page; undefined at the end. */
  next: number | undefined
  /** Entries in the log, or about the text. */
  total: number
  head: { sequence: number; hash: string } | undefined
}

const mostEntries = 200

/** Events of the log, of one text when `document` is given. Throws `not-permitted`. */
export function readAuditPage(db: Queryable, query: { viewer: string; document?: string; before?: number; limit?: number }): AuditPage {
  const { library, person } = requireViewer(db, query.viewer, 'standing')
  // Whoever answers for one committee's process sees the log; it holds no content.
  const held = [...person.roles.map(({ role }) => role), ...person.installationRoles]
  if (!held.some((role) => (permissions['read-audit'].roles as ReadonlyArray<string>).includes(role)))
    throw new WorkflowError('not-permitted', `The log is read by ${permissions['read-audit'].roles.join(', ')}.`)
  const limit = Math.min(Math.max(query.limit ?? 50, 1), mostEntries)
  const about = query.document === undefined ? undefined : isAbout(query.document)
  const rows = db
    .select()
    .from(auditLog)
    .where(and(about, query.before === undefined ? undefined : lt(auditLog.sequence, query.before)))
    .orderBy(desc(auditLog.sequence))
    .limit(limit + 1)
    .all()
  const shown = rows.slice(0, limit)
  const head = db.select().from(auditLog).orderBy(desc(auditLog.sequence)).limit(1).get()
  return {
    viewer: { id: person.id, name: person.name },
    entries: shown.map((row) => presentEntry(row, library)),
    next: rows.length > limit ? shown.at(-1)?.sequence : undefined,
    total: db.select({ count: count() }).from(auditLog).where(about).get()?.count ?? 0,
    head: head && { sequence: head.sequence, hash: head.hash },
  }
}
