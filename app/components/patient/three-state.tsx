import { type ReactNode, useId } from 'react'
import { useText } from '../text/use-text.tsx'

const states = [
  { key: 'yes', value: true },
  { key: 'no', value: false },
  { key: 'unknown', value: undefined },
] as const

/** Present, absent, or nobody has told: unknown is not no. */
export function ThreeState({ id, label, value, choose }: { id: string; label: string; value: boolean | undefined; choose: (value: boolean | undefined) => void }): ReactNode {
  const { t } = useText()
  const name = useId()
  return (
    <div role="radiogroup" className="three-state" id={id} aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`}>{label}</span>
      <span className="segments">
        {states.map((state) => (
          <label key={state.key} data-state={state.key}>
            <input type="radio" name={name} checked={value === state.value} onChange={() => choose(state.value)} />
            <span>{t(`tryPatient.${state.key}`)}</span>
          </label>
        ))}
      </span>
    </div>
  )
}

/** A list that is either not known at all, or known to be complete. */
export function Known({ id, label, isKnown, know, children }: { id: string; label: string; isKnown: boolean; know: (is: boolean) => void; children: ReactNode }): ReactNode {
  const { t } = useText()
  return (
    <fieldset className="known" id={id} tabIndex={-1}>
      <legend className="ds-label">{label}</legend>
      <label className="choice">
        <input className="ds-input" type="checkbox" checked={!isKnown} onChange={(event) => know(!event.target.checked)} />
        <span>{t('tryPatient.notTold')}</span>
      </label>
      {isKnown && children}
    </fieldset>
  )
}
