import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router'
import { appContext, sessionContext } from '#app/http/app-context.server.ts'
import { endedSessionCookie, isSecure } from '#app/http/session-cookie.ts'
import { signOut } from '#app/workflow/sign-out.server.ts'
import { signOutEverywhere } from '#app/workflow/sign-out-everywhere.server.ts'

/** Ends this session, or with `everywhere` every session of the person. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  const { db, clock, environment } = context.get(appContext)
  const session = context.get(sessionContext)
  const everywhere = (await request.formData()).get('everywhere') === 'yes'
  if (session && everywhere) signOutEverywhere(db, session.principal, clock.now())
  else if (session) signOut(db, session.token, clock.now())
  return redirect('/sign-in', { headers: { 'Set-Cookie': endedSessionCookie({ secure: isSecure(environment.publicUrl) }) } })
}

export function loader(_: LoaderFunctionArgs): Response {
  return redirect('/')
}
