import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite, { type Database as Connection } from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import * as tables from './tables.ts'

export type Database = BetterSQLite3Database<typeof tables> & { $client: Connection }
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]
/** What a read needs: the database, or the transaction it is part of. */
export type Queryable = Database | Transaction

/** The database cannot be used. The message is one sentence for the person who started the program. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable'
}

/**
 * Opens `file`, makes it when absent, and brings it to the newest migration. Throws `DatabaseUnusable` when the folder cannot be
 * written, the file is no database, or a newer version of the program has already changed it.
 */
export function openDatabase(file: string): Database {
  const db = prepareConnection(connect(file))
  try {
    migrateDatabase(db)
  } catch (error) {
    db.$client.close()
    throw error
  }
  return db
}

/** Sets what every connection must have, and asserts it: better-sqlite3 opens WAL databases with `synchronous=NORMAL`. */
export function prepareConnection(connection: Connection): Database {
  try {
    connection.pragma('busy_timeout = 5000')
    if (!connection.memory) connection.pragma('journal_mode = WAL')
    connection.pragma('synchronous = FULL')
    connection.pragma('foreign_keys = ON')
    connection.pragma('trusted_schema = OFF')
    assertPragmas(connection)
  } catch (error) {
    connection.close()
    throw unusable(connection.name, error)
  }
  return drizzle(connection, { schema: tables })
}

/** Applies what is missing. Throws `DatabaseUnusable` when the database knows a migration that the code does not. */
export function migrateDatabase(db: Database): void {
  const known = new Map(readMigrationFiles({ migrationsFolder: migrationsFolder() }).map(({ hash, folderMillis }) => [folderMillis, hash]))
  const newest = Math.max(...known.keys())
  for (const { created_at: at, hash } of appliedMigrations(db)) {
    if (at > newest)
      throw new DatabaseUnusable(`The database ${db.$client.name} was made by a newer version of Rationale. Start that version, or restore an older copy of the database.`)
    if (known.get(at) !== hash)
      throw new DatabaseUnusable(`The database ${db.$client.name} was made with a migration that this version of Rationale does not have. Start the version that made it.`)
  }
  migrate(db, { migrationsFolder: migrationsFolder() })
}

/** The code runs from its source, from a bundle of the command line, and from a bundle of the desk; the migrations stay where they are. */
export function migrationsFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, 'schema/db/migrations')
    if (existsSync(join(candidate, 'meta/_journal.json'))) return candidate
    if (folder === dirname(folder)) throw new DatabaseUnusable('The folder schema/db/migrations is missing from this installation.')
  }
}

function connect(file: string): Connection {
  try {
    mkdirSync(dirname(file), { recursive: true })
    const isNew = !existsSync(file)
    const connection = new Sqlite(file)
    // It holds password hashes. SQLite gives its log and index the same rights.
    if (isNew) chmodSync(file, 0o600)
    return connection
  } catch (error) {
    throw unusable(file, error)
  }
}

function assertPragmas(connection: Connection): void {
  const expected = { synchronous: 2, foreign_keys: 1, trusted_schema: 0, busy_timeout: 5000, journal_mode: connection.memory ? 'memory' : 'wal' }
  for (const [name, value] of Object.entries(expected)) {
    const found = connection.pragma(name, { simple: true })
    if (found !== value) throw new DatabaseUnusable(`The database ${connection.name} does not accept ${name}=${value} (found ${String(found)}). A database on a network disk cannot be used.`)
  }
}

function appliedMigrations(db: Database): Array<{ created_at: number; hash: string }> {
  const exists = db.$client.prepare(`SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'`).get()
  if (!exists) return []
  return db.$client.prepare('SELECT created_at, hash FROM __drizzle_migrations').all() as Array<{ created_at: number; hash: string }>
}

function unusable(file: string, error: unknown): DatabaseUnusable {
  if (error instanceof DatabaseUnusable) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') return new DatabaseUnusable(`The file ${file} is not a readable SQLite database. Restore it from a copy.`)
  if (code.startsWith('SQLITE_BUSY')) return new DatabaseUnusable(`The database ${file} is in use by another program. Stop that one first.`)
  return new DatabaseUnusable(`The folder ${dirname(file)} cannot be written (${code || String(error)}). Make it writable, or set DATA_DIR to one that is.`)
}

/** Text of the journal, for the tests that pin it. */
export function readJournal(): { entries: Array<{ idx: number; when: number; tag: string }> } {
  return JSON.parse(readFileSync(join(migrationsFolder(), 'meta/_journal.json'), 'utf8')) as { entries: Array<{ idx: number; when: number; tag: string }> }
}
