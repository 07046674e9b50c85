import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aDecidable, aDecidableRecommendation, anOption } from '#tests/support/a-decidable.ts'
import { Decision } from '#schema/bundle/decision.ts'
import { decide } from './decide.ts'
import { prepare } from './prepare.ts'
import { readBundle } from './read-bundle.ts'

const at = '2026-11-20'
const facts = { order: { procedure: 'CT_HEAD' }, patient: { age: 'P40Y', sex: 'female' }, findings: { a: true }, measurements: { gcs: { value: 15 } }, prior: [], indications: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'S06.0' }] }

/** A bundle in which everything is read that the engine can read. */
function aBundle(): Record<string, unknown> {
  const applies = {
    all: [
      { any: [{ indication: { in: 'concussion' } }, { not: { finding: 'b' } }] },
      { atLeast: 1, of: [{ finding: 'a' }, { sex: ['female' as const] }, { setting: ['emergency' as const] }] },
      { score: [{ points: 2, when: { age: { from: 'P18Y' } } }, { points: 1, when: { measurement: 'gcs', from: 14, unit: '{score}' } }], from: 1 },
      { not: { prior: { procedure: 'head-imaging', within: 'P1M' } } },
      { ref: 'named' },
    ],
  }
  const { recommendations, ...rest } = aDecidable(
    [
      aDecidableRecommendation({
        id: 'a',
        options: [anOption({ appropriateness: 2, advice: { interrupt: 'soft', within: 'PT1H', instead: [{ procedure: 'MR_HEAD' }, { action: 'observe' }] } })],
        statement: { direction: 'for', strength: 'strong', further: [{ scenarios: ['all'], procedures: ['CT_HEAD'], certainty: 'low' }] },
        rule: { applies, priorImaging: { procedure: 'CT_HEAD', within: 'P3M' }, overrides: [{ recommendation: 'b', why: { en: 'why' } }] },
      }),
      aDecidableRecommendation({ id: 'b' }),
    ],
    { conditions: { named: { meaning: { finding: 'a' }, name: { en: 'named' } } } },
  )
  return { format: 'rationale-rule-bundle/1', version: '1', publishedAt: '2026-11-20T12:00:00Z', ...rest, recommendations: recommendations.map(({ certainty, ...one }) => ({ ...one, evidence: { certainty } })), cases: [] }
}

test('a bundle that is read decides as its deciding part does', () => {
  const reading = readBundle(JSON.stringify(aBundle()))
  if (!reading.ok) throw new Error(reading.why)
  const decision = decide(reading.prepared, facts, { at })
  expect(decision).toMatchObject({ outcome: 'not-appropriate', rating: 2, recommendation: { id: 'a', certainty: 'low' }, instead: [{ procedure: 'MR_HEAD' }, { action: 'observe' }] })
  expect(decide(prepare(reading.prepared.decidable), facts, { at })).toEqual(decision)
})

test.each<[string, string, string]>([
  ['no JSON', '{', 'is not JSON: '],
  ['no object', '[]', 'is not a rule bundle this evaluator reads: expected the format "rationale-rule-bundle/1", found none'],
  ['another format', '{"format":"x"}', 'found "x"'],
  ['a part that is missing', '{"format":"rationale-rule-bundle/1","id":"x"}', 'is damaged: its "sequence" cannot be read'],
  ['a recommendation that is none', JSON.stringify({ ...aBundle(), recommendations: [{}] }), 'is damaged: its "recommendations" cannot be read'],
])('%s is refused with the reason', (_, text, why) => {
  const reading = readBundle(text)
  expect(reading.ok ? undefined : reading.why).toContain(why)
})

test('a damaged recommendation says nothing, the trace says why, and the others decide', () => {
  const bundle = aBundle() as { recommendations: Array<{ rule: { applies: unknown } }> }
  bundle.recommendations[0]!.rule.applies = { all: [{ finding: 7 }] }
  const reading = readBundle(JSON.stringify(bundle))
  if (!reading.ok) throw new Error(reading.why)
  const decision = decide(reading.prepared, facts, { at })
  expect(decision.recommendation?.id).toBe('b')
  expect(decision.trace[0]).toEqual({ recommendation: 'a', at: 'rule', is: 'unknown', because: 'has a condition that is damaged; the recommendation says nothing' })
})

/** Every place in a value, as a path of keys. */
function placesIn(value: unknown, path: ReadonlyArray<string> = []): Array<ReadonlyArray<string>> {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, part]) => placesIn(part, [...path, key]))]
}

function withJunk(value: unknown, [key, ...rest]: ReadonlyArray<string>, junk: unknown): unknown {
  if (key === undefined) return junk
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...(value as Array<unknown>)] as unknown as Record<string, unknown>) : { ...(value as Record<string, unknown>) }
  const inside = withJunk(copy[key], rest, junk)
  if (inside === undefined) delete copy[key]
  else copy[key] = inside
  return copy
}

test('a bundle damaged in any place is refused or decides, and never throws', () => {
  const whole = aBundle()
  const places = placesIn(whole).slice(1)
  const junk = fc.constantFrom<unknown>(undefined, null, 0, '', 'x', true, [], {}, [null], [{}], { all: 3 }, { ref: 'named' }, { toString: null })
  let read = 0
  fc.assert(
    fc.property(fc.constantFrom(...places), junk, fc.constantFrom({}, facts, { order: facts.order }), (place, value, known) => {
      const reading = readBundle(JSON.stringify(withJunk(whole, place, value)))
      if (!reading.ok) return
      read++
      const { outcome, trace } = decide(reading.prepared, known, { at, language: 'da' })
      expect(Decision.shape.outcome.safeParse(outcome).success).toBe(true)
      expect(Array.isArray(trace)).toBe(true)
    }),
    { numRuns: 3000 },
  )
  expect(read).toBeGreaterThan(1000)
})
