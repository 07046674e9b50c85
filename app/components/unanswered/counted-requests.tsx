import type { ReactNode } from 'react'
import type { UnansweredPage } from '#app/reads/unanswered-page.server.ts'
import { LocalisedText } from '../page/localised-text.tsx'
import { useText } from '../text/use-text.tsx'

/** What was asked for in this quarter and the one before: phrases that name nothing, and examinations that nothing covers. */
export function CountedRequests({ page }: { page: UnansweredPage }): ReactNode {
  const { t } = useText()
  return (
    <>
      <section aria-labelledby="phrases-title" className="text-section">
        <h2 id="phrases-title">{t('unanswered.phrases')}</h2>
        <p className="muted">{t('unanswered.phrasesLead')}</p>
        {page.phrases.length === 0 ? <p className="empty">{t('unanswered.phrasesEmpty')}</p> : <PhraseTable rows={page.phrases} />}
        {page.rare > 0 && <p className="small muted">{t('unanswered.rare', { count: page.rare })}</p>}
      </section>
      <section aria-labelledby="orders-title" className="text-section">
        <h2 id="orders-title">{t('unanswered.orders')}</h2>
        <p className="muted">{t('unanswered.ordersLead')}</p>
        {page.orders.length === 0 ? <p className="empty">{t('unanswered.ordersEmpty')}</p> : <OrderTable rows={page.orders} />}
      </section>
    </>
  )
}

function PhraseTable({ rows }: { rows: UnansweredPage['phrases'] }): ReactNode {
  const { t, term } = useText()
  return (
    <table className="ds-table text-table" data-border data-color="neutral">
      <thead>
        <tr>
          <th scope="col">{t('unanswered.phrase')}</th>
          <th scope="col">{t('unanswered.language')}</th>
          <AskedHeads />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.language} ${row.phrase}`}>
            <th scope="row" lang={row.language}>
              {row.phrase}
            </th>
            <td data-label={t('unanswered.language')}>{term('language', row.language)}</td>
            <AskedCells row={row} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function OrderTable({ rows }: { rows: UnansweredPage['orders'] }): ReactNode {
  const { t } = useText()
  return (
    <table className="ds-table text-table" data-border data-color="neutral">
      <thead>
        <tr>
          <th scope="col">{t('unanswered.procedure')}</th>
          <th scope="col">{t('unanswered.indication')}</th>
          <AskedHeads />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <LocalisedText text={row.procedure} missing={row.procedureKey} />
            </th>
            <td data-label={t('unanswered.indication')}>
              <LocalisedText text={row.indication} missing={t('unanswered.noIndication')} />
            </td>
            <AskedCells row={row} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function AskedHeads(): ReactNode {
  const { t } = useText()
  return (
    <>
      <th scope="col">{t('unanswered.now')}</th>
      <th scope="col">{t('unanswered.before')}</th>
      <th scope="col">{t('unanswered.last')}</th>
    </>
  )
}

function AskedCells({ row }: { row: { now: number; before: number; lastAsked: string } }): ReactNode {
  const { t, number, date } = useText()
  return (
    <>
      <td data-label={t('unanswered.now')}>{number(row.now)}</td>
      <td data-label={t('unanswered.before')}>{number(row.before)}</td>
      <td data-label={t('unanswered.last')}>{date(row.lastAsked)}</td>
    </>
  )
}
