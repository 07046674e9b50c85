import Sqlite from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import type { Database } from '#schema/db/open-database.server.ts'

/** What whoever opens the file in a SQLite shell has: the tables and triggers as they stand, and none of the program's settings. */
export function aShell(db: Database): Sqlite.Database {
  const shell = new Sqlite(db.$client.serialize())
  onTestFinished(() => void shell.close())
  return shell
}
