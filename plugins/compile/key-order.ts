/**
 * The same value with the keys of every object below the first level in order, so that a bundle has the same bytes whether its content
 * came from files or from the database. The first level keeps the order of its format, for people who open the file.
 */
export function inKeyOrder<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, ordered(field)])) as Value
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries.map(([key, field]) => [key, ordered(field)]))
}
