import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aRawClient, type RawClient } from '#tests/support/a-raw-client.ts'
import { aServer, type Server } from '#tests/support/a-server.ts'

let server: Server
let post: RawClient['post']
let sessionOf: RawClient['sessionOf']
beforeAll(async () => {
  server = await aServer()
  ;({ post, sessionOf } = aRawClient(server))
})
afterAll(() => server?.stop())

/** What a page's forms carry of the version it shows. */
async function shown(id: string, cookie: string): Promise<{ versionId: string; contentHash: string }> {
  const page = await (await fetch(`${server.url}/desk/recommendation/${id}`, { headers: { Cookie: cookie } })).text()
  return { versionId: /name="versionId" value="(\d+)"/.exec(page)![1]!, contentHash: /name="contentHash" value="([0-9a-f]{64})"/.exec(page)![1]! }
}

const stateOf = async (id: string): Promise<number> => (await fetch(`${server.url}/en/r/${id}/`)).status

const id = 'headache-without-warning-signs'

describe('an incomplete draft', () => {
  test('cannot be handed in, approved or released by a raw request', async () => {
    const author = await sessionOf('author')
    const text = await shown(id, author)
    const path = `/desk/recommendation/${id}`
    expect((await post(path, { form: { intent: 'submit', ...text }, cookie: author })).status).toBe(422)
    const chair = await sessionOf('chair')
    expect((await post(path, { form: { intent: 'approve', ...text }, cookie: chair })).status).toBe(409)
    expect((await post(path, { form: { intent: 'sign', kind: 'imaging', ...text }, cookie: await sessionOf('imaging-reviewer', 'radiologist@example.org') })).status).toBe(409)
    expect((await post('/desk/release', { form: { intent: 'release' }, cookie: await sessionOf('publisher') })).status).toBe(409)
    expect(await stateOf(id)).toBe(404)
  })
})

describe('a request', () => {
  test('without a session does nothing', async () => {
    const text = await shown(id, await sessionOf('author'))
    expect((await post(`/desk/recommendation/${id}`, { form: { intent: 'submit', ...text } })).status).toBe(401)
    expect((await post('/desk/release', { form: { intent: 'release' } })).status).toBe(401)
  })

  test('of a role that may not is refused', async () => {
    for (const role of ['author', 'administrator', 'auditor', 'chair']) expect((await post('/desk/release', { form: { intent: 'release' }, cookie: await sessionOf(role) })).status, role).toBe(403)
  })

  test.each([
    ['from another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }],
    ['from a sibling host', { 'Sec-Fetch-Site': 'same-site' }],
    ['with another origin', { Origin: 'https://evil.example' }],
    ['with neither header', {}],
    ['with a forged forwarded host', { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' }],
  ])('%s is refused before anything reads it', async (_, headers) => {
    const cookie = await sessionOf('publisher')
    for (const path of ['/desk/release', '/desk/sign-in', '/desk/sign-out', `/desk/recommendation/${id}/save`, '/desk/release.data'])
      expect((await post(path, { form: { intent: 'release' }, cookie, headers: headers as unknown as Record<string, string> })).status, path).toBe(403)
  })

  test('with a field that the form does not have is refused', async () => {
    const author = await sessionOf('author')
    const text = await shown(id, author)
    expect((await post(`/desk/recommendation/${id}`, { form: { intent: 'submit', ...text, state: 'approved' }, cookie: author })).status).toBe(422)
  })

  test('that names another content than the one that is there is refused', async () => {
    const author = await sessionOf('author')
    const { versionId } = await shown(id, author)
    expect((await post(`/desk/recommendation/${id}`, { form: { intent: 'submit', versionId, contentHash: '0'.repeat(64) }, cookie: author })).status).toBe(409)
  })
})

describe('what the installation says of itself', () => {
  const notices = { da: 'Demonstrationsindhold. Ikke til klinisk brug.', nb: 'Demonstrasjonsinnhold. Ikke til klinisk bruk.', en: 'Demonstration content. Not for clinical use.' }
  const pages: ReadonlyArray<[path: string, status: number]> = [
    ['sign-in', 200],
    ['welcome/no-such-link', 200],
    ['no-such-page', 404],
    ['', 200],
    ['recommendation/ankle-injury', 200],
    ['recommendation/no-such-text', 404],
    ['guideline/head-trauma', 200],
    ['release', 200],
    ['audit', 403],
  ]

  test.each(pages)('stands on /desk/%s in the reader\'s language', async (path, status) => {
    const cookie = path === 'sign-in' ? '' : await sessionOf('author')
    for (const [language, notice] of Object.entries(notices)) {
      const answer = await fetch(`${server.url}/desk/${path}?lang=${language}`, { headers: { Cookie: cookie } })
      expect([answer.status, noticeOf(await answer.text())], language).toEqual([status, notice])
    }
  })

  test('stands on the page that asks to sign in again', async () => {
    const answer = await post('/desk/release', { form: { intent: 'release' }, headers: { 'Sec-Fetch-Site': 'same-origin', 'Accept-Language': 'nb' } })
    const page = await answer.text()
    expect([answer.status, /<html lang="(\w+)"/.exec(page)?.[1], noticeOf(page)]).toEqual([401, 'nb', notices.nb])
  })

  test('stands on the page of a request that was refused before anything read it', async () => {
    const answer = await post('/desk/release', { form: { intent: 'release' }, headers: { Origin: 'https://evil.example' } })
    expect([answer.status, noticeOf(await answer.text())]).toEqual([403, notices.en])
  })

  const noticeOf = (page: string): string | undefined => /<aside class="installation-notice"[^>]*>([^<]*)/.exec(page)?.[1]
})

test('the desk is never stored, never framed, and runs only its own scripts', async () => {
  const answer = await fetch(`${server.url}/desk/sign-in`)
  const policy = answer.headers.get('Content-Security-Policy')!
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toMatch(/script-src 'nonce-[A-Za-z0-9+/=]{20,}' 'strict-dynamic'/)
  expect(answer.headers.get('Cache-Control')).toContain('no-store')
  expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
})
