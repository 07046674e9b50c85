import { checkDocument, type Finding } from '#plugins/check/check-document.ts'
import { convertUnits } from '#plugins/compile/convert-units.server.ts'
import type { Queryable } from '#schema/db/open-database.server.ts'
import { withDocument } from '#schema/db/read-library.server.ts'
import { getVersion, standingDocumentOf, type VersionRecord } from '#schema/db/version-record.server.ts'
import type { Language, Localised } from '#schema/model/language.ts'
import type { Catalogue, Library } from '#schema/model/library.ts'
import type { Instant } from '#schema/model/notation.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import type { VersionState } from '#schema/model/version.ts'
import { type TranslationState, translationStates } from '#schema/version/translation.ts'
import type { NamedPerson, Permissions, SignatureRow, VersionRow } from './present-text.ts'
import {
  type NamedEntry,
  presentHistory,
  presentPermissions,
  presentPerson,
  presentRow,
  presentSignatures,
  presentVersions,
  requireShownVersion,
  requireViewer,
  titleOf,
} from './present-version.server.ts'

/** One version as a page shows it, for both kinds of text. */
export type ShownVersion<Content> = {
  id: number
  number: string
  state: VersionState
  since: Instant
  /** Token for the next save: a save names the revision it was made from. */
  revision: number
  /** What a signature and an approval name. */
  contentHash: string
  content: Content
  savedBy: NamedPerson
  savedAt: Instant
}

export type RecommendationPage = {
  viewer: NamedPerson
  id: string
  title: Localised | undefined
  guideline: { id: string; title: Localised | undefined }
  committee: { id: string; name: Localised | undefined }
  sourceLanguage: Language
  /** Languages the installation publishes. */
  languages: Array<Language>
  version: ShownVersion<RecommendationDraft>
  /** What the version was made from, for showing what changed; undefined for a first version. */
  basedOn: { id: number; number: string; content: RecommendationDraft } | undefined
  versions: Array<VersionRow>
  signatures: Array<SignatureRow>
  /** Gate at the moment 'writing' for a draft, 'approval' from review on. */
  findings: Array<Finding>
  translations: Array<TranslationState>
  permissions: Permissions
  /** Everything that happened to this text, newest first. */
  history: Array<NamedEntry>
  /** The lists its fields point into, and every other text as it stands: what the live gate looks things up in. */
  library: Library
}

/** A recommendation at the desk: its open version, else what stands; `version` asks for one by its id. Throws `not-found`, `not-permitted`. */
export function readRecommendationPage(db: Queryable, query: { viewer: string; id: string; version?: number; at: Instant }): RecommendationPage {
  const { library, person } = requireViewer(db, query.viewer, 'standing')
  const version = requireShownVersion(db, person, { kind: 'recommendation', id: query.id, version: query.version })
  if (version.kind !== 'recommendation') throw new TypeError('a version of a recommendation is one')
  const base = version.basedOn === null ? null : getVersion(db, version.basedOn)
  const { sourceLanguage } = presentRow(version, library)
  return {
    viewer: { id: person.id, name: person.name },
    id: version.document,
    title: titleOf(version.content),
    guideline: { id: version.guideline, title: titleOf(library.guidelines.get(version.guideline)?.content) },
    committee: { id: version.committee, name: library.committees.get(version.committee)?.name },
    sourceLanguage,
    languages: library.installation.languages,
    version: { ...presentShown(version, library), content: version.content },
    basedOn: base?.kind === 'recommendation' ? { id: base.id, number: base.number, content: base.content } : undefined,
    versions: presentVersions(db, 'recommendation', version.document),
    signatures: presentSignatures(version, person, library),
    findings: findingsOf(version, library, query.at),
    translations: translationStates(version.content as Parameters<typeof translationStates>[0], sourceLanguage, library.installation.languages),
    permissions: presentPermissions(version, person),
    history: presentHistory(db, { kind: 'recommendation', id: version.document }, library),
    library,
  }
}

/** The fields of a version that say where it is; its content comes beside them. */
export function presentShown(version: VersionRecord, catalogue: Catalogue): Omit<ShownVersion<never>, 'content'> {
  const { id, number, state, stateSince, revision, contentHash, savedBy, savedAt } = version
  return { id, number, state, since: stateSince, revision, contentHash, savedBy: presentPerson(savedBy, catalogue), savedAt }
}

/** What the gate says of a version where it stands in the workflow. */
export function findingsOf(version: VersionRecord, library: Library, at: Instant): Array<Finding> {
  const document = standingDocumentOf(version)
  const moment = version.state === 'draft' ? 'writing' : 'approval'
  return checkDocument(document, withDocument(library, document), { today: at.slice(0, 10), moment, convertUnits })
}
