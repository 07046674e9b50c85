import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { ReleasePage } from '#app/reads/release-page.server.ts'
import { openPointOf } from '../draft/finding-store.ts'
import { OpenPointText } from '../fields/open-point-text.tsx'
import { LocalisedText } from '../page/localised-text.tsx'
import { textLink } from '../page/text-table.tsx'
import { useText } from '../text/use-text.tsx'

/** The approved texts that a release would publish, each with what it replaces and what is worth a thought. */
export function PendingTexts({ rows }: { rows: ReleasePage['pending'] }): ReactNode {
  const { t } = useText()
  if (rows.length === 0) return <p className="empty">{t('release.pendingEmpty')}</p>
  return (
    <ul className="plain-list release-list">
      {rows.map((row) => (
        <li key={row.versionId}>
          <Link to={textLink(row)}>
            <LocalisedText text={row.title} source={row.sourceLanguage} missing={row.id} />
          </Link>
          <span>{row.number}</span>
          <span className="muted">{row.replaces === undefined ? t('release.new') : `${t('release.replaces')} ${row.replaces}`}</span>
          {row.findings.length > 0 && (
            <div className="review-findings">
              <p className="muted small">{t('release.warnings')}</p>
              <ul>
                {row.findings.map((finding) => (
                  <li key={finding.check + finding.path + finding.message.en} data-level={finding.level}>
                    <OpenPointText point={openPointOf(finding)} />
                  </li>
                ))}
              </ul>
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
