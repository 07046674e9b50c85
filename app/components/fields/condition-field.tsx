import { lazy, type ReactNode, Suspense, useState, useSyncExternalStore } from 'react'
import { Condition } from '#schema/model/condition.ts'
import { pathText } from '#schema/model/parse.ts'
import { fieldName } from '#app/forms/form-tree.ts'
import { Button } from '../button.tsx'
import { ConditionWords } from '../condition-words.tsx'
import { useDraftForm } from '../draft/draft-form-context.tsx'
import { useText } from '../text/use-text.tsx'
import { ConditionTextArea } from './condition-text-area.tsx'
import { fieldId, FieldShell, type FieldWords } from './field-shell.tsx'
import { readJson } from './json-field.tsx'
import { type ConditionDraft, useConditionText } from './use-condition-text.ts'

// Most conditions are only read: the pick lists are fetched when the first one is edited.
const ConditionSentences = lazy(async () => ({ default: (await import('../rule/condition-sentences.tsx')).ConditionSentences }))

/** `read`: the condition in words. `sentences`, `text`: two ways to edit the same value. */
type View = 'read' | 'sentences' | 'text'

/**
 * A condition: read in words, edited in sentences of pick lists or as text, and sent as JSON. The JSON can be seen and edited; without
 * a script it is what is edited.
 */
export function ConditionField({ rows = 3, ...field }: FieldWords & { rows?: number }): ReactNode {
  const { catalogue } = useDraftForm()
  const { t } = useText()
  const draft = useConditionText(field.path)
  const isLive = useIsLive()
  const [view, setView] = useState<View>(draft.condition === undefined ? 'sentences' : 'read')
  const [lastGood, setLastGood] = useState(draft.condition)
  if (draft.condition !== undefined && JSON.stringify(draft.condition) !== JSON.stringify(lastGood)) setLastGood(draft.condition)
  const shown = draft.json.trim() === '' ? undefined : (draft.condition ?? lastGood)
  const id = fieldId(field.path)
  const isText = isLive && view === 'text'
  const isGroup = isLive && !isText
  const hints = { read: undefined, sentences: t('sentences.hint'), text: t('condition.text.hint') }
  return (
    <div className="json-field">
      <FieldShell {...field} isGroup={isGroup} hint={isLive ? hints[view] : t('field.conditionHint')}>
        {(described) => (
          <>
            <div className="condition-edit" {...(isGroup && { id, role: 'group', tabIndex: -1, 'aria-labelledby': `${id}-label`, 'aria-describedby': described })}>
              {isLive && <ViewChoice view={view} label={field.label} choose={setView} />}
              {isLive && view === 'read' && draft.json.trim() !== '' && draft.condition === undefined && <p className="lacking">{[t('sentences.unfinished'), shown && t('sentences.lastComplete')].filter(Boolean).join(' ')}</p>}
              {shown !== undefined && !(isLive && view === 'sentences') && (
                <div className="in-words">
                  <ConditionWords condition={shown} catalogue={catalogue} />
                </div>
              )}
              {isText && <ConditionTextArea id={id} draft={draft} rows={rows} described={described} />}
              {isLive && view === 'sentences' && (
                <Suspense fallback={<p className="field-hint">{t('sentences.loading')}</p>}>
                  <ConditionSentences path={field.path} />
                </Suspense>
              )}
            </div>
            <JsonOfCondition id={id} name={fieldName(field.path)} draft={draft} isLive={isLive} isHidden={isLive && view === 'read'} described={described} />
          </>
        )}
      </FieldShell>
    </div>
  )
}

/** From reading to editing, between the two ways to edit, and back. */
function ViewChoice({ view, label, choose }: { view: View; label: string; choose: (view: View) => void }): ReactNode {
  const { t } = useText()
  const isEdited = view !== 'read'
  return (
    <div className="view-choice" role={isEdited ? 'group' : undefined} aria-label={isEdited ? t('sentences.views') : undefined}>
      {isEdited &&
        (['sentences', 'text'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={view === one} onClick={() => choose(one)}>
            {t(`sentences.${one}`)}
          </button>
        ))}
      {/* The same button, so that the focus stays where it was pressed. */}
      <Button variant="tertiary" data-size="sm" aria-label={isEdited ? undefined : t('sentences.editOf', { label })} onClick={() => choose(isEdited ? 'read' : 'sentences')}>
        {t(isEdited ? 'sentences.done' : 'sentences.edit')}
      </Button>
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

/** What is sent. The text area is the same before and after the script has taken over, so that nothing typed into it is lost. */
function JsonOfCondition({ id, name, draft, isLive, isHidden, described }: { id: string; name: string; draft: ConditionDraft; isLive: boolean; isHidden: boolean; described: string | undefined }): ReactNode {
  const { t } = useText()
  const { json, writeJson } = draft
  // What stands there while the words cannot be read is not JSON, and is judged above.
  const isJson = !isLive || json.trimStart().startsWith('{')
  const issues = isJson ? readJson(Condition, json).issues : []
  return (
    <details className="condition-json" open={!isLive} hidden={isHidden}>
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
