import type { ReactNode } from 'react'
import { directions, strengths } from '#schema/model/recommendation.ts'
import { LocalisedField } from '../fields/localised-field.tsx'
import { InputField, RadioField, SelectField, useTermChoices } from '../fields/simple-fields.tsx'
import { useText } from '../text/use-text.tsx'
import { useReferenceChoices } from './catalogue-choices.ts'

export function StatementSection(): ReactNode {
  const { t } = useText()
  const references = useReferenceChoices()
  const directionChoices = directions.map((value) => ({ value, label: t(`field.statement.directions.${value}`) }))
  return (
    <>
      <RadioField path={['statement', 'direction']} label={t('field.statement.direction')} choices={directionChoices} />
      <RadioField path={['statement', 'strength']} label={t('field.statement.strength')} choices={useTermChoices('strength', strengths)} />
      <LocalisedField shape="prose" path={['statement', 'text']} label={t('field.statement.text')} hint={t('field.statement.textHint')} />
      <details className="ds-details more">
        <summary>{t('field.statement.obligation')}</summary>
        <div>
          <p className="field-hint">{t('field.statement.obligationHint')}</p>
          <InputField path={['statement', 'obligation', 'provision']} label={t('field.statement.provision')} />
          <SelectField path={['statement', 'obligation', 'reference']} label={t('field.reference')} choices={references} />
        </div>
      </details>
    </>
  )
}
