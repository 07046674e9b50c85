/** The person who acts, as the session or the command line knows them: only the id. What they may is read from the lists, inside the transaction. */
export type Principal = { id: string }

/** The program acting without a person: its first start, a command on this machine by whoever may write the database file, or its sign-in page. */
export const systemActors = ['system:start', 'system:command-line', 'system:sign-in'] as const
export type SystemActor = (typeof systemActors)[number]
export type Actor = Principal | { system: SystemActor }

/** The actor as the audit log names them. A person's id has no colon, so the two cannot be confused. */
export function actorName(actor: Actor): string {
  return 'system' in actor ? actor.system : actor.id
}
