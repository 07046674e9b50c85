import { ArrowUndoIcon } from '@navikt/aksel-icons'
import { type ReactNode, useRef } from 'react'
import { type FieldPath, fieldPath } from '#app/forms/form-tree.ts'
import { isGroup } from '#app/forms/condition-rows.ts'
import { Button } from '../button.tsx'
import { useText } from '../text/use-text.tsx'
import { AddButtons } from './row-buttons.tsx'
import { RowFields } from './row-fields.tsx'
import { useRowEditing } from './row-editing.ts'
import { useConditionRows } from './use-condition-rows.ts'

/** A condition as sentences of pick lists: rows, and groups of rows. */
export function ConditionSentences({ path }: { path: FieldPath }): ReactNode {
  const { t } = useText()
  const rows = useConditionRows(path)
  const box = useRef<HTMLDivElement>(null)
  const editing = useRowEditing(rows, box)
  const { root, gaps, isReadable, canUndo } = rows
  if (!isReadable) return <p className="field-hint">{t('sentences.unreadable')}</p>
  return (
    <div
      className="sentences"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
        event.preventDefault()
        editing.undo()
      }}
    >
      {root ? <RowFields row={root} number="1" place={0} of={1} editing={editing} prefix={fieldPath(path)} isWhole /> : <p className="field-hint">{t('sentences.none')}</p>}
      <div className="sentence-tools">
        {!(root && isGroup(root)) && <AddButtons editing={editing} name={t('sentences.whole')} />}
        <Button variant="tertiary" data-size="sm" onClick={editing.undo} disabled={!canUndo} aria-keyshortcuts="Control+Z Meta+Z">
          <ArrowUndoIcon aria-hidden /> {t('sentences.undo')}
        </Button>
      </div>
      <p className="field-hint" role="status">
        {gaps.length > 0 && t('sentences.unfinishedCount', { count: new Set(gaps.map(({ row }) => row)).size })}
      </p>
    </div>
  )
}
