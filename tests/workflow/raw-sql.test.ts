import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { z } from 'zod'
import { aFurtherStatement, aReplacement } from '#plugins/check/examples/builders.ts'
import { edited } from '#plugins/check/examples/edited.ts'
import { openDatabase } from '#schema/db/open-database.server.ts'
import { Guideline } from '#schema/model/guideline.ts'
import { Recommendation } from '#schema/model/recommendation.ts'
import { transitions } from '#schema/workflow/transitions.ts'
import { versionStates } from '#schema/model/version.ts'
import { canonicalForm, sha256Hex } from '#schema/version/canonical-form.ts'
import { aDatabase } from '../support/a-database.ts'
import { aShell } from '../support/a-shell.ts'
import { aDraft, anApproved, aRecommendation, inReview, reworded, theVersion } from '../support/a-workplace.ts'

// Whoever reaches the file reaches it past the program. These statements are typed into a plain connection, as into a shell.

const approve = (shell: Sqlite.Database, id: number): void => void shell.prepare(`UPDATE versions SET state = 'approved' WHERE id = ?`).run(id)

const approveNewest = (shell: Sqlite.Database): void => approve(shell, shell.prepare('SELECT max(id) FROM versions').pluck().get() as number)

describe('approving by hand', () => {
  test('a draft is refused, because nothing becomes approved without review', () => {
    const { db, versionId } = aDraft()
    expect(() => approve(aShell(db), versionId)).toThrow('A version cannot take this step')
  })

  test('an unsigned text is refused, with the signature that is missing', () => {
    const { db, versionId } = inReview()
    expect(() => approve(aShell(db), versionId)).toThrow(/the (?:evidence|imaging|patient|approval) signature on exactly this content is missing/)
  })

  test.each(['evidence', 'imaging', 'patient', 'approval'] as const)('a text without the %s signature is refused', (kind) => {
    const { db, versionId, contentHash } = inReview()
    const shell = aShell(db)
    for (const given of ['evidence', 'imaging', 'patient', 'approval'].filter((one) => one !== kind))
      shell.prepare(`INSERT INTO signatures VALUES (?, ?, 'someone', '2026-11-20T12:00:00Z', ?)`).run(versionId, given, contentHash)
    expect(() => approve(shell, versionId)).toThrow(`the ${kind} signature on exactly this content is missing`)
  })

  test('a text signed before its last edit is refused: the edit took the signatures with it', () => {
    const { db, versionId } = inReview({ signed: ['evidence', 'imaging', 'patient'] })
    const shell = aShell(db)
    const content = canonicalForm(reworded(aRecommendation()))
    shell.prepare(`UPDATE versions SET state = 'draft' WHERE id = ?`).run(versionId)
    shell.prepare('UPDATE versions SET content = ?, content_hash = ?, revision = revision + 1 WHERE id = ?').run(content, sha256Hex(content), versionId)
    shell.prepare(`UPDATE versions SET state = 'in-review' WHERE id = ?`).run(versionId)
    expect(shell.prepare('SELECT count(*) FROM signatures WHERE version = ?').pluck().get(versionId)).toBe(0)
    expect(() => approve(shell, versionId)).toThrow('signature on exactly this content is missing')
  })

  test('a signature on another content cannot be written', () => {
    const { db, versionId } = inReview()
    const insert = aShell(db).prepare(`INSERT INTO signatures VALUES (?, 'imaging', 'rita-roentgen', '2026-11-20T12:00:00Z', ?)`)
    expect(() => insert.run(versionId, 'a'.repeat(64))).toThrow('A signature is given on exactly the content')
  })

  test('an incomplete text is refused although all signatures are there', () => {
    const shell = shellWithSigned(edited(aRecommendation(), { 'value.children': undefined }))
    expect(() => approveNewest(shell)).toThrow('This recommendation is incomplete, so it cannot be approved or published: fill value.managementImpact')
  })
})

