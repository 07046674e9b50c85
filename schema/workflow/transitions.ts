import type { VersionState } from '../model/version.ts'
import type { Action } from './permissions.ts'

/** Every step a version can take. What is not here cannot happen; the database's trigger carries the same pairs. */
export const transitions = [
  { from: 'draft', to: 'in-review', by: 'submit' },
  { from: 'in-review', to: 'draft', by: 'request-changes' },
  { from: 'in-review', to: 'approved', by: 'approve' },
  { from: 'approved', to: 'published', by: 'release' },
  { from: 'published', to: 'superseded', by: 'release' },
  { from: 'published', to: 'withdrawn', by: 'withdraw' },
] as const satisfies ReadonlyArray<{ from: VersionState; to: VersionState; by: Action }>

/** States whose content can never change again. */
export const immutableStates = ['approved', 'published', 'superseded', 'withdrawn'] as const satisfies ReadonlyArray<VersionState>

export function isImmutable(state: VersionState): boolean {
  return (immutableStates as ReadonlyArray<VersionState>).includes(state)
}

export function mayMove(from: VersionState, to: VersionState): boolean {
  return transitions.some((step) => step.from === from && step.to === to)
}
