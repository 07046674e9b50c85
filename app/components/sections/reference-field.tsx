import { PlusIcon, TrashIcon } from '@navikt/aksel-icons'
import { Button } from '../button.tsx'
import { type ReactNode, useRef, useState } from 'react'
import { useDraftForm, useFieldTexts } from '../draft/draft-form-context.tsx'
import { fieldName } from '#app/forms/form-tree.ts'
import { FieldGroup, fieldId, type FieldWords } from '../fields/field-shell.tsx'
import { useText } from '../text/use-text.tsx'
import { referenceOf, useReferenceChoices } from './catalogue-choices.ts'

/** The cited references: what is cited, each with a button to take it out, and one list to add from. */
export function ReferenceField(words: FieldWords): ReactNode {
  const { catalogue, announce } = useDraftForm()
  const { t } = useText()
  const [cited, set] = useFieldTexts(words.path)
  const [chosen, choose] = useState('')
  const select = useRef<HTMLSelectElement>(null)
  const choices = useReferenceChoices().filter(({ value }) => !cited.includes(value))
  const id = `${fieldId(words.path)}-add`

  function add(): void {
    if (!chosen) return
    set([...cited, chosen])
    announce(t('rows.added', { row: referenceOf(catalogue, chosen) }))
    choose('')
  }
  function remove(key: string): void {
    set(cited.filter((one) => one !== key))
    announce(t('rows.removed', { row: referenceOf(catalogue, key) }))
    select.current?.focus()
  }

  return (
    <FieldGroup {...words}>
      {cited.length > 0 && (
        <ul className="references">
          {cited.map((key) => (
            <li key={key}>
              <span lang={catalogue.references.has(key) ? undefined : 'en'}>{referenceOf(catalogue, key)}</span>
              <input type="hidden" name={fieldName(words.path)} value={key} />
              <Button type="button" variant="tertiary" data-size="sm" icon aria-label={t('rows.remove', { row: referenceOf(catalogue, key) })} onClick={() => remove(key)}>
                <TrashIcon aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="add-reference">
        <label className="visually-hidden" htmlFor={id}>
          {t('field.evidence.addReference')}
        </label>
        {/* Named like the field, so that without script the chosen one is sent along. */}
        <select ref={select} className="ds-input" id={id} name={fieldName(words.path)} value={chosen} onChange={(event) => choose(event.target.value)}>
          <option value="">{t('field.evidence.addReference')}</option>
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <Button type="button" variant="secondary" data-size="sm" onClick={add}>
          <PlusIcon aria-hidden /> {t('rows.add')}
        </Button>
      </div>
    </FieldGroup>
  )
}
