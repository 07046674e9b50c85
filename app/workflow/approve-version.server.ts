import { WorkflowError } from '#schema/workflow/errors.ts'
import { assertGateOpen, judgeVersion } from './judge-version.server.ts'
import { idOfVersionIn, moveVersion, requireLibrary, requireVersion } from './load-version.server.ts'
import { type Act, performAct } from './perform-act.server.ts'
import { recordEvent } from './record-event.server.ts'
import { giveSignature } from './sign-version.server.ts'

/**
 * Approves the exact content that the chair was shown: the last signature, then the whole gate, then the state from which nothing returns.
 * Throws `not-found`, `not-permitted`, `wrong-state`, `stale-content`, `missing-signature`, `own-work`, `interest-blocks`, `gate-closed` (detail `findings`).
 */
export function approveVersion(act: Act, command: { versionId: number; contentHash: string }): { versionId: number; number: string; contentHash: string } {
  return performAct(act, (tx) => {
    const version = requireVersion(tx, command.versionId)
    const signed = giveSignature(tx, act, { version, kind: 'approval', contentHash: command.contentHash })
    if (idOfVersionIn(tx, version, 'approved') !== undefined)
      throw new WorkflowError('wrong-state', 'An approved version of this text waits for its release. Release that one first.')
    assertGateOpen(judgeVersion(signed, requireLibrary(tx, 'standing'), { at: act.at, moment: 'approval' }))
    moveVersion(tx, { versionId: version.id, to: 'approved', at: act.at })
    const { document, kind, contentHash, number } = version
    recordEvent(tx, { ...act, event: { type: 'version-approved', document, kind, versionId: version.id, contentHash, version: number } })
    return { versionId: version.id, number, contentHash }
  })
}
