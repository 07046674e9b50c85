import { WorkflowError } from '#schema/workflow/errors.ts'
import { assertSameContent, moveVersion, requireVersion } from './load-version.server.ts'
import { type Act, assertMay, performAct } from './perform-act.server.ts'
import { recordEvent } from './record-event.server.ts'

const longestReason = 4000

/** Sends a version in review back to its authors, with a reason. Throws `not-found`, `not-permitted`, `wrong-state`, `stale-content`, `invalid-input`. */
export function requestChanges(act: Act, command: { versionId: number; contentHash: string; reason: string }): { versionId: number } {
  return performAct(act, (tx) => {
    const version = requireVersion(tx, command.versionId)
    assertMay(tx, act, { action: 'request-changes', text: version })
    assertSameContent(version, command.contentHash)
    const reason = command.reason.trim()
    if (reason === '' || reason.length > longestReason)
      throw new WorkflowError('invalid-input', `Say what should change, in at most ${longestReason} characters.`, { issues: [{ path: ['reason'], message: 'expected a reason' }] })
    moveVersion(tx, { versionId: version.id, to: 'draft', at: act.at })
    const { document, kind, contentHash } = version
    recordEvent(tx, { ...act, event: { type: 'changes-requested', document, kind, versionId: version.id, contentHash, reason } })
    return { versionId: version.id }
  })
}
