import type { Language, Localised, PlainOrLocalised } from '#schema/model/language.ts'
import type { Instant, IsoDate } from '#schema/model/notation.ts'
import type { CommitteeRole, Person } from '#schema/model/person.ts'
import type { DocumentKind, SignatureKind, VersionState } from '#schema/model/version.ts'
import type { Action, Permission } from '#schema/workflow/permissions.ts'
import type { SigningRefusal } from '#schema/workflow/signing.ts'

/** A person as a screen names one. */
export type NamedPerson = { id: string; name: PlainOrLocalised }

/** A member of a guideline's panel, with what the list of people says of them. */
export type PanelRow = {
  person: NamedPerson
  as: CommitteeRole | undefined
  profession: Localised | undefined
  specialties: Person['specialties']
  interests: Pick<NonNullable<Person['interests']>, 'declaredOn' | 'statement'> | undefined
}

/** One text in a list: what it is, where it is in the workflow, and since when. */
export type TextRow = {
  kind: DocumentKind
  id: string
  title: Localised | undefined
  guideline: string
  committee: string
  sourceLanguage: Language
  versionId: number
  /** Version number; for a draft the number it will get. */
  number: string
  state: VersionState
  /** Since when the version is in this state. */
  since: Instant
}

/** What the row waits for from the viewer. `returned`: changes were requested, and the draft is back, with the reason. */
export type WaitingRow = TextRow & { for: 'finish-draft' | 'returned' | 'sign' | 'approve' | 'release'; signature?: SignatureKind; reason?: string }

/** A text whose review is due. Days are whole days, positive when the due date has passed. */
export type ReviewRow = TextRow & { dueOn: IsoDate; daysOverdue: number; owner: NamedPerson | undefined }

/** One signature a text needs: who gave it on exactly this content, and whether the viewer may give it now. */
export type SignatureRow = {
  kind: SignatureKind
  given: Array<{ by: NamedPerson; at: Instant }>
  mayNow: { may: true } | SigningRefusal
}

/** Every action with the answer for the viewer, so that a screen can offer it or say why not. */
export type Permissions = Record<Action, Permission>

/** One earlier or current version of the same text, newest first. */
export type VersionRow = { id: number; number: string; state: VersionState; since: Instant; contentHash: string }
