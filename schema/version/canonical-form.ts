import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * Canonical form: JSON with sorted keys, without white space, Unicode NFC, line feeds only; absent, empty text, empty list and
 * empty object are the same thing and are left out of objects. So a record has one form however it was written or stored.
 * Throws `RangeError` on a number that JSON cannot hold.
 */
export function canonicalForm(value: unknown): string {
  return JSON.stringify(canonicalValue(value) ?? null)
}

/** The value itself in canonical form: what is stored and exported. `undefined` when nothing is left of it. */
export function canonicalValue(value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  if (typeof value === 'string') return canonicalText(value) || undefined
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`A number in a record must be finite, found ${value}.`)
    return Object.is(value, -0) ? 0 : value
  }
  if (typeof value === 'boolean') return value
  // Inside a list every entry keeps its place: an empty condition `all: []` is not the same as none.
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((entry) => canonicalValue(entry) ?? emptyOf(entry))
  if (typeof value !== 'object') return undefined
  const entries = Object.entries(value)
    .map(([key, field]) => [key, keepsEmptyList(key, field) ? [] : canonicalValue(field)] as const)
    .filter(([, field]) => field !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

/** SHA-256 of the canonical form, in hexadecimal: the identity of a content. Signatures and approvals name it. */
export function contentHash(content: unknown): string {
  return sha256Hex(canonicalForm(content))
}

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/** Short fingerprint of one source text, for telling whether a translation is still of it. */
export function textFingerprint(text: string): string {
  return sha256Hex(canonicalText(text)).slice(0, 12)
}

function canonicalText(text: string): string {
  return text.normalize('NFC').replaceAll('\r\n', '\n').trim()
}

// `all: []` holds always and `indications: []` says "none": here the empty list is a statement.
function keepsEmptyList(key: string, field: unknown): boolean {
  return Array.isArray(field) && field.length === 0 && (key === 'all' || key === 'any' || key === 'indications' || key === 'prior' || key === 'missing')
}

function emptyOf(entry: unknown): unknown {
  if (Array.isArray(entry)) return []
  return typeof entry === 'string' ? '' : typeof entry === 'object' && entry !== null ? {} : null
}
