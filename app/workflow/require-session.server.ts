import type { Database } from '#schema/db/open-database.server.ts'
import type { Instant } from '#schema/model/notation.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import type { Principal } from '#schema/workflow/principal.ts'
import { getSession } from './open-session.server.ts'

/** Who holds this token. Throws `sign-in-failed` when nobody does any more. */
export function requireSession(db: Database, token: string, at: Instant): Principal {
  const session = getSession(db, token, at)
  if (!session) throw new WorkflowError('sign-in-failed', 'Your session has ended. Sign in again.')
  return session.principal
}
