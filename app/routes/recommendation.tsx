import type { ReactNode } from 'react'
import { type ActionFunctionArgs, data, redirect, useActionData, useLoaderData, useSearchParams } from 'react-router'
import { z } from 'zod'
import type { Arrived } from '#app/components/editor/draft-editing.ts'
import { RecommendationEditor } from '#app/components/editor/recommendation-editor.tsx'
import { DoneNotice } from '#app/components/page/done-notice.tsx'
import { PageFrame } from '#app/components/page/page-frame.tsx'
import { RefusalNotice } from '#app/components/page/refusal-notice.tsx'
import { RecommendationReview } from '#app/components/review/recommendation-review.tsx'
import { appContext, clientAddressContext, sessionContext } from '#app/http/app-context.server.ts'
import type { ActionAnswer } from '#app/forms/refusal.ts'
import { formAction, pageLoader, requireSession } from '#app/http/route-builders.server.ts'
import { saveFromForm } from '#app/http/save-form.server.ts'
import { textForms } from '#app/http/text-forms.server.ts'
import { readRecommendationPage, type RecommendationPage } from '#app/reads/recommendation-page.server.ts'
import { withSlimLibrary } from '#app/reads/slim-library.ts'
import { Language } from '#schema/model/language.ts'
import { Slug } from '#schema/model/notation.ts'

const params = z.object({ id: Slug })
const VersionId = z.coerce.number().int().positive()

export const loader = pageLoader({
  params,
  read: ({ app, viewer, at, params: { id }, url }): { page: RecommendationPage; today: string } => {
    const version = VersionId.safeParse(url.searchParams.get('version') ?? undefined)
    return { page: withSlimLibrary(readRecommendationPage(app.db, { viewer, id, at, ...(version.success && { version: version.data }) })), today: at.slice(0, 10) }
  },
})

const act = formAction({ params, forms: textForms('recommendation') })

/** The form itself is saved whole; everything else is a form with an intent of its own. */
export async function action(arguments_: ActionFunctionArgs) {
  const { request, context, url } = arguments_
  const posted = await request.clone().formData()
  if (posted.get('intent') !== 'save') return act(arguments_)
  const { id } = params.parse(arguments_.params)
  const app = context.get(appContext)
  const { session, cookie } = await requireSession({ app, session: context.get(sessionContext), posted, request, action: url.pathname, address: context.get(clientAddressContext) })
  const { answer, status, typed } = saveFromForm({ app, session, id, posted })
  const headers = cookie ? { 'Set-Cookie': cookie } : {}
  return answer.kind === 'saved' ? redirect(`/recommendation/${id}?done=saved`, { headers }) : data({ arrived: { answer, typed } satisfies Arrived }, { status, headers })
}

/** A draft is written here by those who may; from review on, and for everybody else, it is read. */
export default function RecommendationRoute(): ReactNode {
  const { page, today } = useLoaderData<typeof loader>()
  const answer = useActionData<ActionAnswer | { arrived: Arrived }>()
  const [search] = useSearchParams()
  const target = Language.safeParse(search.get('translate'))
  const isWriting = page.version.state === 'draft' && page.permissions.edit.may
  const arrived = answer && 'arrived' in answer ? answer.arrived : undefined
  const refused = answer && 'intent' in answer ? answer : undefined
  const notice = refused?.refusal ? <RefusalNotice refusal={refused.refusal} /> : <DoneNotice />
  return (
    <PageFrame viewer={page.viewer} wide={isWriting}>
      {isWriting ? (
        <RecommendationEditor key={page.version.id} page={page} target={target.success && target.data !== page.sourceLanguage ? target.data : undefined} arrived={arrived} refusal={refused?.refusal} today={today} />
      ) : (
        <RecommendationReview page={page} answer={refused} notice={notice} />
      )}
    </PageFrame>
  )
}
