import type { ReactNode } from 'react'
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { PageFrame } from '#app/components/page/page-frame.tsx'
import { useText } from '#app/components/text/use-text.tsx'
import { CountedRequests } from '#app/components/unanswered/counted-requests.tsx'
import { TriedPhrase } from '#app/components/unanswered/tried-phrase.tsx'
import { pageLoader } from '#app/http/route-builders.server.ts'
import { readUnansweredPage } from '#app/reads/unanswered-page.server.ts'

export const loader = pageLoader({
  params: z.object({}),
  read: ({ app, viewer, at, language, url }) => readUnansweredPage(app.db, { viewer, at, language, text: url.searchParams.get('q') ?? '' }),
})

/** What referrers ask for and get no answer to: where the next synonym, or the next recommendation, is wanted. */
export default function UnansweredRoute(): ReactNode {
  const page = useLoaderData<typeof loader>()
  const { t } = useText()
  return (
    <PageFrame viewer={page.viewer}>
      <title>{`${t('unanswered.title')} – Rationale`}</title>
      <h1>{t('unanswered.title')}</h1>
      <p className="lead">{t('unanswered.lead')}</p>
      <TriedPhrase tried={page.tried} />
      <CountedRequests page={page} />
    </PageFrame>
  )
}
