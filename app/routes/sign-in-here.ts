import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router'
import { appContext, clientAddressContext } from '#app/http/app-context.server.ts'
import { signInWithForm } from '#app/http/session.server.ts'
import { errorStatus } from '#app/http/error-status.ts'

/** Signing in again without leaving a page, when a session ended while somebody was typing. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  const app = context.get(appContext)
  const signedIn = await signInWithForm({ app, posted: await request.formData(), request, address: context.get(clientAddressContext) })
  if (signedIn.ok) return Response.json({ ok: true, person: signedIn.session.principal.id }, { headers: { 'Set-Cookie': signedIn.cookie } })
  const failed = signedIn.failed ?? 'sign-in-failed'
  return Response.json({ ok: false, failed }, { status: errorStatus[failed] })
}

export function loader(_: LoaderFunctionArgs): Response {
  return redirect('/sign-in')
}
