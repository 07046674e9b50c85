import type { ReactNode } from 'react'
import { harmKinds, managementImpacts, resourceLevels, ultrasoundVerdicts, valueConclusions } from '#schema/model/recommendation.ts'
import { LocalisedField } from '../fields/localised-field.tsx'
import { RowList } from '../fields/row-list.tsx'
import { RadioField, SelectField, useTermChoices } from '../fields/simple-fields.tsx'
import { useText } from '../text/use-text.tsx'
import { useActionChoices, useProcedureGroups } from './catalogue-choices.ts'

export function ValueSection(): ReactNode {
  const { t } = useText()
  const harms = useTermChoices('harm', harmKinds)
  const procedures = useProcedureGroups()
  const actions = useActionChoices()
  return (
    <>
      <RadioField path={['value', 'managementImpact', 'level']} label={t('field.value.managementImpact')} choices={useTermChoices('managementImpact', managementImpacts)} />
      <LocalisedField path={['value', 'managementImpact', 'why']} label={t('field.value.managementImpactWhy')} />
      <LocalisedField shape="prose" path={['value', 'benefit']} label={t('field.value.benefit')} />
      <RowList path={['value', 'harms']} label={t('field.value.harms')} rowLabel={t('field.value.harmRow')} addLabel={t('field.value.harmAdd')}>
        {(row) => (
          <>
            <SelectField path={[...row, 'kind']} label={t('field.value.harmKind')} choices={harms} />
            <LocalisedField path={[...row, 'text']} label={t('field.value.harmText')} />
          </>
        )}
      </RowList>
      <RadioField path={['value', 'resources', 'level']} label={t('field.value.resources')} choices={useTermChoices('resources', resourceLevels)} />
      <LocalisedField path={['value', 'resources', 'note']} label={t('field.value.resourcesNote')} />
      <LocalisedField shape="prose" path={['value', 'children']} label={t('field.value.children')} hint={t('field.value.childrenHint')} />
      <LocalisedField shape="prose" path={['value', 'pregnancy']} label={t('field.value.pregnancy')} />
      <RadioField path={['value', 'ultrasound', 'verdict']} label={t('field.value.ultrasound')} hint={t('field.value.ultrasoundHint')} choices={useTermChoices('ultrasound', ultrasoundVerdicts)} />
      <LocalisedField path={['value', 'ultrasound', 'why']} label={t('field.value.ultrasoundWhy')} />
      <RowList path={['value', 'alternatives']} label={t('field.value.alternatives')} rowLabel={t('field.value.alternativeRow')} addLabel={t('field.value.alternativeAdd')}>
        {(row) => (
          <>
            <div className="side-by-side">
              <SelectField path={[...row, 'procedure']} label={t('field.procedure')} groups={procedures} />
              <SelectField path={[...row, 'action']} label={t('field.options.insteadAction')} choices={actions} />
            </div>
            <LocalisedField path={[...row, 'why']} label={t('field.value.alternativeWhy')} />
          </>
        )}
      </RowList>
      <RadioField path={['value', 'conclusion']} label={t('field.value.conclusion')} choices={useTermChoices('conclusion', valueConclusions)} />
      <LocalisedField shape="prose" path={['value', 'rationale']} label={t('field.value.rationale')} hint={t('field.value.rationaleHint')} />
    </>
  )
}
