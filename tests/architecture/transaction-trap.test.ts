import Database from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { beforeEach, describe, expect, test } from 'vitest'

// What really happens when the callback of a transaction is asynchronous: the reason for local/no-async-transaction.
//
// A transaction of better-sqlite3 ends when its callback returns, and an async function returns at its first await.
// Seen with better-sqlite3 12.11.1 and drizzle-orm 0.45.4:
//   - the outer transaction notices the promise, rolls back and throws a TypeError; but the callback goes on, and what
//     it writes after its await is committed alone, outside any transaction. Half of the work, and the wrong half.
//   - the promise rejects or fulfils unseen, because the TypeError is all that the caller gets.
//   - a nested transaction of Drizzle does not look at all: it releases its savepoint at the first await. If the outer
//     callback is synchronous, nothing throws, and what comes after the await can no longer be rolled back.

let client: Database.Database

beforeEach(() => {
  client = new Database(':memory:')
  client.exec('create table entry (word text) strict')
  return () => client.close()
})

const write = (word: string): void => void client.prepare('insert into entry values (?)').run(word)
const written = (): unknown[] => client.prepare('select word from entry').pluck().all()
const laterTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('better-sqlite3', () => {
  test('throws on an async callback, undoes what stood before the await, and keeps what comes after it', async () => {
    const save = client.transaction(async () => { // eslint-disable-line local/no-async-transaction -- the trap itself
      write('before')
      await Promise.resolve()
      write('after')
    })
    expect(() => save.immediate()).toThrow(new TypeError('Transaction function cannot return a promise'))
    expect(written()).toEqual([])
    await laterTurn()
    expect(written()).toEqual(['after'])
  })

  test('does not notice a promise that the callback drops', async () => {
    client.transaction(() => {
      write('before')
      void Promise.resolve().then(() => write('after'))
      write('reason to roll back later')
    })()
    expect(client.inTransaction).toBe(false)
    expect(written()).not.toContain('after')
    await laterTurn()
    expect(written()).toContain('after')
  })
})

describe('drizzle', () => {
  test('throws on an async callback, undoes what stood before the await, and keeps what comes after it', async () => {
    const db = drizzle({ client })
    const save = (): unknown =>
      db.transaction(async (tx) => { // eslint-disable-line local/no-async-transaction -- the trap itself
        tx.run(sql`insert into entry values ('before')`)
        await Promise.resolve()
        tx.run(sql`insert into entry values ('after')`)
      }, { behavior: 'immediate' })
    expect(save).toThrow(new TypeError('Transaction function cannot return a promise'))
    expect(written()).toEqual([])
    await laterTurn()
    expect(written()).toEqual(['after'])
  })

  test('releases a nested transaction at the first await, and says nothing', async () => {
    const db = drizzle({ client })
    let nested: Promise<void> | undefined
    db.transaction((tx) => {
      nested = tx.transaction(async (inner) => { // eslint-disable-line local/no-async-transaction -- the trap itself
        inner.run(sql`insert into entry values ('before')`)
        await Promise.resolve()
        inner.run(sql`insert into entry values ('after')`)
        throw new Error('would have to undo both')
      })
    })
    await expect(nested).rejects.toThrow('would have to undo both')
    expect(written()).toEqual(['before', 'after'])
  })
})

test('a synchronous callback is all or nothing', () => {
  const save = client.transaction(() => {
    write('before')
    throw new Error('stop')
  })
  expect(() => save.immediate()).toThrow('stop')
  expect(written()).toEqual([])
})
