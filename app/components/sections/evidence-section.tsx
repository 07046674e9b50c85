import type { ReactNode } from 'react'
import { certainties, downgradeReasons, evidenceBases, gradingSchemes, upgradeReasons } from '#schema/model/recommendation.ts'
import { LocalisedField } from '../fields/localised-field.tsx'
import { RowList } from '../fields/row-list.tsx'
import { CheckboxField, InputField, RadioField, SelectField, useTermChoices } from '../fields/simple-fields.tsx'
import { WordsField } from '../fields/words-field.tsx'
import { useText } from '../text/use-text.tsx'
import { useReferenceChoices } from './catalogue-choices.ts'
import { GroundFields } from './law-and-ground.tsx'
import { ReferenceField } from './reference-field.tsx'

export function EvidenceSection(): ReactNode {
  const { t } = useText()
  return (
    <>
      <RadioField path={['evidence', 'certainty']} label={t('field.evidence.certainty')} hint={t('field.evidence.certaintyHint')} choices={useTermChoices('certainty', certainties)} />
      <GroundFields path={['evidence', 'restsOn']} certaintyAt={['evidence', 'certainty']} />
      <div className="side-by-side">
        <SelectField path={['evidence', 'scheme']} label={t('field.evidence.scheme')} choices={useTermChoices('scheme', gradingSchemes)} />
        <InputField path={['evidence', 'statedGrade']} label={t('field.evidence.statedGrade')} hint={t('field.evidence.statedGradeHint')} />
      </div>
      <RadioField path={['evidence', 'gradedBy']} label={t('field.evidence.gradedBy')} choices={useTermChoices('gradedBy', ['source', 'panel'])} />
      <CheckboxField path={['evidence', 'basis']} label={t('field.evidence.basis')} choices={useTermChoices('basis', evidenceBases)} />
      <LocalisedField shape="prose" path={['evidence', 'summary']} label={t('field.evidence.summary')} hint={t('field.evidence.summaryHint')} />
      <InputField kind="date" path={['evidence', 'searchedOn']} label={t('field.evidence.searchedOn')} />
      <ReferenceField path={['evidence', 'references']} label={t('field.evidence.references')} />
      <CertaintyChanges path="downgraded" reasons={downgradeReasons} />
      <CertaintyChanges path="upgraded" reasons={upgradeReasons} />
      <LocalisedField path={['evidence', 'justification']} label={t('field.evidence.justification')} hint={t('field.evidence.justificationHint')} />
      <Disagreements />
    </>
  )
}

function CertaintyChanges({ path, reasons }: { path: 'downgraded' | 'upgraded'; reasons: ReadonlyArray<string> }): ReactNode {
  const { t } = useText()
  const choices = useTermChoices('certaintyChange', reasons)
  return (
    <RowList path={['evidence', path]} label={t(`field.evidence.${path}`)} rowLabel={t('field.evidence.reasonRow')} addLabel={t('field.evidence.reasonAdd')}>
      {(row) => (
        <>
          <SelectField path={[...row, 'reason']} label={t('field.evidence.reason')} choices={choices} />
          <LocalisedField path={[...row, 'why']} label={t('field.why')} />
        </>
      )}
    </RowList>
  )
}

function Disagreements(): ReactNode {
  const { t } = useText()
  const references = useReferenceChoices()
  return (
    <RowList path={['evidence', 'disagreements']} label={t('field.evidence.disagreements')} hint={t('field.evidence.disagreementsHint')} rowLabel={t('field.evidence.disagreementRow')} addLabel={t('field.evidence.disagreementAdd')}>
      {(row) => (
        <>
          <LocalisedField path={[...row, 'about']} label={t('field.evidence.disagreementAbout')} />
          <RowList heading="h4" path={[...row, 'positions']} label={t('field.evidence.positions')} rowLabel={t('field.evidence.positionRow')} addLabel={t('field.evidence.positionAdd')}>
            {(position) => (
              <>
                <LocalisedField path={[...position, 'says']} label={t('field.evidence.says')} />
                <SelectField path={[...position, 'reference']} label={t('field.reference')} choices={references} />
                <WordsField path={[...position, 'source']} label={t('field.evidence.source')} />
                <InputField kind="number" path={[...position, 'year']} label={t('field.year')} />
              </>
            )}
          </RowList>
        </>
      )}
    </RowList>
  )
}
