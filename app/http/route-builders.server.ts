import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router'
import type { z } from 'zod'
import type { Language } from '#schema/model/language.ts'
import type { Instant } from '#schema/model/notation.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import { type AppContext, appContext, clientAddressContext, languageContext, type Session, sessionContext } from './app-context.server.ts'
import { errorStatus } from './error-status.ts'
import { carriedFields, type SignedOut } from '#app/forms/carried-form.ts'
import type { ActionAnswer } from '#app/forms/refusal.ts'
import { signInWithForm } from './session.server.ts'

type Reading<Params> = { app: AppContext; viewer: string; at: Instant; language: Language; params: Params; url: URL }

/** A page: its parameters and the one read that makes it. Expected errors become their status. */
export function pageLoader<Params extends z.ZodType, Page>(declaration: {
  params: Params
  read(reading: Reading<z.output<Params>>): Page
}): (args: LoaderFunctionArgs) => Page {
  return ({ context, params, url }) => {
    const app = context.get(appContext)
    const session = context.get(sessionContext)
    if (!session) throw data({ kind: 'signed-out', action: url.pathname, fields: [] } satisfies SignedOut, { status: 401 })
    const parsed = declaration.params.safeParse(params)
    if (!parsed.success) throw data({ kind: 'not-found' }, { status: 404 })
    try {
      return declaration.read({ app, viewer: session.principal.id, at: app.clock.now(), language: context.get(languageContext), params: parsed.data, url })
    } catch (error) {
      throw error instanceof WorkflowError ? data({ kind: error.code }, { status: errorStatus[error.code] }) : error
    }
  }
}

export type Acting<Form, Params> = { app: AppContext; session: Session; form: Form; params: Params; at: Instant; request: Request }

/** One form of a page: what it must say, the one verb it calls, and where it leads. */
type FormRoute<Form extends z.ZodType, Params> = {
  form: Form
  run(acting: Acting<z.output<Form>, Params>): Response | Promise<Response>
}

/** Keeps the types of one form together; `formAction` takes several of them by their intent. */
export function formRoute<Form extends z.ZodType, Params>(route: FormRoute<Form, Params>): FormRoute<z.ZodType, Params> {
  return route as unknown as FormRoute<z.ZodType, Params>
}

/**
 * The forms of a page, by the value of their `intent` field. Who is not signed in is asked to sign in, and nothing typed is lost;
 * what a form lacks comes back with its fields; expected errors of the verb become their status once, here.
 */
export function formAction<Params extends z.ZodType>(declaration: {
  params: Params
  forms: Record<string, FormRoute<z.ZodType, z.output<Params>>>
}): (args: ActionFunctionArgs) => Promise<Response | ReturnType<typeof data<ActionAnswer>>> {
  return async ({ request, context, params, url }) => {
    const app = context.get(appContext)
    const parsedParams = declaration.params.safeParse(params)
    if (!parsedParams.success) throw data({ kind: 'not-found' }, { status: 404 })
    const posted = await request.formData()
    const { session, cookie } = await requireSession({ app, session: context.get(sessionContext), posted, request, action: url.pathname, address: context.get(clientAddressContext) })
    const intent = String(posted.get('intent') ?? '')
    const route = Object.hasOwn(declaration.forms, intent) ? declaration.forms[intent] : undefined
    if (!route) throw data({ kind: 'not-found' }, { status: 404 })
    const submission = parseWithZod(contentOf(posted), { schema: route.form })
    const headers = cookie ? { 'Set-Cookie': cookie } : undefined
    if (submission.status !== 'success') return data({ intent, result: submission.reply(), refusal: undefined }, { status: 422, ...(headers && { headers }) })
    try {
      const response = await route.run({ app, session, form: submission.value, params: parsedParams.data, at: app.clock.now(), request })
      if (cookie) response.headers.append('Set-Cookie', cookie)
      return response
    } catch (error) {
      if (!(error instanceof WorkflowError)) throw error
      const refusal = { code: error.code, detail: error.detail }
      return data({ intent, result: submission.reply(), refusal }, { status: errorStatus[error.code], ...(headers && { headers }) })
    }
  }
}

/**
 * The session of a posted form. A form that carries a sign-in (it was sent after the session had ended, see `SignedOut`) is signed in
 * first and goes on; otherwise everything typed is handed to the sign-in page.
 */
export async function requireSession(arrived: {
  app: AppContext
  session: Session | null
  posted: FormData
  request: Request
  action: string
  address: string
}): Promise<{ session: Session; cookie: string | undefined }> {
  const { session, posted, action } = arrived
  if (session) return { session, cookie: undefined }
  const signedIn = await signInWithForm(arrived)
  if (signedIn.ok) return signedIn
  throw data({ kind: 'signed-out', action, fields: carriedFields(posted), failed: signedIn.failed } satisfies SignedOut, { status: 401 })
}

function contentOf(posted: FormData): FormData {
  const content = new FormData()
  for (const [name, value] of posted) if (name !== 'intent' && !name.startsWith('sign-in.')) content.append(name, value)
  return content
}
