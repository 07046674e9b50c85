import type { Signature } from '#schema/model/version.ts'
import { contentHash } from '#schema/version/canonical-form.ts'

const signatories = { evidence: 'mette-metode', imaging: 'rita-roentgen', patient: 'per-patient', approval: 'carla-chair' } as const

/** Signatures on exactly this content: all four by those who may, or with other people for some kinds (`undefined` leaves one out). */
export function signedBy(content: object, others: Partial<Record<Signature['kind'], string | undefined>> = {}): Array<Signature> {
  const people: Partial<Record<Signature['kind'], string | undefined>> = { ...signatories, ...others }
  const hash = contentHash(content)
  return (['evidence', 'imaging', 'patient', 'approval'] as const).flatMap((kind, index) => {
    const by = people[kind]
    return by ? [{ kind, by, at: `2026-11-1${index + 1}T09:00:00Z`, contentHash: hash }] : []
  })
}