/** Paths of every field that the complete schema demands; in a list, of every entry. Lists that may be empty are not among them. */
function requiredPaths(schema: z.ZodType, path = ''): Array<string> {
  const { def } = schema as unknown as { def: { type: string; shape?: Record<string, z.ZodType>; element?: z.ZodType } }
  if (def.type === 'object' && def.shape)
    return Object.entries(def.shape).flatMap(([key, field]) => {
      const inner = (field as unknown as { def: { type: string } }).def.type
      const here = path === '' ? key : `${path}.${key}`
      return inner === 'optional' || inner === 'prefault' || inner === 'default' ? [] : requiredPaths(field, here)
    })
  if (def.type === 'array' && def.element) return [path, ...requiredPaths(def.element, `${path}.0`).filter((inner) => inner !== `${path}.0`)]
  return [path]
}

/** Content of its identity alone cannot be taken away without the text being another one. */
const identity = new Set(['id', 'guideline'])
/** Lists that the schema lets be empty and approval does not. */
const listsNeeded = ['radiology.members', 'cases', 'audit']

/** Lists that may be empty, but not hold half an entry. */
const listsThatMayBeEmpty = { 'statement.further': Recommendation.shape.statement.shape.further, replaces: Recommendation.shape.replaces, accepted: Recommendation.shape.accepted }

describe('a text becomes approved only when complete', () => {
  const paths = [...new Set([...requiredPaths(Recommendation), ...listsNeeded])].filter((path) => !identity.has(path))

  test('the paths are those of the schema', () => {
    expect(paths).toEqual(expect.arrayContaining(['evidence.certainty', 'evidence.scheme', 'evidence.summary', 'radiology.statement', 'value.ultrasound.why', 'options.0.advice.message', 'rule.applies', 'review.owner', 'patient.whatToAsk']))
  })

  test.each(paths)('%s', (path) => {
    const shell = shellWithSigned(edited(aRecommendation(), { [path]: undefined }))
    expect(() => approveNewest(shell)).toThrow('This recommendation is incomplete')
  })

  const lists = { 'statement.further': aFurtherStatement(), replaces: aReplacement(), accepted: { check: 'plain-language', why: { da: 'Kendt ord.' } } }
  const entryPaths = Object.entries(lists).flatMap(([list, entry]) => {
    const { element } = listsThatMayBeEmpty[list as keyof typeof lists].unwrap()
    return requiredPaths(element as z.ZodType).map((field) => [`${list}.0.${field}`, { [list]: [entry] }] as const)
  })

  test.each(entryPaths)('%s, where there is an entry', (path, entries) => {
    approveNewest(shellWithSigned(edited(aRecommendation(), entries)))
    const shell = shellWithSigned(edited(edited(aRecommendation(), entries), { [path]: undefined }))
    expect(() => approveNewest(shell)).toThrow('This recommendation is incomplete')
  })

  test.each(requiredPaths(Guideline).filter((path) => path !== 'id' && !path.includes('.0')))('guideline: %s', (path) => {
    const migration = aShell(aDraft().db).prepare(`SELECT sql FROM sqlite_master WHERE name = 'versions_guideline_complete'`).pluck().get() as string
    expect(migration).toContain(`'$.${path}'`)
  })
})

test('of all pairs of states, the steps that the table of transitions has are taken and no other', () => {
  const allowed = transitions.map(({ from, to }) => `${from} > ${to}`)
  const sql = aShell(aDraft().db).prepare(`SELECT sql FROM sqlite_master WHERE name = 'versions_move_by_table'`).pluck().get() as string
  const inTrigger = versionStates.flatMap((from) => versionStates.map((to) => `${from} > ${to}`)).filter((pair) => sql.includes(`'${pair}'`))
  expect(inTrigger.toSorted()).toEqual(allowed.toSorted())
})

