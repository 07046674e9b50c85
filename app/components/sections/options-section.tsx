import { PlusIcon } from '@navikt/aksel-icons'
import { Button } from '../button.tsx'
import { type ReactNode, useDeferredValue, useId, useMemo } from 'react'
import { Condition } from '#schema/model/condition.ts'
import { inLanguage } from '#schema/model/language.ts'
import { useDraftForm, useFieldText, useFieldValue } from '../draft/draft-form-context.tsx'
import type { FieldPath, FormGroup, FormTree } from '#app/forms/form-tree.ts'
import { focusField } from '../editor/focus-field.ts'
import { ConditionField } from '../fields/condition-field.tsx'
import { readJson } from '../fields/json-field.tsx'
import { LocalisedField } from '../fields/localised-field.tsx'
import { RowList } from '../fields/row-list.tsx'
import { InputField } from '../fields/simple-fields.tsx'
import { useText } from '../text/use-text.tsx'
import { DecisionTable } from './decision-table.tsx'
import { OptionFields } from './option-fields.tsx'
import { type OptionRow, OptionTable } from './option-table.tsx'
import { groupsOf, useScenarioChoices } from './scenario-choices.ts'

/** Scenarios, and in each the examinations that may be ordered there: what ACR, iRefer and iGuide users know as the table of variants. */
export function OptionsSection(): ReactNode {
  const { t } = useText()
  return (
    <>
      <DraftTable />
      <RowList heading="h3" path={['rule', 'scenarios']} label={t('field.options.scenarios')} hint={t('field.options.scenariosHint')} rowLabel={t('field.options.scenario')} addLabel={t('field.options.scenarioAdd')}>
        {(row) => <ScenarioFields path={row} />}
      </RowList>
      <Unplaced />
    </>
  )
}

/** The table of the draft as it stands. It is made anew only where something that stands in it has changed, so that typing a message stays fast. */
function DraftTable(): ReactNode {
  const { catalogue, sourceLanguage } = useDraftForm()
  const { language } = useText()
  const scenarios = groupsOf(useFieldValue(['rule', 'scenarios'])).flatMap(({ key, title, when }) =>
    typeof key === 'string' && key ? [{ key, title: (typeof title === 'object' && inLanguage(title as Record<string, string>, language, sourceLanguage)) || key, when: textOf(when) }] : [],
  )
  const options = groupsOf(useFieldValue(['options'])).map((row, index) => ({ ...optionRow(row, index), interrupt: textOf(typeof row.advice === 'object' ? (row.advice as FormGroup).interrupt : undefined) }))
  const shown = useDeferredValue(JSON.stringify({ scenarios, options }))
  return useMemo(() => {
    const table = JSON.parse(shown) as { scenarios: typeof scenarios; options: typeof options }
    const read = table.scenarios.map((scenario) => ({ ...scenario, when: readJson(Condition, scenario.when).value }))
    return <DecisionTable scenarios={read} options={table.options} catalogue={catalogue} choose={(option) => focusField(`options.${option}.procedure`, 'options')} />
  }, [shown, catalogue])
}

function ScenarioFields({ path }: { path: FieldPath }): ReactNode {
  const { t } = useText()
  const [key] = useFieldText([...path, 'key'])
  return (
    <>
      <LocalisedField shape="line" path={[...path, 'title']} label={t('field.options.scenarioTitle')} />
      <InputField short path={[...path, 'key']} label={t('field.options.scenarioKey')} hint={t('field.keyHint')} />
      <ConditionField path={[...path, 'when']} label={t('field.options.scenarioWhen')} />
      {key ? <OptionsOf scenario={key} /> : <p className="field-hint">{t('field.options.keyFirst')}</p>}
    </>
  )
}

function OptionsOf({ scenario }: { scenario: string }): ReactNode {
  const { t } = useText()
  const rows = useOptionRows().filter((row) => row.scenario === scenario)
  return (
    <div className="options-of">
      <OptionTable rows={rows} />
      <RowList heading="h4" path={['options']} filter={(row) => row.scenario === scenario} newRow={{ scenario }} label={t('field.options.options')} rowLabel={t('field.options.option')} addLabel={t('field.options.optionAdd')}>
        {(row) => <OptionFields path={row} />}
      </RowList>
    </div>
  )
}

/** Options whose scenario is not, or no longer, there: shown, so that nothing is lost out of sight. */
function Unplaced(): ReactNode {
  const { t } = useText()
  const scenarios = useScenarioKeys()
  const rows = useOptionRows().filter((row) => !scenarios.includes(row.scenario))
  const { store } = useDraftForm()
  const id = useId()
  if (rows.length === 0 && scenarios.length > 0) return null
  return (
    <section aria-labelledby={id} className="unplaced">
      <h3 id={id}>{t('field.options.unplaced')}</h3>
      {rows.length > 0 ? (
        <RowList path={['options']} filter={(row) => typeof row.scenario !== 'string' || !scenarios.includes(row.scenario)} label={t('field.options.unplaced')} rowLabel={t('field.options.option')} addLabel={t('field.options.optionAdd')}>
          {(row) => <OptionFields path={row} />}
        </RowList>
      ) : (
        <Button variant="secondary" data-size="sm" onClick={() => store.addRow(['options'], {})}>
          <PlusIcon aria-hidden /> {t('field.options.optionAdd')}
        </Button>
      )}
    </section>
  )
}

/** Keys of the scenarios, in order. */
function useScenarioKeys(): Array<string> {
  return useScenarioChoices().map(({ value }) => value)
}

function useOptionRows(): Array<OptionRow> {
  return groupsOf(useFieldValue(['options'])).map(optionRow)
}

function optionRow({ scenario, procedure, appropriateness, role }: FormGroup, index: number): OptionRow {
  return { index, scenario: textOf(scenario), procedure: textOf(procedure), appropriateness: textOf(appropriateness), role: textOf(role) }
}

function textOf(value: FormTree | undefined): string {
  return typeof value === 'string' ? value : ''
}
