import { getVersion } from '#schema/db/version-record.server.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import { assertGateOpen, judgeVersion } from './judge-version.server.ts'
import { assertSameContent, moveVersion, requireLibrary, requireVersion } from './load-version.server.ts'
import { type Act, assertMay, performAct } from './perform-act.server.ts'
import { recordEvent } from './record-event.server.ts'

/**
 * Hands a draft in: from here its content is frozen, and signatures can be given on it.
 * Throws `not-found`, `not-permitted`, `wrong-state`, `stale-content`, `invalid-input` (nothing changed), `gate-closed` (detail `findings`).
 */
export function submitForReview(act: Act, command: { versionId: number; contentHash: string }): { versionId: number; contentHash: string } {
  return performAct(act, (tx) => {
    const version = requireVersion(tx, command.versionId)
    assertMay(tx, act, { action: 'submit', text: version })
    assertSameContent(version, command.contentHash)
    const base = version.basedOn === null ? null : getVersion(tx, version.basedOn)
    if (base?.contentHash === version.contentHash) throw new WorkflowError('invalid-input', 'Nothing has changed since the version that stands, so there is nothing to review.')
    assertGateOpen(judgeVersion(version, requireLibrary(tx, 'standing'), { at: act.at, moment: 'writing' }))
    moveVersion(tx, { versionId: version.id, to: 'in-review', at: act.at })
    const { document, kind, contentHash } = version
    recordEvent(tx, { ...act, event: { type: 'review-submitted', document, kind, versionId: version.id, contentHash } })
    return { versionId: version.id, contentHash }
  })
}
