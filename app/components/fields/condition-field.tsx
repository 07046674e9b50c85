import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { TextProblem } from '#plugins/condition-text/text-problem.ts'
import { Condition } from '#schema/model/condition.ts'
import { pathText } from '#schema/model/parse.ts'
import { fieldName } from '#app/forms/form-tree.ts'
import { ConditionWords } from '../condition-words.tsx'
import { useDraftForm } from '../draft/draft-form-context.tsx'
import { useText } from '../text/use-text.tsx'
import { fieldId, FieldShell, type FieldWords } from './field-shell.tsx'
import { readJson } from './json-field.tsx'
import { type ConditionDraft, useConditionText } from './use-condition-text.ts'
import { type NameCompletion, useNameCompletion } from './use-name-completion.ts'

/**
 * A condition: typed in words, read back in words above, and sent as JSON. The JSON can be seen and edited; without a script it is
 * what is edited.
 */
export function ConditionField({ rows = 3, ...field }: FieldWords & { rows?: number }): ReactNode {
  const { catalogue } = useDraftForm()
  const { t } = useText()
  const draft = useConditionText(field.path)
  const isLive = useIsLive()
  const [lastGood, setLastGood] = useState(draft.condition)
  if (draft.condition !== undefined && JSON.stringify(draft.condition) !== JSON.stringify(lastGood)) setLastGood(draft.condition)
  const shown = draft.json.trim() === '' ? undefined : (draft.condition ?? lastGood)
  const id = fieldId(field.path)
  return (
    <div className="json-field">
      {shown !== undefined && (
        <div className="in-words">
          <ConditionWords condition={shown} catalogue={catalogue} />
        </div>
      )}
      <FieldShell {...field} hint={isLive ? t('condition.text.hint') : t('field.conditionHint')}>
        {(described) => (
          <>
            {isLive && <ConditionTextArea id={id} draft={draft} rows={rows} described={described} />}
            <JsonOfCondition id={id} name={fieldName(field.path)} draft={draft} isLive={isLive} described={described} />
          </>
        )}
      </FieldShell>
    </div>
  )
}

const never = (): (() => void) => () => undefined

/** Whether a script runs: false on the server and while the page is taken over. */
function useIsLive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}

function ConditionTextArea({ id, draft, rows, described }: { id: string; draft: ConditionDraft; rows: number; described: string | undefined }): ReactNode {
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

/** What is sent. The text area is the same before and after the script has taken over, so that nothing typed into it is lost. */
function JsonOfCondition({ id, name, draft, isLive, described }: { id: string; name: string; draft: ConditionDraft; isLive: boolean; described: string | undefined }): ReactNode {
  const { t } = useText()
  const { json, writeJson } = draft
  // What stands there while the words cannot be read is not JSON, and is judged above.
  const isJson = !isLive || json.trimStart().startsWith('{')
  const issues = isJson ? readJson(Condition, json).issues : []
  return (
    <details className="condition-json" open={!isLive}>
      <summary id={`${id}-json-label`}>{t('condition.text.json')}</summary>
      <textarea
        className="ds-input code"
        id={isLive ? `${id}-json` : id}
        name={name}
        rows={Math.min(24, Math.max(4, json.split('\n').length))}
        spellCheck={false}
        value={json}
        aria-labelledby={isLive ? `${id}-json-label` : undefined}
        aria-invalid={issues.length > 0 || undefined}
        aria-describedby={[!isLive && described, issues.length > 0 && `${id}-issues`].filter(Boolean).join(' ') || undefined}
        onChange={(event) => writeJson(event.target.value)}
      />
      <ul className="json-issues" id={`${id}-issues`} aria-live="polite">
        {issues.slice(0, 5).map((issue) => (
          <li key={pathText(issue.path) + issue.message}>
            {issue.path.length > 0 && <code>{pathText(issue.path)}</code>} <span lang="en">{issue.message}</span>
          </li>
        ))}
      </ul>
      {issues.length > 5 && <p className="field-hint">{t('json.moreIssues', { count: issues.length - 5 })}</p>}
    </details>
  )
}
