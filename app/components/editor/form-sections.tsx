import { memo, type ReactNode } from 'react'
import { AcceptedSection } from '../sections/accepted-section.tsx'
import { CasesSection } from '../sections/cases-section.tsx'
import { AuditSection, LowValueSection, PatientSection, ReplacesSection, ReviewSection } from '../sections/closing-sections.tsx'
import { EvidenceSection } from '../sections/evidence-section.tsx'
import { OptionsSection } from '../sections/options-section.tsx'
import { QuestionSection } from '../sections/question-section.tsx'
import { RadiologySection } from '../sections/radiology-section.tsx'
import { RuleSection } from '../sections/rule-section.tsx'
import { sections, type SectionId } from '../sections/section-list.ts'
import { StatementSection } from '../sections/statement-section.tsx'
import { ValueSection } from '../sections/value-section.tsx'
import { useText } from '../text/use-text.tsx'

const contents = {
  question: QuestionSection,
  statement: StatementSection,
  evidence: EvidenceSection,
  radiology: RadiologySection,
  value: ValueSection,
  options: OptionsSection,
  rule: RuleSection,
  cases: CasesSection,
  review: ReviewSection,
  audit: AuditSection,
  lowValue: LowValueSection,
  replaces: ReplacesSection,
  accepted: AcceptedSection,
  patient: PatientSection,
} as const satisfies Record<SectionId, () => ReactNode>

/** All sections, one under the other, so that the whole can be read, searched and printed. */
export const FormSections = memo(function FormSections(): ReactNode {
  const { t } = useText()
  return sections.map(({ id }, index) => {
    const Content = contents[id]
    return (
      <section key={id} id={`section-${id}`} className="form-section" aria-labelledby={`section-${id}-title`} tabIndex={-1}>
        <h2 id={`section-${id}-title`}>
          <span className="section-number">{index + 1}</span> {t(`section.${id}`)}
        </h2>
        <p className="section-lead">{t(`sectionLead.${id}`)}</p>
        <Content />
      </section>
    )
  })
})
