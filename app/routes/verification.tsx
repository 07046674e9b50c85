import type { ReactNode } from 'react'
import { Link, useLoaderData } from 'react-router'
import { z } from 'zod'
import { LocalisedText } from '#app/components/page/localised-text.tsx'
import { PageFrame } from '#app/components/page/page-frame.tsx'
import { useText } from '#app/components/text/use-text.tsx'
import { FindingList } from '#app/components/verification/finding-list.tsx'
import { pageLoader } from '#app/http/route-builders.server.ts'
import type { TextRow } from '#app/reads/present-text.ts'
import { readVerificationPage } from '#app/reads/verification-page.server.ts'

export const loader = pageLoader({ params: z.object({}), read: ({ app, viewer, at }) => readVerificationPage(app.db, { viewer, at }) })

/** What is proven over all rules together: contradictions, gaps, and what is never reached or changes nothing. */
export default function VerificationRoute(): ReactNode {
  const { viewer, texts, drafts, incomplete, findings } = useLoaderData<typeof loader>()
  const { t } = useText()
  return (
    <PageFrame viewer={viewer}>
      <title>{`${t('verification.title')} – Rationale`}</title>
      <h1>{t('verification.title')}</h1>
      <p className="lead">{t('verification.lead', { count: texts })}</p>
      <Texts rows={drafts} label={t('verification.drafts')} />
      <Texts rows={incomplete} label={t('verification.incomplete')} />
      <FindingList findings={findings} />
    </PageFrame>
  )
}

function Texts({ rows, label }: { rows: ReadonlyArray<TextRow>; label: string }): ReactNode {
  if (rows.length === 0) return null
  return (
    <p>
      {label}{' '}
      {rows.map((row, index) => (
        <span key={row.versionId}>
          {index > 0 && ', '}
          <Link to={`/recommendation/${row.id}`}>
            <LocalisedText text={row.title} source={row.sourceLanguage} missing={row.id} />
          </Link>
        </span>
      ))}
    </p>
  )
}
