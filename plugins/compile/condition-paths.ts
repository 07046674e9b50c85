import type { Condition } from '#schema/model/condition.ts'

export type PlacedCondition = { node: Condition; path: string }

/** Every node of a condition with its place in the record (`rule.applies.all.0.not`), outermost first. */
export function* placedNodes(condition: Condition, path: string): Generator<PlacedCondition> {
  yield { node: condition, path }
  for (const part of placedParts(condition, path)) yield* placedNodes(part.node, part.path)
}

function placedParts(node: Condition, path: string): Array<PlacedCondition> {
  const listed = (parts: ReadonlyArray<Condition>, key: string): Array<PlacedCondition> =>
    parts.map((part, index) => ({ node: part, path: `${path}.${key}.${index}` }))
  if ('all' in node) return listed(node.all, 'all')
  if ('any' in node) return listed(node.any, 'any')
  if ('not' in node) return [{ node: node.not, path: `${path}.not` }]
  if ('of' in node) return listed(node.of, 'of')
  if ('score' in node) return node.score.map((part, index) => ({ node: part.when, path: `${path}.score.${index}.when` }))
  return []
}
