import { phases, pregnancies, priorStatuses, settings, sexes } from '#schema/model/condition.ts'

/**
 * A condition as it is built from rows, with gaps: a row that was just added says nothing yet, a limit may be half typed. What is
 * written of it is JSON that the schema of conditions takes if, and only if, nothing is missing, so that half a rule can be kept and
 * shown, but never be saved as a rule.
 */
export type ConditionRow = GroupRow | LeafRow | EmptyRow
/** `points` counts where the row stands in a score. `id` lasts as long as the row does; it is never written. */
type OwnOfRow = { id: string; points: string }
export type GroupRow = OwnOfRow & { parts: ReadonlyArray<ConditionRow> } & ({ kind: 'all' | 'any' | 'none' } | { kind: 'atLeast'; count: string } | ({ kind: 'score' } & Limits<string>))
export type LeafRow = OwnOfRow &
  (
    | ({ kind: 'age' } & Limits<Duration>)
    | { kind: ChoiceKind; values: ReadonlyArray<string> }
    | { kind: 'indication' | 'ref'; key: string }
    | { kind: 'finding'; key: string; is: 'present' | 'absent' | undefined }
    | ({ kind: 'measurement'; key: string; unit: string } & Limits<string>)
    | { kind: 'prior'; key: string; within: Duration; status: string }
    | { kind: 'always' | 'never' }
  )
export type EmptyRow = OwnOfRow & { kind: 'empty' }

/** Half-open: `from` belongs to it, `below` does not. Empty where there is no such limit. */
export type Limits<Limit> = { from: Limit; below: Limit }
/** A length of time. One of several units, such as P1M15D, is `written` in whole; its amount is then the text. */
export type Duration = { amount: string; unit: 'Y' | 'M' | 'W' | 'D' | 'written' }

/** The facts that are one of a few values, and what may be chosen. */
export const choiceValues = { sex: sexes, pregnancy: pregnancies, setting: settings, phase: phases } as const
export type ChoiceKind = keyof typeof choiceValues
export type RowKind = ConditionRow['kind']
export type GroupKind = GroupRow['kind']
export const groupKinds = ['all', 'any', 'atLeast', 'none', 'score'] as const satisfies ReadonlyArray<GroupKind>
export const noDuration: Duration = { amount: '', unit: 'Y' }

export function isGroup(row: ConditionRow): row is GroupRow {
  return 'parts' in row
}

/** Rows of a condition, or of JSON that is not quite one: what cannot be understood becomes an empty row. */
export function rowOfJson(json: unknown, newId: () => string, points = ''): ConditionRow {
  const own = { id: newId(), points }
  const node = objectOf(json)
  const parts = (list: unknown): Array<ConditionRow> => (Array.isArray(list) ? list.map((part) => rowOfJson(part, newId)) : [])
  if ('all' in node) return isEmptyList(node.all) ? { ...own, kind: 'always' } : { ...own, kind: 'all', parts: parts(node.all) }
  if ('any' in node) return isEmptyList(node.any) ? { ...own, kind: 'never' } : { ...own, kind: 'any', parts: parts(node.any) }
  if ('not' in node) {
    const { any } = objectOf(node.not)
    // "None of a, b" is written as not any; with a single part, or none, the inner group is one that somebody made.
    return { ...own, kind: 'none', parts: Array.isArray(any) && any.length > 1 ? parts(any) : parts([node.not]) }
  }
  if ('of' in node) return { ...own, kind: 'atLeast', count: textOf(node.atLeast), parts: parts(node.of) }
  if ('score' in node) {
    const scored = (Array.isArray(node.score) ? node.score : []).map(objectOf)
    return { ...own, kind: 'score', ...limitsOf(node), parts: scored.map((part) => rowOfJson(part.when, newId, textOf(part.points))) }
  }
  return leafOfJson(node, own) ?? { ...own, kind: 'empty' }
}

