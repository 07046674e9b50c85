import { type ReactNode, useEffect, useRef } from 'react'
import type { TextProblem } from '#plugins/condition-text/text-problem.ts'
import { useText } from '../text/use-text.tsx'
import type { ConditionDraft } from './use-condition-text.ts'
import { type NameCompletion, useNameCompletion } from './use-name-completion.ts'

/** A condition typed in words: names are offered while one types, and what cannot be read is said below, with what could stand there. */
export function ConditionTextArea({ id, draft, rows, described }: { id: string; draft: ConditionDraft; rows: number; described: string | undefined }): ReactNode {
  const area = useRef<HTMLTextAreaElement>(null)
  const { text, write, problems } = draft
  const completion = useNameCompletion({ area, text, write })
  const { offered, active } = completion
  return (
    <>
      <div className="condition-text">
        {/* A text of several lines cannot be a combobox in HTML; it is a text box with a list of its own. */}
        <textarea
          ref={area}
          className="ds-input code"
          id={id}
          rows={Math.min(24, Math.max(rows, text.split('\n').length))}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          value={text}
          aria-autocomplete="list"
          aria-controls={offered && `${id}-names`}
          aria-activedescendant={offered && active >= 0 ? `${id}-name-${active}` : undefined}
          aria-invalid={problems.length > 0 || undefined}
          aria-describedby={[described, problems.length > 0 && `${id}-problems`].filter(Boolean).join(' ') || undefined}
          onKeyDown={completion.onKeyDown}
          onBlur={completion.close}
          onClick={completion.close}
          onChange={(event) => {
            write(event.target.value)
            completion.typed(event.target.value, event.target.selectionStart)
          }}
        />
        <NameList id={id} completion={completion} />
      </div>
      <ProblemList id={id} text={text} problems={problems} replace={completion.replace} select={(from, to) => selectIn(area.current, from, to)} />
    </>
  )
}

function selectIn(area: HTMLTextAreaElement | null, from: number, to: number): void {
  area?.focus()
  area?.setSelectionRange(from, to)
}

/** The names that fit at the cursor, under the text area. The focus stays in the text. */
function NameList({ id, completion }: { id: string; completion: NameCompletion }): ReactNode {
  const { t } = useText()
  const list = useRef<HTMLUListElement>(null)
  const { offered, active } = completion
  const isOpen = offered !== undefined
  useEffect(() => {
    if (isOpen) list.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  if (!offered) return null
  return (
    <ul ref={list} className="condition-names" id={`${id}-names`} role="listbox" aria-label={t('condition.text.names')}>
      {offered.options.map((option, index) => (
        <li
          key={`${option.kind} ${option.key ?? option.insert}`}
          id={`${id}-name-${index}`}
          role="option"
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => completion.take(option)}
        >
          {option.label}
          {option.kind !== 'grammar' && <span className="condition-kind"> {t(`condition.text.kind.${option.kind}`)}</span>}
        </li>
      ))}
    </ul>
  )
}

/** What keeps the text from being read, each with what could stand there instead. */
function ProblemList({ id, text, problems, replace, select }: {
  id: string
  text: string
  problems: ReadonlyArray<TextProblem>
  replace: (from: number, to: number, insert: string) => void
  select: (from: number, to: number) => void
}): ReactNode {
  const { t, language } = useText()
  return (
    <ul className="json-issues condition-problems" id={`${id}-problems`} aria-live="polite">
      {problems.slice(0, 5).map(({ from, to, message, suggestions }) => (
        <li key={`${from} ${message.en}`}>
          <span>
            {message[language]}{' '}
            <button type="button" className="link-button" onClick={() => select(from, to)}>
              {t('condition.text.show')}
              <span className="visually-hidden"> {text.slice(from, to)}</span>
            </button>
          </span>
          {suggestions.length > 0 && (
            <span className="condition-suggestions">
              {suggestions.map((suggestion) => (
                <button key={suggestion} type="button" className="ds-button" data-variant="secondary" data-size="sm" onClick={() => replace(from, to, suggestion)}>
                  <span className="visually-hidden">{t('condition.text.use')} </span>
                  {suggestion.trim()}
                </button>
              ))}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
