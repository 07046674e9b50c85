import { indexIndications } from '#plugins/match-indications/index-indications.ts'
import { measureRecall, type PhraseFigures } from '#plugins/match-indications/recall.ts'
import type { RuleBundle } from '#schema/bundle/bundle.ts'
import type { IndicationPhrase } from '#schema/model/vocabulary.ts'

export const indicationReportPath = 'indications.json'

/** How well the words of referrers find the indications of a bundle, as every release tells it. */
export type IndicationReport = {
  bundle: { id: string; version: string; sequence: number }
  indications: number
  synonyms: number
  /** Phrases that expect an indication which is not in the bundle; they are not counted below. */
  leftOut: number
  figures: PhraseFigures
}

/** Measures the library's phrases against the value sets that the bundle carries: what a receiver has. */
export function indicationReport({ id, version, sequence, valueSets }: RuleBundle, phrases: Iterable<IndicationPhrase>): IndicationReport {
  const index = indexIndications(Object.values(valueSets))
  const all = [...phrases]
  const within = all.filter(({ expected }) => expected.every((key) => Object.hasOwn(valueSets, key)))
  return {
    bundle: { id, version, sequence },
    indications: new Set(index.synonyms.map(({ valueSet }) => valueSet)).size,
    synonyms: index.synonyms.length,
    leftOut: all.length - within.length,
    figures: measureRecall(index, within).figures,
  }
}
