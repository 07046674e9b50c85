import type { ReactNode } from 'react'
import { useOpenPointsAt } from '../draft/draft-form-context.tsx'
import { type FieldPath, fieldPath } from '#app/forms/form-tree.ts'
import { OpenPointText } from './open-point-text.tsx'

/** Id of a field's control: a finding's path leads to it. */
export function fieldId(path: FieldPath): string {
  return `field-${fieldPath(path)}`
}

export type FieldWords = { path: FieldPath; label: string; hint?: string | undefined }

/** Attributes that tie a control to its label, its hint and what is open at it. */
export type ControlProps = { id: string; name: string; 'aria-describedby': string | undefined }

/**
 * Label, hint, control and open points of one field, tied together by ids so that they are there before any script runs. `isGroup`: the
 * controls inside are a group that takes its name from `…-label`, and have labels of their own.
 */
export function FieldShell({ path, label, hint, className, isGroup = false, children }: FieldWords & { className?: string; isGroup?: boolean; children: (described: string | undefined) => ReactNode }): ReactNode {
  const id = fieldId(path)
  const points = useOpenPointsAt(path)
  const described = [hint && `${id}-hint`, points.length > 0 && `${id}-open`].filter(Boolean).join(' ') || undefined
  return (
    <div className={`field${className ? ` ${className}` : ''}`} data-open={points.length > 0 || undefined}>
      {isGroup ? (
        <p className="ds-label" id={`${id}-label`}>
          {label}
        </p>
      ) : (
        <label className="ds-label" htmlFor={id}>
          {label}
        </label>
      )}
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children(described)}
      <OpenPointsOf path={path} />
    </div>
  )
}

/** The same for a group of choices. */
export function FieldGroup({ path, label, hint, children }: FieldWords & { children: ReactNode }): ReactNode {
  const id = fieldId(path)
  const points = useOpenPointsAt(path)
  const described = [hint && `${id}-hint`, points.length > 0 && `${id}-open`].filter(Boolean).join(' ') || undefined
  return (
    <fieldset className="field choice-group" id={id} tabIndex={-1} aria-describedby={described} data-open={points.length > 0 || undefined}>
      <legend className="ds-label">{label}</legend>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <OpenPointsOf path={path} />
    </fieldset>
  )
}

/** What is open at a field, under it. */
export function OpenPointsOf({ path }: { path: FieldPath }): ReactNode {
  const points = useOpenPointsAt(path)
  if (points.length === 0) return null
  return (
    <ul className="field-open" id={`${fieldId(path)}-open`}>
      {points.map((point) => (
        <li key={`${point.id} ${point.message.en}`} data-level={point.level}>
          <OpenPointText point={point} />
        </li>
      ))}
    </ul>
  )
}
