import type { ReactNode } from 'react'
import { Form } from 'react-router'
import type { NamedMatch, UnansweredPage } from '#app/reads/unanswered-page.server.ts'
import { Button } from '../button.tsx'
import { LocalisedText } from '../page/localised-text.tsx'
import { useText } from '../text/use-text.tsx'

/** A phrase to try, and what it would be taken for. Trying counts nothing. */
export function TriedPhrase({ tried }: { tried: UnansweredPage['tried'] }): ReactNode {
  const { t } = useText()
  return (
    <section aria-labelledby="try-title" className="card stack">
      <h2 id="try-title">{t('unanswered.try')}</h2>
      <Form method="get" className="audit-filter" role="search">
        <div className="field">
          <label className="ds-label" htmlFor="tried-phrase">
            {t('unanswered.tryLabel')}
          </label>
          <p className="field-hint" id="tried-hint">
            {t('unanswered.tryHint')}
          </p>
          <input className="ds-input" id="tried-phrase" name="q" defaultValue={tried?.text ?? ''} key={tried?.text ?? ''} maxLength={300} autoComplete="off" aria-describedby="tried-hint" />
        </div>
        <Button type="submit" variant="secondary" data-size="sm">
          {t('unanswered.trySubmit')}
        </Button>
      </Form>
      {tried && (
        <div role="status" className="stack">
          {tried.matched.length > 0 ? <p>{t('unanswered.named', { text: tried.text })}</p> : <p>{t('unanswered.namedNone', { text: tried.text })}</p>}
          <Matches matches={tried.matched} />
          {tried.nearest.length > 0 && <p className="muted">{t('unanswered.nearest')}</p>}
          <Matches matches={tried.nearest} />
        </div>
      )}
    </section>
  )
}

function Matches({ matches }: { matches: ReadonlyArray<NamedMatch> }): ReactNode {
  const { t } = useText()
  if (matches.length === 0) return null
  return (
    <ol className="tried-matches">
      {matches.map(({ key, name, why }) => (
        <li key={key}>
          <LocalisedText text={name} missing={key} /> <span className="muted">{'code' in why ? t('unanswered.byCode', { code: why.code }) : <BySynonym why={why} />}</span>
        </li>
      ))}
    </ol>
  )
}

function BySynonym({ why }: { why: Extract<NamedMatch['why'], { synonym: string }> }): ReactNode {
  const { t } = useText()
  return (
    <>
      {t('unanswered.bySynonym')} <q lang={why.language}>{why.synonym}</q>
    </>
  )
}
