import { checkDocument, type Finding, hasErrors } from '#plugins/check/check-document.ts'
import { convertUnits } from '#plugins/compile/convert-units.server.ts'
import { withDocument } from '#schema/db/read-library.server.ts'
import { standingDocumentOf, type VersionRecord } from '#schema/db/version-record.server.ts'
import type { Library } from '#schema/model/library.ts'
import type { Instant } from '#schema/model/notation.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'

export type GateMoment = 'writing' | 'approval'

/** What the gate says of a version, judged beside everything else as it stands. */
export function judgeVersion(version: VersionRecord, library: Library, when: { at: Instant; moment: GateMoment }): Array<Finding> {
  const document = standingDocumentOf(version)
  return checkDocument(document, withDocument(library, document), { today: when.at.slice(0, 10), moment: when.moment, convertUnits })
}

/** Throws `gate-closed` with the findings as detail when any of them is an error. */
export function assertGateOpen(findings: ReadonlyArray<Finding>): void {
  if (!hasErrors(findings)) return
  const count = findings.filter(({ level }) => level === 'error').length
  throw new WorkflowError('gate-closed', `The gate is closed: ${count} ${count === 1 ? 'thing has' : 'things have'} to be put right first.`, { findings })
}
