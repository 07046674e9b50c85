import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import { aDatabase } from '#tests/support/a-database.ts'
import { migrationsFolder, readJournal } from './open-database.server.ts'
import * as tables from './tables.ts'

/** SHA-256 of every migration that has landed. An edited one would leave databases that have it behind: write a new migration instead. */
const landed = {
  '0000_tables': 'bcd897c2971e05faf53ce2d7dc25e6060b3c2d72e60ac2272c7c7677428789bf',
  '0001_immutability': '4ebcf6c7ce417d18966d2b6f963e799f40953e3a1c1ac643ef9deacafd9c66f0',
  '0002_completeness': '8a34aee2754ea09f018dc14c9e87e64b18b695dcab28c3babac7657ea4a85ea5',
  '0003_further_statements': 'd327c0f5983ded7e7059c38c11d1bbfa0956880d513c456ae17feac493a55a31',
  '0004_unanswered_requests': '0eadb2ed9a4d8865475201357ef079a8edd01533dafd038ae04729a0340ea096',
} as const

const { entries } = readJournal()
const textOf = (tag: string): string => readFileSync(join(migrationsFolder(), `${tag}.sql`), 'utf8')

test('the journal counts without a gap, later migrations are later, and names carry their number', () => {
  expect(entries.map(({ idx }) => idx)).toEqual(entries.map((_, index) => index))
  expect(entries.map(({ when }) => when)).toEqual([...new Set(entries.map(({ when }) => when))].toSorted((one, other) => one - other))
  for (const { idx, tag } of entries) expect(tag.startsWith(`${String(idx).padStart(4, '0')}_`), tag).toBe(true)
})

test('every migration file is in the journal, and every entry has its file', () => {
  const files = readdirSync(migrationsFolder()).filter((name) => name.endsWith('.sql'))
  expect(files.toSorted()).toEqual(entries.map(({ tag }) => `${tag}.sql`))
})

test('no migration was edited after it landed', () => {
  const found = Object.fromEntries(entries.map(({ tag }) => [tag, createHash('sha256').update(textOf(tag)).digest('hex')]))
  expect(found).toEqual(landed)
})

const declared = Object.values(tables).filter((value) => value instanceof SQLiteTable).map((table) => getTableConfig(table))
const realTables = (): Array<{ name: string; strict: number }> =>
  (aDatabase().$client.prepare(`SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'`).all() as Array<{ name: string; strict: number }>).filter(
    ({ name }) => !name.startsWith('sqlite_') && name !== '__drizzle_migrations',
  )

test('Drizzle declares exactly the tables there are, and every table is strict', () => {
  const real = realTables()
  expect(real.map(({ name }) => name).toSorted()).toEqual(declared.map(({ name }) => name).toSorted())
  expect(real.filter(({ strict }) => strict !== 1)).toEqual([])
})

test('Drizzle declares exactly the columns there are, with type, key, and whether they may be empty', () => {
  const db = aDatabase()
  for (const { name, columns, primaryKeys } of declared) {
    const keyed = new Set([...columns.filter((column) => column.primary), ...primaryKeys.flatMap((key) => key.columns)].map((column) => column.name))
    const ours = columns.map((column) => ({ name: column.name, type: column.getSQLType().toUpperCase(), isKey: keyed.has(column.name), isRequired: column.notNull || keyed.has(column.name) }))
    const real = (db.$client.pragma(`table_info(${name})`) as Array<{ name: string; type: string; pk: number; notnull: number }>).map((column) => ({
      name: column.name,
      type: column.type,
      isKey: column.pk > 0,
      isRequired: column.notnull === 1 || column.pk > 0,
    }))
    expect(ours, name).toEqual(real)
  }
})

test('Drizzle declares exactly the indexes there are', () => {
  const real = aDatabase().$client.prepare(`SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL`).pluck().all()
  expect(declared.flatMap(({ indexes }) => indexes.map((index) => index.config.name)).toSorted()).toEqual(real.toSorted())
})
