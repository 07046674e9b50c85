import { type ReactNode, useId } from 'react'
import { Link } from 'react-router'
import type { TextRow } from '#app/reads/present-text.ts'
import { useText } from '../text/use-text.tsx'
import { LocalisedText } from './localised-text.tsx'
import { StateTag } from './state-tag.tsx'

/** Address of a text at the desk. */
export function textLink({ kind, id }: Pick<TextRow, 'kind' | 'id'>): string {
  return `/${kind}/${id}`
}

/** A list of texts with state and since when; one more column where it matters. */
export function TextTable<Row extends TextRow>({ title, empty, rows, column }: {
  title: string
  empty: string
  rows: ReadonlyArray<Row>
  column?: { title: string; cell: (row: Row) => ReactNode }
}): ReactNode {
  const { t, date } = useText()
  const id = useId()
  return (
    <section aria-labelledby={id} className="text-section">
      <h2 id={id}>{title}</h2>
      {rows.length === 0 ? (
        <p className="empty">{empty}</p>
      ) : (
        <table className="ds-table text-table" data-border data-color="neutral">
          <thead>
            <tr>
              <th scope="col">{t('home.text')}</th>
              <th scope="col">{t('home.state')}</th>
              <th scope="col">{t('home.version')}</th>
              <th scope="col">{column?.title ?? t('home.changed')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.kind} ${row.versionId}`}>
                <th scope="row">
                  <Link to={textLink(row)}>
                    <LocalisedText text={row.title} source={row.sourceLanguage} missing={row.id} />
                  </Link>
                  <span className="row-kind">{t(`home.kind.${row.kind}`)}</span>
                </th>
                <td>
                  <StateTag state={row.state} />
                </td>
                <td data-label={t('home.version')}>{row.number}</td>
                <td data-label={column?.title ?? t('home.changed')}>{column ? column.cell(row) : date(row.since)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
