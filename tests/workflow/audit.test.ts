import { expect, test } from 'vitest'
import { recordEvent } from '#app/workflow/record-event.server.ts'
import { verifyAudit } from '#app/workflow/verify-audit.server.ts'
import { readAuditPage } from '#app/reads/audit-page.server.ts'
import { chainStart } from '#schema/audit/event.ts'
import type { Database } from '#schema/db/open-database.server.ts'
import { auditLog } from '#schema/db/tables.ts'
import { transact } from '#schema/db/transact.server.ts'
import { refusal } from '../support/a-refusal.ts'
import { aDatabase, copyOf } from '../support/a-database.ts'
import { anApproved, cast, noon, recommendationId } from '../support/a-workplace.ts'

/** What someone does who owns the file and takes the triggers away first. */
function tampered(db: Database, sql: string): Database {
  const copy = copyOf(db)
  copy.$client.exec(`DROP TRIGGER audit_log_never_changes; DROP TRIGGER audit_log_stays; DROP TRIGGER audit_log_grows_in_order; ${sql}`)
  return copy
}

test('a log that was left alone holds from its first entry to its head', () => {
  const { db } = anApproved()
  const rows = db.select().from(auditLog).all()
  expect(rows[0]!.previous).toBe(chainStart)
  expect(verifyAudit(db)).toEqual({ ok: true, entries: rows.length, head: rows.at(-1)!.hash })
  expect(verifyAudit(aDatabase())).toEqual({ ok: true, entries: 0, head: chainStart })
})

test.each([
  ['an event', `UPDATE audit_log SET event = json_set(event, '$.document', 'another') WHERE sequence = 3`, 3, 'altered'],
  ['who did it', `UPDATE audit_log SET actor = 'someone' WHERE sequence = 2`, 2, 'altered'],
  ['when', `UPDATE audit_log SET at = '2020-01-01T00:00:00Z' WHERE sequence = 4`, 4, 'altered'],
  ['an event that is no JSON of ours', `UPDATE audit_log SET event = '[]' WHERE sequence = 3`, 3, 'altered'],
  ['an entry taken out', 'DELETE FROM audit_log WHERE sequence = 3', 3, 'an entry is missing'],
  ['the first entry taken out', 'DELETE FROM audit_log WHERE sequence = 1', 1, 'an entry is missing'],
  ['an entry taken out and the rest renumbered', 'DELETE FROM audit_log WHERE sequence = 3; UPDATE audit_log SET sequence = sequence - 1 WHERE sequence > 3', 3, 'does not name the hash'],
  ['two entries swapped', 'UPDATE audit_log SET sequence = 99 WHERE sequence = 2; UPDATE audit_log SET sequence = 2 WHERE sequence = 3; UPDATE audit_log SET sequence = 3 WHERE sequence = 99', 2, 'does not name the hash'],
])('%s is found, at its place', (_, sql, sequence, problem) => {
  const verdict = verifyAudit(tampered(anApproved().db, sql))
  expect(verdict).toMatchObject({ ok: false, sequence })
  expect(!verdict.ok && verdict.problem).toContain(problem)
})

test('a log longer than one page of the walk is walked to its end', () => {
  const db = aDatabase()
  transact(db, (tx) => {
    for (let count = 0; count < 1001; count += 1) recordEvent(tx, { actor: { id: 'anna' }, at: noon, event: { type: 'signed-out', sessions: count } })
  })
  expect(verifyAudit(db)).toMatchObject({ ok: true, entries: 1001 })
  expect(verifyAudit(tampered(db, `UPDATE audit_log SET actor = 'x' WHERE sequence = 1001`))).toMatchObject({ ok: false, sequence: 1001 })
})

test('an event outside the closed union is not written', () => {
  const db = aDatabase()
  expect(() => transact(db, (tx) => recordEvent(tx, { actor: { id: 'anna' }, at: noon, event: { type: 'something-else' } as never }))).toThrow()
  expect(db.select().from(auditLog).all()).toEqual([])
})

test('the page of the log shows the newest first, page by page, and of one text', () => {
  const { db } = anApproved()
  const total = db.select().from(auditLog).all().length
  const first = readAuditPage(db, { viewer: cast.auditor, limit: 3 })
  expect(first.entries.map(({ sequence }) => sequence)).toEqual([total, total - 1, total - 2])
  expect(first).toMatchObject({ total, next: total - 2, head: { sequence: total } })
  const rest = readAuditPage(db, { viewer: cast.auditor, before: first.next!, limit: 200 })
  expect(rest.entries.map(({ sequence }) => sequence)).toEqual(Array.from({ length: total - 3 }, (_, index) => total - 3 - index))
  expect(rest.next).toBeUndefined()
  const ofText = readAuditPage(db, { viewer: cast.chair, document: recommendationId })
  expect(ofText.entries.every(({ event }) => 'document' in event && event.document === recommendationId)).toBe(true)
  expect(ofText.entries[0]).toMatchObject({ actorName: 'Carla Chair', event: { type: 'version-approved' } })
  refusal('not-permitted', () => readAuditPage(db, { viewer: cast.author }))
})
