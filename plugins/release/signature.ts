import { calculateJwkThumbprint, exportJWK, FlattenedSign, flattenedVerify, generateKeyPair, importJWK, type JWK } from 'jose'
import { z } from 'zod'

/** A private Ed25519 key as JWK (RFC 8037). */
export const SigningKey = z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), d: z.string() })
export type SigningKey = z.infer<typeof SigningKey>

/** Published keys; retired ones stay listed so that old releases can still be verified. */
export const KeySet = z.strictObject({
  keys: z.array(z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string(), alg: z.literal('EdDSA'), use: z.literal('sig') })).min(1),
})
export type KeySet = z.infer<typeof KeySet>

/** A new key from the system's randomness. */
export async function newSigningKey(): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const { x, d } = await exportJWK(privateKey)
  return SigningKey.parse({ kty: 'OKP', crv: 'Ed25519', x, d })
}

/** The public half, named by its thumbprint (RFC 7638). */
export async function keySetOf(key: SigningKey): Promise<KeySet> {
  const publicKey = { kty: key.kty, crv: key.crv, x: key.x }
  return { keys: [{ ...publicKey, kid: await calculateJwkThumbprint(publicKey), alg: 'EdDSA', use: 'sig' }] }
}

/** Detached JWS in compact form (RFC 7515 appendix F, RFC 7797: the payload is the bytes themselves). Ed25519 is deterministic. */
export async function signDetached(bytes: Uint8Array, key: SigningKey): Promise<string> {
  const kid = (await keySetOf(key)).keys[0]!.kid
  const signed = await new FlattenedSign(bytes)
    .setProtectedHeader({ alg: 'EdDSA', b64: false, crit: ['b64'], kid })
    .sign(await importJWK(key as JWK, 'EdDSA'))
  return `${signed.protected}..${signed.signature}`
}

/** Why a signature does not hold, or undefined when it does. The algorithm is ours to choose, never the header's. */
export async function faultOfSignature({ bytes, jws, keys }: { bytes: Uint8Array; jws: string; keys: KeySet }): Promise<string | undefined> {
  const parts = jws.trim().split('.')
  if (parts.length !== 3 || parts[1] !== '') return 'expected a detached JWS: header, empty payload, signature'
  const [header, , signature] = parts as [string, string, string]
  try {
    await flattenedVerify(
      { protected: header, payload: bytes, signature },
      async ({ kid, b64 }) => {
        if (b64 !== false) throw new Error('expected the header to say "b64": false')
        const key = keys.keys.find((candidate) => candidate.kid === kid)
        if (!key) throw new Error(`signed with key ${String(kid)}, which is not among the published keys`)
        return importJWK(key as JWK, 'EdDSA')
      },
      { algorithms: ['EdDSA'] },
    )
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
