import type { ReactNode } from 'react'
import { reviewTriggers } from '#schema/model/recommendation.ts'
import type { PatientTexts } from '#plugins/markdown/readability.ts'
import { useDraftForm, useFieldValue } from '../draft/draft-form-context.tsx'
import { LocalisedField } from '../fields/localised-field.tsx'
import { RowList } from '../fields/row-list.tsx'
import { CheckboxField, InputField, SelectField, useTermChoices, YesNoField } from '../fields/simple-fields.tsx'
import { WordsField } from '../fields/words-field.tsx'
import { ReadingEase } from '../reading-ease.tsx'
import { useText } from '../text/use-text.tsx'
import { usePersonChoices, useRecommendationChoices, useReferenceChoices } from './catalogue-choices.ts'

export function ReviewSection(): ReactNode {
  const { t } = useText()
  return (
    <>
      <div className="side-by-side">
        <InputField kind="number" path={['review', 'everyMonths']} label={t('field.review.everyMonths')} hint={t('field.review.everyMonthsHint')} unit={t('field.months')} />
        <InputField kind="date" path={['review', 'lastReviewedOn']} label={t('field.review.lastReviewedOn')} />
      </div>
      <LocalisedField path={['review', 'why']} label={t('field.review.why')} />
      <SelectField path={['review', 'owner']} label={t('field.review.owner')} hint={t('field.review.ownerHint')} choices={usePersonChoices()} />
      <CheckboxField path={['review', 'triggers']} label={t('field.review.triggers')} choices={useTermChoices('reviewTrigger', reviewTriggers)} />
    </>
  )
}

export function AuditSection(): ReactNode {
  const { t } = useText()
  const comparators = useTermChoices('auditComparator', ['at-least', 'at-most', 'report'])
  const origins = useTermChoices('auditOrigin', ['panel', 'source'])
  return (
    <RowList path={['audit']} label={t('field.audit.indicators')} rowLabel={t('field.audit.row')} addLabel={t('field.audit.add')}>
      {(row) => (
        <>
          <LocalisedField path={[...row, 'indicator']} label={t('field.audit.indicator')} />
          <LocalisedField path={[...row, 'numerator']} label={t('field.audit.numerator')} />
          <LocalisedField path={[...row, 'denominator']} label={t('field.audit.denominator')} />
          <div className="side-by-side">
            <SelectField path={[...row, 'target', 'comparator']} label={t('field.audit.target')} choices={comparators} />
            <InputField kind="number" path={[...row, 'target', 'percent']} label={t('field.audit.percent')} unit="%" />
            <SelectField path={[...row, 'origin']} label={t('field.audit.origin')} choices={origins} />
          </div>
          <LocalisedField path={[...row, 'dataSource']} label={t('field.audit.dataSource')} />
        </>
      )}
    </RowList>
  )
}

export function LowValueSection(): ReactNode {
  const { t } = useText()
  return (
    <>
      <YesNoField path={['lowValue', 'listed']} label={t('field.lowValue.listed')} hint={t('field.lowValue.listedHint')} />
      <LocalisedField path={['lowValue', 'part']} label={t('field.lowValue.part')} hint={t('field.lowValue.partHint')} />
      <RowList path={['lowValue', 'campaigns']} label={t('field.lowValue.campaigns')} rowLabel={t('field.lowValue.row')} addLabel={t('field.lowValue.add')}>
        {(row) => (
          <>
            <div className="side-by-side">
              <InputField path={[...row, 'name']} label={t('field.lowValue.name')} />
              <WordsField path={[...row, 'entry']} label={t('field.lowValue.entry')} />
            </div>
            <InputField kind="url" path={[...row, 'url']} label={t('field.lowValue.url')} />
          </>
        )}
      </RowList>
    </>
  )
}

/** Earlier guidance that this recommendation takes the place of. */
export function ReplacesSection(): ReactNode {
  const { t } = useText()
  const references = useReferenceChoices()
  const recommendations = useRecommendationChoices()
  return (
    <RowList path={['replaces']} label={t('field.replaces.texts')} hint={t('field.replaces.hint')} rowLabel={t('field.replaces.row')} addLabel={t('field.replaces.add')}>
      {(row) => (
        <>
          <LocalisedField shape="line" path={[...row, 'guidance']} label={t('field.replaces.guidance')} />
          <div className="side-by-side">
            <SelectField path={[...row, 'reference']} label={t('field.reference')} hint={t('field.optional')} choices={references} />
            <SelectField path={[...row, 'recommendation']} label={t('field.replaces.recommendation')} hint={t('field.optional')} choices={recommendations} />
          </div>
          <LocalisedField path={[...row, 'why']} label={t('field.why')} />
        </>
      )}
    </RowList>
  )
}

export function PatientSection(): ReactNode {
  const { t } = useText()
  return (
    <>
      <LocalisedField shape="prose" path={['patient', 'summary']} label={t('field.patient.summary')} hint={t('field.patient.summaryHint')} />
      <LocalisedField shape="prose" path={['patient', 'why']} label={t('field.patient.why')} />
      <LocalisedField shape="prose" path={['patient', 'whatHappens']} label={t('field.patient.whatHappens')} hint={t('field.patient.whatHappensHint')} />
      <LocalisedField shape="prose" path={['patient', 'whatToAsk']} label={t('field.patient.whatToAsk')} />
      <PatientReadingEase />
    </>
  )
}

/** Of what is typed at this moment, in the languages that are shown. */
function PatientReadingEase(): ReactNode {
  const { sourceLanguage, target } = useDraftForm()
  const patient = useFieldValue(['patient'])
  return <ReadingEase patient={patient as PatientTexts | undefined} languages={target ? [sourceLanguage, target] : [sourceLanguage]} />
}
