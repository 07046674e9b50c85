import Sqlite from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { type Database, migrateDatabase, prepareConnection } from '#schema/db/open-database.server.ts'

let migrated: Buffer | undefined

/** A real database with every migration applied, in memory: migrated once, then copied for each test. */
export function aDatabase(): Database {
  migrated ??= serialisedDatabase()
  return opened(new Sqlite(migrated))
}

/** A copy of a database as it stands, for tests that go several ways from one state. */
export function copyOf(db: Database): Database {
  return opened(new Sqlite(db.$client.serialize()))
}

const remembered = new Map<string, { bytes: Buffer; rest: unknown }>()

/** What `make` builds, made once per test file and copied for each test after that: reaching a state through the verbs takes a while. */
export function copyOfMade<Rest extends { db: Database }>(key: string, make: () => Rest): Rest {
  const known = remembered.get(key)
  if (known) return { ...(known.rest as Rest), db: opened(new Sqlite(known.bytes)) }
  const made = make()
  remembered.set(key, { bytes: made.db.$client.serialize(), rest: made })
  return made
}

/** The same for what takes a while to build. */
export async function copyOfMadeLater<Rest extends { db: Database }>(key: string, make: () => Promise<Rest>): Promise<Rest> {
  if (!remembered.has(key)) {
    const made = await make()
    remembered.set(key, { bytes: made.db.$client.serialize(), rest: made })
  }
  const known = remembered.get(key)!
  return { ...(known.rest as Rest), db: opened(new Sqlite(known.bytes)) }
}

function opened(connection: Sqlite.Database): Database {
  const db = prepareConnection(connection)
  onTestFinished(() => void db.$client.close())
  return db
}

function serialisedDatabase(): Buffer {
  const db = prepareConnection(new Sqlite(':memory:'))
  migrateDatabase(db)
  const bytes = db.$client.serialize()
  db.$client.close()
  return bytes
}
