import { oneTimeLinks } from '#schema/db/tables.ts'
import type { Instant } from '#schema/model/notation.ts'
import { newToken, type RandomBytes, tokenHashOf } from './hash-secret.server.ts'
import { type Act, assertMay, performAct } from './perform-act.server.ts'

/** How long a link works, in milliseconds. */
const linkLife = 24 * 60 * 60 * 1000

/** A link with which whoever started the program makes the first administrator. Only its hash is stored. Throws `not-permitted`. */
export function createOneTimeLink(act: Act, command: { purpose: 'first-administrator'; randomBytes: RandomBytes }): { token: string; expiresAt: Instant } {
  const token = newToken(command.randomBytes)
  const expiresAt = new Date(Date.parse(act.at) + linkLife).toISOString()
  return performAct(act, (tx) => {
    assertMay(tx, act, { action: 'manage-accounts' })
    tx.insert(oneTimeLinks).values({ tokenHash: tokenHashOf(token), purpose: command.purpose, createdAt: act.at, expiresAt }).run()
    return { token, expiresAt }
  })
}
