import { z } from 'zod'
import { Signature, signatureKinds } from '#schema/model/version.ts'
import type { Positions, Problem } from './problem.ts'
import { readRecord, writeRecord } from './record-text.ts'

const Signatures = z.array(Signature).max(200)

export type ParsedSignatures = { ok: true; signatures: Array<Signature>; positions: Positions } | { ok: false; problems: Array<Problem>; positions: Positions }

/** Reads `<document>.signatures.yaml`: a list of signatures. Whether they are of the content beside it is the gate's to say. */
export function parseSignatures({ path, text }: { path: string; text: string }): ParsedSignatures {
  const read = readRecord(Signatures.optional(), text)
  if (!read.ok) return { ...read, problems: read.problems.map((problem) => ({ file: path, ...problem })) }
  return { ok: true, signatures: read.value ?? [], positions: read.positions }
}

/** Writes signatures in normal form: in the order of their kinds, then of time. */
export function formatSignatures(signatures: ReadonlyArray<Signature>): string {
  const rank = ({ kind, at, by }: Signature): string => `${signatureKinds.indexOf(kind)} ${at} ${by}`
  return writeRecord(Signatures, signatures.toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1)))
}
