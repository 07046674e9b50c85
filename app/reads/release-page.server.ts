import { count, desc, eq } from 'drizzle-orm'
import { convertUnits } from '#plugins/compile/convert-units.server.ts'
import { checkDocument } from '#plugins/check/check-document.ts'
import type { Finding } from '#plugins/check/finding.ts'
import type { Queryable } from '#schema/db/open-database.server.ts'
import { withDocument } from '#schema/db/read-library.server.ts'
import { releases, releaseVersions } from '#schema/db/tables.ts'
import { standingDocumentOf, versionsIn } from '#schema/db/version-record.server.ts'
import type { Instant, Sha256 } from '#schema/model/notation.ts'
import { type Permission, permissionFor } from '#schema/workflow/permissions.ts'
import type { NamedPerson, TextRow } from './present-text.ts'
import { presentRow, requireRoleHolder } from './present-version.server.ts'

export type ReleaseRow = { sequence: number; at: Instant; manifestHash: Sha256; live: boolean; texts: number }
export type ReleasePage = {
  viewer: NamedPerson
  permission: Permission
  /** Approved texts that the next release makes public, with the number each replaces and what is worth a thought. */
  pending: Array<TextRow & { replaces: string | undefined; findings: Array<Finding> }>
  live: ReleaseRow | undefined
  /** All releases, newest first. */
  history: Array<ReleaseRow>
}

/** What the publisher decides on. Everybody signed in may look; only a publisher may act. Throws `not-found`, `not-permitted`. */
export function readReleasePage(db: Queryable, query: { viewer: string; at: Instant }): ReleasePage {
  const { library, person } = requireRoleHolder(db, query.viewer, 'standing')
  const published = versionsIn(db, ['published'])
  const history = releasesOf(db)
  return {
    viewer: { id: person.id, name: person.name },
    permission: permissionFor(person, 'release'),
    pending: versionsIn(db, ['approved']).map((version) => {
      const document = standingDocumentOf(version)
      return {
        ...presentRow(version, library),
        replaces: published.find(({ kind, document: id }) => kind === version.kind && id === version.document)?.number,
        findings: checkDocument(document, withDocument(library, document), { today: query.at.slice(0, 10), moment: 'approval', convertUnits }),
      }
    }),
    live: history.find(({ live }) => live),
    history,
  }
}

function releasesOf(db: Queryable): Array<ReleaseRow> {
  return db
    .select({ sequence: releases.sequence, at: releases.at, manifestHash: releases.manifestHash, live: releases.live, texts: count(releaseVersions.version) })
    .from(releases)
    .leftJoin(releaseVersions, eq(releaseVersions.release, releases.sequence))
    .groupBy(releases.sequence)
    .orderBy(desc(releases.sequence))
    .all()
}
