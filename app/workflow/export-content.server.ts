import { type ContentFile, formatLibrary } from '#plugins/markdown/library-files.ts'
import type { Texts } from '#schema/db/read-library.server.ts'
import { requireLibrary } from './load-version.server.ts'
import { type Act, assertMay, performAct } from './perform-act.server.ts'

/**
 * The database as content files, signatures beside their texts. `standing` writes what was approved, and drafts of texts that never were;
 * `open` writes open drafts instead. Throws `not-permitted`, and `not-found` before the first import.
 */
export function exportContent(act: Act, command: { texts: Texts }): Array<ContentFile> {
  return performAct(act, (tx) => {
    assertMay(tx, act, { action: 'read' })
    return formatLibrary(requireLibrary(tx, command.texts))
  })
}
