import type { ReactNode } from 'react'
import type { FieldPath } from '#app/forms/form-tree.ts'
import { certainties, directions, strengths } from '#schema/model/recommendation.ts'
import { useDraftForm, useFieldTexts, useFieldValue } from '../draft/draft-form-context.tsx'
import { LocalisedField } from '../fields/localised-field.tsx'
import { RowList } from '../fields/row-list.tsx'
import { CheckboxField, type Choice, RadioField, useTermChoices } from '../fields/simple-fields.tsx'
import { useText } from '../text/use-text.tsx'
import { procedureChoice } from './catalogue-choices.ts'
import { GroundFields, ObligationFields } from './law-and-ground.tsx'
import { groupsOf, useScenarioChoices } from './scenario-choices.ts'

export function StatementSection(): ReactNode {
  const { t } = useText()
  return (
    <>
      <RadioField path={['statement', 'direction']} label={t('field.statement.direction')} choices={useDirectionChoices()} />
      <RadioField path={['statement', 'strength']} label={t('field.statement.strength')} choices={useTermChoices('strength', strengths)} />
      <LocalisedField shape="prose" path={['statement', 'text']} label={t('field.statement.text')} hint={t('field.statement.textHint')} />
      <ObligationFields path={['statement', 'obligation']} hint={t('field.statement.obligationHint')} />
      <RowList path={['statement', 'further']} label={t('field.statement.further')} hint={t('field.statement.furtherHint')} rowLabel={t('field.statement.furtherRow')} addLabel={t('field.statement.furtherAdd')}>
        {(row) => <FurtherFields path={row} />}
      </RowList>
    </>
  )
}

/** What holds instead in some scenarios, or for some examinations there, with its own direction, strength and certainty. */
function FurtherFields({ path }: { path: FieldPath }): ReactNode {
  const { t } = useText()
  return (
    <>
      <ScenarioField path={[...path, 'scenarios']} />
      <ProcedureField path={[...path, 'procedures']} scenariosAt={[...path, 'scenarios']} />
      <RadioField path={[...path, 'direction']} label={t('field.statement.direction')} choices={useDirectionChoices()} />
      <RadioField path={[...path, 'strength']} label={t('field.statement.strength')} choices={useTermChoices('strength', strengths)} />
      <RadioField path={[...path, 'certainty']} label={t('field.evidence.certainty')} choices={useTermChoices('certainty', certainties)} />
      <LocalisedField shape="prose" path={[...path, 'text']} label={t('field.statement.text')} />
      <ObligationFields path={[...path, 'obligation']} hint={t('field.statement.furtherObligationHint')} />
      <GroundFields path={[...path, 'restsOn']} certaintyAt={[...path, 'certainty']} />
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

/** The examinations that are rated in the chosen scenarios. What was chosen and is no longer rated there stays in sight as well. */
function ProcedureField({ path, scenariosAt }: { path: FieldPath; scenariosAt: FieldPath }): ReactNode {
  const { catalogue } = useDraftForm()
  const { t, language } = useText()
  const [chosen] = useFieldTexts(path)
  const [scenarios] = useFieldTexts(scenariosAt)
  const rated = groupsOf(useFieldValue(['options'])).flatMap(({ scenario, procedure }) =>
    typeof procedure === 'string' && procedure !== '' && typeof scenario === 'string' && scenarios.includes(scenario) ? [procedure] : [],
  )
  const choices = [...new Set([...rated, ...chosen])].map((key) => procedureChoice(catalogue, key, language))
  return <CheckboxField path={path} label={t('field.statement.procedures')} hint={t(choices.length === 0 ? 'field.statement.proceduresFirst' : 'field.statement.proceduresHint')} choices={choices} />
}

function useDirectionChoices(): Array<Choice> {
  const { t } = useText()
  return directions.map((value) => ({ value, label: t(`field.statement.directions.${value}`) }))
}
