import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router'
import { saveFromForm } from '#app/http/save-form.server.ts'
import { appContext, sessionContext } from '#app/http/app-context.server.ts'
import type { SaveAnswer } from '#app/forms/save-answer.ts'
import { Slug } from '#schema/model/notation.ts'

/** The save of the editor's script: JSON back, so that the page stays as it is and nothing typed moves. */
export async function action({ request, context, params }: ActionFunctionArgs): Promise<Response> {
  const app = context.get(appContext)
  const session = context.get(sessionContext)
  if (!session) return answered({ kind: 'signed-out' }, 401)
  const id = Slug.safeParse(params.id)
  if (!id.success) return answered({ kind: 'refused', code: 'not-found' }, 404)
  const { answer, status } = saveFromForm({ app, session, id: id.data, posted: await request.formData() })
  return answered(answer, status)
}

/** Whoever opens this address is led to the form. */
export function loader({ params }: LoaderFunctionArgs): Response {
  return redirect(`/recommendation/${params.id}`)
}

function answered(answer: SaveAnswer, status: number): Response {
  return Response.json(answer, { status })
}
