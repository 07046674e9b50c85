import { type ReactNode, useEffect, useRef } from 'react'
import type { Finding } from '#plugins/check/finding.ts'
import type { Refusal } from '#app/forms/refusal.ts'
import { workflowErrorCodes } from '#schema/workflow/errors.ts'
import type { TextKey } from '../text/text.ts'
import { openPointOf } from '../draft/finding-store.ts'
import { openPointSentence } from '../fields/field-labels.ts'
import { useText } from '../text/use-text.tsx'

/**
 * Why an act was refused, and what to do. Focus goes there, so that it is read first. `isOpen` says of a finding whether it still
 * holds where the text is being mended; once none does, there is nothing left to say.
 */
export function RefusalNotice({ refusal, isOpen = () => true }: { refusal: Refusal; isOpen?: (finding: Finding) => boolean }): ReactNode {
  const text = useText()
  const { t } = text
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [refusal])
  const refused = findingsIn(refusal.detail)
  const findings = refused.filter(isOpen)
  if (refused.length > 0 && findings.length === 0) return null
  return (
    <div className="ds-alert refusal" data-color="danger" role="alert" tabIndex={-1} ref={box}>
      <p>{t(`refused.${refusal.code}`)}</p>
      {findings.length > 0 && (
        <ul>
          {findings.map((finding) => (
            <li key={finding.document + finding.path + finding.message.en}>{openPointSentence(openPointOf(finding), text)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Texts there are for every code; listed so that a new code without a text fails the type check. */
export const refusalTexts = workflowErrorCodes.map((code) => `refused.${code}` as const) satisfies ReadonlyArray<TextKey>

/** The gate's errors in the detail of a refusal, if that is what it is about. */
function findingsIn(detail: unknown): Array<Finding> {
  const findings = (detail as { findings?: unknown } | null | undefined)?.findings
  return Array.isArray(findings) ? (findings as Array<Finding>).filter(({ level }) => level === 'error') : []
}
