import { type ReactNode, useState } from 'react'
import type { Decision } from '#schema/bundle/decision.ts'
import type { MissingFact } from '#schema/model/facts.ts'
import { inLanguage } from '#schema/model/language.ts'
import type { Catalogue } from '#schema/model/library.ts'
import type { DraftRules } from '../draft/case-store.ts'
import { useDraftForm } from '../draft/draft-form-context.tsx'
import { RatingTag } from '../sections/option-table.tsx'
import type { Text } from '../text/text.ts'
import { useText } from '../text/use-text.tsx'
import { factId } from './fact-fields.tsx'
import { traceTree } from './trace-tree.ts'
import { TraceView } from './trace-view.tsx'

/** What the rule tells about a patient: the answer, what would decide it, what to do instead, and why. */
export function DecisionView({ decision, rules }: { decision: Decision; rules: DraftRules }): ReactNode {
  const { catalogue } = useDraftForm()
  const text = useText()
  const { t, term, language, date } = text
  const { outcome, rating, interrupt, message, within, instead, missing, duplicates } = decision
  const [own] = rules.decidable.recommendations
  const titleOf = (key: string): string => inLanguage(own?.rule.scenarios.find((one) => one.key === key)?.title, language) ?? key
  return (
    <div className="decision">
      <div className="decision-answer" role="status">
        <p className="decision-outcome">
          {rating === undefined ? <span className="rating" data-category={outcome}>{term('outcome', outcome)}</span> : <RatingTag rating={String(rating)} />}
          <span className="muted">{term('interrupt', interrupt)}</span>
        </p>
        {decision.scenario !== undefined && <p className="muted">{t('tryPatient.scenario', { title: titleOf(decision.scenario) })}</p>}
        {message !== undefined && <p className="decision-message">{message}</p>}
        {within !== undefined && <p>{t('tryPatient.within', { time: timeWords(within, text) })}</p>}
      </div>
      {missing.length > 0 && (
        <div>
          <h3>{t('tryPatient.missing')}</h3>
          <ul className="plain-list">
            {missing.map((fact) => (
              <li key={factId(fact)}>
                <button type="button" className="link-button" onClick={() => goToFact(fact)}>
                  {questionOf(fact, catalogue, text)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {instead.length > 0 && (
        <div>
          <h3>{t('field.options.instead')}</h3>
          <ol className="lines">
            {instead.map((one) => (
              <li key={'procedure' in one ? one.procedure : one.action}>
                {one.name} {one.rating !== undefined && <RatingTag rating={String(one.rating)} />} {'dose' in one && one.dose && <span className="muted">{doseWords(one.dose, text)}</span>}
              </li>
            ))}
          </ol>
        </div>
      )}
      {duplicates.length > 0 && (
        <div>
          <h3>{t('tryPatient.duplicates')}</h3>
          <ul className="lines">
            {duplicates.map((one) => (
              <li key={`${one.procedure} ${one.on} ${one.status}`}>{t('tryPatient.said.prior', { name: inLanguage(catalogue.procedures.get(one.procedure)?.name, language) ?? one.procedure, status: t(`tryPatient.statuses.${one.status}`), date: date(one.on) })}</li>
            ))}
          </ul>
        </div>
      )}
      <Why decision={decision} rules={rules} titleOf={titleOf} />
    </div>
  )
}

function Why({ decision, rules, titleOf }: { decision: Decision; rules: DraftRules; titleOf: (key: string) => string }): ReactNode {
  const { catalogue } = useDraftForm()
  const { t } = useText()
  // Where the answer has a column of its own there is room for the reasons.
  const [isOpen] = useState(() => window.matchMedia('(min-width: 52rem)').matches)
  const [own] = rules.decidable.recommendations
  if (!own) return null
  const { applies, scenarios } = traceTree({ trace: decision.trace, recommendation: own, named: catalogue.conditions })
  if (!applies) return null
  return (
    <details className="why" open={isOpen}>
      <summary>{t('tryPatient.why')}</summary>
      <h3>{t('field.rule.applies')}</h3>
      <TraceView traced={applies} />
      {scenarios.map(({ key, when }) => (
        <div key={key}>
          <h3>{titleOf(key)}</h3>
          <TraceView traced={when} />
        </div>
      ))}
    </details>
  )
}

/** To where the fact is told. */
function goToFact(fact: MissingFact): void {
  const found = document.getElementById(factId(fact))
  const control = found?.matches('input, select') ? found : (found?.querySelector<HTMLElement>('input:checked') ?? found?.querySelector<HTMLElement>('input'))
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  control?.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' })
  control?.focus({ preventScroll: true })
}

/** What a referrer would be asked. */
function questionOf(fact: MissingFact, catalogue: Catalogue, { t, language }: Text): string {
  if ('finding' in fact) return inLanguage(catalogue.findings.get(fact.finding)?.question, language) ?? fact.finding
  if ('measurement' in fact) return inLanguage(catalogue.measurements.get(fact.measurement)?.question, language) ?? fact.measurement
  if ('patient' in fact) return t(`sentences.kinds.${fact.patient}`)
  if ('order' in fact) return t('tryPatient.order')
  if (fact.context === 'indications') return t('tryPatient.reasons')
  return fact.context === 'prior' ? t('tryPatient.prior') : t(`sentences.kinds.${fact.context}`)
}

type Dose = { milliSievert: number; population: 'adult' | 'child' }

function doseWords({ milliSievert, population }: Dose, { t, number }: Text): string {
  return `${t(population === 'adult' ? 'dose.adult' : 'dose.child')}: ${milliSievert === 0 ? t('dose.none') : `${number(milliSievert)} mSv`}`
}

/** `PT1H` → "1 hour". */
function timeWords(time: string, { t }: Text): string {
  const [days = '', clock = ''] = time.slice(1).split('T')
  const parts = [
    ...[...days.matchAll(/(\d+)D/g)].map(([, count]) => t('condition.days', { count: Number(count) })),
    ...[...clock.matchAll(/(\d+)([HM])/g)].map(([, count, unit]) => t(unit === 'H' ? 'tryPatient.hours' : 'tryPatient.minutes', { count: Number(count) })),
  ]
  return parts.join(' ')
}
