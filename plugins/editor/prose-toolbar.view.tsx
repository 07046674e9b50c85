import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { isAllowedAddress } from '#plugins/markdown/address.ts'

/** The editor's own words. */
export type ProseEditorLabels = {
  toolbar: string
  bold: string
  italic: string
  link: string
  linkAddress: string
  linkApply: string
  linkRemove: string
  linkRefused: string
  bulletList: string
  orderedList: string
  heading: string
  undo: string
  redo: string
}

type Tool = { key: keyof ProseEditorLabels; sign: string; isActive?: boolean; isDisabled?: boolean; run: () => void }

/** Buttons over the text, one stop of the Tab key; arrows move within (WAI-ARIA toolbar pattern). */
export function ProseToolbar({ editor, labels, label, controls, isBody }: { editor: Editor; labels: ProseEditorLabels; label: string; controls: string; isBody: boolean }): ReactNode {
  const [focused, setFocused] = useState(0)
  const [address, setAddress] = useState<string | undefined>()
  const state = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      bold: current.isActive('bold'),
      italic: current.isActive('italic'),
      link: current.isActive('link'),
      bulletList: current.isActive('bulletList'),
      orderedList: current.isActive('orderedList'),
      heading: isBody && current.isActive('heading'),
      undo: current.can().undo(),
      redo: current.can().redo(),
    }),
  })
  const tools: Array<Tool> = [
    { key: 'bold', sign: 'B', isActive: state.bold, run: () => editor.chain().focus().toggleBold().run() },
    { key: 'italic', sign: 'I', isActive: state.italic, run: () => editor.chain().focus().toggleItalic().run() },
    { key: 'link', sign: '⛓', isActive: state.link, run: () => setAddress(String(editor.getAttributes('link')['href'] ?? '')) },
    { key: 'bulletList', sign: '•', isActive: state.bulletList, run: () => editor.chain().focus().toggleBulletList().run() },
    { key: 'orderedList', sign: '1.', isActive: state.orderedList, run: () => editor.chain().focus().toggleOrderedList().run() },
    ...(isBody ? [{ key: 'heading', sign: 'H', isActive: state.heading, run: () => void editor.chain().focus().toggleHeading({ level: 3 }).run() } satisfies Tool] : []),
    { key: 'undo', sign: '↶', isDisabled: !state.undo, run: () => editor.chain().focus().undo().run() },
    { key: 'redo', sign: '↷', isDisabled: !state.redo, run: () => editor.chain().focus().redo().run() },
  ]

  function move(event: KeyboardEvent<HTMLDivElement>): void {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, Home: -focused, End: tools.length - 1 - focused }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = (focused + step + tools.length) % tools.length
    setFocused(next)
    event.currentTarget.querySelectorAll<HTMLButtonElement>('button')[next]?.focus()
  }

  return (
    <>
      <div className="prose-toolbar" role="toolbar" aria-label={`${labels.toolbar}: ${label}`} aria-controls={controls} onKeyDown={move}>
        {tools.map(({ key, sign, isActive, isDisabled, run }, index) => (
          <button
            key={key}
            type="button"
            data-tool={key}
            tabIndex={index === focused ? 0 : -1}
            aria-label={labels[key]}
            title={labels[key]}
            {...(isActive === undefined ? {} : { 'aria-pressed': isActive })}
            // Stays reachable while it can do nothing: a button that vanishes from the arrow keys confuses.
            aria-disabled={isDisabled === true || undefined}
            onFocus={() => setFocused(index)}
            onClick={() => isDisabled !== true && run()}
          >
            <span aria-hidden>{sign}</span>
          </button>
        ))}
      </div>
      {address !== undefined && <LinkForm editor={editor} labels={labels} address={address} close={() => setAddress(undefined)} />}
    </>
  )
}

function LinkForm({ editor, labels, address, close }: { editor: Editor; labels: ProseEditorLabels; address: string; close: () => void }): ReactNode {
  const id = useId()
  const [typed, setTyped] = useState(address)
  const [isRefused, setRefused] = useState(false)
  function apply(): void {
    const href = typed.trim()
    if (href !== '' && !isAllowedAddress(href)) return setRefused(true)
    const chain = editor.chain().focus().extendMarkRange('link')
    if (href === '') chain.unsetLink().run()
    else if (editor.state.selection.empty && !editor.isActive('link')) chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run()
    else chain.setLink({ href }).run()
    close()
  }
  return (
    <div className="prose-link">
      <label htmlFor={id}>{labels.linkAddress}</label>
      <input
        id={id}
        className="ds-input"
        type="text"
        inputMode="url"
        autoComplete="off"
        autoFocus
        value={typed}
        aria-invalid={isRefused || undefined}
        aria-describedby={isRefused ? `${id}-refused` : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return
          // The field stands inside the form of the whole record, which must not be sent by this.
          event.preventDefault()
          if (event.key === 'Enter') return apply()
          close()
          editor.commands.focus()
        }}
      />
      <button type="button" onClick={apply}>
        {labels.linkApply}
      </button>
      {address !== '' && (
        <button
          type="button"
          onClick={() => {
            editor.chain().focus().extendMarkRange('link').unsetLink().run()
            close()
          }}
        >
          {labels.linkRemove}
        </button>
      )}
      {isRefused && (
        <p id={`${id}-refused`} role="alert">
          {labels.linkRefused}
        </p>
      )}
    </div>
  )
}
