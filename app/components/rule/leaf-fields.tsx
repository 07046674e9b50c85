import type { ReactNode } from 'react'
import { priorStatuses } from '#schema/model/condition.ts'
import { choiceValues, type Duration, type LeafRow } from '#app/forms/condition-rows.ts'
import { unitWords } from '../condition-words.tsx'
import { useDraftForm } from '../draft/draft-form-context.tsx'
import { useText } from '../text/use-text.tsx'
import { DurationInput, LimitFields, NumberInput } from './amount-fields.tsx'
import { NameChoice } from './name-choice.tsx'

type Leaf<Row> = { row: Row; describedBy: string | undefined; put: (row: LeafRow, typing?: string) => void }
type OfKind<Kind extends LeafRow['kind']> = Extract<LeafRow, { kind: Kind }>

/** The rest of the sentence that a row's kind begins. */
export function LeafFields({ row, ...leaf }: Leaf<LeafRow>): ReactNode {
  const { t } = useText()
  const { describedBy, put } = leaf
  switch (row.kind) {
    case 'age':
      return (
        <LimitFields<Duration> limits={row} change={({ from, below }, typing) => put({ ...row, from, below }, typing)}>
          {({ value, label, set }) => <DurationInput value={value} label={t('sentences.ageLimit', { limit: label })} describedBy={describedBy} change={set} />}
        </LimitFields>
      )
    case 'indication':
      return <NameChoice kind="indication" label={t('sentences.kinds.indication')} value={row.key} describedBy={describedBy} choose={(key) => put({ ...row, key }, 'key')} />
    case 'ref':
      return <NameChoice kind="rule" label={t('sentences.kinds.ref')} value={row.key} describedBy={describedBy} choose={(key) => put({ ...row, key }, 'key')} />
    case 'finding':
      return <FindingFields row={row} {...leaf} />
    case 'measurement':
      return <MeasurementFields row={row} {...leaf} />
    case 'prior':
      return <PriorFields row={row} {...leaf} />
    case 'always':
    case 'never':
      return null
    default:
      return <ChoiceFields row={row} {...leaf} />
  }
}

function ChoiceFields({ row, describedBy, put }: Leaf<OfKind<'sex' | 'pregnancy' | 'setting' | 'phase'>>): ReactNode {
  const { t, term } = useText()
  const values: ReadonlyArray<string> = choiceValues[row.kind]
  return (
    <span className="choices" role="group" aria-label={t(`sentences.kinds.${row.kind}`)} aria-describedby={describedBy}>
      {values.map((value) => (
        <label key={value} className="choice">
          <input
            className="ds-input"
            type="checkbox"
            checked={row.values.includes(value)}
            // What was chosen stays in its order; what is new comes behind it.
            onChange={(event) => put({ ...row, values: event.target.checked ? [...row.values, value] : row.values.filter((one) => one !== value) })}
          />
          <span>{term(row.kind, value)}</span>
        </label>
      ))}
    </span>
  )
}

function FindingFields({ row, describedBy, put }: Leaf<OfKind<'finding'>>): ReactNode {
  const { t } = useText()
  return (
    <>
      <NameChoice kind="finding" label={t('sentences.kinds.finding')} value={row.key} describedBy={describedBy} choose={(key) => put({ ...row, key }, 'key')} />
      <select className="ds-input" aria-label={t('sentences.presence')} value={row.is ?? 'present'} onChange={(event) => put({ ...row, is: event.target.value === 'absent' ? 'absent' : undefined })}>
        {(['present', 'absent'] as const).map((is) => (
          <option key={is} value={is}>
            {t(`sentences.${is}`)}
          </option>
        ))}
      </select>
    </>
  )
}

function MeasurementFields({ row, describedBy, put }: Leaf<OfKind<'measurement'>>): ReactNode {
  const { catalogue } = useDraftForm()
  const text = useText()
  const { t } = text
  const own = catalogue.measurements.get(row.key)?.unit
  // Thresholds stand in the measurement's own unit; one that somebody wrote in another stays in sight until it is changed.
  const isOther = own !== undefined && row.unit !== own
  return (
    <>
      <NameChoice
        kind="measurement"
        label={t('sentences.kinds.measurement')}
        value={row.key}
        describedBy={describedBy}
        choose={(key) => put({ ...row, key, unit: catalogue.measurements.get(key)?.unit ?? '' }, 'key')}
      />
      <LimitFields<string> limits={row} change={({ from, below }, typing) => put({ ...row, from, below }, typing)}>
        {({ value, label, set }) => <NumberInput value={value} label={t('sentences.valueLimit', { limit: label })} describedBy={describedBy} change={set} />}
      </LimitFields>
      {isOther ? (
        <select className="ds-input" aria-label={t('sentences.unit')} value={row.unit} onChange={(event) => put({ ...row, unit: event.target.value })}>
          {[row.unit, own].map((unit) => (
            <option key={unit} value={unit}>
              {unitWords(unit, 2, text).trim() || unit}
            </option>
          ))}
        </select>
      ) : (
        row.unit !== '' && <span className="unit">{unitWords(row.unit, 2, text).trim()}</span>
      )}
    </>
  )
}

function PriorFields({ row, describedBy, put }: Leaf<OfKind<'prior'>>): ReactNode {
  const { t } = useText()
  return (
    <>
      <NameChoice kind="examination" label={t('sentences.kinds.prior')} value={row.key} describedBy={describedBy} choose={(key) => put({ ...row, key }, 'key')} />
      <span className="limit">
        <span aria-hidden="true">{t('sentences.within')}</span>
        <DurationInput value={row.within} label={t('sentences.within')} describedBy={describedBy} change={(within) => put({ ...row, within }, 'within')} />
      </span>
      <select className="ds-input" aria-label={t('sentences.status')} value={row.status} onChange={(event) => put({ ...row, status: event.target.value })}>
        <option value="">{t('sentences.anyStatus')}</option>
        {priorStatuses.map((status) => (
          <option key={status} value={status}>
            {t(`field.rule.statuses.${status}`)}
          </option>
        ))}
      </select>
    </>
  )
}
