import type { z } from 'zod'
import type { PublicPerson } from '#schema/bundle/bundle.ts'
import type { Person } from '#schema/model/person.ts'

/** A person as the public sees one. Address, roles and the topics of an interest stay in the house. */
export function publicPerson({ id, name, profession, specialties, interests }: Person): z.infer<typeof PublicPerson> {
  if (!interests) return { id, name, profession, specialties }
  const { declaredOn, statement, blocking } = interests
  return { id, name, profession, specialties, interests: { declaredOn, statement, blocking } }
}
