import type { Queryable } from '#schema/db/open-database.server.ts'
import { readInstallation } from '#schema/db/read-library.server.ts'
import type { Localised } from '#schema/model/language.ts'

/** What every page must say of the installation, for instance that its content is a demonstration; null where there is nothing to say. */
export function readInstallationNotice(db: Queryable): Localised | null {
  return readInstallation(db)?.notice ?? null
}
