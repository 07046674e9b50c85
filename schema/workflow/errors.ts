/** Expected failures of a verb. A route maps each to a status once; the command line prints the sentence. */
export const workflowErrorCodes = [
  'not-found',
  'not-permitted',
  'sign-in-failed',
  'too-many-attempts',
  'wrong-state',
  'stale-revision',
  'stale-content',
  'missing-signature',
  'gate-closed',
  'interest-blocks',
  'own-work',
  'invalid-input',
  'already-exists',
  'nothing-to-release',
  'chain-broken',
] as const
export type WorkflowErrorCode = (typeof workflowErrorCodes)[number]

/** An expected failure: what happened, what was expected, what to do. `detail` is data for the screen that shows it. */
export class WorkflowError extends Error {
  readonly code: WorkflowErrorCode
  readonly detail: unknown
  constructor(code: WorkflowErrorCode, message: string, detail?: unknown) {
    super(message)
    this.name = 'WorkflowError'
    this.code = code
    this.detail = detail
  }
}
