import { and, eq } from 'drizzle-orm'
import { hasErrors } from '#plugins/check/check-document.ts'
import { type ContentFile, parseLibrary } from '#plugins/markdown/library-files.ts'
import type { Transaction } from '#schema/db/open-database.server.ts'
import { catalogueListNames, withDocument } from '#schema/db/read-library.server.ts'
import { catalogueEntries, documents, signatures, versions } from '#schema/db/tables.ts'
import { getOpenVersion, getStandingVersion, listVersions, type VersionRecord } from '#schema/db/version-record.server.ts'
import type { Library } from '#schema/model/library.ts'
import type { DocumentKind, SignatureKind, StandingDocument } from '#schema/model/version.ts'
import { canonicalForm, contentHash } from '#schema/version/canonical-form.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import { requiredSignatures } from '#schema/workflow/signatures.ts'
import { insertDraft } from './create-draft.server.ts'
import { judgeVersion } from './judge-version.server.ts'
import { moveVersion, requireLibrary, requireVersion } from './load-version.server.ts'
import { parseContent } from './parse-content.server.ts'
import { type Act, assertMay, performAct } from './perform-act.server.ts'
import { recordEvent } from './record-event.server.ts'
import { numberAfter } from './number-version.server.ts'
import { assertSignerMay } from './sign-version.server.ts'

export type ImportReport = {
  approved: Array<{ kind: DocumentKind; id: string; version: string }>
  drafts: Array<{ kind: DocumentKind; id: string; version: string }>
  unchanged: number
  /** Entries of the lists that were added or changed. */
  entries: number
  /** Texts left as they are in the database, and why. */
  conflicts: Array<{ kind: DocumentKind; id: string; why: string }>
  /** Signatures in files that were given on another content: they count for nothing and were left out. */
  staleSignatures: number
}

/**
 * Reads a whole content folder into the database, in one transaction. A file that says approved must pass the gate with its signatures,
 * or nothing at all is written. Drafts come with their gaps. A text whose open draft differs is reported as a conflict and not touched.
 * Throws `not-permitted`, `invalid-input` (detail `problems`, with file and line), `gate-closed` (detail `findings`).
 */
export function importContent(act: Act, command: { files: ReadonlyArray<ContentFile> }): ImportReport {
  const { library, problems } = parseLibrary(command.files)
  return performAct(act, (tx) => {
    assertMay(tx, act, { action: 'import' })
    const [first] = problems
    if (first) throw new WorkflowError('invalid-input', `The files cannot be imported: ${first.file}:${first.line}:${first.column} ${first.message}${problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''}.`, { problems })
    const report: ImportReport = { approved: [], drafts: [], unchanged: 0, entries: importCatalogue(tx, act, library), conflicts: [], staleSignatures: 0 }
    const texts: Array<StandingDocument> = [...library.guidelines.values(), ...library.recommendations.values()]
    const toApprove = texts.flatMap((text) => importText(tx, act, { text, library, report }) ?? [])
    approveAll(tx, act, toApprove)
    for (const { versionId } of toApprove) {
      const { kind, document, number } = requireVersion(tx, versionId)
      report.approved.push({ kind, id: document, version: number })
    }
    const hash = contentHash(command.files.map(({ path, text }) => ({ path, text })))
    recordEvent(tx, { ...act, event: { type: 'content-imported', files: command.files.length, contentHash: hash } })
    return report
  })
}

/** Adds and changes entries; one that the files do not have stays, because people and texts may already point at it. */
function importCatalogue(tx: Transaction, act: Act, library: Library): number {
  const known = new Map(tx.select().from(catalogueEntries).all().map(({ list, key, content }) => [`${list}/${key}`, content]))
  const entries = [
    { list: 'installation', key: 'installation', content: canonicalForm(library.installation) },
    ...catalogueListNames.flatMap((list) => [...library[list]].map(([key, entry]) => ({ list, key, content: canonicalForm(entry) }))),
  ].filter(({ list, key, content }) => known.get(`${list}/${key}`) !== content)
  // Roles are given with the list of people: an import must not be a way around the administrator.
  if (entries.some(({ list }) => list === 'people' || list === 'committees')) assertMay(tx, act, { action: 'manage-accounts' })
  for (const entry of entries)
    tx.insert(catalogueEntries).values(entry).onConflictDoUpdate({ target: [catalogueEntries.list, catalogueEntries.key], set: { content: entry.content } }).run()
  return entries.length
}

type ToApprove = { versionId: number; text: StandingDocument }

