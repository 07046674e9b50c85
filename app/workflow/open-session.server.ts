import { and, eq, gt } from 'drizzle-orm'
import type { Database, Transaction } from '#schema/db/open-database.server.ts'
import { getPerson } from '#schema/db/read-library.server.ts'
import { accounts, sessions } from '#schema/db/tables.ts'
import { transact } from '#schema/db/transact.server.ts'
import type { Instant } from '#schema/model/notation.ts'
import type { Principal } from '#schema/workflow/principal.ts'
import { comparable, newToken, type RandomBytes, tokenHashOf } from './hash-secret.server.ts'
import { recordEvent } from './record-event.server.ts'

const hour = 60 * 60 * 1000
/** A session ends this long after sign-in, and earlier when nobody used it for a while. In milliseconds. */
export const sessionLife = { longest: 7 * 24 * hour, idle: 12 * hour } as const

/** A session is marked as seen at most this often, so that reading a page does not write each time. */
const seenEvery = 5 * 60 * 1000

/** Writes a new session with a new token and its event. The token leaves this process only in the cookie. For the verbs that sign someone in. */
export function openSession(tx: Transaction, session: { person: string; at: Instant; userAgent: string; randomBytes: RandomBytes }): string {
  const token = newToken(session.randomBytes)
  const tokenHash = tokenHashOf(token)
  const expiresAt = new Date(Date.parse(session.at) + sessionLife.longest).toISOString()
  tx.insert(sessions)
    .values({ tokenHash, person: session.person, createdAt: session.at, expiresAt, lastSeenAt: comparable(session.at), userAgent: session.userAgent.slice(0, 300) })
    .run()
  recordEvent(tx, { actor: { id: session.person }, at: session.at, event: { type: 'signed-in', session: tokenHash.slice(0, 12) } })
  return token
}

/** Who holds this token, or null: unknown, expired, idle too long, account disabled, or person no longer active. */
export function getSession(db: Database, token: string, at: Instant): { principal: Principal; createdAt: Instant } | null {
  const found = db
    .select({ session: sessions })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.person, sessions.person))
    .where(and(eq(sessions.tokenHash, tokenHashOf(token)), gt(sessions.expiresAt, comparable(at)), eq(accounts.disabled, false)))
    .get()
  if (!found) return null
  const { session } = found
  const idle = Date.parse(at) - Date.parse(session.lastSeenAt)
  if (idle > sessionLife.idle || !getPerson(db, session.person)?.active) return null
  if (idle > seenEvery) transact(db, (tx) => void tx.update(sessions).set({ lastSeenAt: comparable(at) }).where(eq(sessions.tokenHash, session.tokenHash)).run())
  return { principal: { id: session.person }, createdAt: session.createdAt }
}
