import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ForestFull, makeForest, type Diagram, type Forest } from './diagram.ts'

const sizes = [2, 3, 2]
const points = [0, 1].flatMap((x) => [0, 1, 2].flatMap((y) => [0, 1].map((z) => [x, y, z])))
const tables = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 12, maxLength: 12 })

function diagramOf(forest: Forest, table: ReadonlyArray<number>): Diagram {
  const at = (x: number, y: number, z: number): Diagram => forest.constant(table[x * 6 + y * 2 + z]!)
  return forest.choose(0, [0, 1].map((x) => forest.choose(1, [0, 1, 2].map((y) => forest.choose(2, [0, 1].map((z) => at(x, y, z)))))))
}

function tableOf(forest: Forest, diagram: Diagram): Array<number> {
  return points.map((point) => forest.valueOf(point.reduce((rest, value, variable) => forest.restrict(rest, variable, value), diagram))!)
}

test('operations work point by point, and equal functions are one diagram', () => {
  fc.assert(
    fc.property(tables, tables, tables, (one, two, three) => {
      const forest = makeForest(sizes, 10_000)
      const [first, second, third] = [one, two, three].map((table) => diagramOf(forest, table)) as [Diagram, Diagram, Diagram]
      expect(tableOf(forest, first)).toEqual(one)
      expect(forest.ifElse(first, second, third)).toBe(diagramOf(forest, one.map((value, index) => (value === 0 ? three[index]! : two[index]!))))
      expect(forest.combine(first, second, (left, right) => left * 3 + right)).toBe(diagramOf(forest, one.map((value, index) => value * 3 + two[index]!)))
      expect(forest.map(first, (value) => value % 2)).toBe(diagramOf(forest, one.map((value) => value % 2)))
      expect(forest.implies(first, second)).toBe(one.every((value, index) => value === 0 || two[index] !== 0))
      expect(forest.values(first)).toEqual([...new Set(one)].toSorted())
    }),
  )
})

test('the support is exactly the variables that matter', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const forest = makeForest(sizes, 10_000)
      const value = (point: ReadonlyArray<number>): number => table[point[0]! * 6 + point[1]! * 2 + point[2]!]!
      const matters = [0, 1, 2].filter((variable) =>
        points.some((point) => Array.from({ length: sizes[variable]! }, (_, other) => value(point.with(variable, other))).some((other) => other !== value(point))),
      )
      expect(forest.support(diagramOf(forest, table))).toEqual(matters)
    }),
  )
})

test('a witness is a point with the value asked for', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const forest = makeForest(sizes, 10_000)
      const diagram = diagramOf(forest, table)
      const found = forest.witness(diagram, (value) => value === 2)
      expect(found !== undefined).toBe(table.includes(2))
      if (found) expect(forest.valueOf([...found].reduce((rest, [variable, value]) => forest.restrict(rest, variable, value), diagram))).toBe(2)
    }),
  )
})

test('a full forest says so', () => {
  expect(() => diagramOf(makeForest(sizes, 3), points.map((_, index) => index))).toThrow(ForestFull)
})
