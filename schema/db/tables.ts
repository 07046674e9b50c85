import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { sql } from 'drizzle-orm'
import type { Language } from '../model/language.ts'
import type { DocumentKind, SignatureKind, VersionState } from '../model/version.ts'

// The migrations are the truth, because Drizzle knows neither STRICT nor triggers; a test compares these tables with the real ones.

/** The lists that texts point into, and the installation itself (list `installation`, key `installation`). */
export const catalogueEntries = sqliteTable(
  'catalogue_entries',
  { list: text().notNull(), key: text().notNull(), content: text().notNull() },
  (table) => [primaryKey({ columns: [table.list, table.key] })],
)

/** A guideline or recommendation, whatever its versions say. `guideline` of a guideline is itself. */
export const documents = sqliteTable(
  'documents',
  { kind: text().$type<DocumentKind>().notNull(), id: text().notNull(), guideline: text().notNull(), committee: text().notNull() },
  (table) => [primaryKey({ columns: [table.kind, table.id] })],
)

/** One version of a text. `content` is its canonical form, `content_hash` the SHA-256 of that; `revision` counts edits. */
export const versions = sqliteTable(
  'versions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text().$type<DocumentKind>().notNull(),
    document: text().notNull(),
    number: text().notNull(),
    state: text().$type<VersionState>().notNull(),
    stateSince: text('state_since').notNull(),
    content: text().notNull(),
    contentHash: text('content_hash').notNull(),
    revision: integer().notNull(),
    basedOn: integer('based_on'),
    createdBy: text('created_by').notNull(),
    createdAt: text('created_at').notNull(),
    savedBy: text('saved_by').notNull(),
    savedAt: text('saved_at').notNull(),
  },
  (table) => [
    uniqueIndex('versions_one_open').on(table.kind, table.document).where(sql`state IN ('draft', 'in-review')`),
    uniqueIndex('versions_one_approved').on(table.kind, table.document).where(sql`state = 'approved'`),
    uniqueIndex('versions_one_published').on(table.kind, table.document).where(sql`state = 'published'`),
    uniqueIndex('versions_one_number').on(table.kind, table.document, table.number).where(sql`state NOT IN ('draft', 'in-review')`),
  ],
)

/** What a draft said after a save. Consecutive saves of one person within a while are one row, so that typing does not fill the disk. */
export const draftSaves = sqliteTable(
  'draft_saves',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    version: integer().notNull(),
    revision: integer().notNull(),
    person: text().notNull(),
    startedAt: text('started_at').notNull(),
    at: text().notNull(),
    content: text().notNull(),
  },
  (table) => [index('draft_saves_of_version').on(table.version, table.revision)],
)

export const signatures = sqliteTable(
  'signatures',
  {
    version: integer().notNull(),
    kind: text().$type<SignatureKind>().notNull(),
    person: text().notNull(),
    at: text().notNull(),
    contentHash: text('content_hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.version, table.kind, table.person] })],
)

/** Who wrote on a version: nobody signs a text that they alone wrote. */
export const contributors = sqliteTable('contributors', { version: integer().notNull(), person: text().notNull() }, (table) => [
  primaryKey({ columns: [table.version, table.person] }),
])

/** A person who can sign in. `password_hash` is argon2id in PHC form; `email` is lower case. */
export const accounts = sqliteTable('accounts', {
  person: text().primaryKey(),
  email: text().notNull().unique(),
  passwordHash: text('password_hash').notNull(),
  disabled: integer({ mode: 'boolean' }).notNull().default(false),
  createdAt: text('created_at').notNull(),
})

/** A session knows only the SHA-256 of its token, so a stolen database opens nothing. */
export const sessions = sqliteTable(
  'sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    person: text().notNull(),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    lastSeenAt: text('last_seen_at').notNull(),
    userAgent: text('user_agent').notNull(),
  },
  (table) => [index('sessions_of_person').on(table.person)],
)

/** Failed sign-ins, for the limit. `account` is a SHA-256 of what was typed: people type passwords into the wrong field. */
export const signInAttempts = sqliteTable(
  'sign_in_attempts',
  { id: integer().primaryKey({ autoIncrement: true }), account: text().notNull(), address: text().notNull(), at: text().notNull() },
  (table) => [index('sign_in_attempts_of_account').on(table.account, table.address, table.at)],
)

export const oneTimeLinks = sqliteTable('one_time_links', {
  tokenHash: text('token_hash').primaryKey(),
  purpose: text().$type<'first-administrator'>().notNull(),
  createdAt: text('created_at').notNull(),
  expiresAt: text('expires_at').notNull(),
  usedAt: text('used_at'),
})

/** The hash-chained log; `event` is the canonical form of an `AuditEvent`. Written by record-event alone. */
export const auditLog = sqliteTable(
  'audit_log',
  {
    sequence: integer().primaryKey(),
    at: text().notNull(),
    actor: text().notNull(),
    event: text().notNull(),
    previous: text().notNull(),
    hash: text().notNull().unique(),
  },
  (table) => [index('audit_log_of_document').on(sql`json_extract(event, '$.document')`, table.sequence)],
)

/** A release folder under `<dataDir>/releases`; `live` says which one the site serves, and the link in the file system follows it. */
export const releases = sqliteTable(
  'releases',
  {
    sequence: integer().primaryKey(),
    folder: text().notNull().unique(),
    manifestHash: text('manifest_hash').notNull(),
    at: text().notNull(),
    live: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [uniqueIndex('releases_one_live').on(table.live).where(sql`live = 1`)],
)

/** Versions that a release carried. */
export const releaseVersions = sqliteTable('release_versions', { release: integer().notNull(), version: integer().notNull() }, (table) => [
  primaryKey({ columns: [table.release, table.version] }),
])

/** Phrases of referrers that name no indication, by quarter (`2026-Q4`); kept are only those that `countablePhrase` lets through. */
export const unmatchedPhrases = sqliteTable(
  'unmatched_phrases',
  {
    quarter: text().notNull(),
    phrase: text().notNull(),
    language: text().$type<Language>().notNull(),
    asked: integer().notNull(),
    lastAsked: text('last_asked').notNull(),
  },
  (table) => [primaryKey({ columns: [table.quarter, table.phrase, table.language] })],
)

/** Examinations that no recommendation covers. `indication` is the value set that was named, or empty. */
export const uncoveredOrders = sqliteTable(
  'uncovered_orders',
  {
    quarter: text().notNull(),
    indication: text().notNull(),
    procedure: text().notNull(),
    asked: integer().notNull(),
    lastAsked: text('last_asked').notNull(),
  },
  (table) => [primaryKey({ columns: [table.quarter, table.indication, table.procedure] })],
)
