import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Instant, Sha256 } from '#schema/model/notation.ts'

/** A file of a release: path with forward slashes below the release's root, and its bytes. */
export type ReleaseFile = { path: string; bytes: Uint8Array }

export const manifestPath = 'manifest.json'
export const signaturePath = 'manifest.json.jws'
export const keysPath = '.well-known/jwks.json'

/** What a release is made of. The signature is over this file's bytes, so everything named here is covered by it. */
export const Manifest = z.strictObject({
  type: z.literal('rationale-release'),
  format: z.literal(1),
  publisher: z.string(),
  /** Rises by one with every release of an installation: a receiver refuses a lower one (rollback). */
  sequence: z.int().min(1),
  createdAt: Instant,
  /** A receiver should no longer rely on it after this (freeze). */
  expires: Instant,
  supersedes: z.strictObject({ sequence: z.int().min(1), manifestSha256: Sha256 }).optional(),
  /** Head of the audit log's hash chain when the release was made. Absent where there is no log, as in a release straight from files. */
  auditHead: Sha256.optional(),
  files: z.array(z.strictObject({ path: z.string().min(1), bytes: z.int().min(0), sha256: Sha256 })),
})
export type Manifest = z.infer<typeof Manifest>

/** How long a release may be relied on, in days: longer than the yearly review every installation should have, short enough to notice a dead mirror. */
const daysOfTrust = 400

export function manifestOf(release: { files: ReadonlyArray<ReleaseFile> } & Pick<Manifest, 'publisher' | 'sequence' | 'createdAt' | 'supersedes' | 'auditHead'>): Manifest {
  const { files, publisher, sequence, createdAt, supersedes, auditHead } = release
  const expires = new Date(Date.parse(createdAt) + daysOfTrust * 86_400_000).toISOString().replace('.000Z', 'Z')
  return {
    type: 'rationale-release',
    format: 1,
    publisher,
    sequence,
    createdAt,
    expires,
    ...(supersedes ? { supersedes } : {}),
    ...(auditHead ? { auditHead } : {}),
    files: files.map(({ path, bytes }) => ({ path, bytes: bytes.byteLength, sha256: sha256Of(bytes) })).toSorted((one, other) => (one.path < other.path ? -1 : 1)),
  }
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
