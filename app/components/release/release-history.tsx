import { Button, Tag } from '../button.tsx'
import type { ReactNode } from 'react'
import { Form } from 'react-router'
import type { ReleaseRow } from '#app/reads/release-page.server.ts'
import { useText } from '../text/use-text.tsx'

/** All releases, newest first; each that is not live can be served again. */
export function ReleaseHistory({ rows, mayRestore }: { rows: ReadonlyArray<ReleaseRow>; mayRestore: boolean }): ReactNode {
  const { t, dateTime } = useText()
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="release-history-title">
      <h2 id="release-history-title">{t('release.history')}</h2>
      <table className="ds-table text-table" data-border data-color="neutral">
        <thead>
          <tr>
            <th scope="col">{t('release.number')}</th>
            <th scope="col">{t('release.when')}</th>
            <th scope="col">{t('release.contains')}</th>
            <th scope="col">{t('home.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.sequence}>
              <th scope="row">
                {row.sequence} <code className="row-kind">{row.manifestHash.slice(0, 12)}</code>
              </th>
              <td data-label={t('release.when')}>{dateTime(row.at)}</td>
              <td data-label={t('release.contains')}>{row.texts}</td>
              <td>{row.live ? <Tag color="success">{t('release.live')}</Tag> : mayRestore && <Restore sequence={row.sequence} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Restore({ sequence }: { sequence: number }): ReactNode {
  const { t } = useText()
  return (
    <details className="confirm">
      <summary className="ds-button" data-variant="secondary" data-size="sm" aria-label={t('release.restoreNow', { sequence })}>
        {t('release.restore')}
      </summary>
      <Form method="post" className="confirm-body">
        <input type="hidden" name="intent" value="restore" />
        <input type="hidden" name="sequence" value={sequence} />
        <p>{t('release.restoreConfirm', { sequence })}</p>
        <Button type="submit" data-size="sm">
          {t('release.restoreNow', { sequence })}
        </Button>
      </Form>
    </details>
  )
}
