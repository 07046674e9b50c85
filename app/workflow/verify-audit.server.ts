import { asc, gt } from 'drizzle-orm'
import { AuditEntry, chainStart } from '#schema/audit/event.ts'
import type { Queryable } from '#schema/db/open-database.server.ts'
import { auditLog } from '#schema/db/tables.ts'
import { contentHash } from '#schema/version/canonical-form.ts'

/** The chain from its first entry to its head, or the first entry that does not hold and why. */
export type AuditVerdict = { ok: true; entries: number; head: string } | { ok: false; entries: number; sequence: number; problem: string }

const pageSize = 1000

/** Walks the whole log: every entry follows the one before, names its hash, says a known event, and hashes to what it claims. */
export function verifyAudit(db: Queryable): AuditVerdict {
  let previous = chainStart
  let checked = 0
  for (;;) {
    const rows = db.select().from(auditLog).where(gt(auditLog.sequence, checked)).orderBy(asc(auditLog.sequence)).limit(pageSize).all()
    for (const row of rows) {
      const problem = problemOf(row, { sequence: checked + 1, previous })
      if (problem) return { ok: false, entries: checked, sequence: checked + 1, problem }
      previous = row.hash
      checked += 1
    }
    if (rows.length < pageSize) return { ok: true, entries: checked, head: previous }
  }
}

function problemOf(row: typeof auditLog.$inferSelect, expected: { sequence: number; previous: string }): string | undefined {
  if (row.sequence !== expected.sequence) return `expected entry ${expected.sequence}, found ${row.sequence}: an entry is missing`
  if (row.previous !== expected.previous) return 'it does not name the hash of the entry before it'
  const event = parseJson(row.event)
  const { hash, ...rest } = { ...row, event }
  if (contentHash(rest) !== hash) return 'its text does not match its hash: it was altered'
  return AuditEntry.safeParse({ ...rest, hash }).success ? undefined : 'it tells of no known event'
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
