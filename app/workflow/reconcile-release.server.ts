import { existsSync, lstatSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import type { Database, Queryable } from '#schema/db/open-database.server.ts'
import { releases } from '#schema/db/tables.ts'
import { transact } from '#schema/db/transact.server.ts'
import { syncFolder } from './write-folder.server.ts'

/** Folder of all releases, below the data folder. */
export function releasesFolder(dataDir: string): string {
  return join(dataDir, 'releases')
}

/** The link that the site is served from: it points at the folder of the live release. */
export function liveLink(dataDir: string): string {
  return join(dataDir, 'live')
}

/** The release that the database calls live, or null. */
export function getLiveRelease(db: Queryable): typeof releases.$inferSelect | null {
  return db.select().from(releases).where(eq(releases.live, true)).get() ?? null
}

/**
 * Makes the file system agree with the database, after a crash at any moment: removes what was never finished and points the link at
 * the live release. The database decides; a folder it does not know was never published.
 */
export function reconcileRelease(db: Database, dataDir: string): { live: string | null; removed: Array<string> } {
  // In a write transaction, so that no other process is between naming its folder and recording it.
  const removed = transact(db, (tx) => {
    const known = new Set(tx.select({ folder: releases.folder }).from(releases).all().map(({ folder }) => folder))
    const folder = releasesFolder(dataDir)
    const abandoned = existsSync(folder) ? readdirSync(folder).filter((name) => !known.has(name) && !isBeingWritten(name)) : []
    for (const name of abandoned) rmSync(join(folder, name), { recursive: true, force: true })
    return abandoned
  })
  return { live: pointLink(db, dataDir), removed }
}

/** Points the link at the live release by one rename. Reads the database anew, so that of two writers at once the last one's release stays. */
export function pointLink(db: Database, dataDir: string): string | null {
  const live = getLiveRelease(db)
  if (!live) return null
  const link = liveLink(dataDir)
  const target = join('releases', live.folder)
  if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() && readlinkSync(link) === target) return live.folder
  const temporary = `${link}.${process.pid}.partial`
  rmSync(temporary, { force: true })
  symlinkSync(target, temporary)
  renameSync(temporary, link)
  syncFolder(dataDir)
  return live.folder
}

/** `12-0123456789ab.4711.partial` is being written by process 4711, while that process lives. */
function isBeingWritten(name: string): boolean {
  const pid = Number(/\.(\d+)\.partial$/.exec(name)?.[1])
  if (!pid || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
