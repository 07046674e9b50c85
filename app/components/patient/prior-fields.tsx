import { PlusIcon, TrashIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { priorStatuses } from '#schema/model/condition.ts'
import type { Facts } from '#schema/model/facts.ts'
import { inLanguage } from '#schema/model/language.ts'
import { Button } from '../button.tsx'
import { useDraftForm } from '../draft/draft-form-context.tsx'
import { useText } from '../text/use-text.tsx'
import type { FactEditing } from './fact-fields.tsx'
import { Known } from './three-state.tsx'

type Prior = NonNullable<Facts['prior']>[number]

/** Earlier examinations, of those that the rule asks for. */
export function PriorFields({ facts, set, read, rules }: FactEditing): ReactNode {
  const { t } = useText()
  const prior = facts.prior ?? []
  const put = (place: number, next: Prior | undefined): void => set({ ...facts, prior: prior.flatMap((one, index) => (index === place ? (next ? [next] : []) : [one])) })
  const first = read.prior[0]
  return (
    <Known id="try-context-prior" label={t('tryPatient.prior')} isKnown={facts.prior !== undefined} know={(is) => set({ ...facts, prior: is ? [] : undefined })}>
      {prior.map((one, index) => (
        <PriorField key={index} prior={one} number={index + 1} procedures={read.prior} put={(next) => put(index, next)} />
      ))}
      {first !== undefined && (
        <Button variant="tertiary" data-size="sm" onClick={() => set({ ...facts, prior: [...prior, { procedure: first, on: rules.at, status: 'performed' }] })}>
          <PlusIcon aria-hidden /> {t('tryPatient.priorAdd')}
        </Button>
      )}
    </Known>
  )
}

function PriorField({ prior, number, procedures, put }: { prior: Prior; number: number; procedures: ReadonlyArray<string>; put: (prior: Prior | undefined) => void }): ReactNode {
  const { catalogue } = useDraftForm()
  const { t, language } = useText()
  const name = t('tryPatient.priorRow', { number })
  return (
    <div className="prior-row" role="group" aria-label={name}>
      <select className="ds-input" aria-label={t('field.procedure')} value={prior.procedure} onChange={(event) => put({ ...prior, procedure: event.target.value })}>
        {[...new Set([...procedures, prior.procedure])].map((key) => (
          <option key={key} value={key}>
            {inLanguage(catalogue.procedures.get(key)?.name, language) ?? key}
          </option>
        ))}
      </select>
      <input className="ds-input" type="date" aria-label={t('tryPatient.priorOn')} value={prior.on} onChange={(event) => event.target.value && put({ ...prior, on: event.target.value })} />
      <select className="ds-input" aria-label={t('sentences.status')} value={prior.status} onChange={(event) => put({ ...prior, status: priorStatuses.find((one) => one === event.target.value) ?? 'performed' })}>
        {priorStatuses.map((status) => (
          <option key={status} value={status}>
            {t(`tryPatient.statuses.${status}`)}
          </option>
        ))}
      </select>
      <Button variant="tertiary" data-size="sm" icon aria-label={t('rows.remove', { row: name })} onClick={() => put(undefined)}>
        <TrashIcon aria-hidden />
      </Button>
    </div>
  )
}
