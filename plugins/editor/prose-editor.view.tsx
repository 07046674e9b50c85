import { EditorContent, useEditor } from '@tiptap/react'
import { type ReactNode, useEffect, useRef } from 'react'
import { documentFromProse, proseFromDocument } from './prose-document.ts'
import { proseExtensions } from './prose-extensions.ts'
import { type ProseEditorLabels, ProseToolbar } from './prose-toolbar.view.tsx'
import './prose-editor.css'

export type { ProseEditorLabels } from './prose-toolbar.view.tsx'

export type ProseEditorProps = {
  id: string
  /** Name of the form field that carries the Markdown. */
  name: string
  label: string
  language: string
  /** Markdown. Taken at first; afterwards the editor is the one who knows. */
  value: string
  onChange: (markdown: string) => void
  describedBy?: string
  readOnly?: boolean
  guidelineBody?: boolean
  labels: ProseEditorLabels
}

/**
 * Prose with a few marks, kept as Markdown. Before script has come it is a text field of the same name with the Markdown in it,
 * so the form works either way; afterwards a hidden field carries it.
 */
export function ProseEditor({ id, name, label, language, value, onChange, describedBy, readOnly = false, guidelineBody = false, labels }: ProseEditorProps): ReactNode {
  const told = useRef(onChange)
  useEffect(() => {
    told.current = onChange
  }, [onChange])
  const editor = useEditor({
    extensions: proseExtensions({ isBody: guidelineBody }),
    content: documentFromProse(value, { isBody: guidelineBody }),
    editable: !readOnly,
    // The server has no DOM to draw an editor in.
    immediatelyRender: false,
    editorProps: {
      attributes: {
        id,
        role: 'textbox',
        class: 'prose-text ds-input',
        'aria-multiline': 'true',
        'aria-label': label,
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
        ...(readOnly ? { 'aria-readonly': 'true' } : {}),
        lang: language,
        spellcheck: 'true',
      },
    },
    onUpdate: ({ editor: current }) => {
      const prose = proseFromDocument(current.getJSON(), { isBody: guidelineBody })
      if (prose.ok) told.current(prose.markdown)
    },
  })
  if (!editor)
    return <textarea id={id} className="ds-input prose-plain" name={name} aria-label={label} aria-describedby={describedBy} lang={language} spellCheck rows={4} readOnly={readOnly} defaultValue={value} onChange={(event) => onChange(event.target.value)} />
  return (
    <div className="prose-editor" data-readonly={readOnly || undefined}>
      {!readOnly && <ProseToolbar editor={editor} labels={labels} label={label} controls={id} isBody={guidelineBody} />}
      <EditorContent editor={editor} />
      <input type="hidden" name={name} value={value} />
    </div>
  )
}
