import { randomBytes } from 'node:crypto'
import { data, type MiddlewareFunction, redirect } from 'react-router'
import { languages } from '#schema/model/language.ts'
import { appContext, languageContext, nonceContext, sessionContext } from './app-context.server.ts'
import { chooseLanguage, languageCookie } from './language-choice.ts'
import { isFromOwnPages } from './origin-check.ts'
import { deskPath } from './redirect-target.ts'
import { securityHeaders } from './security-headers.ts'
import { cookieValue, isSecure, languageCookieFor } from './session-cookie.ts'
import { sessionOf, tokenOf } from './session.server.ts'

type Middleware = MiddlewareFunction<Response>

/** Headers of every answer, and the nonce that the page's scripts carry. */
export const headers: Middleware = async ({ context }, next) => {
  const nonce = randomBytes(18).toString('base64')
  context.set(nonceContext, nonce)
  const response = await next()
  const secure = isSecure(context.get(appContext).environment.publicUrl)
  for (const [name, value] of Object.entries(securityHeaders({ nonce, secure }))) response.headers.set(name, value)
  return response
}

/** Refuses what other sites send. It stands before everything that reads or writes. */
export const originCheck: Middleware = ({ request, context }, next) => {
  const { publicUrl, listeningOrigins } = context.get(appContext).environment
  const asked = { method: request.method, secFetchSite: request.headers.get('Sec-Fetch-Site'), origin: request.headers.get('Origin') }
  if (isFromOwnPages(asked, [publicUrl, ...listeningOrigins])) return next()
  throw data({ kind: 'foreign-origin' }, { status: 403 })
}

/** Chooses the language; a choice made in the address is remembered. */
export const language: Middleware = async ({ request, url, context }, next) => {
  const { publicUrl } = context.get(appContext).environment
  const query = url.searchParams.get('lang')
  const chosen = chooseLanguage(
    { query, cookie: cookieValue(request.headers.get('Cookie'), languageCookie), accept: request.headers.get('Accept-Language') },
    languages,
  )
  context.set(languageContext, chosen)
  const response = await next()
  if (query === chosen) response.headers.append('Set-Cookie', languageCookieFor(languageCookie, chosen, { secure: isSecure(publicUrl) }))
  return response
}

/** Finds out who asks. A bad or ended session is nobody. */
export const session: Middleware = ({ request, context }, next) => {
  const app = context.get(appContext)
  const token = tokenOf(request, app)
  context.set(sessionContext, token ? sessionOf(app.db, token, app.clock.now()) : null)
  return next()
}

/**
 * Sends a reader who is not signed in to sign in and back. A form that is sent without a session goes on: its action keeps what was
 * typed and asks for the sign-in itself.
 */
export const signedIn: Middleware = ({ request, url, context }, next) => {
  if (context.get(sessionContext) || request.method !== 'GET') return next()
  const address = `${deskPath}${url.pathname.replace(/^\/desk(?=\/|$)/, '').replace(/\/$/, '')}${url.search}`
  // The framework puts its basename before redirects of loaders and actions, not of middleware.
  throw redirect(`${deskPath}/sign-in?${new URLSearchParams({ next: address })}`)
}
