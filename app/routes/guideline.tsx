import type { ReactNode } from 'react'
import { useActionData, useLoaderData } from 'react-router'
import { z } from 'zod'
import { GuidelineText } from '#app/components/review/guideline-text.tsx'
import { RecommendationList } from '#app/components/review/recommendation-list.tsx'
import { SigningPanel } from '#app/components/review/signing-panel.tsx'
import { SubmitPanel } from '#app/components/review/submit-panel.tsx'
import { TextHistory } from '#app/components/review/text-history.tsx'
import { DoneNotice } from '#app/components/page/done-notice.tsx'
import { LocalisedText } from '#app/components/page/localised-text.tsx'
import { Breadcrumb, PageFrame } from '#app/components/page/page-frame.tsx'
import { RefusalNotice } from '#app/components/page/refusal-notice.tsx'
import { StateTag } from '#app/components/page/state-tag.tsx'
import { useText } from '#app/components/text/use-text.tsx'
import type { ActionAnswer } from '#app/forms/refusal.ts'
import { formAction, pageLoader } from '#app/http/route-builders.server.ts'
import { textForms } from '#app/http/text-forms.server.ts'
import { readGuidelinePage } from '#app/reads/guideline-page.server.ts'
import { Slug } from '#schema/model/notation.ts'

const params = z.object({ id: Slug })
const VersionId = z.coerce.number().int().positive()

export const loader = pageLoader({
  params,
  read: ({ app, viewer, at, params: { id }, url }) => {
    const version = VersionId.safeParse(url.searchParams.get('version') ?? undefined)
    return readGuidelinePage(app.db, { viewer, id, at, ...(version.success && { version: version.data }) })
  },
})

export const action = formAction({ params, forms: textForms('guideline') })

/** A guideline: where its text stands, its recommendations with what each still needs, and who is waited for. */
export default function GuidelineRoute(): ReactNode {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<ActionAnswer>()
  const { t, date } = useText()
  const { version } = page
  const source = version.content.sourceLanguage
  return (
    <PageFrame viewer={page.viewer}>
      <title>{`${page.title?.[source] ?? page.id} – Rationale`}</title>
      <Breadcrumb trail={[{ to: '/', label: t('frame.home') }]} />
      <header className="review-head">
        <h1>
          <LocalisedText text={page.title} source={source} missing={page.id} />
        </h1>
        <p className="review-state">
          <StateTag state={version.state} /> {t('review.versionSince', { number: version.number, date: date(version.since) })} · <LocalisedText text={page.committee.name} missing={page.committee.id} />
        </p>
      </header>
      {answer?.refusal ? <RefusalNotice refusal={answer.refusal} /> : <DoneNotice />}
      <RecommendationList rows={page.recommendations} />
      <div className="review-columns">
        <div className="review-content">
          <GuidelineText content={version.content} panel={page.panel} />
        </div>
        <div className="review-side">
          {version.state === 'draft' && <SubmitPanel text={page} />}
          <SigningPanel text={{ kind: 'guideline', ...page }} answer={answer} />
          <TextHistory versions={page.versions} history={page.history} current={version.id} address={`/guideline/${page.id}`} />
        </div>
      </div>
    </PageFrame>
  )
}
