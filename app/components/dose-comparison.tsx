import type { ReactNode } from 'react'
import { type DosePopulation, comparedDose, doseBand, doseFigure } from '#schema/model/dose-band.ts'
import { inLanguage, wordsIn } from '#schema/model/language.ts'
import type { EffectiveDose, Procedure } from '#schema/model/procedure.ts'
import { useText } from './text/use-text.tsx'
import type { Text } from './text/text.ts'

/** The scheme whose symbols the desk shows. */
const scheme = 'acr-rrl'

/** Adult and child dose of one examination from the catalogue, with source, year and doubt. `highest` in mSv is the bar's whole length. */
export function DoseOf({ procedure, highest }: { procedure: Procedure; highest: number }): ReactNode {
  const { t } = useText()
  return (
    <dl className="doses">
      {(['adult', 'child'] as const).map((population) => (
        <DoseLine key={population} procedure={procedure} population={population} highest={highest} label={t(`dose.${population}`)} />
      ))}
    </dl>
  )
}

function DoseLine({ procedure, population, highest, label }: { procedure: Procedure; population: DosePopulation; highest: number; label: string }): ReactNode {
  const text = useText()
  const { t, term } = text
  const dose = comparedDose(procedure, population)
  const figure = dose ? doseFigure(dose) : 0
  return (
    <div className="dose">
      <dt>{label}</dt>
      <dd>
        <span className="dose-figure">
          {dose ? doseText(dose, text) : t('dose.unknown')}
          {dose && (
            <span className="dose-band" title={term('doseScheme', scheme)}>
              <span aria-hidden="true">{doseBand(scheme, figure, population).symbol}</span>
              <span className="visually-hidden">{t('dose.band', { scheme: term('doseScheme', scheme), level: doseBand(scheme, figure, population).level })}</span>
            </span>
          )}
        </span>
        <DoseBar figure={figure} highest={highest} known={dose !== undefined} />
        {dose && figure > 0 && (
          <span className="dose-source">
            {wordsIn(dose.source, text.language)}
            {dose.year !== undefined && `, ${dose.year}`}
            {dose.verified !== 'seen' && ` (${term('verification', dose.verified)})`}
          </span>
        )}
      </dd>
    </div>
  )
}

/** A bar whose length compares doses. Drawn with attributes, because the content security policy refuses style attributes. */
export function DoseBar({ figure, highest, known }: { figure: number; highest: number; known: boolean }): ReactNode {
  // A dose that is not zero stays visible beside a large one.
  const width = highest > 0 && figure > 0 ? Math.max(2, (figure / highest) * 100) : 0
  return (
    <svg className="dose-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="dose-track" width="100" height="6" rx="1" />
      {known && <rect className="dose-fill" width={width} height="6" rx="1" />}
    </svg>
  )
}

/** "1.2 mSv", "1–3 mSv", "no ionising radiation". */
export function doseText(dose: EffectiveDose, { t, number }: Text): string {
  if (dose.typical === 0 || dose.high === 0) return t('dose.none')
  if (dose.typical !== undefined) return `${number(dose.typical)} mSv`
  return `${number(dose.low ?? 0)}–${number(dose.high ?? 0)} mSv`
}

/** The highest figure among some examinations, in mSv, for bars on one scale. */
export function highestDose(procedures: ReadonlyArray<Procedure>): number {
  const figures = procedures.flatMap((procedure) => (['adult', 'child'] as const).map((population) => comparedDose(procedure, population)))
  return Math.max(0, ...figures.map((dose) => (dose ? doseFigure(dose) : 0)))
}

/** Name of an examination in the reader's language, else its key. */
export function procedureName(procedure: Procedure | undefined, key: string, { language }: Text): string {
  return inLanguage(procedure?.name, language) ?? key
}
