import { z } from 'zod'
import { Instant, Sha256, Slug, VersionNumber } from '../model/notation.ts'
import { documentKinds, SignatureKind } from '../model/version.ts'
import { actions } from '../workflow/permissions.ts'

const about = { document: Slug, kind: z.enum(documentKinds), versionId: z.int() }
const content = { ...about, contentHash: Sha256 }

/** Everything that can have happened. Closed: a new act is a new member here, and the one writer takes nothing else. */
export const AuditEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('draft-created'), ...content }),
  /** Consecutive saves by one person collapse into a version, never in the log. */
  z.strictObject({ type: z.literal('draft-saved'), ...content, revision: z.int(), changed: z.array(z.string()) }),
  z.strictObject({ type: z.literal('review-submitted'), ...content }),
  z.strictObject({ type: z.literal('changes-requested'), ...content, reason: z.string() }),
  z.strictObject({ type: z.literal('version-signed'), ...content, signature: SignatureKind }),
  z.strictObject({ type: z.literal('version-approved'), ...content, version: VersionNumber }),
  z.strictObject({ type: z.literal('release-published'), sequence: z.int(), manifestHash: Sha256, versions: z.array(z.strictObject({ document: Slug, version: VersionNumber })) }),
  z.strictObject({ type: z.literal('release-restored'), sequence: z.int() }),
  z.strictObject({ type: z.literal('content-imported'), files: z.int(), contentHash: Sha256 }),
  z.strictObject({ type: z.literal('requests-counted'), requests: z.int(), unmatched: z.int(), uncovered: z.int() }),
  z.strictObject({ type: z.literal('signed-in'), session: z.string() }),
  z.strictObject({ type: z.literal('signed-out'), sessions: z.int() }),
  z.strictObject({ type: z.literal('sign-in-failed'), account: z.string() }),
  z.strictObject({ type: z.literal('action-denied'), action: z.enum(actions), document: Slug.optional() }),
  z.strictObject({ type: z.literal('account-created'), person: Slug }),
])
export type AuditEvent = z.infer<typeof AuditEvent>

/** One link of the chain: `hash` is the SHA-256 over the canonical form of the other fields, so no entry can change or vanish unseen. */
export const AuditEntry = z.strictObject({
  sequence: z.int().min(1),
  at: Instant,
  /** Person, or a part of the system ("import", "release"). */
  actor: z.string().min(1),
  event: AuditEvent,
  previous: Sha256,
  hash: Sha256,
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** `previous` of the first entry. */
export const chainStart = '0'.repeat(64)
