import { EditorContent, useEditor } from '@tiptap/react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Language } from '#schema/model/language.ts'
import { documentFromProse, proseFromDocument } from './prose-document.ts'
import { proseExtensions } from './prose-extensions.ts'
import { ProseToolbar, type ProseToolbarLabels } from './prose-toolbar.view.tsx'

/** The editor's own words, in the language of the interface. */
export type ProseEditorLabels = ProseToolbarLabels

export type ProseEditorProps = {
  /** Id of the field that is edited; a label or an error summary may point at it. */
  id: string
  /** Name of the form field that carries the Markdown. */
  name: string
  /** Name of the field for assistive technology. */
  label: string
  /** Language of the text, for hyphenation, spelling and speech. */
  language: Language
  /** Markdown. A value from outside replaces what stands in the editor. */
  value: string
  /** Called with Markdown in normal form after every change. */
  onChange?: ((markdown: string) => void) | undefined
  describedBy?: string | undefined
  isInvalid?: boolean | undefined
  readOnly?: boolean | undefined
  /** The body of a guideline: headings and embedded recommendations as well. */
  guidelineBody?: boolean | undefined
  labels: ProseEditorLabels
}

/**
 * Edits one prose text. On the server, and until the script runs, it is a text area with the Markdown under the same name, so that a form
 * works without it; afterwards a hidden field carries the Markdown. Tab leaves the editor.
 */
export function ProseEditor(props: ProseEditorProps): ReactNode {
  const { id, name, label, language, value, onChange, describedBy, isInvalid, readOnly = false, guidelineBody = false, labels } = props
  // What somebody typed before the script ran. Read now, because React puts the text area back when it takes it over.
  const [typed] = useState(() => typedInto(id))
  const [markdown, setMarkdown] = useState(typed ?? value)
  const held = useRef(typed ?? value)
  const given = useRef(value)
  const report = useRef(onChange)
  useEffect(() => {
    report.current = onChange
  }, [onChange])

  const took = (next: string): void => {
    held.current = next
    setMarkdown(next)
    report.current?.(next)
  }
  const editor = useEditor(
    {
      extensions: proseExtensions({ isBody: guidelineBody }),
      content: documentFromProse(typed ?? value, { isBody: guidelineBody }),
      editable: !readOnly,
      immediatelyRender: false,
      shouldRerenderOnTransaction: false,
      // Its styles stand in prose-editor.css: a style element made by a script would be refused by the content security policy.
      injectCSS: false,
      editorProps: {
        attributes: attributesOf(props),
        handleDOMEvents: {
          // Taken from the list keys, and not prevented: the browser moves the focus.
          keydown: (_view, event) => event.key === 'Tab',
        },
      },
      onUpdate({ editor: changed }) {
        const prose = proseFromDocument(changed.getJSON(), { isBody: guidelineBody })
        if (prose.ok && prose.markdown !== held.current) took(prose.markdown)
      },
    },
    [guidelineBody],
  )

  useEffect(() => {
    if (typed !== undefined && typed !== given.current) report.current?.(typed)
  }, [typed])

  // Only a value that is new from outside replaces what stands in the editor; its own reports come back unchanged.
  useEffect(() => {
    if (!editor || value === given.current) return
    given.current = value
    if (value === held.current) return
    held.current = value
    setMarkdown(value)
    editor.commands.setContent(documentFromProse(value, { isBody: guidelineBody }), { emitUpdate: false })
  }, [editor, value, guidelineBody])

  useEffect(() => {
    editor?.setEditable(!readOnly, false)
    editor?.setOptions({ editorProps: { ...editor.options.editorProps, attributes: attributesOf({ id, label, language, describedBy, isInvalid, readOnly }) } })
  }, [editor, id, label, language, describedBy, isInvalid, readOnly])

  if (!editor)
    return (
      <div className="prose-editor">
        <textarea
          className="ds-input prose-editor-source"
          id={id}
          name={name}
          aria-label={label}
          aria-describedby={describedBy}
          aria-invalid={isInvalid || undefined}
          lang={language}
          spellCheck
          rows={6}
          readOnly={readOnly}
          defaultValue={value}
        />
      </div>
    )
  return (
    <div className="prose-editor" data-readonly={readOnly || undefined}>
      {!readOnly && <ProseToolbar editor={editor} controls={id} guidelineBody={guidelineBody} labels={labels} />}
      <EditorContent editor={editor} className="prose-editor-content" />
      <input type="hidden" name={name} value={markdown} />
    </div>
  )
}


function typedInto(id: string): string | undefined {
  if (typeof document === 'undefined') return undefined
  const element = document.getElementById(id)
  return element instanceof HTMLTextAreaElement ? element.value : undefined
}

function attributesOf({
  id,
  label,
  language,
  describedBy,
  isInvalid,
  readOnly,
}: Pick<ProseEditorProps, 'id' | 'label' | 'language' | 'describedBy' | 'isInvalid' | 'readOnly'>): Record<string, string> {
  return {
    id,
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    lang: language,
    spellcheck: 'true',
    class: 'prose-editor-text',
    ...(describedBy && { 'aria-describedby': describedBy }),
    ...(isInvalid && { 'aria-invalid': 'true' }),
    ...(readOnly && { 'aria-readonly': 'true', tabindex: '0' }),
  }
}
