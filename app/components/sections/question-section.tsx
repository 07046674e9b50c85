import type { ReactNode } from 'react'
import { phases, settings } from '#schema/model/condition.ts'
import { verifications } from '#schema/model/notation.ts'
import { LocalisedField } from '../fields/localised-field.tsx'
import { RowList } from '../fields/row-list.tsx'
import { CheckboxField, InputField, LinesField, RadioField, SelectField, useTermChoices } from '../fields/simple-fields.tsx'
import { useText } from '../text/use-text.tsx'

export function QuestionSection(): ReactNode {
  const { t } = useText()
  return (
    <>
      <LocalisedField shape="line" path={['title']} label={t('field.title')} hint={t('field.titleHint')} />
      <LinesField path={['topics']} label={t('field.topics')} hint={t('field.topicsHint')} />
      <LocalisedField path={['question', 'population']} label={t('field.question.population')} />
      <div className="side-by-side">
        <InputField short path={['question', 'ages', 'from']} label={t('field.question.agesFrom')} hint={t('field.durationHint')} placeholder="P18Y" />
        <InputField short path={['question', 'ages', 'below']} label={t('field.question.agesBelow')} hint={t('field.question.agesBelowHint')} placeholder="P65Y" />
      </div>
      <LocalisedField path={['question', 'indication']} label={t('field.question.indication')} />
      <CheckboxField path={['question', 'settings']} label={t('field.question.settings')} choices={useTermChoices('setting', settings)} />
      <RadioField path={['question', 'phase']} label={t('field.question.phase')} choices={useTermChoices('phase', phases)} />
      <LocalisedField path={['question', 'comparison']} label={t('field.question.comparison')} hint={t('field.optional')} />
      <LocalisedField path={['question', 'outcome']} label={t('field.question.outcome')} />
      <CodeRows />
    </>
  )
}

function CodeRows(): ReactNode {
  const { t } = useText()
  const doubts = useTermChoices('verification', verifications)
  return (
    <RowList path={['question', 'codes']} label={t('field.question.codes')} hint={t('field.question.codesHint')} rowLabel={t('field.code.row')} addLabel={t('field.code.add')}>
      {(row) => (
        <div className="side-by-side">
          <InputField path={[...row, 'system']} label={t('field.code.system')} />
          <InputField short path={[...row, 'code']} label={t('field.code.code')} />
          <InputField path={[...row, 'display']} label={t('field.code.display')} />
          <SelectField path={[...row, 'verified']} label={t('field.code.verified')} choices={doubts} />
        </div>
      )}
    </RowList>
  )
}
