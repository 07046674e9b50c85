import type { ReactNode } from 'react'
import type { FieldPath } from '#app/forms/form-tree.ts'
import { evidenceGrounds } from '#schema/model/recommendation.ts'
import { useFieldText } from '../draft/draft-form-context.tsx'
import { LocalisedField } from '../fields/localised-field.tsx'
import { RadioField, SelectField, useTermChoices } from '../fields/simple-fields.tsx'
import { WordsField } from '../fields/words-field.tsx'
import { useText } from '../text/use-text.tsx'
import { useReferenceChoices } from './catalogue-choices.ts'

/** The law that demands what a statement says. */
export function ObligationFields({ path, hint }: { path: FieldPath; hint: string }): ReactNode {
  const { t } = useText()
  return (
    <details className="ds-details more">
      <summary>{t('field.statement.obligation')}</summary>
      <div>
        <p className="field-hint">{hint}</p>
        <WordsField path={[...path, 'provision']} label={t('field.statement.provision')} />
        <SelectField path={[...path, 'reference']} label={t('field.reference')} choices={useReferenceChoices()} />
      </div>
    </details>
  )
}

/** On what a statement rests where the certainty in the other field is "none". */
export function GroundFields({ path, certaintyAt }: { path: FieldPath; certaintyAt: FieldPath }): ReactNode {
  const { t } = useText()
  const [certainty] = useFieldText(certaintyAt)
  return (
    <fieldset className="plain-group" data-emphasis={certainty === 'none' || undefined}>
      <legend className="visually-hidden">{t('field.evidence.restsOn')}</legend>
      <RadioField path={[...path, 'ground']} label={t('field.evidence.restsOn')} hint={t('field.evidence.restsOnHint')} choices={useTermChoices('restsOn', evidenceGrounds)} />
      <LocalisedField path={[...path, 'why']} label={t('field.evidence.restsOnWhy')} />
    </fieldset>
  )
}
