import type { ReactNode } from 'react'
import { useDraftForm, useFieldText, useFieldTexts } from '../draft/draft-form-context.tsx'
import { fieldName } from '#app/forms/form-tree.ts'
import type { TermGroup } from '../text/text.ts'
import { useText } from '../text/use-text.tsx'
import { FieldGroup, fieldId, FieldShell, type FieldWords } from './field-shell.tsx'

type InputKind = 'text' | 'date' | 'number' | 'url'

/** One line of text, a date or a number. `short` is as wide as what goes into it. */
export function InputField({ kind = 'text', short = kind !== 'text' && kind !== 'url', unit, placeholder, list, ...words }: FieldWords & { kind?: InputKind; short?: boolean; unit?: string; placeholder?: string; list?: string }): ReactNode {
  const [value, set] = useFieldText(words.path)
  return (
    <FieldShell {...words} {...(short && { className: 'field-short' })}>
      {(described) => (
        <span className="with-unit">
          <input
            className="ds-input"
            id={fieldId(words.path)}
            name={fieldName(words.path)}
            type={kind === 'number' ? 'text' : kind}
            inputMode={kind === 'number' ? 'decimal' : undefined}
            autoComplete="off"
            value={value}
            placeholder={placeholder}
            list={list}
            aria-describedby={described}
            onChange={(event) => set(event.target.value)}
          />
          {unit && <span className="unit">{unit}</span>}
        </span>
      )}
    </FieldShell>
  )
}

export type Choice = { value: string; label: string; hint?: string }

/** One of a few, all in sight. Choosing the chosen one again takes the choice back: a gap is allowed. */
export function RadioField({ choices, ...words }: FieldWords & { choices: ReadonlyArray<Choice> }): ReactNode {
  const [value, set] = useFieldText(words.path)
  const { t } = useText()
  return (
    <FieldGroup {...words}>
      <div className="choices">
        {choices.map((choice) => (
          <label key={choice.value} className="choice">
            <input
              className="ds-input"
              type="radio"
              name={fieldName(words.path)}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => set(choice.value)}
            />
            <span>
              {choice.label}
              {choice.hint && <span className="choice-hint"> {choice.hint}</span>}
            </span>
          </label>
        ))}
        {value && (
          <button type="button" className="link-button" onClick={() => set('')}>
            {t('edit.clearChoice')}
            <span className="visually-hidden"> ({words.label})</span>
          </button>
        )}
      </div>
    </FieldGroup>
  )
}

/** Choices of a vocabulary by its terms. */
export function useTermChoices(group: TermGroup, values: ReadonlyArray<string>): Array<Choice> {
  const { termCapital } = useText()
  return values.map((value) => ({ value, label: termCapital(group, value) }))
}

export type ChoiceGroup = { label: string; choices: ReadonlyArray<Choice> }

/** One of many, in a list. A value the list does not know stays, and is shown as it is. */
export function SelectField({ choices, groups, ...words }: FieldWords & { choices?: ReadonlyArray<Choice>; groups?: ReadonlyArray<ChoiceGroup> }): ReactNode {
  const [value, set] = useFieldText(words.path)
  const { t } = useText()
  const known = [...(choices ?? []), ...(groups ?? []).flatMap((group) => group.choices)].some((choice) => choice.value === value)
  return (
    <FieldShell {...words}>
      {(described) => (
        <select className="ds-input" id={fieldId(words.path)} name={fieldName(words.path)} value={value} aria-describedby={described} onChange={(event) => set(event.target.value)}>
          <option value="">{t('edit.choose')}</option>
          {value && !known && <option value={value}>{value}</option>}
          {choices?.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
          {groups?.map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.choices.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </FieldShell>
  )
}

/** Any of a few. */
export function CheckboxField({ choices, ...words }: FieldWords & { choices: ReadonlyArray<Choice> }): ReactNode {
  const [values, set] = useFieldTexts(words.path)
  return (
    <FieldGroup {...words}>
      <div className="choices">
        {choices.map(({ value, label }) => (
          <label key={value} className="choice">
            <input
              className="ds-input"
              type="checkbox"
              name={fieldName(words.path)}
              value={value}
              checked={values.includes(value)}
              // In the order of the list, so that ticking and unticking leaves the text as it was.
              onChange={(event) => set(choices.map((choice) => choice.value).filter((one) => (one === value ? event.target.checked : values.includes(one))))}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

/** Several short texts, one per line. */
export function LinesField(words: FieldWords): ReactNode {
  const { store } = useDraftForm()
  const [values, set] = useFieldTexts(words.path)
  return (
    <FieldShell {...words}>
      {(described) => (
        <>
          <textarea
            key={store.epoch()}
            className="ds-input"
            id={fieldId(words.path)}
            rows={Math.max(2, values.length)}
            defaultValue={values.join('\n')}
            aria-describedby={described}
            onChange={(event) => set(event.target.value.split(/[\n,]/).map((line) => line.trim()).filter(Boolean))}
          />
          {values.map((value) => (
            <input key={value} type="hidden" name={fieldName(words.path)} value={value} />
          ))}
        </>
      )}
    </FieldShell>
  )
}

/** Yes or no, where neither is a gap. */
export function YesNoField(words: FieldWords): ReactNode {
  const { t } = useText()
  return (
    <RadioField
      {...words}
      choices={[
        { value: 'true', label: t('edit.yes') },
        { value: 'false', label: t('edit.no') },
      ]}
    />
  )
}
