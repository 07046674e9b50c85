import { type Editor, useEditorState } from '@tiptap/react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { isAllowedAddress } from '#plugins/markdown/address.ts'
import { Slug } from '#schema/model/notation.ts'
import { AskField } from './ask-field.view.tsx'
import { ToolbarIcon, type ToolbarIconName } from './toolbar-icon.view.tsx'

/** Names of the buttons, and the words of the two small forms that open under them. */
export type ProseToolbarLabels = {
  /** Name of the toolbar itself, such as "Formatting". */
  toolbar: string
  bold: string
  italic: string
  link: string
  bulletList: string
  orderedList: string
  undo: string
  redo: string
  /** Question for the address of a link. */
  linkAddress: string
  linkRemove: string
  /** Said when an address is refused: which ones a link may have. */
  linkInvalid: string
  /** Buttons of the question under the toolbar. */
  apply: string
  cancel: string
  /** For the body of a guideline. Without these words its buttons are not shown. */
  body?: {
    heading3: string
    heading4: string
    recommendation: string
    /** Question for the id of the recommendation to embed. */
    recommendationId: string
    recommendationInvalid: string
  }
}

type Command = { name: ToolbarIconName; label: string; isPressed?: boolean; isPossible?: boolean; keys?: string; run: () => void }
type Asked = 'link' | 'recommendation'

/** The editor's toolbar, after the pattern of ARIA: one stop for Tab, arrows move between the buttons. */
export function ProseToolbar({
  editor,
  controls,
  guidelineBody,
  labels,
}: {
  editor: Editor
  controls: string
  guidelineBody: boolean
  labels: ProseToolbarLabels
}): ReactNode {
  const [current, setCurrent] = useState(0)
  const [asked, setAsked] = useState<Asked>()
  const buttons = useRef<Array<HTMLButtonElement | null>>([])
  const is = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      link: now.isActive('link'),
      bulletList: now.isActive('bulletList'),
      orderedList: now.isActive('orderedList'),
      heading3: now.isActive('heading', { level: 3 }),
      heading4: now.isActive('heading', { level: 4 }),
      undoable: now.can().undo(),
      redoable: now.can().redo(),
    }),
  })
  const body = guidelineBody ? labels.body : undefined
  const ask = (one: Asked) => () => setAsked((open) => (open === one ? undefined : one))
  const commands: ReadonlyArray<Command> = [
    { name: 'bold', label: labels.bold, isPressed: is.bold, keys: 'Control+B', run: () => editor.chain().focus().toggleBold().run() },
    { name: 'italic', label: labels.italic, isPressed: is.italic, keys: 'Control+I', run: () => editor.chain().focus().toggleItalic().run() },
    { name: 'link', label: labels.link, isPressed: is.link, run: ask('link') },
    { name: 'bulletList', label: labels.bulletList, isPressed: is.bulletList, run: () => editor.chain().focus().toggleBulletList().run() },
    { name: 'orderedList', label: labels.orderedList, isPressed: is.orderedList, run: () => editor.chain().focus().toggleOrderedList().run() },
    ...(body
      ? ([
          { name: 'heading3', label: body.heading3, isPressed: is.heading3, run: () => editor.chain().focus().toggleHeading({ level: 3 }).run() },
          { name: 'heading4', label: body.heading4, isPressed: is.heading4, run: () => editor.chain().focus().toggleHeading({ level: 4 }).run() },
          { name: 'recommendation', label: body.recommendation, run: ask('recommendation') },
        ] satisfies Array<Command>)
      : []),
    { name: 'undo', label: labels.undo, isPossible: is.undoable, keys: 'Control+Z', run: () => editor.chain().focus().undo().run() },
    { name: 'redo', label: labels.redo, isPossible: is.redoable, keys: 'Control+Y', run: () => editor.chain().focus().redo().run() },
  ]

  function move(event: KeyboardEvent): void {
    const last = commands.length - 1
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: current === last ? 0 : current + 1,
      ArrowLeft: current === 0 ? last : current - 1,
      Home: 0,
      End: last,
    }
    const next = steps[event.key]
    if (next === undefined) return
    event.preventDefault()
    setCurrent(next)
    buttons.current[next]?.focus()
  }

  const close = (): void => {
    setAsked(undefined)
    editor.commands.focus()
  }
  return (
    <>
      <div role="toolbar" aria-label={labels.toolbar} aria-controls={controls} className="prose-editor-toolbar" onKeyDown={move}>
        {commands.map(({ name, label, isPressed, isPossible = true, keys, run }, index) => (
          <button
            key={name}
            ref={(element) => {
              buttons.current[index] = element
            }}
            type="button"
            className="prose-editor-button"
            aria-label={label}
            title={label}
            aria-pressed={isPressed}
            aria-disabled={!isPossible || undefined}
            aria-keyshortcuts={keys}
            tabIndex={index === current ? 0 : -1}
            onFocus={() => setCurrent(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => isPossible && run()}
          >
            <ToolbarIcon name={name} />
          </button>
        ))}
      </div>
      {asked === 'link' && (
        <AskField
          id={`${controls}-link`}
          question={labels.linkAddress}
          problem={labels.linkInvalid}
          labels={labels}
          initial={String(editor.getAttributes('link')['href'] ?? '')}
          isValid={isAllowedAddress}
          onApply={(href) => {
            const chain = editor.chain().focus().extendMarkRange('link')
            if (editor.state.selection.empty && !is.link) chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run()
            else chain.setLink({ href }).run()
            setAsked(undefined)
          }}
          onCancel={close}
          {...(is.link && {
            remove: {
              label: labels.linkRemove,
              run: () => {
                editor.chain().focus().extendMarkRange('link').unsetLink().run()
                setAsked(undefined)
              },
            },
          })}
        />
      )}
      {body && asked === 'recommendation' && (
        <AskField
          id={`${controls}-recommendation`}
          question={body.recommendationId}
          problem={body.recommendationInvalid}
          labels={labels}
          initial=""
          isValid={(id) => Slug.safeParse(id).success}
          onApply={(id) => {
            editor.chain().focus().insertRecommendation(id).run()
            setAsked(undefined)
          }}
          onCancel={close}
        />
      )}
    </>
  )
}
