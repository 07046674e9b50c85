import type { ReactNode } from 'react'
import type { z } from 'zod'
import { type Issue, parseWith, pathText } from '#schema/model/parse.ts'
import { useFieldText } from '../draft/draft-form-context.tsx'
import { fieldName } from '#app/forms/form-tree.ts'
import { useText } from '../text/use-text.tsx'
import { fieldId, FieldShell, type FieldWords } from './field-shell.tsx'

/** A whole value (a set of facts, an expectation) as text. What cannot be read is said with its place. */
export function JsonField<Value>({ schema, rows = 8, ...field }: FieldWords & { schema: z.ZodType<Value>; rows?: number }): ReactNode {
  const { t } = useText()
  const [text, set] = useFieldText(field.path)
  const reading = readJson(schema, text)
  const id = fieldId(field.path)
  return (
    <div className="json-field">
      <FieldShell {...field}>
        {(described) => (
          <textarea
            className="ds-input code"
            id={id}
            name={fieldName(field.path)}
            rows={Math.min(24, Math.max(rows, text.split('\n').length))}
            spellCheck={false}
            value={text}
            aria-invalid={reading.issues.length > 0 || undefined}
            aria-describedby={[described, reading.issues.length > 0 && `${id}-issues`].filter(Boolean).join(' ') || undefined}
            onChange={(event) => set(event.target.value)}
          />
        )}
      </FieldShell>
      <ul className="json-issues" id={`${id}-issues`} aria-live="polite">
        {reading.issues.slice(0, 5).map((issue) => (
          <li key={pathText(issue.path) + issue.message}>
            {issue.path.length > 0 && <code>{pathText(issue.path)}</code>} <span lang="en">{issue.message}</span>
          </li>
        ))}
      </ul>
      {reading.issues.length > 5 && <p className="field-hint">{t('json.moreIssues', { count: reading.issues.length - 5 })}</p>}
    </div>
  )
}

/** Reads a text as JSON of a schema. An empty text is nothing and no fault. */
export function readJson<Value>(schema: z.ZodType<Value>, text: string): { value: Value | undefined; issues: ReadonlyArray<Issue> } {
  if (text.trim() === '') return { value: undefined, issues: [] }
  try {
    const parsed = parseWith(schema, JSON.parse(text))
    return parsed.ok ? { value: parsed.value, issues: [] } : { value: undefined, issues: parsed.issues }
  } catch (error) {
    return { value: undefined, issues: [{ path: [], message: error instanceof Error ? error.message : 'not JSON' }] }
  }
}
