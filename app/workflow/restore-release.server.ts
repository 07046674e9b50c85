import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { manifestPath, sha256Of } from '#plugins/release/manifest.ts'
import { verifyRelease } from '#plugins/release/verify-release.ts'
import { releases } from '#schema/db/tables.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import { type Act, assertMay, performAct } from './perform-act.server.ts'
import { readReleaseFolder } from './read-release-folder.server.ts'
import { pointLink, releasesFolder } from './reconcile-release.server.ts'
import { recordEvent } from './record-event.server.ts'

/**
 * Serves an earlier release again. Versions keep their states: what readers see changes, what was decided does not, and the next release
 * carries everything that stands. Throws `not-permitted`, `not-found`, `wrong-state` (it is live already), `stale-content` (its folder was damaged).
 */
export async function restoreRelease(act: Act, command: { dataDir: string; sequence: number }): Promise<{ sequence: number }> {
  const { dataDir, sequence } = command
  const release = performAct(act, (tx) => {
    assertMay(tx, act, { action: 'release' })
    const row = tx.select().from(releases).where(eq(releases.sequence, sequence)).get()
    if (!row) throw new WorkflowError('not-found', `There is no release ${sequence}.`)
    if (row.live) throw new WorkflowError('wrong-state', `Release ${sequence} is live already.`)
    return row
  })
  const files = readReleaseFolder(join(releasesFolder(dataDir), release.folder))
  const manifest = files.find(({ path }) => path === manifestPath)
  const problems = await verifyRelease(files)
  if (!manifest || sha256Of(manifest.bytes) !== release.manifestHash || problems.length > 0)
    throw new WorkflowError('stale-content', `The folder of release ${sequence} is not what was published.`, { problems })
  performAct(act, (tx) => {
    assertMay(tx, act, { action: 'release' })
    tx.update(releases).set({ live: false }).where(eq(releases.live, true)).run()
    tx.update(releases).set({ live: true }).where(eq(releases.sequence, sequence)).run()
    recordEvent(tx, { ...act, event: { type: 'release-restored', sequence } })
  })
  pointLink(act.db, dataDir)
  return { sequence }
}
