import type { ReactNode } from 'react'
import type { Language } from '#schema/model/language.ts'
import { type Duration, durationWritten, type Limits, numberOf } from '#app/forms/condition-rows.ts'
import { durationWords } from '../condition-words.tsx'
import { useText } from '../text/use-text.tsx'

type Named = { label: string; describedBy?: string | undefined; id?: string | undefined }

/** From and below, beside each other. */
export function LimitFields<Limit>({ limits, change, children }: { limits: Limits<Limit>; change: (limits: Limits<Limit>, typing: string) => void; children: (limit: { value: Limit; label: string; set: (value: Limit) => void }) => ReactNode }): ReactNode {
  const { t } = useText()
  return (['from', 'below'] as const).map((side) => (
    <span key={side} className="limit">
      <span aria-hidden="true">{t(`sentences.${side}`)}</span>
      {children({ value: limits[side], label: t(`sentences.${side}`), set: (value) => change({ ...limits, [side]: value }, side) })}
    </span>
  ))
}

/** A number as the reader writes it. It is kept with a point; what is no number yet is kept as it was typed. */
export function NumberInput({ value, change, label, describedBy, id }: Named & { value: string; change: (value: string) => void }): ReactNode {
  const { language } = useText()
  const isNumber = typeof numberOf(value) === 'number'
  return (
    <input
      className="ds-input amount"
      id={id}
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-describedby={describedBy}
      value={isNumber && decimalMark[language] === ',' ? value.replace('.', ',') : value}
      onChange={(event) => {
        const typed = event.target.value
        const pointed = typed.trim().replace(',', '.')
        change(typeof numberOf(pointed) === 'number' ? pointed : typed)
      }}
    />
  )
}

const decimalMark: Record<Language, '.' | ','> = { da: ',', nb: ',', en: '.' }
const units = ['Y', 'M', 'W', 'D'] as const

/** How long: a number and a unit. */
export function DurationInput({ value, change, label, describedBy, id }: Named & { value: Duration; change: (value: Duration) => void }): ReactNode {
  const text = useText()
  const { t } = text
  const isWritten = value.unit === 'written'
  return (
    <span className="duration">
      <input
        className="ds-input amount"
        id={id}
        inputMode={isWritten ? 'text' : 'numeric'}
        autoComplete="off"
        aria-label={label}
        aria-describedby={describedBy}
        value={value.amount}
        onChange={(event) => change({ ...value, amount: event.target.value })}
      />
      <select
        className="ds-input"
        aria-label={t('sentences.unitOf', { label })}
        value={value.unit}
        onChange={(event) => change({ amount: isWritten ? '' : value.amount, unit: event.target.value as Duration['unit'] })}
      >
        {units.map((unit) => (
          <option key={unit} value={unit}>
            {t(`sentences.units.${unit}`)}
          </option>
        ))}
        {isWritten && <option value="written">{durationWords(durationWritten(value) ?? '', text) || t('sentences.units.written')}</option>}
      </select>
    </span>
  )
}