function leafOfJson(node: Given, own: OwnOfRow): LeafRow | undefined {
  if ('age' in node) {
    const { from, below } = objectOf(node.age)
    return { ...own, kind: 'age', from: durationOf(from), below: durationOf(below) }
  }
  const choice = (Object.keys(choiceValues) as Array<ChoiceKind>).find((kind) => kind in node)
  if (choice) return { ...own, kind: choice, values: (Array.isArray(node[choice]) ? node[choice] : []).filter((value): value is string => typeof value === 'string') }
  if ('indication' in node) return { ...own, kind: 'indication', key: textOf(objectOf(node.indication).in) }
  if ('finding' in node) return { ...own, kind: 'finding', key: textOf(node.finding), is: node.is === 'present' || node.is === 'absent' ? node.is : undefined }
  if ('measurement' in node) return { ...own, kind: 'measurement', key: textOf(node.measurement), unit: textOf(node.unit), ...limitsOf(node) }
  if ('prior' in node) {
    const { procedure, within, status } = objectOf(node.prior)
    return { ...own, kind: 'prior', key: textOf(procedure), within: durationOf(within), status: textOf(status) }
  }
  if ('ref' in node) return { ...own, kind: 'ref', key: textOf(node.ref) }
  return undefined
}

/** What is written of rows: the condition where nothing is missing, else JSON that no schema takes for one. */
export function jsonOfRow(row: ConditionRow): unknown {
  switch (row.kind) {
    case 'empty':
      return {}
    case 'always':
      return { all: [] }
    case 'never':
      return { any: [] }
    case 'all':
      return { all: partsWritten(row) }
    case 'any':
      return { any: partsWritten(row) }
    case 'none': {
      const parts = partsWritten(row)
      return { not: parts.length > 1 ? { any: parts } : parts[0] }
    }
    case 'atLeast':
      return { atLeast: numberOf(row.count), of: partsWritten(row) }
    case 'score':
      return { score: row.parts.map((part) => ({ points: numberOf(part.points), when: jsonOfRow(part) })), ...limitsWritten(row, numberOf) }
    case 'age':
      return { age: limitsWritten(row, durationWritten) }
    case 'indication':
      return { indication: { in: row.key } }
    case 'finding':
      return { finding: row.key, ...(row.is && { is: row.is }) }
    case 'measurement':
      return { measurement: row.key, ...limitsWritten(row, numberOf), unit: row.unit }
    case 'prior':
      return { prior: { procedure: row.key, within: durationWritten(row.within) ?? '', ...(priorStatuses.some((status) => status === row.status) && { status: row.status }) } }
    case 'ref':
      return { ref: row.key }
    default:
      return { [row.kind]: row.values }
  }
}

/** A group without parts would hold always or never: a part that is missing keeps it from being taken for that. */
function partsWritten({ parts }: GroupRow): Array<unknown> {
  return parts.length > 0 ? parts.map(jsonOfRow) : [{}]
}

function limitsWritten<Limit>({ from, below }: Limits<Limit>, written: (limit: Limit) => unknown): { from?: unknown; below?: unknown } {
  const [least, most] = [written(from), written(below)]
  return { ...(least !== undefined && { from: least }), ...(most !== undefined && { below: most }) }
}

/** What was typed as a number; as it was typed where it is none, so that it is kept and refused. */
export function numberOf(typed: string): number | string | undefined {
  const text = typed.trim()
  if (text === '') return undefined
  return /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text)) ? Number(text) : typed
}

export function durationWritten({ amount, unit }: Duration): string | undefined {
  const text = amount.trim()
  if (text === '') return undefined
  return unit === 'written' ? text : `P${text}${unit}`
}

export function durationOf(value: unknown): Duration {
  const text = textOf(value)
  const [, amount, unit] = /^P([^YMWD]*)([YMWD])$/.exec(text) ?? []
  if (text === '') return noDuration
  return amount && unit ? { amount, unit: unit as Duration['unit'] } : { amount: text, unit: 'written' }
}

type Given = Readonly<Record<string, unknown>>

function objectOf(value: unknown): Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Given) : {}
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

function limitsOf({ from, below }: Given): Limits<string> {
  return { from: textOf(from), below: textOf(below) }
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
