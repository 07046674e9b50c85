import fc from 'fast-check'
import type { Decidable, DecidableRecommendation } from '#schema/bundle/bundle.ts'
import { anOption } from './a-decidable.ts'
import { randomCases, randomConditions, type FactKind } from './random-rules.ts'

type Recommendation = DecidableRecommendation
type Option = Recommendation['options'][number]
type Edit = (rules: Decidable) => void

/** Two sets of rules, the second made from the first by one to three edits, and the kinds of facts that either may read. */
export type RandomPair = { before: Decidable; after: Decidable; kinds: ReadonlyArray<FactKind> }

/** Edits as committees make them: of a condition, a row, a scenario, an override, a whole recommendation, a named condition, a value set. */
export function randomPairs(most: number): fc.Arbitrary<RandomPair> {
  return randomCases(most).chain(({ rules, kinds }) =>
    fc.array(randomEdits(kinds), { minLength: 1, maxLength: 3 }).map((edits) => {
      const after = structuredClone(rules)
      for (const edit of edits) edit(after)
      return { before: rules, after, kinds }
    }),
  )
}

function randomEdits(kinds: ReadonlyArray<FactKind>): fc.Arbitrary<Edit> {
  const condition = randomConditions(kinds)
  const place = fc.nat(20)
  const row = fc.constantFrom<Partial<Option>>({ appropriateness: 2 }, { appropriateness: 5 }, { appropriateness: 8 }, { procedure: 'MR_HEAD' }, { scenario: 'two' })
  const advice = fc.constantFrom<Partial<Option['advice']>>({ interrupt: 'hard' }, { interrupt: 'silent' }, { instead: [{ action: 'observe' }] }, { instead: [] }, { within: 'PT1H' }, { message: { en: 'Other words.' } })
  const any = <Part>(from: ReadonlyArray<Part>, at: number): Part | undefined => from[at % Math.max(1, from.length)]
  return fc.oneof(
    fc.tuple(place, condition).map(([at, when]): Edit => ({ recommendations }) => void Object.assign(any(recommendations, at)?.rule ?? {}, { applies: when })),
    fc.tuple(place, place, condition).map(([at, which, when]): Edit => ({ recommendations }) => void Object.assign(any(any(recommendations, at)?.rule.scenarios ?? [], which) ?? {}, { when })),
    fc.tuple(place, place, row).map(([at, which, change]): Edit => ({ recommendations }) => void Object.assign(any(any(recommendations, at)?.options ?? [], which) ?? {}, change)),
    fc.tuple(place, place, advice).map(([at, which, change]): Edit => ({ recommendations }) => void Object.assign(any(any(recommendations, at)?.options ?? [], which)?.advice ?? {}, change)),
    fc.tuple(place, place).map(([at, which]): Edit => ({ recommendations }) => void any(recommendations, at)?.rule.scenarios.splice(which % 3, which % 2)),
    fc.tuple(place, fc.constantFrom('r0', 'r1', 'r2')).map(([at, recommendation]): Edit => ({ recommendations }) => void Object.assign(any(recommendations, at)?.rule ?? {}, { overrides: [{ recommendation, why: { en: 'why' } }] })),
    place.map((at): Edit => ({ recommendations }) => void recommendations.splice(at % 3, 1)),
    place.map((at): Edit => ({ recommendations }) => {
      const one = any(recommendations, at)
      if (one && !recommendations.some(({ id }) => id === 'r9')) recommendations.push({ ...structuredClone(one), id: 'r9', options: [...one.options, anOption({ scenario: 'three' })] })
    }),
    place.map((at): Edit => ({ recommendations }) => void Object.assign(any(recommendations, at) ?? {}, { certainty: 'very-low', title: { en: 'Another title' } })),
    condition.map((meaning): Edit => ({ conditions }) => void Object.assign(conditions['named']!, JSON.stringify(meaning).includes('"ref"') ? {} : { meaning })),
    fc.constantFrom('concussion', 'headache').map((key): Edit => ({ valueSets }) => void valueSets[key]!.codes.push({ system: 'http://hl7.org/fhir/sid/icd-10', code: 'S09', display: 'Other injury' } as never)),
  )
}
