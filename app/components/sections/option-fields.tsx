import type { ReactNode } from 'react'
import { interrupts } from '#schema/model/appropriateness.ts'
import { optionRoles } from '#schema/model/recommendation.ts'
import { DoseOf, highestDose } from '../dose-comparison.tsx'
import { useDraftForm, useFieldText } from '../draft/draft-form-context.tsx'
import type { FieldPath } from '#app/forms/form-tree.ts'
import { LocalisedField } from '../fields/localised-field.tsx'
import { RowList } from '../fields/row-list.tsx'
import { type Choice, InputField, RadioField, SelectField, useTermChoices } from '../fields/simple-fields.tsx'
import { useText } from '../text/use-text.tsx'
import { useActionChoices, useProcedureGroups } from './catalogue-choices.ts'
import { useScenarioChoices } from './scenario-choices.ts'

const ratings: ReadonlyArray<Choice> = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((value) => ({ value, label: value }))

/** One cell of the table of scenarios and examinations, and what a referrer who orders it there is told. */
export function OptionFields({ path }: { path: FieldPath }): ReactNode {
  const { t } = useText()
  return (
    <>
      <div className="side-by-side">
        <SelectField path={[...path, 'procedure']} label={t('field.procedure')} groups={useProcedureGroups()} />
        <SelectField path={[...path, 'scenario']} label={t('field.options.scenario')} choices={useScenarioChoices()} />
      </div>
      <CatalogueDose path={[...path, 'procedure']} />
      <div className="rating-field">
        <RadioField path={[...path, 'appropriateness']} label={t('field.options.rating')} hint={t('field.options.ratingHint')} choices={ratings} />
      </div>
      <RadioField path={[...path, 'role']} label={t('field.options.role')} choices={useTermChoices('role', optionRoles)} />
      <RadioField path={[...path, 'advice', 'interrupt']} label={t('field.options.interrupt')} hint={t('field.options.interruptHint')} choices={useTermChoices('interrupt', interrupts)} />
      <LocalisedField path={[...path, 'advice', 'message']} label={t('field.options.message')} hint={t('field.options.messageHint')} />
      <InsteadRows path={[...path, 'advice', 'instead']} />
      <InputField short path={[...path, 'advice', 'within']} label={t('field.options.within')} hint={t('field.options.withinHint')} placeholder="PT1H" />
      <LocalisedField path={[...path, 'note']} label={t('field.options.note')} hint={t('field.optional')} />
    </>
  )
}

/** Dose of the chosen examination as the catalogue has it; it is never typed in here. */
function CatalogueDose({ path }: { path: FieldPath }): ReactNode {
  const { catalogue } = useDraftForm()
  const { t } = useText()
  const [key] = useFieldText(path)
  const procedure = catalogue.procedures.get(key)
  if (!procedure) return null
  // One scale for the whole catalogue, so that bars in different rows can be compared.
  const highest = highestDose([...catalogue.procedures.values()])
  return (
    <div className="catalogue-dose">
      <p className="field-hint">{t('dose.fromCatalogue')}</p>
      <DoseOf procedure={procedure} highest={highest} />
    </div>
  )
}

function InsteadRows({ path }: { path: FieldPath }): ReactNode {
  const { t } = useText()
  const procedures = useProcedureGroups()
  const actions = useActionChoices()
  return (
    <RowList heading="h5" path={path} label={t('field.options.instead')} hint={t('field.options.insteadHint')} rowLabel={t('field.options.insteadRow')} addLabel={t('field.options.insteadAdd')}>
      {(row) => (
        <div className="side-by-side">
          <SelectField path={[...row, 'procedure']} label={t('field.options.insteadProcedure')} groups={procedures} />
          <SelectField path={[...row, 'action']} label={t('field.options.insteadAction')} choices={actions} />
          <SelectField path={[...row, 'appropriateness']} label={t('field.options.insteadRating')} choices={ratings} />
        </div>
      )}
    </RowList>
  )
}
