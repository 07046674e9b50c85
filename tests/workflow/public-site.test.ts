import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { publicSite } from '../../scripts/commands/serve/public-site.ts'
import { aFolder, aPublished } from '../support/a-release.ts'
import { recommendationId } from '../support/a-workplace.ts'

async function serving(dataDir: string): Promise<string> {
  const server = createServer(publicSite(dataDir)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('pages, data and keys of the live release are served with their types, and no script but the release\'s own may run', async () => {
  const { dataDir } = await aPublished()
  const site = await serving(dataDir)
  const expected = { '/': 'text/html; charset=utf-8', [`/r/${recommendationId}/`]: 'text/html; charset=utf-8', '/bundles/latest.json': 'application/json; charset=utf-8', '/bundles/evaluate.mjs': 'text/javascript; charset=utf-8', '/manifest.json.jws': 'application/jose', '/.well-known/jwks.json': 'application/json; charset=utf-8' }
  for (const [path, type] of Object.entries(expected)) {
    const response = await fetch(site + path)
    expect([path, response.status, response.headers.get('content-type')?.toLowerCase()]).toEqual([path, 200, type])
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'")
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    await response.arrayBuffer()
  }
})

test('a page that is not there says so in the reader\'s language', async () => {
  const { dataDir } = await aPublished()
  const site = await serving(dataDir)
  const response = await fetch(`${site}/nowhere`, { headers: { 'Accept-Language': 'nn-NO, en;q=0.5' } })
  expect(response.status).toBe(404)
  const page = await response.text()
  expect(page).toContain('<html lang="nb"')
  // The release's own page, not a bare sentence: notice and way back stand on it.
  expect(page).toContain('<footer class="site">')
  expect(await (await fetch(`${site}/da/nowhere`)).text()).toContain('Siden findes ikke')
})

test.each(['/../keys/release.jwk.json', '/%2e%2e/keys/release.jwk.json', '/..%2fkeys/release.jwk.json', '/%2e%2e%2fkeys%2frelease.jwk.json', '/..\\keys\\release.jwk.json', '//keys', '/%00', '/%', '///..', '/.well-known/../../keys/release.jwk.json'])('%s leads nowhere', async (path) => {
  const { dataDir } = await aPublished()
  mkdirSync(join(dataDir, 'keys'), { recursive: true })
  writeFileSync(join(dataDir, 'keys/release.jwk.json'), 'SECRET')
  const { port } = new URL(await serving(dataDir))
  // Written to the socket as it stands: a client library would tidy the address first.
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`))
    let text = ''
    socket.on('data', (part) => (text += part.toString())).on('end', () => resolve(text)).on('error', reject)
  })
  expect(answer).toMatch(/^HTTP\/1\.1 (?:40\d|301)/)
  expect(answer).not.toContain('SECRET')
})

test('it can be read and not written', async () => {
  const { dataDir } = await aPublished()
  for (const method of ['POST', 'PUT', 'DELETE']) expect((await fetch(await serving(dataDir), { method })).status).toBe(405)
})

test('before the first release it says that there is none', async () => {
  const response = await fetch(await serving(aFolder()))
  expect(response.status).toBe(503)
  expect(await response.text()).toContain('Nothing is published yet')
})
