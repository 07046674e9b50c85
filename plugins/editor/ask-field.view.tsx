import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'

/** A one-line question under the toolbar. It has no form of its own, because the editor stands inside one: Enter applies, Escape closes. */
export function AskField({
  id,
  question,
  problem,
  initial,
  isValid,
  labels,
  onApply,
  onCancel,
  remove,
}: {
  id: string
  question: string
  /** Said when the answer is not valid. */
  problem: string
  initial: string
  isValid: (answer: string) => boolean
  labels: { apply: string; cancel: string }
  onApply: (answer: string) => void
  onCancel: () => void
  remove?: { label: string; run: () => void }
}): ReactNode {
  const [answer, setAnswer] = useState(initial)
  const [isRefused, setRefused] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])

  function take(): void {
    const given = answer.trim()
    if (isValid(given)) return onApply(given)
    setRefused(true)
    input.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') onCancel()
    else if (event.key !== 'Enter' || event.target !== input.current) return
    else take()
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="prose-editor-ask" role="group" aria-label={question} onKeyDown={onKeyDown}>
      <label htmlFor={id}>{question}</label>
      <input
        ref={input}
        id={id}
        className="ds-input"
        type="text"
        autoComplete="off"
        value={answer}
        aria-invalid={isRefused || undefined}
        aria-describedby={isRefused ? `${id}-problem` : undefined}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <button type="button" className="prose-editor-button" onClick={take}>
        {labels.apply}
      </button>
      {remove && (
        <button type="button" className="prose-editor-button" onClick={remove.run}>
          {remove.label}
        </button>
      )}
      <button type="button" className="prose-editor-button" onClick={onCancel}>
        {labels.cancel}
      </button>
      <p id={`${id}-problem`} role="alert" className="prose-editor-problem">
        {isRefused ? problem : ''}
      </p>
    </div>
  )
}
