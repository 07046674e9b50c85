import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { VersionRow } from '#app/reads/present-text.ts'
import type { AuditEntry } from '#schema/audit/event.ts'
import { type PlainOrLocalised, wordsIn } from '#schema/model/language.ts'
import { StateTag } from '../page/state-tag.tsx'
import { useText } from '../text/use-text.tsx'
import { EventText } from './event-text.tsx'

/** Versions of a text, and everything that happened to it. */
export function TextHistory({ versions, history, current, address }: { versions: ReadonlyArray<VersionRow>; history: ReadonlyArray<AuditEntry & { actorName: PlainOrLocalised }>; current: number; address: string }): ReactNode {
  const { t, date, dateTime, language } = useText()
  return (
    <>
      <section aria-labelledby="versions-title" className="card">
        <h2 id="versions-title">{t('history.versions')}</h2>
        <ul className="plain-list versions">
          {versions.map((version) => (
            <li key={version.id}>
              <Link to={`${address}?version=${version.id}`} aria-current={version.id === current ? 'page' : undefined}>
                {version.number}
              </Link>{' '}
              <StateTag state={version.state} /> <span className="muted small">{date(version.since)}</span>
            </li>
          ))}
        </ul>
      </section>
      <details className="ds-details card history">
        <summary>{t('history.title')}</summary>
        <ol className="plain-list">
          {history.map((entry) => (
            <li key={entry.sequence}>
              <span className="muted small">{dateTime(entry.at)}</span> <b>{wordsIn(entry.actorName, language)}</b> <EventText event={entry.event} />
            </li>
          ))}
        </ol>
      </details>
    </>
  )
}
