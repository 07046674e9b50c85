import { useMemo } from 'react'
import type { ProseEditorLabels } from '#plugins/editor/prose-editor.view.tsx'
import { useText } from '../text/use-text.tsx'

/** The editor's own words, in the reader's language. */
export function useEditorLabels(): ProseEditorLabels {
  const { t } = useText()
  return useMemo(
    () => ({
      toolbar: t('editor.toolbar'),
      bold: t('editor.bold'),
      italic: t('editor.italic'),
      link: t('editor.link'),
      linkAddress: t('editor.linkAddress'),
      linkRemove: t('editor.linkRemove'),
      linkInvalid: t('editor.linkInvalid'),
      apply: t('editor.apply'),
      cancel: t('editor.cancel'),
      bulletList: t('editor.bulletList'),
      orderedList: t('editor.orderedList'),
      undo: t('editor.undo'),
      redo: t('editor.redo'),
    }),
    [t],
  )
}