describe('what is approved stays', () => {
  const statements: Array<[string, string]> = [
    ['its content', `UPDATE versions SET content = '{}', content_hash = '${'b'.repeat(64)}', revision = revision + 1 WHERE id = $id`],
    ['its hash', `UPDATE versions SET content_hash = '${'b'.repeat(64)}' WHERE id = $id`],
    ['its number', `UPDATE versions SET number = '9.9.9' WHERE id = $id`],
    ['its id', 'UPDATE versions SET id = 99 WHERE id = $id'],
    ['its author', `UPDATE versions SET created_by = 'someone' WHERE id = $id`],
    ['its date', `UPDATE versions SET state_since = '2020-01-01T00:00:00Z' WHERE id = $id`],
    ['its way back to draft', `UPDATE versions SET state = 'draft' WHERE id = $id`],
    ['itself', 'DELETE FROM versions WHERE id = $id'],
    ['its row, replaced', `INSERT OR REPLACE INTO versions SELECT $id, kind, document, number, 'draft', state_since, content, content_hash, revision, based_on, created_by, created_at, saved_by, saved_at FROM versions WHERE id = $id`],
    ['its signatures', 'DELETE FROM signatures WHERE version = $id'],
    ['who signed', `UPDATE signatures SET person = 'someone' WHERE version = $id`],
    ['who signed, replaced', `INSERT OR REPLACE INTO signatures SELECT version, kind, person, '2020-01-01T00:00:00Z', content_hash FROM signatures WHERE version = $id`],
    ['its text', `DELETE FROM documents WHERE id = 'appendicitis-ultrasound-first'`],
  ]
  test.each(statements)('%s cannot be changed or removed', (_, sql) => {
    const { db, versionId } = anApproved()
    const shell = aShell(db)
    const before = dump(shell)
    expect(() => shell.prepare(sql).run(sql.includes('$id') ? { id: versionId } : {})).toThrow()
    expect(dump(shell)).toEqual(before)
  })

  test('a second version cannot push the published one out of its row', () => {
    const { db, versionId } = anApproved()
    const shell = aShell(db)
    shell.prepare(`UPDATE versions SET state = 'published' WHERE id = ?`).run(versionId)
    shell.exec(`INSERT INTO versions (kind, document, number, state, state_since, content, content_hash, revision, created_by, created_at, saved_by, saved_at)
      SELECT kind, document, '1.0.1', 'draft', state_since, content, content_hash, 1, created_by, created_at, saved_by, saved_at FROM versions WHERE id = ${versionId}`)
    const second = shell.prepare('SELECT max(id) FROM versions').pluck().get() as number
    shell.exec(`INSERT INTO signatures SELECT ${second}, kind, person, at, content_hash FROM signatures WHERE version = ${versionId}`)
    shell.exec(`UPDATE versions SET state = 'in-review' WHERE id = ${second}; UPDATE versions SET state = 'approved' WHERE id = ${second}`)
    expect(() => shell.exec(`UPDATE OR REPLACE versions SET state = 'published' WHERE id = ${second}`)).toThrow('Another version of this text is already in this state')
    expect(shell.prepare('SELECT state FROM versions WHERE id = ?').pluck().get(versionId)).toBe('published')
  })
})

test.each(versionStates.filter((state) => state !== 'draft'))('a version cannot be inserted as %s', (state) => {
  const { db, versionId } = anApproved()
  const { kind, document, contentHash, content } = theVersion(db, versionId)
  const insert = aShell(db).prepare(`INSERT INTO versions (kind, document, number, state, state_since, content, content_hash, revision, created_by, created_at, saved_by, saved_at)
    VALUES (?, ?, '2.0.0', ?, '2026-11-20T12:00:00Z', ?, ?, 1, 'someone', '2026-11-20T12:00:00Z', 'someone', '2026-11-20T12:00:00Z')`)
  expect(() => insert.run(kind, document, state, canonicalForm(content), contentHash)).toThrow('A version starts as a draft')
})

test('the content of a version in review is frozen', () => {
  const { db, versionId } = inReview()
  const shell = aShell(db)
  const edit = shell.prepare('UPDATE versions SET content = ?, content_hash = ?, revision = revision + 1 WHERE id = ?')
  expect(() => edit.run('{"id":"x"}', 'c'.repeat(64), versionId)).toThrow('The content of a version can only be changed while it is a draft.')
})

