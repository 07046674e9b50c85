import { randomUUID } from 'node:crypto'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { desc, eq } from 'drizzle-orm'
import { buildRelease, type Release, type ReleaseInput } from '#plugins/release/build-release.ts'
import type { ReleaseFile } from '#plugins/release/manifest.ts'
import { filesThatDiffer } from '#plugins/release/verify-release.ts'
import type { SigningKey } from '#plugins/release/signature.ts'
import type { Queryable, Transaction } from '#schema/db/open-database.server.ts'
import { auditLog, catalogueEntries, releases, releaseVersions } from '#schema/db/tables.ts'
import { versionsIn, type VersionRecord } from '#schema/db/version-record.server.ts'
import { contentHash, sha256Hex } from '#schema/version/canonical-form.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import { idOfVersionIn, moveVersion, requireLibrary, requireVersion } from './load-version.server.ts'
import type { ReleaseAssets } from './load-release-assets.server.ts'
import { type Act, assertMay, performAct } from './perform-act.server.ts'
import { readReleaseFolder } from './read-release-folder.server.ts'
import { pointLink, releasesFolder } from './reconcile-release.server.ts'
import { recordEvent } from './record-event.server.ts'
import { syncFolder, writeNewFolder } from './write-folder.server.ts'

export type Build = (input: ReleaseInput) => Promise<Release>

export type PublishedRelease = { sequence: number; folder: string; manifestHash: string; files: number; published: Array<{ kind: string; id: string; version: string }> }

/**
 * Publishes everything that is approved, together with what is published already. Built beside the live release, verified on disk,
 * recorded in one transaction, then switched by one rename; a crash at any moment leaves the old release or the new one, whole.
 * `again` makes a release although nothing new is approved, for instance after a change of the catalogue.
 * Throws `not-permitted`, `nothing-to-release`, `gate-closed` (detail `findings` and `problems`), `stale-content` (something moved meanwhile,
 * or the folder of the previous release is damaged).
 */
export async function publishRelease(
  act: Act,
  command: { dataDir: string; key: SigningKey; again?: boolean; build?: Build } & ReleaseAssets,
): Promise<PublishedRelease> {
  const { dataDir, key, messages, assets, again = false, build = buildRelease } = command
  const plan = performAct(act, (tx) => planRelease(tx, act, again))
  const built = await build({
    library: plan.library,
    at: act.at,
    sequence: plan.sequence,
    key,
    messages,
    assets,
    carried: plan.previous ? filesOf(plan.previous, dataDir) : [],
    ...(plan.previous && { supersedes: { sequence: plan.previous.sequence, manifestSha256: plan.previous.manifestHash } }),
    ...(plan.auditHead !== undefined && { auditHead: plan.auditHead }),
  })
  if (!built.ok) throw closedGate(built)
  const folder = `${plan.sequence}-${built.manifestSha256.slice(0, 12)}`
  const partial = join(releasesFolder(dataDir), `${folder}.${randomUUID().slice(0, 8)}.${process.pid}.partial`)
  try {
    await writeNewFolder(partial, built.files)
    assertSameFiles(partial, built.files)
    const release = performAct(act, (tx) => recordRelease(tx, act, { plan, folder, partial, manifestHash: built.manifestSha256, dataDir }))
    pointLink(act.db, dataDir)
    return { ...release, files: built.files.length }
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    throw error
  }
}

type Plan = {
  sequence: number
  /** The newest release, live or not: its pages of old versions stay for good. */
  previous: typeof releases.$inferSelect | undefined
  library: ReleaseInput['library']
  auditHead: string | undefined
  /** Every version that the release carries, as it stood when it was built. */
  carries: ReadonlyArray<Pick<VersionRecord, 'id' | 'kind' | 'document' | 'number' | 'state' | 'contentHash'>>
  catalogueHash: string
}

function planRelease(tx: Transaction, act: Act, again: boolean): Plan {
  assertMay(tx, act, { action: 'release' })
  const standing = versionsIn(tx, ['approved', 'published'])
  const approved = standing.filter(({ state }) => state === 'approved')
  if (standing.length === 0 || (approved.length === 0 && !again))
    throw new WorkflowError('nothing-to-release', 'Nothing new is approved, so there is nothing to release.')
  const isReplaced = (version: VersionRecord): boolean => version.state === 'published' && approved.some(({ kind, document }) => kind === version.kind && document === version.document)
  const previous = newestRelease(tx)
  return {
    sequence: (previous?.sequence ?? 0) + 1,
    previous,
    library: requireLibrary(tx, 'standing'),
    auditHead: tx.select({ hash: auditLog.hash }).from(auditLog).orderBy(desc(auditLog.sequence)).limit(1).get()?.hash,
    carries: standing.filter((version) => !isReplaced(version)),
    catalogueHash: catalogueHashOf(tx),
  }
}

