import { expect, test } from 'vitest'
import { compileProcedure } from '#plugins/compile/compile-procedure.ts'
import type { EffectiveDose } from '#schema/model/procedure.ts'
import { siteMessages } from '#tests/support/site-messages.ts'
import { doseSourcesTable } from './dose-figure.ts'
import { wordsFor } from './words.ts'

const doses: Array<EffectiveDose> = [
  { population: 'adult', typical: 4, source: { da: 'Et groft skøn', nb: 'Et grovt anslag', en: 'A rough estimate' }, verified: 'unverified' },
  { population: 'child', typical: 2, source: 'J Nucl Med', url: 'https://example.org/doses', year: 2020, verified: 'seen' },
]

test('every figure names its source, in the language of the page where there are words for it', () => {
  const procedure = compileProcedure({ key: 'CT_HEAD', name: { da: 'CT', nb: 'CT', en: 'CT' }, modality: 'CT', region: 'head', contrast: 'none', codes: [], doses })
  const table = doseSourcesTable([procedure], wordsFor({ messages: siteMessages(), language: 'nb' })).markup
  expect(table).toContain('<td>4 mSv</td><td data-label="Kilde">Et grovt anslag, ')
  expect(table).toContain('<td data-label="Kilde"><a href="https://example.org/doses">J Nucl Med</a>, 2020')
})
