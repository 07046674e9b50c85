import type { ReactNode } from 'react'
import { wordsIn } from '#schema/model/language.ts'
import { imagingSpecialties } from '#schema/model/person.ts'
import { involvements } from '#schema/model/recommendation.ts'
import { useDraftForm, useFieldText } from '../draft/draft-form-context.tsx'
import type { FieldPath } from '#app/forms/form-tree.ts'
import { LocalisedField } from '../fields/localised-field.tsx'
import { RowList } from '../fields/row-list.tsx'
import { SelectField, useTermChoices } from '../fields/simple-fields.tsx'
import { useText } from '../text/use-text.tsx'
import { useImagingPersonChoices } from './catalogue-choices.ts'

export function RadiologySection(): ReactNode {
  const { t } = useText()
  const people = useImagingPersonChoices()
  const specialties = useTermChoices('specialty', imagingSpecialties)
  const roles = useTermChoices('involvement', involvements)
  return (
    <>
      <RowList path={['radiology', 'members']} label={t('field.radiology.members')} hint={t('field.radiology.membersHint')} rowLabel={t('field.radiology.memberRow')} addLabel={t('field.radiology.memberAdd')}>
        {(row) => (
          <>
            <div className="side-by-side">
              <SelectField path={[...row, 'person']} label={t('field.radiology.person')} choices={people} />
              <SelectField path={[...row, 'specialty']} label={t('field.radiology.specialty')} choices={specialties} />
              <SelectField path={[...row, 'as']} label={t('field.radiology.as')} choices={roles} />
            </div>
            <InterestsOf path={[...row, 'person']} />
          </>
        )}
      </RowList>
      <LocalisedField shape="prose" path={['radiology', 'statement']} label={t('field.radiology.statement')} hint={t('field.radiology.statementHint')} />
    </>
  )
}

/** What the chosen person has declared, so that it is seen where they are named. */
function InterestsOf({ path }: { path: FieldPath }): ReactNode {
  const { catalogue } = useDraftForm()
  const { t, date, language } = useText()
  const [key] = useFieldText(path)
  const person = catalogue.people.get(key)
  if (!person) return null
  const { interests } = person
  return (
    <p className="field-hint">
      {interests ? t('field.radiology.interests', { date: date(interests.declaredOn) }) : t('field.radiology.noInterests')} {interests && wordsIn(interests.statement, language)}
    </p>
  )
}
