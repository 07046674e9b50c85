import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#schema/db/open-database.server.ts'
import { aRawClient, cookiesOf } from '../support/a-raw-client.ts'
import { aFolder } from '../support/a-release.ts'
import { aServer, type Server } from '../support/a-server.ts'

const program = fileURLToPath(new URL('../../scripts/rationale.mjs', import.meta.url))
const newcomer = { name: 'Astrid Første', email: 'astrid@example.org', password: 'a password of some length' }

async function started(variables: Record<string, string>): Promise<Server> {
  const server = await aServer(variables)
  onTestFinished(() => server.stop())
  return server
}

/** Path of the link that was printed last. The server prints it after the line that `aServer` waits for. */
async function linkOf({ url, output }: Server): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = [...output().matchAll(/(http:\/\/\S+)(\/desk\/welcome\/\S+)/g)].at(-1)
    if (found) {
      expect(found[1]).toBe(url)
      return found[2]!
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`no link was printed:\n${output()}`)
}

/** A start that must not succeed: what it says, and how it ends. */
function failedStart(variables: Record<string, string>): { code: number | null; out: string; say: Array<string> } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'serve'], { env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...variables }, encoding: 'utf8', timeout: 30_000 })
  return { code: status, out: stdout, say: stderr.trim().split('\n') }
}

describe.each([
  ['NODE_ENV=production', { NODE_ENV: 'production' }],
  ['RATIONALE_DEMO=0', { RATIONALE_DEMO: '0' }],
])('with %s', (_, variables) => {
  test('there are no demo accounts, and the first administrator is made by a link that works once', async () => {
    const server = await started(variables)
    const client = aRawClient(server)
    const link = await linkOf(server)
    expect(server.output()).not.toContain('try-the-')
    expect(await client.page('/desk/sign-in')).not.toContain('try-the-')
    await expect(client.sessionOf('chair')).rejects.toThrow('401')

    expect((await client.post(link, { form: { ...newcomer, password: 'short' } })).status).toBe(422)
    expect((await client.post(link, { form: { ...newcomer, installationRoles: 'publisher' } })).status).toBe(422)
    expect((await client.post(`${link}x`, { form: newcomer })).status).toBe(404)
    const welcomed = await client.post(link, { form: newcomer })
    expect(welcomed.status).toBe(302)
    const cookie = cookiesOf(welcomed)
    expect(await client.page('/desk', cookie)).toContain('Astrid Første')
    // An administrator has no rights over content.
    expect((await client.post('/desk/release', { form: { intent: 'release' }, cookie })).status).toBe(403)
    expect((await client.post(link, { form: { ...newcomer, email: 'second@example.org' } })).status).toBe(404)
  })
})

test('a second start prints a new link while there is nobody; the first link that is used ends them all', async () => {
  const dataDir = aFolder()
  const variables = { DATA_DIR: dataDir, RATIONALE_DEMO: '0' }
  const first = await aServer(variables)
  const old = await linkOf(first)
  // Not stopped by `stop`, which would take the folder away with it: both serve the same database.
  onTestFinished(() => first.stop())
  const second = await started(variables)
  const link = await linkOf(second)
  expect(link).not.toBe(old)
  const client = aRawClient(second)
  expect((await client.post(link, { form: newcomer })).status).toBe(302)
  expect((await client.post(old, { form: { ...newcomer, email: 'second@example.org' } })).status).toBe(404)
})

test('a form larger than any record is not read: 413', async () => {
  const server = await started({})
  const answer = await fetch(`${server.url}/desk/sign-in`, { method: 'POST', headers: { 'Sec-Fetch-Site': 'same-origin' }, body: new URLSearchParams({ next: 'x'.repeat(9_000_000) }) }).catch(() => undefined)
  // The server closes the connection without reading on, so a client may see that before the answer.
  if (answer) expect(answer.status).toBe(413)
  // A stream has no length, so it is sent in chunks.
  const unmeasured: RequestInit & { duplex: 'half' } = { method: 'POST', headers: { 'Sec-Fetch-Site': 'same-origin' }, body: new Blob(['next=x']).stream(), duplex: 'half' }
  expect((await fetch(`${server.url}/desk/sign-in`, unmeasured)).status).toBe(413)
  expect((await fetch(`${server.url}/desk/sign-in`)).status).toBe(200)
})

describe('a start that cannot be says why in one sentence, and ends with 1:', () => {
  test('the port is taken; no database is made', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const dataDir = join(aFolder(), 'var')
    expect(failedStart({ PORT: String(port), DATA_DIR: dataDir })).toEqual({ code: 1, out: '', say: [expect.stringContaining(`Port ${port} of 127.0.0.1 is taken.`)] })
    expect(existsSync(dataDir)).toBe(false)
  })

  test('the folder cannot be written', () => {
    const folder = aFolder()
    writeFileSync(join(folder, 'file'), '')
    expect(failedStart({ DATA_DIR: join(folder, 'file/var') })).toEqual({ code: 1, out: '', say: [expect.stringContaining('cannot be written')] })
  })

  test('the database is newer than the program', () => {
    const dataDir = aFolder()
    const db = openDatabase(join(dataDir, 'rationale.db'))
    db.$client.exec(`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 9999999999999)`)
    db.$client.close()
    expect(failedStart({ DATA_DIR: dataDir })).toEqual({ code: 1, out: '', say: [expect.stringContaining('was made by a newer version of Rationale')] })
  })

  test('the key cannot be read', () => {
    const dataDir = aFolder()
    mkdirSync(join(dataDir, 'keys'))
    writeFileSync(join(dataDir, 'keys/release.jwk.json'), '{}')
    expect(failedStart({ DATA_DIR: dataDir })).toEqual({ code: 1, out: '', say: [expect.stringContaining('holds no Ed25519 key')] })
  })

  test('a setting says nothing', () => {
    expect(failedStart({ DATA_DIR: aFolder(), RATIONALE_DEMO: 'maybe' })).toEqual({ code: 1, out: '', say: [expect.stringContaining('RATIONALE_DEMO is "maybe"')] })
  })
})
