import type { ReactNode } from 'react'
import type { Gaps } from '#schema/model/gaps.ts'
import { furtherIn, gradeIn } from '#schema/model/governing-statement.ts'
import { type Language, localisedIn } from '#schema/model/language.ts'
import type { Library } from '#schema/model/library.ts'
import type { Procedure } from '#schema/model/procedure.ts'
import type { Option, RecommendationDraft } from '#schema/model/recommendation.ts'
import { ConditionWords } from '../condition-words.tsx'
import { DoseOf, highestDose, procedureName } from '../dose-comparison.tsx'
import { DecisionTable } from '../sections/decision-table.tsx'
import { RatingTag } from '../sections/option-table.tsx'
import { LocalisedText } from '../page/localised-text.tsx'
import { useText } from '../text/use-text.tsx'

/** Scenario by scenario, the examinations beside each other with rating, place, dose and what the referrer is told. */
export function OptionsRead({ content, library, sourceLanguage }: { content: RecommendationDraft; library: Library; sourceLanguage: Language }): ReactNode {
  const { t } = useText()
  const options = content.options ?? []
  const used = options.flatMap(({ procedure }) => (procedure ? (library.procedures.get(procedure) ?? []) : []))
  const highest = highestDose(used)
  const scenarios = content.rule?.scenarios ?? []
  const further = content.statement?.further ?? []
  const isDivided = further.length > 0
  /** Whether the examinations of a scenario are governed by different statements. */
  const isMixed = (scenario: string | undefined): boolean => new Set(options.filter((option) => option.scenario === scenario).map((option) => furtherIn(further, scenario, option.procedure))).size > 1
  if (scenarios.length === 0) return <span className="missing">{t('review.missing')}</span>
  return (
    <>
      <TableRead content={content} library={library} sourceLanguage={sourceLanguage} />
      <DosesSideBySide procedures={[...new Set(used)]} highest={highest} />
      {scenarios.map((scenario, index) => (
    <section key={scenario.key ?? index} className="scenario">
      <h3>
        <LocalisedText text={scenario.title} source={sourceLanguage} missing={scenario.key ?? t('review.missing')} />
      </h3>
      {isDivided && !isMixed(scenario.key) && <GradeIn content={content} scenario={scenario.key} procedure={options.find((option) => option.scenario === scenario.key)?.procedure} />}
      <details className="in-words">
        <summary>{t('review.when')}</summary>
        {scenario.when ? <ConditionWords condition={scenario.when} catalogue={library} /> : t('review.missing')}
      </details>
      <ul className="option-cards">
        {options
          .filter((option) => option.scenario === scenario.key)
          .map((option, place) => (
            <OptionCard key={`${option.procedure ?? ''} ${place}`} option={option} library={library} sourceLanguage={sourceLanguage} grade={isMixed(scenario.key) && <GradeIn content={content} scenario={scenario.key} procedure={option.procedure} />} />
          ))}
      </ul>
    </section>
      ))}
    </>
  )
}

function TableRead({ content, library, sourceLanguage }: { content: RecommendationDraft; library: Library; sourceLanguage: Language }): ReactNode {
  const { language } = useText()
  const scenarios = (content.rule?.scenarios ?? []).flatMap(({ key, title, when }) => (key ? [{ key, title: localisedIn(title, language, sourceLanguage)?.text ?? key, when }] : []))
  const options = (content.options ?? []).map(({ scenario = '', procedure = '', appropriateness, role = '', advice }, index) => ({ index, scenario, procedure, appropriateness: String(appropriateness ?? ''), role, interrupt: advice?.interrupt ?? '' }))
  return <DecisionTable scenarios={scenarios} options={options} catalogue={library} />
}

/** The grade that holds for an examination in a scenario, where it is not the same everywhere. */
function GradeIn({ content, scenario, procedure }: { content: RecommendationDraft; scenario: string | undefined; procedure: string | undefined }): ReactNode {
  const { t, term } = useText()
  const { strength, direction, certainty } = gradeIn(content, scenario, procedure)
  const words = [strength && direction && term('strengthDirection', `${strength}-${direction}`), certainty && t('review.certainty', { certainty: term('certainty', certainty).toLowerCase() })]
  return <p className="muted">{words.filter(Boolean).join(' · ')}</p>
}

/** Every examination once, with its dose on one scale: what a scenario says about it is read against this. */
function DosesSideBySide({ procedures, highest }: { procedures: ReadonlyArray<Procedure>; highest: number }): ReactNode {
  const text = useText()
  return (
    <>
      <h3>{text.t('review.doses')}</h3>
      <ul className="dose-rows">
        {procedures.map((procedure) => (
          <li key={procedure.key}>
            <span className="dose-name">{procedureName(procedure, procedure.key, text)}</span>
            <DoseOf procedure={procedure} highest={highest} />
          </li>
        ))}
      </ul>
    </>
  )
}

function OptionCard({ option, library, sourceLanguage, grade }: { option: Gaps<Option>; library: Library; sourceLanguage: Language; grade: ReactNode }): ReactNode {
  const text = useText()
  const { t, term, language } = text
  const procedure = option.procedure ? library.procedures.get(option.procedure) : undefined
  const named = (entry: NonNullable<NonNullable<Gaps<Option>['advice']>['instead']>[number]): string => {
    const name = 'procedure' in entry && entry.procedure ? library.procedures.get(entry.procedure)?.name : 'action' in entry && entry.action ? library.actions.get(entry.action)?.name : undefined
    return localisedIn(name, language)?.text ?? ''
  }
  return (
    <li>
      <p className="option-name">
        {option.procedure ? procedureName(procedure, option.procedure, text) : t('review.missing')}
        <RatingTag rating={String(option.appropriateness ?? '')} />
        {option.role && <span className="muted">{term('role', option.role)}</span>}
      </p>
      {grade}
      {option.advice?.interrupt && (
        <p className="told">
          <b>{term('interrupt', option.advice.interrupt)}:</b> <LocalisedText text={option.advice.message} source={sourceLanguage} missing={t('review.missing')} />
        </p>
      )}
      {option.advice?.instead && option.advice.instead.length > 0 && (
        <p className="told">
          {t('field.options.instead')}: {option.advice.instead.map(named).join(', ')}
        </p>
      )}
    </li>
  )
}