/** Writes one text as a draft where it is new or changed. Returns it when its file says that it was approved. */
function importText(tx: Transaction, act: Act, file: { text: StandingDocument; library: Library; report: ImportReport }): ToApprove | undefined {
  const { text, library, report } = file
  const { kind } = text
  const content = parseContent(kind, text.content)
  const hash = contentHash(content)
  const id = content.id
  const home = homeOf(content, library)
  const conflict = (why: string): undefined => void report.conflicts.push({ kind, id, why })
  const row = tx.select().from(documents).where(and(eq(documents.kind, kind), eq(documents.id, id))).get()
  if (row && row.guideline !== home.guideline) return conflict(`it belongs to the guideline "${row.guideline}" here and to "${home.guideline}" in the file`)
  const open = row ? getOpenVersion(tx, kind, id) : null
  const standing = row ? getStandingVersion(tx, kind, id) : null
  if (standing?.contentHash === hash || (text.state === 'draft' && open?.contentHash === hash)) {
    report.unchanged += 1
    return undefined
  }
  if (open && open.contentHash !== hash) return conflict(`it has an open ${open.state === 'draft' ? 'draft' : 'version in review'} that says something else`)
  if (text.state !== 'draft' && isTaken(tx, { kind, id, number: text.version, standing }))
    return conflict(`version ${text.version} is not above version ${standing?.number ?? text.version} that stands here with another content`)
  if (!row) tx.insert(documents).values({ kind, id, ...home }).run()
  // A draft that was edited from what stands often still carries its number, which is taken.
  const number = standing && compareNumbers(text.version, standing.number) <= 0 ? numberAfter(standing, content, { library, at: act.at }) : text.version
  const versionId = open?.id ?? insertDraft(tx, { kind, content, number, actor: act.actor, at: act.at, ...(standing && { basedOn: standing.id }) }).versionId
  report.staleSignatures += keepSignatures(tx, requireVersion(tx, versionId), text)
  if (text.state !== 'draft') return { versionId, text }
  report.drafts.push({ kind, id, version: number })
  return undefined
}

function homeOf(content: StandingDocument['content'], library: Library): { guideline: string; committee: string } {
  if ('committee' in content) return { guideline: content.id, committee: content.committee }
  const guideline = library.guidelines.get(content.guideline)
  if (!guideline) throw new WorkflowError('invalid-input', `The recommendation "${content.id}" belongs to the guideline "${content.guideline}", which the files do not have.`)
  return { guideline: content.guideline, committee: guideline.content.committee }
}

function isTaken(tx: Transaction, { kind, id, number, standing }: { kind: DocumentKind; id: string; number: string; standing: VersionRecord | null }): boolean {
  if (standing && compareNumbers(number, standing.number) <= 0) return true
  return listVersions(tx, kind, id).some((version) => version.number === number && version.state !== 'draft' && version.state !== 'in-review')
}

function compareNumbers(one: string, other: string): number {
  const [a, b] = [one.split('.').map(Number), other.split('.').map(Number)]
  return [0, 1, 2].map((index) => (a[index] ?? 0) - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0
}

/** Keeps the signatures that are of exactly this content; returns how many are not. A draft keeps no approval: its chair could not give it again. */
function keepSignatures(tx: Transaction, version: VersionRecord, { state, signatures: given }: Pick<StandingDocument, 'state' | 'signatures'>): number {
  const current = given.filter(({ contentHash }) => contentHash === version.contentHash)
  for (const { kind, by, at, contentHash } of current) {
    if (state === 'draft' && kind === 'approval') continue
    if (version.signatures.some((known) => known.kind === kind && known.by === by)) continue
    tx.insert(signatures).values({ version: version.id, kind, person: by, at, contentHash }).run()
  }
  return given.length - current.length
}

/** The gate over all of them as if they were approved together, then the steps that the table of transitions has. */
function approveAll(tx: Transaction, act: Act, texts: ReadonlyArray<ToApprove>): void {
  if (texts.length === 0) return
  const library = texts.reduce((known, { text }) => withDocument(known, text), requireLibrary(tx, 'standing'))
  const findings = texts.flatMap(({ versionId, text }) => {
    const version = requireVersion(tx, versionId)
    return judgeVersion({ ...version, number: text.version, state: 'approved' }, library, { at: act.at, moment: 'approval' })
  })
  if (hasErrors(findings)) {
    const refused = [...new Set(findings.filter(({ level }) => level === 'error').map(({ document }) => document))]
    throw new WorkflowError('gate-closed', `Nothing was imported: ${refused.join(', ')} ${refused.length === 1 ? 'says' : 'say'} approved and cannot be.`, { findings })
  }
  for (const { versionId, text } of texts) {
    const version = requireVersion(tx, versionId)
    assertSignersMay(tx, version)
    if (version.state === 'draft') {
      if (version.number !== text.version) tx.update(versions).set({ number: text.version }).where(eq(versions.id, versionId)).run()
      moveVersion(tx, { versionId, to: 'in-review', at: act.at })
    }
    moveVersion(tx, { versionId, to: 'approved', at: act.at })
    const { document, kind, contentHash } = version
    recordEvent(tx, { ...act, event: { type: 'version-approved', document, kind, versionId, contentHash, version: text.version } })
  }
}

/** The same rules for a signature in a file as for one given at the desk, but for what files do not tell: who wrote, and who has left since. */
function assertSignersMay(tx: Transaction, version: VersionRecord): void {
  const needed: ReadonlyArray<SignatureKind> = requiredSignatures[version.kind]
  for (const signature of version.signatures.filter(({ kind }) => needed.includes(kind))) assertSignerMay(tx, signature, { ...version, state: 'in-review', contributors: [] })
}
