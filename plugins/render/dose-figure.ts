import type { BundleProcedure } from '#schema/bundle/bundle.ts'
import { comparedDose, doseFigure, type DosePopulation, type DoseScheme } from '#schema/model/dose-band.ts'
import type { EffectiveDose } from '#schema/model/procedure.ts'
import { html, type Html } from './html.ts'
import type { Words } from './words.ts'

/** The scheme whose symbols pages show; its name stands beside them. */
export const shownScheme: DoseScheme = 'acr-rrl'

/** Bars of all procedures on one scale, child below adult, each with figure, band symbol and doubt mark. */
export function doseFigureOf({ procedures, words, children }: { procedures: ReadonlyArray<BundleProcedure>; words: Words; children: boolean }): Html {
  const populations: ReadonlyArray<DosePopulation> = children ? ['adult', 'child'] : ['adult']
  const highest = Math.max(0.001, ...procedures.flatMap((procedure) => populations.map((population) => upperFigure(procedure, population))))
  return html`<figure class="doses"><figcaption>${words.text('doseCaption')} ${words.text('doseBandNote', { scheme: words.term('doseScheme', shownScheme) })}</figcaption>
<table>${procedures.map(
    (procedure) => html`
<tr><th scope="row">${words.localised(procedure.name)}</th><td>${populations.map((population) => bar(procedure, population))}</td></tr>`,
  )}
</table></figure>`

  function bar(procedure: BundleProcedure, population: DosePopulation): Html {
    const width = Math.round((upperFigure(procedure, population) / highest) * 1000) / 10
    // A dose that is not zero stays visible on the common scale.
    const drawn = width > 0 ? Math.max(width, 1) : 0
    return html`<div class="bar ${population}"><span class="who">${words.text(population)}</span><span class="scale"><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="track" width="100" height="8"/><rect class="dose" width="${drawn}" height="8"/></svg><span>${doseText(procedure, population, words)}</span></span></div>`
  }
}

/** "1,2 mSv ☢☢☢", with the doubt said. */
export function doseText(procedure: BundleProcedure, population: DosePopulation, words: Words): Html {
  const dose = comparedDose(procedure, population)
  if (!dose) return html`${words.text('doseUnknown')}`
  if (doseFigure(dose) === 0 && dose.high === undefined) return html`${words.text('doseNone')}`
  const band = procedure.bands[population].find(({ scheme }) => scheme === shownScheme)
  return html`<b>${milliSieverts(dose, words)}</b>${band ? html` <span class="symbol" title="${words.term('doseScheme', shownScheme)}">${band.symbol}</span>` : ''}${dose.verified === 'unverified' ? html` <span class="small">${words.text('doseUnverified')}</span>` : ''}`
}

/** Every dose figure of the catalogue with its source, so that none stands bare. */
export function doseSourcesTable(procedures: ReadonlyArray<BundleProcedure>, words: Words): Html {
  const [population, source] = [words.text('population'), words.text('doseSource')]
  const rows = procedures.flatMap((procedure) =>
    procedure.doses.map(
      (dose) => html`
<tr><th scope="row">${words.localised(procedure.name)}</th><td>${words.text(dose.population)}</td><td>${milliSieverts(dose, words)}</td><td data-label="${source}">${dose.url ? html`<a href="${dose.url}">${words.localised(dose.source)}</a>` : words.localised(dose.source)}, ${dose.year ?? words.text('doseYearUnknown')}; ${words.term('verification', dose.verified)}${dose.note ? html`. ${words.localised(dose.note)}` : ''}</td></tr>`,
    ),
  )
  if (rows.length === 0) return html``
  return html`<details><summary>${words.text('doseSources')}</summary><table class="grid-table sources"><caption class="ds-sr-only">${words.text('doseSources')}</caption><thead><tr><th scope="col">${words.text('examination')}</th><th scope="col">${population}</th><th scope="col">mSv</th><th scope="col">${source}</th></tr></thead><tbody>${rows}
</tbody></table></details>`
}

function milliSieverts(dose: EffectiveDose, words: Words): string {
  if (dose.typical !== undefined) return `${words.number(dose.typical)} mSv`
  if (dose.low === 0 && dose.high! > 0) return words.text('doseBelow', { value: words.number(dose.high!) })
  return `${words.number(dose.low!)}–${words.number(dose.high!)} mSv`
}

function upperFigure(procedure: BundleProcedure, population: DosePopulation): number {
  const dose = comparedDose(procedure, population)
  return dose ? (dose.typical ?? dose.high!) : 0
}
