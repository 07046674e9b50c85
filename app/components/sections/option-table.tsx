import type { ReactNode } from 'react'
import { categoryOf } from '#schema/model/appropriateness.ts'
import { comparedDose, doseFigure } from '#schema/model/dose-band.ts'
import type { Procedure } from '#schema/model/procedure.ts'
import { DoseBar, doseText, highestDose, procedureName } from '../dose-comparison.tsx'
import { useDraftForm } from '../draft/draft-form-context.tsx'
import { fieldId } from '../fields/field-shell.tsx'
import { useText } from '../text/use-text.tsx'

/** `appropriateness` is what stands in the field: a figure from 1 to 9, or what was typed of it. */
export type OptionRow = { index: number; scenario: string; procedure: string; appropriateness: string; role: string }

/** The examinations of one scenario beside each other: rating, place in the pathway, and dose on one scale. */
export function OptionTable({ rows }: { rows: ReadonlyArray<OptionRow> }): ReactNode {
  const { catalogue } = useDraftForm()
  const text = useText()
  const { t, term } = text
  if (rows.length === 0) return null
  const procedures = rows.flatMap((row) => catalogue.procedures.get(row.procedure) ?? [])
  const highest = highestDose(procedures)
  return (
    <div className="table-scroll" role="group" aria-label={t('field.options.comparison')} tabIndex={0}>
      <table className="ds-table option-table" data-color="neutral">
        <caption>{t('field.options.comparison')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('field.procedure')}</th>
            <th scope="col">{t('field.options.rating')}</th>
            <th scope="col">{t('field.options.role')}</th>
            <th scope="col">{t('dose.adult')}</th>
            <th scope="col">{t('dose.child')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const procedure = catalogue.procedures.get(row.procedure)
            return (
              <tr key={row.index}>
                <th scope="row">
                  <a href={`#${fieldId(['options', row.index])}`}>{row.procedure ? procedureName(procedure, row.procedure, text) : t('field.options.noProcedure')}</a>
                </th>
                <td>
                  <RatingTag rating={row.appropriateness} />
                </td>
                <td>{row.role && term('role', row.role)}</td>
                <DoseCell procedure={procedure} population="adult" highest={highest} />
                <DoseCell procedure={procedure} population="child" highest={highest} />
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** Rating with its category in words; the colour only repeats it. */
export function RatingTag({ rating }: { rating: string }): ReactNode {
  const { term, t } = useText()
  const figure = Number(rating)
  if (!Number.isInteger(figure) || figure < 1 || figure > 9) return <span className="muted">{t('field.options.notRated')}</span>
  return (
    <span className="rating" data-category={categoryOf(figure)}>
      <b>{figure}</b> <span>{term('outcome', categoryOf(figure))}</span>
    </span>
  )
}

function DoseCell({ procedure, population, highest }: { procedure: Procedure | undefined; population: 'adult' | 'child'; highest: number }): ReactNode {
  const text = useText()
  if (!procedure) return <td />
  const dose = comparedDose(procedure, population)
  return (
    <td className="dose-cell" data-label={text.t(population === 'adult' ? 'dose.adult' : 'dose.child')}>
      <span>{dose ? doseText(dose, text) : text.t('dose.unknown')}</span>
      <DoseBar figure={dose ? doseFigure(dose) : 0} highest={highest} known={dose !== undefined} />
    </td>
  )
}