test('an edit of a draft comes with a new hash and a higher revision', () => {
  const { db, versionId } = aDraft()
  const shell = aShell(db)
  expect(() => shell.prepare(`UPDATE versions SET content = '{"id":"x"}' WHERE id = ?`).run(versionId)).toThrow('An edit of the content comes with its new content hash')
  expect(() => shell.prepare(`UPDATE versions SET content = '{"id":"x"}', content_hash = ? WHERE id = ?`).run('d'.repeat(64), versionId)).toThrow('higher revision')
})

test('the audit log only grows, entry by entry', () => {
  const shell = aShell(aDraft().db)
  expect(() => shell.exec(`UPDATE audit_log SET actor = 'someone' WHERE sequence = 1`)).toThrow('The audit log is never altered.')
  expect(() => shell.exec('DELETE FROM audit_log WHERE sequence = 1')).toThrow('The audit log is never shortened.')
  expect(() => shell.exec(`INSERT OR REPLACE INTO audit_log SELECT * FROM audit_log WHERE sequence = 1`)).toThrow('follows the last one')
  expect(() => shell.exec(`INSERT INTO audit_log SELECT 99, at, actor, event, previous, '${'e'.repeat(64)}' FROM audit_log WHERE sequence = 1`)).toThrow('follows the last one')
})

test('releases only grow, and one of them is live', () => {
  const shell = aShell(aDraft().db)
  const insert = (sequence: number, live: number): void => void shell.prepare(`INSERT INTO releases VALUES (?, ?, 'x', '2026-11-20T12:00:00Z', ?)`).run(sequence, `folder-${sequence}`, live)
  insert(1, 1)
  expect(() => insert(3, 0)).toThrow('A release takes the next sequence number')
  expect(() => insert(2, 1)).toThrow('one release is live')
  insert(2, 0)
  expect(() => shell.exec('UPDATE OR REPLACE releases SET live = 1 WHERE sequence = 2')).toThrow('only which one is live can change')
  expect(() => shell.exec(`UPDATE releases SET manifest_hash = 'y' WHERE sequence = 1`)).toThrow('A release is never altered')
  expect(() => shell.exec('DELETE FROM releases WHERE sequence = 1')).toThrow('A release is kept.')
  shell.exec('UPDATE releases SET live = 0 WHERE sequence = 1; UPDATE releases SET live = 1 WHERE sequence = 2')
})

test('a second connection to the same file meets the same refusals while the program has it open', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rationale-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const db = openDatabase(join(folder, 'rationale.db'))
  db.$client.exec(`INSERT INTO documents VALUES ('guideline', 'g', 'g', 'c')`)
  db.$client.exec(`INSERT INTO versions VALUES (1, 'guideline', 'g', '1.0.0', 'draft', 'x', '{"id":"g"}', '${'a'.repeat(64)}', 1, NULL, 'a', 'x', 'a', 'x')`)
  const shell = new Sqlite(join(folder, 'rationale.db'))
  expect(() => approve(shell, 1)).toThrow('A version cannot take this step')
  shell.close()
  db.$client.close()
})

/** One recommendation in review that says `content`, signed by all four, in a plain connection. */
function shellWithSigned(content: unknown): Sqlite.Database {
  const shell = aShell(aDatabase())
  const text = canonicalForm(content)
  const hash = sha256Hex(text)
  shell.exec(`INSERT INTO documents VALUES ('recommendation', 'raw', 'acute-abdomen', 'abdomen')`)
  shell
    .prepare(`INSERT INTO versions VALUES (NULL, 'recommendation', 'raw', '1.0.0', 'draft', 'x', ?, ?, 1, NULL, 'a', 'x', 'a', 'x')`)
    .run(text, hash)
  const id = shell.prepare('SELECT max(id) FROM versions').pluck().get() as number
  shell.exec(`UPDATE versions SET state = 'in-review' WHERE id = ${id}`)
  for (const kind of ['evidence', 'imaging', 'patient', 'approval']) shell.prepare(`INSERT INTO signatures VALUES (?, ?, 'someone', 'x', ?)`).run(id, kind, hash)
  return shell
}

function dump(shell: Sqlite.Database): unknown {
  return ['versions', 'signatures', 'documents'].map((table) => shell.prepare(`SELECT * FROM ${table}`).all())
}
