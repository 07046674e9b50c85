import { describe, expect, test } from 'vitest'
import { deniedByDecide } from '#tests/support/confirmed-by-decide.ts'
import { lineOf } from '#tests/support/finding-line.ts'
import { plantedRules } from '#tests/support/planted-faults.ts'
import { verify, verifyChanged } from './verify.ts'

const at = '2026-11-20'

describe('planted faults', () => {
  test.each([10, 100, 1000])('nothing is found among %d clean recommendations', (count) => {
    const { rules } = plantedRules({ count, seed: count, faults: 0 })
    expect(verify(rules, { at }).findings.map(lineOf)).toEqual([])
  })

  test.each([
    { count: 10, faults: 2, bases: 60 },
    { count: 100, faults: 12, bases: 10 },
    { count: 1000, faults: 100, bases: 2 },
  ])('every one among $count recommendations is found, nothing else, and the engine confirms each witness', ({ count, faults, bases }) => {
    for (let seed = 0; seed < bases; seed++) {
      const { rules, planted } = plantedRules({ count, seed, faults })
      const { findings } = verify(rules, { at })
      if (count === 1000) expect(planted.map((line) => line.split(' ')[0])).toEqual(expect.arrayContaining(['contradiction', 'gap', 'unreachable']))
      expect(findings.map(lineOf).toSorted(), `seed ${seed}`).toEqual(planted.toSorted())
      for (const finding of findings) expect(deniedByDecide(rules, finding, at)).toBeUndefined()
    }
  })

  test('one changed recommendation is verified without the others', () => {
    const { rules } = plantedRules({ count: 100, seed: 1, faults: 0 })
    const { rules: faulty, planted } = plantedRules({ count: 100, seed: 1, faults: 1 })
    const before = verify(rules, { at })
    const changed = faulty.recommendations.filter((one, index) => JSON.stringify(one) !== JSON.stringify(rules.recommendations[index])).map(({ id }) => id)
    const after = verifyChanged(faulty, before, { changed, at })
    expect(after.findings.map(lineOf).toSorted()).toEqual(planted.toSorted())
    expect(verifyChanged(rules, after, { changed, at }).findings).toEqual([])
  })
})
