/** Changes by dotted path: `{ 'value.ultrasound.why': undefined }`. A number is a place in a list; `undefined` takes the field away. */
export type Edits = Readonly<Record<string, unknown>>

/** A deep copy of a record with these fields changed. Throws `RangeError` on a path whose parent is not there. */
export function edited<Record_ extends object>(record: Record_, edits: Edits): Record_ {
  const copy = structuredClone(record)
  for (const [path, value] of Object.entries(edits)) {
    const keys = path.split('.')
    const last = keys.pop()!
    const parent = keys.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], copy)
    if (typeof parent !== 'object' || parent === null) throw new RangeError(`The record has nothing at "${keys.join('.')}".`)
    if (value !== undefined) (parent as Record<string, unknown>)[last] = structuredClone(value)
    else if (Array.isArray(parent)) parent.splice(Number(last), 1)
    else delete (parent as Record<string, unknown>)[last]
  }
  return copy
}

/** A text in the three languages. */
export function said(da: string, nb: string, en: string): { da: string; nb: string; en: string } {
  return { da, nb, en }
}
