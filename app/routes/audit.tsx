import { Button } from '#app/components/button.tsx'
import type { ReactNode } from 'react'
import { Form, Link, useLoaderData } from 'react-router'
import { z } from 'zod'
import { PageFrame } from '#app/components/page/page-frame.tsx'
import { EventText } from '#app/components/review/event-text.tsx'
import { useText } from '#app/components/text/use-text.tsx'
import { pageLoader } from '#app/http/route-builders.server.ts'
import { readAuditPage, type AuditPage } from '#app/reads/audit-page.server.ts'
import type { NamedPerson } from '#app/reads/present-text.ts'
import { wordsIn } from '#schema/model/language.ts'
import { Slug } from '#schema/model/notation.ts'

const Before = z.coerce.number().int().positive()

export const loader = pageLoader({
  params: z.object({}),
  read: ({ app, viewer, url }): { page: AuditPage; document: string | undefined; viewer: NamedPerson } => {
    const document = Slug.safeParse(url.searchParams.get('document'))
    const before = Before.safeParse(url.searchParams.get('before') ?? undefined)
    const page = readAuditPage(app.db, { viewer, ...(document.success && { document: document.data }), ...(before.success && { before: before.data }) })
    return { page, document: document.data, viewer: page.viewer }
  },
})

/** Who did what, when, on which text. Newest first, of one text or of all. */
export default function AuditRoute(): ReactNode {
  const { page, document, viewer } = useLoaderData<typeof loader>()
  const { t, dateTime, language } = useText()
  const filter = document ? `document=${document}&` : ''
  return (
    <PageFrame viewer={viewer}>
      <title>{`${t('audit.title')} – Rationale`}</title>
      <h1>{t('audit.title')}</h1>
      <p className="lead">{t('audit.lead', { count: page.total })}</p>
      <Form method="get" className="audit-filter">
        <div className="field field-short">
          <label className="ds-label" htmlFor="audit-document">
            {t('audit.document')}
          </label>
          <input className="ds-input" id="audit-document" name="document" defaultValue={document ?? ''} key={document ?? ''} autoComplete="off" />
        </div>
        <Button type="submit" variant="secondary" data-size="sm">
          {t('audit.show')}
        </Button>
        {document && <Link to="/audit">{t('audit.showAll')}</Link>}
      </Form>
      {page.entries.length === 0 ? (
        <p className="empty">{t('audit.empty')}</p>
      ) : (
        <table className="ds-table text-table audit-table" data-border data-color="neutral">
          <thead>
            <tr>
              <th scope="col">{t('audit.when')}</th>
              <th scope="col">{t('audit.who')}</th>
              <th scope="col">{t('audit.what')}</th>
              <th scope="col">{t('audit.text')}</th>
            </tr>
          </thead>
          <tbody>
            {page.entries.map((entry) => {
              const about = 'document' in entry.event ? entry.event.document : undefined
              return (
                <tr key={entry.sequence}>
                  <th scope="row">
                    {dateTime(entry.at)} <span className="row-kind">{t('audit.number', { number: entry.sequence })}</span>
                  </th>
                  <td data-label={t('audit.who')}>{wordsIn(entry.actorName, language)}</td>
                  <td data-label={t('audit.what')}>
                    <EventText event={entry.event} />
                  </td>
                  <td data-label={t('audit.text')}>{about && <Link to={`/audit?document=${about}`}>{about}</Link>}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {page.next !== undefined && (
        <p>
          <Link to={`/audit?${filter}before=${page.next}`}>{t('audit.older')}</Link>
        </p>
      )}
      {page.head && (
        <p className="hash">
          {t('audit.head')} <code>{page.head.hash}</code>
        </p>
      )}
    </PageFrame>
  )
}
