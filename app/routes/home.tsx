import type { ReactNode } from 'react'
import { Link, useLoaderData } from 'react-router'
import { z } from 'zod'
import { LocalisedText } from '#app/components/page/localised-text.tsx'
import { PageFrame } from '#app/components/page/page-frame.tsx'
import { TextTable, textLink } from '#app/components/page/text-table.tsx'
import { useText } from '#app/components/text/use-text.tsx'
import { pageLoader } from '#app/http/route-builders.server.ts'
import { type CommitteeHome, readCommitteeHome } from '#app/reads/committee-home.server.ts'
import type { WaitingRow } from '#app/reads/present-text.ts'

export const loader = pageLoader({
  params: z.object({}),
  read: ({ app, viewer, at }) => readCommitteeHome(app.db, { viewer, at }),
})

/** What waits for me, what is overdue, what came back, what is out. */
export default function HomePage(): ReactNode {
  const home = useLoaderData<typeof loader>()
  const { t } = useText()
  return (
    <PageFrame viewer={home.viewer}>
      <title>{`${t('home.title')} – Rationale`}</title>
      <h1>{t('home.title')}</h1>
      <Committees home={home} />
      <Waiting rows={home.waiting} />
      <TextTable
        title={t('home.overdue')}
        empty={t('home.overdueEmpty')}
        rows={home.overdue}
        column={{ title: t('home.due'), cell: (row) => <DueOn dueOn={row.dueOn} daysOverdue={row.daysOverdue} /> }}
      />
      {home.dueSoon.length > 0 && <TextTable title={t('home.dueSoon')} empty="" rows={home.dueSoon} column={{ title: t('home.due'), cell: (row) => <DueOn dueOn={row.dueOn} daysOverdue={row.daysOverdue} /> }} />}
      <TextTable title={t('home.inWork')} empty={t('home.inWorkEmpty')} rows={home.inWork} />
      {home.awaitingRelease.length > 0 && <TextTable title={t('home.awaitingRelease')} empty="" rows={home.awaitingRelease} />}
      <TextTable title={t('home.published')} empty={t('home.publishedEmpty')} rows={home.published} />
    </PageFrame>
  )
}

function Committees({ home }: { home: CommitteeHome }): ReactNode {
  const { term, t } = useText()
  if (home.committees.length === 0) return null
  return (
    <ul className="committees">
      {home.committees.map(({ id, name, roles }) => (
        <li key={id}>
          <LocalisedText text={name} missing={id} /> <span className="muted">{roles.map((role) => term('personRole', role).toLowerCase()).join(', ') || t('home.reader')}</span>
        </li>
      ))}
    </ul>
  )
}

function Waiting({ rows }: { rows: ReadonlyArray<WaitingRow> }): ReactNode {
  const { t, term } = useText()
  return (
    <section aria-labelledby="waiting-title" className="waiting">
      <h2 id="waiting-title">{t('home.waiting')}</h2>
      {rows.length === 0 ? (
        <p className="empty">{t('home.waitingEmpty')}</p>
      ) : (
        <ul className="waiting-cards">
          {rows.map((row) => (
            <li key={`${row.versionId} ${row.for} ${row.signature ?? ''}`} className="card">
              <p className="waiting-for">{row.for === 'sign' && row.signature ? t('home.for.sign', { what: term('signature', row.signature) }) : t(`home.for.${row.for === 'sign' ? 'approve' : row.for}`)}</p>
              <p className="waiting-title">
                <Link to={row.for === 'release' ? '/release' : textLink(row)}>
                  <LocalisedText text={row.title} source={row.sourceLanguage} missing={row.id} />
                </Link>
              </p>
              {row.reason && <blockquote>{row.reason}</blockquote>}
              <Since since={row.since} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Since({ since }: { since: string }): ReactNode {
  const { t, date } = useText()
  return <p className="muted small">{t('home.since', { date: date(since) })}</p>
}

function DueOn({ dueOn, daysOverdue }: { dueOn: string; daysOverdue: number }): ReactNode {
  const { t, date } = useText()
  return (
    <>
      {date(dueOn)} {daysOverdue > 0 && <b className="late">{t('home.daysOverdue', { count: daysOverdue })}</b>}
    </>
  )
}
