import type { Database, Transaction } from './open-database.server.ts'

/**
 * Runs `work` in one write transaction (`BEGIN IMMEDIATE`): everything it wrote is kept, or nothing when it throws.
 * `work` is synchronous: better-sqlite3 would end the transaction at the first await and write the rest outside it.
 */
export function transact<Result>(db: Database, work: (tx: Transaction) => Result extends PromiseLike<unknown> ? never : Result): Result {
  return db.transaction((tx) => work(tx) as Result, { behavior: 'immediate' })
}
