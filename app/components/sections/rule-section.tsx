import { lazy, type ReactNode } from 'react'
import { priorStatuses } from '#schema/model/condition.ts'
import { useDraftForm } from '../draft/draft-form-context.tsx'
import { ConditionField } from '../fields/condition-field.tsx'
import { LocalisedField } from '../fields/localised-field.tsx'
import { LazyPart } from '../fields/lazy-part.tsx'
import { RowList } from '../fields/row-list.tsx'
import { InputField, SelectField } from '../fields/simple-fields.tsx'
import { useText } from '../text/use-text.tsx'
import { useProcedureGroups } from './catalogue-choices.ts'
import { inLanguage } from '#schema/model/language.ts'

// The engine and the patient's form are fetched when somebody wants to try.
const TryPatient = lazy(async () => ({ default: (await import('../patient/try-patient.tsx')).TryPatient }))

export function RuleSection(): ReactNode {
  const { catalogue } = useDraftForm()
  const { t, language } = useText()
  const sets = [...catalogue.valueSets.values()].filter(({ procedures }) => procedures.length > 0)
  const groups = [
    ...useProcedureGroups(),
    ...(sets.length > 0 ? [{ label: t('field.rule.procedureSets'), choices: sets.map(({ key, name }) => ({ value: key, label: inLanguage(name, language) ?? key })) }] : []),
  ]
  return (
    <>
      <ConditionField path={['rule', 'applies']} label={t('field.rule.applies')} />
      <LazyPart id="try-patient" title={t('tryPatient.title')}>
        <TryPatient />
      </LazyPart>
      <RowList path={['rule', 'overrides']} label={t('field.rule.overrides')} hint={t('field.rule.overridesHint')} rowLabel={t('field.rule.overrideRow')} addLabel={t('field.rule.overrideAdd')}>
        {(row) => (
          <>
            <InputField path={[...row, 'recommendation']} label={t('field.rule.overridden')} hint={t('field.keyHint')} />
            <LocalisedField path={[...row, 'why']} label={t('field.why')} />
          </>
        )}
      </RowList>
      <fieldset className="plain-group">
        <legend className="ds-label">{t('field.rule.priorImaging')}</legend>
        <p className="field-hint">{t('field.rule.priorImagingHint')}</p>
        <div className="side-by-side">
          <SelectField path={['rule', 'priorImaging', 'procedure']} label={t('field.procedure')} groups={groups} />
          <InputField short path={['rule', 'priorImaging', 'within']} label={t('field.rule.within')} hint={t('field.durationHint')} placeholder="P3M" />
          <SelectField path={['rule', 'priorImaging', 'status']} label={t('field.rule.status')} choices={priorStatuses.map((value) => ({ value, label: t(`field.rule.statuses.${value}`) }))} />
        </div>
      </fieldset>
    </>
  )
}