/** The transaction in which the release comes to be: the folder gets its name, versions move, the row and the event are written. */
function recordRelease(
  tx: Transaction,
  act: Act,
  made: { plan: Plan; folder: string; partial: string; manifestHash: string; dataDir: string },
): Omit<PublishedRelease, 'files'> {
  const { plan, folder, partial, manifestHash, dataDir } = made
  const { sequence } = plan
  assertMay(tx, act, { action: 'release' })
  assertUnmoved(tx, plan)
  const final = join(releasesFolder(dataDir), folder)
  // A folder of this name without a row is what an earlier crash left behind.
  if (existsSync(final)) rmSync(final, { recursive: true })
  renameSync(partial, final)
  syncFolder(releasesFolder(dataDir))
  const published = plan.carries.filter(({ state }) => state === 'approved')
  for (const version of published) {
    const old = idOfVersionIn(tx, version, 'published')
    if (old !== undefined) moveVersion(tx, { versionId: old, to: 'superseded', at: act.at })
    moveVersion(tx, { versionId: version.id, to: 'published', at: act.at })
  }
  tx.update(releases).set({ live: false }).where(eq(releases.live, true)).run()
  tx.insert(releases).values({ sequence, folder, manifestHash, at: act.at, live: true }).run()
  tx.insert(releaseVersions).values(plan.carries.map(({ id }) => ({ release: sequence, version: id }))).run()
  const carried = plan.carries.map(({ document, number }) => ({ document, version: number }))
  recordEvent(tx, { ...act, event: { type: 'release-published', sequence, manifestHash, versions: carried } })
  return { sequence, folder, manifestHash, published: published.map(({ kind, document, number }) => ({ kind, id: document, version: number })) }
}

/** What was built must be what stands: somebody may have withdrawn a text or released while this release was built. */
function assertUnmoved(tx: Transaction, plan: Plan): void {
  const isMoved =
    newestRelease(tx)?.sequence !== plan.previous?.sequence ||
    catalogueHashOf(tx) !== plan.catalogueHash ||
    plan.carries.some((carried) => {
      const now = requireVersion(tx, carried.id)
      return now.state !== carried.state || now.contentHash !== carried.contentHash
    })
  if (isMoved) throw new WorkflowError('stale-content', 'Something was released, withdrawn or imported while this release was built. Nothing was published; release again.')
}

/** Reads back what was written: a release whose bytes are not those of its manifest never goes live. */
function assertSameFiles(folder: string, files: ReadonlyArray<ReleaseFile>): void {
  const written = new Map(readReleaseFolder(folder).map(({ path, bytes }) => [path, bytes]))
  const broken = files.find(({ path, bytes }) => !written.get(path) || Buffer.compare(written.get(path)!, bytes) !== 0)
  if (broken || written.size !== files.length) throw new Error(`The file ${broken?.path ?? folder} was not written as it was built. The disk may be full or damaged.`)
}

/** The files of the previous release, as they were signed: what somebody changed on the disk must not be signed anew. */
function filesOf({ folder, sequence, manifestHash }: typeof releases.$inferSelect, dataDir: string): Array<ReleaseFile> {
  const files = readReleaseFolder(join(releasesFolder(dataDir), folder))
  const problems = filesThatDiffer(files, manifestHash)
  if (problems.length === 0) return files
  throw new WorkflowError('stale-content', `The folder of release ${sequence} is not what was published; put ${problems.map(({ path }) => path).join(', ')} back from a copy.`, { problems })
}

function newestRelease(db: Queryable): typeof releases.$inferSelect | undefined {
  return db.select().from(releases).orderBy(desc(releases.sequence)).limit(1).get()
}

function catalogueHashOf(db: Queryable): string {
  const rows = db.select().from(catalogueEntries).orderBy(catalogueEntries.list, catalogueEntries.key).all()
  return sha256Hex(rows.map((row) => contentHash(row)).join('\n'))
}

function closedGate(release: Extract<Release, { ok: false }>): WorkflowError {
  const errors = release.findings.filter(({ level }) => level === 'error')
  const names = [...new Set([...errors, ...release.problems].map(({ document }) => document))]
  return new WorkflowError('gate-closed', `Nothing was released: ${names.join(', ')} cannot be published as approved.`, { findings: release.findings, problems: release.problems })
}
