import { createHash } from 'node:crypto'
import { hash, type Options, verify } from '@node-rs/argon2'
import type { Instant } from '#schema/model/notation.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'

/** Randomness as a parameter: so many unpredictable bytes. */
export type RandomBytes = (count: number) => Uint8Array

// argon2id with the memory, passes and lanes of the OWASP Password Storage Cheat Sheet (19 MiB, 2, 1). 2 is Argon2id; the
// package's enumeration is a const enum, which cannot be imported here.
const argon2id: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Fewest characters of a password (OWASP ASVS 5.0, 6.2.1 asks for 8 and recommends 15) and most, so that nobody hashes a book. */
export const passwordLength = { least: 12, most: 256 } as const

/** Throws `invalid-input` for a password that is too short or too long. */
export function hashPassword(password: string, randomBytes: RandomBytes): Promise<string> {
  const length = [...password].length
  if (length < passwordLength.least || length > passwordLength.most)
    throw new WorkflowError('invalid-input', `A password has ${passwordLength.least} to ${passwordLength.most} characters.`, { issues: [{ path: ['password'], message: `expected ${passwordLength.least} to ${passwordLength.most} characters` }] })
  return hash(password.normalize('NFKC'), { ...argon2id, salt: randomBytes(16) })
}

/** Compares; for an account that does not exist pass undefined: it takes as long and is never true. */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const isRight = await verify(passwordHash ?? dummyHash, password.slice(0, passwordLength.most * 2).normalize('NFKC'))
  return passwordHash !== undefined && isRight
}

/** A time as it is stored where times are compared as texts: always with milliseconds. */
export function comparable(at: Instant): Instant {
  return new Date(at).toISOString()
}

/** 256 bits, for a cookie or an address. */
export function newToken(randomBytes: RandomBytes): string {
  return Buffer.from(randomBytes(32)).toString('base64url')
}

/** What is stored of a token. The token is random, so one plain hash is enough. */
export function tokenHashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

// Hash of nothing in particular, with the same cost as the real ones.
const dummyHash = '$argon2id$v=19$m=19456,t=2,p=1$ZI790PZnMUdfbUGsqGNjMw$E9VHhQ6ZUa+NPn6vhvCT+8B4qSLtJ5bkVaba7xnvV5Q'
