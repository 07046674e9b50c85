import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readEnvironment } from '#app/http/environment.server.ts'
import { programRoot } from '#app/workflow/load-release-assets.server.ts'
import type { Act } from '#app/workflow/perform-act.server.ts'
import { openDatabase } from '#schema/db/open-database.server.ts'
import { type Terminal, UsageError } from './terminal.ts'

/** File of the database in the data folder. */
export const databaseFile = 'rationale.db'

/** Runs `work` with the database, in the name of this machine, and closes it. `mustExist`: a command that only reads makes none. */
export async function withState<Result>(
  terminal: Terminal,
  { mustExist }: { mustExist: boolean },
  work: (state: { act: Act; dataDir: string }) => Result | Promise<Result>,
): Promise<Result> {
  const { dataDir } = readEnvironment(terminal.variables, programRoot())
  const file = join(dataDir, databaseFile)
  if (mustExist && !existsSync(file)) throw new UsageError(`There is no database in ${dataDir}. Start the program first, or set DATA_DIR.`)
  const db = openDatabase(file)
  try {
    return await work({ act: { db, actor: { system: 'system:command-line' }, at: terminal.now() }, dataDir })
  } finally {
    db.$client.close()
  }
}
