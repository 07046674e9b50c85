import { ArrowDownIcon, ArrowUpIcon, PlusIcon, TrashIcon } from '@navikt/aksel-icons'
import { Button } from '../button.tsx'
import { type ReactNode, useEffect, useRef } from 'react'
import { useDraftForm, useFieldValue } from '../draft/draft-form-context.tsx'
import { type FieldPath, type FormGroup, type FormTree, rowKey } from '#app/forms/form-tree.ts'
import { useText } from '../text/use-text.tsx'
import { fieldId, OpenPointsOf } from './field-shell.tsx'

type RowListWords = { path: FieldPath; label: string; hint?: string; rowLabel: string; addLabel: string }

/**
 * A list of rows with buttons to add, remove and move: no dragging. Focus goes where the next keystroke belongs: into a new row,
 * along with a moved one, and to the neighbour of one that was removed.
 */
export function RowList({ path, label, hint, rowLabel, addLabel, newRow = {}, filter, heading = 'h3', children }: RowListWords & {
  newRow?: FormGroup
  /** Rows shown here; the others keep their place. */
  filter?: (row: FormGroup) => boolean
  heading?: 'h3' | 'h4' | 'h5'
  children: (row: FieldPath, index: number) => ReactNode
}): ReactNode {
  const { store, announce } = useDraftForm()
  const { t } = useText()
  const value = useFieldValue(path)
  const rows = (Array.isArray(value) ? (value as Array<FormTree>) : []).map((row, index) => ({ row: typeof row === 'object' ? (row as FormGroup) : {}, index }))
  const shown = filter ? rows.filter(({ row }) => filter(row)) : rows
  const box = useRef<HTMLDivElement>(null)
  const focusNext = useRef<string | null>(null)
  useEffect(() => {
    if (focusNext.current === null) return
    box.current?.querySelector<HTMLElement>(focusNext.current)?.focus()
    focusNext.current = null
  })
  const Heading = heading

  function add(): void {
    store.addRow(path, newRow)
    focusNext.current = `[data-row]:nth-of-type(${shown.length + 1}) :is(input:not([type=hidden]), select, textarea, [contenteditable])`
    announce(t('rows.added', { row: `${rowLabel} ${shown.length + 1}` }))
  }
  function remove(place: number): void {
    store.removeRow(path, shown[place]!.index)
    const next = Math.min(place, shown.length - 2)
    focusNext.current = next < 0 ? '[data-add]' : `[data-row]:nth-of-type(${next + 1}) [data-remove]`
    announce(t('rows.removed', { row: `${rowLabel} ${place + 1}` }))
  }
  function move(place: number, to: number): void {
    const target = shown[to]
    if (!target) return
    store.moveRow(path, shown[place]!.index, target.index)
    const direction = to < place ? 'up' : 'down'
    const atEnd = to === 0 || to === shown.length - 1
    focusNext.current = `[data-row]:nth-of-type(${to + 1}) [data-move=${atEnd ? (direction === 'up' ? 'down' : 'up') : direction}]`
    announce(t('rows.moved', { row: rowLabel, place: to + 1, of: shown.length }))
  }

  return (
    <div className="row-list" ref={box} id={fieldId(path)} tabIndex={-1} role="group" aria-label={label}>
      <p className="ds-label row-list-label">{label}</p>
      {hint && <p className="field-hint">{hint}</p>}
      <OpenPointsOf path={path} />
      {shown.map(({ row, index }, place) => {
        const name = `${rowLabel} ${place + 1}`
        return (
          <div role="group" className="row" data-row key={typeof row[rowKey] === 'string' ? row[rowKey] : index} aria-label={name} id={fieldId([...path, index])} tabIndex={-1}>
            <header className="row-head">
              <Heading className="row-title">{name}</Heading>
              <span className="row-buttons">
                <RowButton label={t('rows.moveUp', { row: name })} onClick={() => move(place, place - 1)} disabled={place === 0} data-move="up">
                  <ArrowUpIcon aria-hidden />
                </RowButton>
                <RowButton label={t('rows.moveDown', { row: name })} onClick={() => move(place, place + 1)} disabled={place === shown.length - 1} data-move="down">
                  <ArrowDownIcon aria-hidden />
                </RowButton>
                <RowButton label={t('rows.remove', { row: name })} onClick={() => remove(place)} data-remove="">
                  <TrashIcon aria-hidden />
                </RowButton>
              </span>
            </header>
            <OpenPointsOf path={[...path, index]} />
            {children([...path, index], index)}
          </div>
        )
      })}
      <Button variant="secondary" data-size="sm" onClick={add} data-add="">
        <PlusIcon aria-hidden /> {addLabel}
      </Button>
    </div>
  )
}

function RowButton({ label, children, ...rest }: { label: string; children: ReactNode; onClick: () => void; disabled?: boolean; 'data-move'?: string; 'data-remove'?: string }): ReactNode {
  return (
    <Button type="button" variant="tertiary" data-size="sm" icon aria-label={label} {...rest}>
      {children}
    </Button>
  )
}
