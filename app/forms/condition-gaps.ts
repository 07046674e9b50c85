import { CalendarDuration, ProcedureKey, Slug } from '#schema/model/notation.ts'
import { choiceValues, type ConditionRow, type Duration, durationWritten, isGroup, type Limits, numberOf } from './condition-rows.ts'

/** What a row still lacks before it says anything. The desk has a sentence for each. */
export const gapKinds = ['kind', 'parts', 'count', 'name', 'values', 'limits', 'number', 'order', 'duration', 'points', 'unit'] as const
export type Gap = { row: string; lacks: (typeof gapKinds)[number] }

/** Everything that is missing in a tree of rows, in reading order. Empty if, and only if, its JSON is a condition. */
export function gapsOf(row: ConditionRow): Array<Gap> {
  const own = lackingOf(row).map((lacks) => ({ row: row.id, lacks }))
  if (!isGroup(row)) return own
  const points = row.kind === 'score' ? row.parts.filter((part) => typeof numberOf(part.points) !== 'number').map((part) => ({ row: part.id, lacks: 'points' as const })) : []
  return [...own, ...row.parts.flatMap((part) => [...points.filter((gap) => gap.row === part.id), ...gapsOf(part)])]
}

function lackingOf(row: ConditionRow): Array<Gap['lacks']> {
  if (isGroup(row) && row.parts.length === 0) return ['parts']
  switch (row.kind) {
    case 'empty':
      return ['kind']
    case 'atLeast': {
      const count = numberOf(row.count)
      return typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= row.parts.length ? [] : ['count']
    }
    case 'score':
      return numbersLacking(row)
    case 'age':
      return agesLacking(row)
    case 'sex':
    case 'pregnancy':
    case 'setting':
    case 'phase':
      return row.values.length > 0 && row.values.every((value) => choiceValues[row.kind].some((known) => known === value)) ? [] : ['values']
    case 'indication':
    case 'ref':
    case 'finding':
      return Slug.safeParse(row.key).success ? [] : ['name']
    case 'measurement':
      return [...(Slug.safeParse(row.key).success ? (row.unit === '' ? (['unit'] as const) : []) : (['name'] as const)), ...numbersLacking(row)]
    case 'prior': {
      const isNamed = Slug.safeParse(row.key).success || ProcedureKey.safeParse(row.key).success
      return [...(isNamed ? [] : (['name'] as const)), ...(isDuration(row.within) ? [] : (['duration'] as const))]
    }
    default:
      return []
  }
}

function numbersLacking({ from, below }: Limits<string>): Array<Gap['lacks']> {
  const [least, most] = [numberOf(from), numberOf(below)]
  if (typeof least === 'string' || typeof most === 'string') return ['number']
  if (least === undefined && most === undefined) return ['limits']
  return least !== undefined && most !== undefined && least >= most ? ['order'] : []
}

function agesLacking({ from, below }: Limits<Duration>): Array<Gap['lacks']> {
  const told = [from, below].filter((limit) => durationWritten(limit) !== undefined)
  if (told.length === 0) return ['limits']
  return told.every(isDuration) ? [] : ['duration']
}

function isDuration(duration: Duration): boolean {
  return CalendarDuration.safeParse(durationWritten(duration) ?? '').success
}
