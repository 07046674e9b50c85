import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { GuidelinePage } from '#app/reads/guideline-page.server.ts'
import { LocalisedText } from '../page/localised-text.tsx'
import { StateTag } from '../page/state-tag.tsx'
import { textLink } from '../page/text-table.tsx'
import { useText } from '../text/use-text.tsx'

/** The recommendations of a guideline in reading order, each with what the gate still asks for, who has yet to sign, and its review. */
export function RecommendationList({ rows }: { rows: GuidelinePage['recommendations'] }): ReactNode {
  const { t, date } = useText()
  if (rows.length === 0) return <p className="empty">{t('guideline.empty')}</p>
  return (
    <section aria-labelledby="recommendations-title" className="text-section">
      <h2 id="recommendations-title">{t('guideline.recommendations')}</h2>
      <table className="ds-table text-table" data-border data-color="neutral">
        <thead>
          <tr>
            <th scope="col">{t('home.text')}</th>
            <th scope="col">{t('home.state')}</th>
            <th scope="col">{t('guideline.open')}</th>
            <th scope="col">{t('guideline.review')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to={textLink(row)}>
                  <LocalisedText text={row.title} source={row.sourceLanguage} missing={row.id} />
                </Link>
              </th>
              <td>
                <StateTag state={row.state} /> <span className="muted small">{row.number}</span>
              </td>
              <td data-label={t('guideline.open')}>
                <Open row={row} />
              </td>
              <td data-label={t('guideline.review')}>
                {row.review && date(row.review.dueOn)} {row.review && row.review.daysOverdue > 0 && <b className="late">{t('home.daysOverdue', { count: row.review.daysOverdue })}</b>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Open({ row }: { row: GuidelinePage['recommendations'][number] }): ReactNode {
  const { t } = useText()
  const waits = row.state === 'in-review' && row.openSignatures > 0
  if (row.errors === 0 && row.warnings === 0 && !waits) return <span className="muted">{t('guideline.nothingOpen')}</span>
  return (
    <ul className="lines">
      {row.errors > 0 && <li>{t('guideline.errors', { count: row.errors })}</li>}
      {row.warnings > 0 && <li>{t('guideline.warnings', { count: row.warnings })}</li>}
      {waits && <li>{t('guideline.signatures', { count: row.openSignatures })}</li>}
    </ul>
  )
}
