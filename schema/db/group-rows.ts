/** Rows by a key of theirs, in the order they come. Node 20 has no `Map.groupBy`. */
export function groupRows<Row, Key>(rows: Iterable<Row>, keyOf: (row: Row) => Key): Map<Key, Array<Row>> {
  const groups = new Map<Key, Array<Row>>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}
