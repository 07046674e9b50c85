import type { PlainOrLocalised } from '../model/language.ts'
import { committeeRoles, installationRoles, type Person } from '../model/person.ts'
import type { Role } from './permissions.ts'

/** One person to sign in as, for trying the system out. */
export type DemoAccount = { role: Role; person: string; name: PlainOrLocalised; email: string; password: string }

/** Printed at start and known to everyone: these accounts exist only where nobody relies on them. */
const demoPassword = (role: Role): string => `try-the-${role}`

/** For every role somebody who holds it: whoever is called after it, else whoever holds few other roles, in many committees. */
export function demoAccounts(people: ReadonlyArray<Person>): Array<DemoAccount> {
  const taken = new Set<string>()
  return [...committeeRoles, ...installationRoles].flatMap((role) => {
    const holders = people
      .filter((person) => person.active && !taken.has(person.id) && rolesOf(person).has(role))
      .toSorted(
        (one, other) =>
          Number(other.id === role) - Number(one.id === role) ||
          rolesOf(one).size - rolesOf(other).size ||
          other.roles.length - one.roles.length ||
          (one.id < other.id ? -1 : 1),
      )
    const [person] = holders
    if (!person) return []
    taken.add(person.id)
    return [{ role, person: person.id, name: person.name, email: (person.email ?? `${person.id}@demo.example`).toLowerCase(), password: demoPassword(role) }]
  })
}

function rolesOf(person: Person): Set<Role> {
  return new Set([...person.roles.map(({ role }) => role), ...person.installationRoles])
}
