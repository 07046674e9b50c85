import type { CommitteeRole, InstallationRole, Person } from '../model/person.ts'
import type { VersionState } from '../model/version.ts'

/** What can be done to a text or in the installation. */
export const actions = [
  'read',
  'comment',
  'create',
  'edit',
  'submit',
  'request-changes',
  'sign-evidence',
  'sign-imaging',
  'sign-patient',
  'approve',
  'release',
  'withdraw',
  'import',
  'manage-accounts',
  'read-audit',
] as const
export type Action = (typeof actions)[number]
export type Role = CommitteeRole | InstallationRole

type Row = {
  /** Roles in the text's committee, or in the installation, that may. */
  roles: ReadonlyArray<Role>
  /** States of the version in which it makes sense; `undefined` where there is no version. */
  states: ReadonlyArray<VersionState> | 'any'
  why: string
}

const everyRole = ['member', 'author', 'methodologist', 'imaging-reviewer', 'patient-representative', 'chair'] as const
const frozen = ['in-review'] as const

/** Role x state x action: the single source for permissions. Server, buttons and tests read this table. */
export const permissions = {
  read: { roles: [...everyRole, 'publisher', 'auditor'], states: 'any', why: 'A committee reads its own texts; publisher and auditor read all.' },
  comment: { roles: everyRole, states: ['draft', 'in-review'], why: 'Comments belong to work in progress.' },
  create: { roles: ['author', 'methodologist', 'chair'], states: 'any', why: 'A new draft is an edit of what stands.' },
  edit: { roles: ['author', 'methodologist', 'chair'], states: ['draft'], why: 'Content in review is frozen: signatures are bound to it.' },
  submit: { roles: ['author', 'methodologist', 'chair'], states: ['draft'], why: 'Whoever may write may hand in.' },
  'request-changes': { roles: ['methodologist', 'imaging-reviewer', 'patient-representative', 'chair'], states: frozen, why: 'Who may sign may send back instead.' },
  'sign-evidence': { roles: ['methodologist', 'chair'], states: frozen, why: 'Grade and wording are one judgement; a chair may give it, as everything but the imaging signature.' },
  'sign-imaging': { roles: ['imaging-reviewer'], states: frozen, why: 'The Danish criteria ask for the imaging specialty by name; a chair cannot stand in.' },
  'sign-patient': { roles: ['patient-representative', 'chair'], states: frozen, why: 'A chair may sign where a committee has no patient representative at hand.' },
  approve: { roles: ['chair'], states: frozen, why: 'Last, so that it covers what the others signed.' },
  release: { roles: ['publisher'], states: 'any', why: 'Publishing is the installation\'s act.' },
  withdraw: { roles: ['publisher'], states: ['published'], why: 'Only what is public can be withdrawn.' },
  import: { roles: ['publisher'], states: 'any', why: 'An import writes texts of every committee.' },
  'manage-accounts': { roles: ['administrator'], states: 'any', why: 'Accounts give no content rights.' },
  'read-audit': { roles: ['auditor', 'administrator', 'chair', 'publisher'], states: 'any', why: 'Who answers for the process may see it.' },
} as const satisfies Record<Action, Row>

/** Why not, so that a screen can say it: the role is missing, or the state does not allow it now. */
export type Permission = { may: true } | { may: false; because: 'role' | 'state'; roles: ReadonlyArray<Role>; states: ReadonlyArray<VersionState> | 'any' }

/** Whether a person may do this to a text of this committee in this state. An inactive person may do nothing. */
export function permissionFor(person: Pick<Person, 'active' | 'roles' | 'installationRoles'>, action: Action, text?: { committee: string; state?: VersionState }): Permission {
  const row: Row = permissions[action]
  const held = person.active
    ? [...person.roles.filter((role) => text !== undefined && role.committee === text.committee).map(({ role }) => role), ...person.installationRoles]
    : []
  const refusal = { may: false, roles: row.roles, states: row.states } as const
  if (!held.some((role) => row.roles.includes(role))) return { ...refusal, because: 'role' }
  if (row.states !== 'any' && (text?.state === undefined || !row.states.includes(text.state))) return { ...refusal, because: 'state' }
  return { may: true }
}
