import type { ReactNode } from 'react'
import { leafOf, regrouped } from '#app/forms/condition-edits.ts'
import { type ConditionRow, type GroupKind, groupKinds, type GroupRow, isGroup, type LeafRow } from '#app/forms/condition-rows.ts'
import { useText } from '../text/use-text.tsx'
import { LimitFields, NumberInput } from './amount-fields.tsx'
import { LeafFields } from './leaf-fields.tsx'
import type { RowEditing } from './row-editing.ts'
import { AddButtons, RowButtons } from './row-buttons.tsx'

/** `number` is the row's place as people count, `1.2`; `prefix` keeps ids apart from those of other conditions on the page. */
type Placed<Row> = { row: Row; number: string; place: number; of: number; editing: RowEditing; prefix: string; isWhole?: boolean; isScored?: boolean }

/** One row with everything inside it. */
export function RowFields({ row, ...placed }: Placed<ConditionRow>): ReactNode {
  return isGroup(row) ? <GroupFields row={row} {...placed} /> : <SingleFields row={row} {...placed} />
}

function GroupFields({ row, number, editing, prefix, ...placed }: Placed<GroupRow>): ReactNode {
  const { t } = useText()
  const name = t('sentences.group', { number })
  const described = useDescription(row, editing, prefix)
  return (
    <div role="group" aria-label={name} className="sentence-group" data-row-id={row.id}>
      <div className="sentence">
        <div className="sentence-words">
          <Points row={row} editing={editing} isScored={placed.isScored} />
          <select className="ds-input group-kind" aria-label={t('sentences.groupKind', { number })} aria-describedby={described} value={row.kind} onChange={(event) => editing.put(regrouped(row, event.target.value as GroupKind))}>
            {groupKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`sentences.groups.${kind}`)}
              </option>
            ))}
          </select>
          {row.kind === 'atLeast' && <NumberInput label={t('sentences.count')} value={row.count} describedBy={described} change={(count) => editing.put({ ...row, count }, 'count')} />}
          {row.kind === 'score' && (
            <LimitFields<string> limits={row} change={({ from, below }, typing) => editing.put({ ...row, from, below }, typing)}>
              {({ value, label, set }) => <NumberInput value={value} label={t('sentences.pointsLimit', { limit: label })} describedBy={described} change={set} />}
            </LimitFields>
          )}
        </div>
        <RowButtons row={row} name={name} editing={editing} {...placed} />
      </div>
      <Lacking row={row} editing={editing} prefix={prefix} />
      <ol className="sentence-parts">
        {row.parts.map((part, index) => (
          <li key={part.id}>
            {index > 0 && (row.kind === 'all' || row.kind === 'any') && <span className="joiner">{t(`sentences.joiners.${row.kind}`)}</span>}
            <RowFields row={part} number={`${number}.${index + 1}`} place={index} of={row.parts.length} editing={editing} prefix={prefix} isScored={row.kind === 'score'} />
          </li>
        ))}
      </ol>
      <div className="sentence-tools">
        <AddButtons editing={editing} group={row.id} name={name} />
      </div>
    </div>
  )
}

const kindGroups = {
  patient: ['age', 'sex', 'pregnancy'],
  findings: ['finding', 'measurement', 'ref'],
  situation: ['indication', 'setting', 'phase', 'prior'],
} as const satisfies Record<string, ReadonlyArray<LeafRow['kind']>>

function SingleFields({ row, number, editing, prefix, ...placed }: Placed<Exclude<ConditionRow, GroupRow>>): ReactNode {
  const { t } = useText()
  const name = t('sentences.row', { number })
  const described = useDescription(row, editing, prefix)
  const isConstant = row.kind === 'always' || row.kind === 'never'
  return (
    <div role="group" aria-label={name} className="sentence-row" data-row-id={row.id}>
      <div className="sentence">
        <div className="sentence-words">
          <Points row={row} editing={editing} isScored={placed.isScored} />
          <select className="ds-input leaf-kind" aria-label={t('sentences.kind', { number })} aria-describedby={described} value={row.kind === 'empty' ? '' : row.kind} onChange={(event) => editing.put(leafOf(event.target.value as LeafRow['kind'], row))}>
            {row.kind === 'empty' && <option value="">{t('sentences.choose')}</option>}
            {isConstant && <option value={row.kind}>{t(`sentences.kinds.${row.kind}`)}</option>}
            {(Object.keys(kindGroups) as Array<keyof typeof kindGroups>).map((group) => (
              <optgroup key={group} label={t(`sentences.kindGroups.${group}`)}>
                {kindGroups[group].map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`sentences.kinds.${kind}`)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
          {row.kind !== 'empty' && <LeafFields row={row} describedBy={described} put={editing.put} />}
        </div>
        <RowButtons row={row} name={name} editing={editing} {...placed} />
      </div>
      <Lacking row={row} editing={editing} prefix={prefix} />
    </div>
  )
}

/** What a row counts in a score. */
function Points({ row, editing, isScored }: { row: ConditionRow; editing: RowEditing; isScored: boolean | undefined }): ReactNode {
  const { t } = useText()
  if (!isScored) return null
  return (
    <span className="limit points">
      <NumberInput label={t('sentences.points')} value={row.points} change={(points) => editing.put({ ...row, points }, 'points')} />
      <span aria-hidden="true">{t('sentences.pointsFor')}</span>
    </span>
  )
}

function useDescription(row: ConditionRow, editing: RowEditing, prefix: string): string | undefined {
  return editing.gapsAt(row.id).length > 0 ? `lacking-${prefix}-${row.id}` : undefined
}

/** What the row still lacks. */
function Lacking({ row, editing, prefix }: { row: ConditionRow; editing: RowEditing; prefix: string }): ReactNode {
  const { t } = useText()
  const gaps = editing.gapsAt(row.id)
  if (gaps.length === 0) return null
  return (
    <p className="lacking" id={`lacking-${prefix}-${row.id}`}>
      {gaps.map(({ lacks }) => t(`sentences.lacks.${lacks}`)).join(' ')}
    </p>
  )
}
