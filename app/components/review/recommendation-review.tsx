import type { ReactNode } from 'react'
import type { ActionAnswer } from '#app/forms/refusal.ts'
import type { RecommendationPage } from '#app/reads/recommendation-page.server.ts'
import { LocalisedText } from '../page/localised-text.tsx'
import { Breadcrumb } from '../page/page-frame.tsx'
import { StateTag } from '../page/state-tag.tsx'
import { useText } from '../text/use-text.tsx'
import { RecommendationContent } from './recommendation-content.tsx'
import { SigningPanel } from './signing-panel.tsx'
import { TextHistory } from './text-history.tsx'

/** A recommendation to be judged: what it says, what it costs in dose, what the gate says, who has signed and who is waited for. */
export function RecommendationReview({ page, answer, notice }: { page: RecommendationPage; answer: ActionAnswer | undefined; notice: ReactNode }): ReactNode {
  const { t, date } = useText()
  const { version, guideline, sourceLanguage } = page
  return (
    <>
      <title>{`${page.title?.[sourceLanguage] ?? page.id} – Rationale`}</title>
      <Breadcrumb trail={[{ to: '/', label: t('frame.home') }, { to: `/guideline/${guideline.id}`, label: <LocalisedText text={guideline.title} source={sourceLanguage} missing={guideline.id} /> }]} />
      <header className="review-head">
        <h1>
          <LocalisedText text={page.title} source={sourceLanguage} missing={page.id} />
        </h1>
        <p className="review-state">
          <StateTag state={version.state} /> {t('review.versionSince', { number: version.number, date: date(version.since) })}
        </p>
        <a className="to-signing" href="#signing-title">
          {t('review.toSigning')}
        </a>
      </header>
      {notice}
      <div className="review-columns">
        <div className="review-content">
          <RecommendationContent content={version.content} library={page.library} sourceLanguage={sourceLanguage} />
        </div>
        <div className="review-side">
          <SigningPanel text={{ kind: 'recommendation', ...page }} answer={answer} />
          <TextHistory versions={page.versions} history={page.history} current={version.id} address={`/recommendation/${page.id}`} />
        </div>
      </div>
    </>
  )
}
