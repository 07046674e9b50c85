import type { ReactNode } from 'react'
import type { FieldPath } from '#app/forms/form-tree.ts'
import { certainties, directions, strengths } from '#schema/model/recommendation.ts'
import { useFieldTexts } from '../draft/draft-form-context.tsx'
import { LocalisedField } from '../fields/localised-field.tsx'
import { RowList } from '../fields/row-list.tsx'
import { CheckboxField, type Choice, InputField, RadioField, SelectField, useTermChoices } from '../fields/simple-fields.tsx'
import { useText } from '../text/use-text.tsx'
import { useReferenceChoices } from './catalogue-choices.ts'
import { useScenarioChoices } from './scenario-choices.ts'

export function StatementSection(): ReactNode {
  const { t } = useText()
  const references = useReferenceChoices()
  return (
    <>
      <RadioField path={['statement', 'direction']} label={t('field.statement.direction')} choices={useDirectionChoices()} />
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
      <RowList path={['statement', 'further']} label={t('field.statement.further')} hint={t('field.statement.furtherHint')} rowLabel={t('field.statement.furtherRow')} addLabel={t('field.statement.furtherAdd')}>
        {(row) => <FurtherFields path={row} />}
      </RowList>
    </>
  )
}

/** What holds instead in some scenarios, with its own direction, strength and certainty. */
function FurtherFields({ path }: { path: FieldPath }): ReactNode {
  const { t } = useText()
  return (
    <>
      <ScenarioField path={[...path, 'scenarios']} />
      <RadioField path={[...path, 'direction']} label={t('field.statement.direction')} choices={useDirectionChoices()} />
      <RadioField path={[...path, 'strength']} label={t('field.statement.strength')} choices={useTermChoices('strength', strengths)} />
      <RadioField path={[...path, 'certainty']} label={t('field.evidence.certainty')} choices={useTermChoices('certainty', certainties)} />
      <LocalisedField shape="prose" path={[...path, 'text']} label={t('field.statement.text')} />
      <LocalisedField path={[...path, 'justification']} label={t('field.evidence.justification')} hint={t('field.evidence.justificationHint')} />
    </>
  )
}

/** The scenarios of the rule to choose from. One that was chosen and is no longer there stays in sight, so that it can be taken out. */
function ScenarioField({ path }: { path: FieldPath }): ReactNode {
  const { t } = useText()
  const [chosen] = useFieldTexts(path)
  const scenarios = useScenarioChoices()
  const lost = chosen.filter((key) => !scenarios.some(({ value }) => value === key))
  const choices = [...scenarios, ...[...new Set(lost)].map((key) => ({ value: key, label: key }))]
  return <CheckboxField path={path} label={t('field.statement.scenarios')} hint={choices.length === 0 ? t('field.statement.scenariosFirst') : undefined} choices={choices} />
}

function useDirectionChoices(): Array<Choice> {
  const { t } = useText()
  return directions.map((value) => ({ value, label: t(`field.statement.directions.${value}`) }))
}
