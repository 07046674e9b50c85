import { CircleSlashIcon, ExclamationmarkTriangleIcon, InformationSquareIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import type { Condition } from '#schema/model/condition.ts'
import type { Catalogue } from '#schema/model/library.ts'
import { ConditionWords } from '../condition-words.tsx'
import { procedureName } from '../dose-comparison.tsx'
import { useText } from '../text/use-text.tsx'
import { type OptionRow, RatingTag } from './option-table.tsx'

export type TableScenario = { key: string; title: string; when: Condition | undefined }
export type TableOption = OptionRow & { interrupt: string }

/** Scenario by examination: how appropriate each is where, and what a referrer meets. `choose` makes every cell lead to its row in the form. */
export function DecisionTable({ scenarios, options, catalogue, choose }: { scenarios: ReadonlyArray<TableScenario>; options: ReadonlyArray<TableOption>; catalogue: Catalogue; choose?: (option: number) => void }): ReactNode {
  const text = useText()
  const { t } = text
  const placed = options.filter(({ scenario, procedure }) => procedure !== '' && scenarios.some(({ key }) => key === scenario))
  const procedures = [...new Set(placed.map(({ procedure }) => procedure))]
  if (procedures.length === 0) return null
  const nameOf = (key: string): string => procedureName(catalogue.procedures.get(key), key, text)
  const title = t('decisionTable.title')
  return (
    <div className="table-scroll" role="group" aria-label={title} tabIndex={0}>
      <table className="ds-table decision-table" data-color="neutral">
        <caption>
          <b>{title}</b> <span className="muted">{t(choose ? 'decisionTable.caption' : 'decisionTable.captionRead')}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('decisionTable.scenario')}</th>
            {procedures.map((key) => (
              <th key={key} scope="col">
                {nameOf(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {scenarios.map(({ key, title: name, when }, index) => (
            <tr key={key}>
              <th scope="row">
                <span className="scenario-name">
                  {index + 1}. {name}
                </span>
                {when && (
                  <div className="scenario-when">
                    <ConditionWords condition={when} catalogue={catalogue} />
                  </div>
                )}
              </th>
              {procedures.map((procedure) => {
                const cells = placed.filter((option) => option.scenario === key && option.procedure === procedure)
                return (
                  <td key={procedure} data-label={nameOf(procedure)} data-empty={cells.length === 0 || undefined}>
                    {cells.length === 0 && (
                      <span className="muted">
                        <span aria-hidden="true">–</span>
                        <span className="visually-hidden">{t('decisionTable.noRow')}</span>
                      </span>
                    )}
                    {cells.map((option) => (
                      <Cell key={option.index} option={option} choose={choose} />
                    ))}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const interruptMarks = { inform: InformationSquareIcon, soft: ExclamationmarkTriangleIcon, hard: CircleSlashIcon } as const

function Cell({ option, choose }: { option: TableOption; choose: ((option: number) => void) | undefined }): ReactNode {
  const { term } = useText()
  const Mark = option.interrupt in interruptMarks ? interruptMarks[option.interrupt as keyof typeof interruptMarks] : undefined
  const content = (
    <>
      <RatingTag rating={option.appropriateness} />
      {Mark && (
        <span className="cell-interrupt">
          <Mark aria-hidden /> {term('interrupt', option.interrupt)}
        </span>
      )}
    </>
  )
  if (!choose) return content
  return (
    <button type="button" className="cell-choice" onClick={() => choose(option.index)}>
      {content}
    </button>
  )
}
