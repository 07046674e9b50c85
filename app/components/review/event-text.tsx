import type { ReactNode } from 'react'
import type { AuditEvent } from '#schema/audit/event.ts'
import { useText } from '../text/use-text.tsx'

/** What happened, in words. Values that matter stand behind it; the log itself holds all of them. */
export function EventText({ event }: { event: AuditEvent }): ReactNode {
  const { t, term } = useText()
  const detail =
    event.type === 'changes-requested'
      ? event.reason
      : event.type === 'version-signed'
        ? term('signature', event.signature)
        : event.type === 'version-approved'
          ? event.version
          : event.type === 'release-published' || event.type === 'release-restored'
            ? String(event.sequence)
            : event.type === 'requests-counted'
              ? String(event.requests)
              : undefined
  return (
    <>
      {t(`event.${event.type}`)}
      {detail && <>: {detail}</>}
    </>
  )
}
