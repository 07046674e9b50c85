import type { Server } from './a-server.ts'

type Sent = { form: Record<string, string>; cookie?: string; headers?: Record<string, string> }

export type RawClient = {
  /** A POST as a tool would send it: no browser, no script, any header. */
  post: (path: string, sent: Sent) => Promise<Response>
  page: (path: string, cookie?: string) => Promise<string>
  /** Cookies of a new session of the demo account of this role. */
  sessionOf: (role: string, email?: string) => Promise<string>
}

/** Talks to a server by fetch alone. */
export function aRawClient(server: Pick<Server, 'url'>): RawClient {
  const post: RawClient['post'] = (path, { form, cookie, headers = { 'Sec-Fetch-Site': 'same-origin' } }) =>
    fetch(server.url + path, { method: 'POST', redirect: 'manual', headers: { ...headers, ...(cookie ? { Cookie: cookie } : {}) }, body: new URLSearchParams(form) })
  const page: RawClient['page'] = async (path, cookie) => (await fetch(server.url + path, cookie ? { headers: { Cookie: cookie } } : {})).text()
  return {
    post,
    page,
    sessionOf: async (role, email = `${role}@example.org`) => {
      const signIn = await page('/desk/sign-in')
      const [emailField, passwordField] = [...signIn.matchAll(/<input[^>]*id="sign-in-(?:email|password)"[^>]*name="([^"]+)"/g)].map(([, name]) => name!)
      const answer = await post('/desk/sign-in', { form: { [emailField!]: email, [passwordField!]: `try-the-${role}` } })
      if (answer.status !== 302) throw new Error(`${email} cannot sign in: ${answer.status}`)
      return cookiesOf(answer)
    },
  }
}

/** What a browser would send back of the cookies that an answer sets. */
export function cookiesOf(answer: Response): string {
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ')
}
