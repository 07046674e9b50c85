import type { WorkflowErrorCode } from '#schema/workflow/errors.ts'

/** HTTP status of every expected failure (RFC 9110 section 15.5). The only place that says so. */
export const errorStatus = {
  'not-found': 404,
  'not-permitted': 403,
  'interest-blocks': 403,
  'own-work': 403,
  'sign-in-failed': 401,
  'too-many-attempts': 429,
  // Somebody else was quicker: the state, the revision or the text is not the one that was on the screen.
  'wrong-state': 409,
  'stale-revision': 409,
  'stale-content': 409,
  'already-exists': 409,
  'nothing-to-release': 409,
  // Understood, and refused for what it says.
  'missing-signature': 422,
  'gate-closed': 422,
  'invalid-input': 422,
  'chain-broken': 500,
} as const satisfies Record<WorkflowErrorCode, number>
