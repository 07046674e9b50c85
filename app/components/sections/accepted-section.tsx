import { type ReactNode, useSyncExternalStore } from 'react'
import { acceptableChecks } from '#plugins/check/preset.ts'
import type { FieldPath } from '#app/forms/form-tree.ts'
import { useDraftForm, useFieldText } from '../draft/draft-form-context.tsx'
import { fieldLabelOf } from '../fields/field-labels.ts'
import { LocalisedField } from '../fields/localised-field.tsx'
import { RowList } from '../fields/row-list.tsx'
import { type Choice, SelectField } from '../fields/simple-fields.tsx'
import { useText } from '../text/use-text.tsx'

/** Warnings of the gate that the committee lets stand, each with its reason. */
export function AcceptedSection(): ReactNode {
  const { t } = useText()
  return (
    <RowList path={['accepted']} label={t('field.accepted.warnings')} hint={t('field.accepted.hint')} rowLabel={t('field.accepted.row')} addLabel={t('field.accepted.add')}>
      {(row) => <AcceptedFields path={row} />}
    </RowList>
  )
}

function AcceptedFields({ path }: { path: FieldPath }): ReactNode {
  const { t } = useText()
  const [check] = useFieldText([...path, 'check'])
  const checks = acceptableChecks.map((id) => ({ value: id, label: t(`field.accepted.checks.${id}`) }))
  return (
    <>
      <div className="side-by-side">
        <SelectField path={[...path, 'check']} label={t('field.accepted.check')} choices={checks} />
        <SelectField path={[...path, 'at']} label={t('field.accepted.at')} hint={t('field.accepted.atHint')} choices={useWarnedFields(check)} />
      </div>
      <LocalisedField path={[...path, 'why']} label={t('field.why')} />
    </>
  )
}

/** The fields a check warns about now, accepted or not, by what the form calls them. */
function useWarnedFields(check: string): Array<Choice> {
  const { findings } = useDraftForm()
  const text = useText()
  const points = useSyncExternalStore(findings.subscribe, findings.all, findings.all)
  return [...new Set(points.filter(({ id }) => id === check).map(({ path }) => path))].map((path) => ({ value: path, label: fieldLabelOf(path, text) }))
}
