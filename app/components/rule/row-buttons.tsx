import { MenuElipsisHorizontalIcon, PlusIcon, TrashIcon } from '@navikt/aksel-icons'
import { type ReactNode, useRef, useState } from 'react'
import { type ConditionRow, isGroup } from '#app/forms/condition-rows.ts'
import { Button } from '../button.tsx'
import { useText } from '../text/use-text.tsx'
import type { RowEditing } from './row-editing.ts'

/** What can be done with a row as a whole: removed at once, the rest behind one button. */
export function RowButtons({ row, name, place, of, editing }: { row: ConditionRow; name: string; place: number; of: number; editing: RowEditing }): ReactNode {
  const { t } = useText()
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const actions: ReadonlyArray<{ label: string; act: () => void }> = [
    ...(place > 0 ? [{ label: t('sentences.moveUp'), act: () => editing.move(row.id, -1) }] : []),
    ...(place < of - 1 ? [{ label: t('sentences.moveDown'), act: () => editing.move(row.id, 1) }] : []),
    { label: t('sentences.wrapAny'), act: () => editing.wrap(row.id, 'any') },
    { label: t('sentences.wrapAll'), act: () => editing.wrap(row.id, 'all') },
    { label: t('sentences.wrapNone'), act: () => editing.wrap(row.id, 'none') },
    ...(isGroup(row) && row.parts.length > 0 ? [{ label: t('sentences.unwrap'), act: () => editing.unwrap(row.id) }] : []),
  ]
  return (
    <span
      className="sentence-buttons"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return
        event.stopPropagation()
        setOpen(false)
        opener.current?.focus()
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      <Button ref={opener} variant="tertiary" data-size="sm" icon data-menu={row.id} aria-expanded={isOpen} aria-label={t('sentences.more', { row: name })} onClick={() => setOpen(!isOpen)}>
        <MenuElipsisHorizontalIcon aria-hidden />
      </Button>
      <Button variant="tertiary" data-size="sm" icon data-remove={row.id} aria-label={t('rows.remove', { row: name })} onClick={() => editing.remove(row.id)}>
        <TrashIcon aria-hidden />
      </Button>
      {isOpen && (
        <span className="row-menu">
          {actions.map(({ label, act }) => (
            <button
              key={label}
              type="button"
              onClick={() => {
                setOpen(false)
                act()
              }}
            >
              {label}
            </button>
          ))}
        </span>
      )}
    </span>
  )
}

/** Ways to go on: a row, or a group with a row in it. */
export function AddButtons({ editing, group, name }: { editing: RowEditing; group?: string; name: string }): ReactNode {
  const { t } = useText()
  return (
    <>
      <Button variant="tertiary" data-size="sm" data-add="" aria-label={t('sentences.addRowTo', { group: name })} onClick={() => editing.add(group, 'row')}>
        <PlusIcon aria-hidden /> {t('sentences.addRow')}
      </Button>
      <Button variant="tertiary" data-size="sm" aria-label={t('sentences.addGroupTo', { group: name })} onClick={() => editing.add(group, 'group')}>
        <PlusIcon aria-hidden /> {t('sentences.addGroup')}
      </Button>
    </>
  )
}
