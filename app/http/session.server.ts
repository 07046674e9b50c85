import type { Database } from '#schema/db/open-database.server.ts'
import type { Instant } from '#schema/model/notation.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import { getSession } from '#app/workflow/open-session.server.ts'
import { signIn } from '#app/workflow/sign-in.server.ts'
import type { AppContext, Session } from './app-context.server.ts'
import { emailField, passwordField, type SignInFailure } from '#app/forms/carried-form.ts'
import { cookieValue, isSecure, sessionCookie, sessionCookieName } from './session-cookie.ts'

/** The session of a token, or null when nobody holds it any more. */
export function sessionOf(db: Database, token: string, at: Instant): Session | null {
  const found = getSession(db, token, at)
  return found && { principal: found.principal, token }
}

/** The token a request brings along, good or not. */
export function tokenOf(request: Request, app: AppContext): string | undefined {
  return cookieValue(request.headers.get('Cookie'), sessionCookieName({ secure: isSecure(app.environment.publicUrl) }))
}

export type SignedIn = { ok: true; session: Session; cookie: string } | { ok: false; failed: Exclude<SignInFailure, 'unreachable'> | undefined }

/**
 * Signs in with the e-mail address and password that stand in a posted form. Without them nothing is tried and nothing has failed.
 * The cookie is the caller's to set.
 */
export async function signInWithForm({ app, posted, request, address }: { app: AppContext; posted: FormData; request: Request; address: string }): Promise<SignedIn> {
  const [email, password] = [posted.get(emailField), posted.get(passwordField)]
  if (typeof email !== 'string' || typeof password !== 'string') return { ok: false, failed: undefined }
  try {
    const { token, principal } = await signIn(app.db, {
      email,
      password,
      address,
      userAgent: request.headers.get('User-Agent') ?? '',
      previousToken: tokenOf(request, app),
      at: app.clock.now(),
      randomBytes: app.randomBytes,
    })
    return { ok: true, session: { principal, token }, cookie: sessionCookie(token, { secure: isSecure(app.environment.publicUrl) }) }
  } catch (error) {
    if (error instanceof WorkflowError && (error.code === 'sign-in-failed' || error.code === 'too-many-attempts')) return { ok: false, failed: error.code }
    throw error
  }
}
