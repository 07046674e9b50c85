import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { closeDemoAccounts } from '#app/workflow/close-demo-accounts.server.ts'
import { createAccount } from '#app/workflow/create-account.server.ts'
import { createDemoAccounts } from '#app/workflow/create-demo-accounts.server.ts'
import { createOneTimeLink } from '#app/workflow/create-one-time-link.server.ts'
import { getSession, sessionLife } from '#app/workflow/open-session.server.ts'
import { isLinkOpen, redeemOneTimeLink } from '#app/workflow/redeem-one-time-link.server.ts'
import { requireSession } from '#app/workflow/require-session.server.ts'
import { signIn, signInLimit } from '#app/workflow/sign-in.server.ts'
import { signOutEverywhere } from '#app/workflow/sign-out-everywhere.server.ts'
import { signOut } from '#app/workflow/sign-out.server.ts'
import { eq } from 'drizzle-orm'
import type { Database } from '#schema/db/open-database.server.ts'
import { accounts, auditLog, oneTimeLinks, sessions } from '#schema/db/tables.ts'
import { getPerson } from '#schema/db/read-library.server.ts'
import { refusal, refusalOf } from '../support/a-refusal.ts'
import { copyOfMadeLater } from '../support/a-database.ts'
import { aCommittee, as, bySystem, cast, changePerson, noon } from '../support/a-workplace.ts'

const password = 'a password of some length'
const email = 'anna@example.org'
const after = (milliseconds: number): string => new Date(Date.parse(noon) + milliseconds).toISOString()

function anAccount(): Promise<{ db: Database }> {
  return copyOfMadeLater('account', async () => {
    const { db } = aCommittee()
    await createAccount(bySystem(db), { person: cast.author, email: ' Anna@Example.org ', password, randomBytes })
    return { db }
  })
}
const attempt = (db: Database, over: Partial<Parameters<typeof signIn>[1]> = {}): ReturnType<typeof signIn> =>
  signIn(db, { email, password, address: '192.0.2.1', userAgent: 'test', at: noon, randomBytes, ...over })
const lastEvent = (db: Database): unknown => JSON.parse(db.select().from(auditLog).all().at(-1)!.event)

describe('signing in', () => {
  test('opens a session that the token alone opens, and the database holds neither token nor password', async () => {
    const { db } = await anAccount()
    const { token, principal } = await attempt(db, { email: 'ANNA@example.org ' })
    expect(principal).toEqual({ id: cast.author })
    expect(requireSession(db, token, noon)).toEqual({ id: cast.author })
    const bytes = db.$client.serialize()
    expect(bytes.includes(token)).toBe(false)
    expect(bytes.includes(password)).toBe(false)
    expect(db.select().from(accounts).get()!.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(lastEvent(db)).toMatchObject({ type: 'signed-in' })
  })

  test('gives a new token each time, and the session that the browser brought along ends', async () => {
    const { db } = await anAccount()
    const first = await attempt(db)
    const second = await attempt(db, { previousToken: first.token })
    expect(second.token).not.toBe(first.token)
    refusal('sign-in-failed', () => requireSession(db, first.token, noon))
    expect(requireSession(db, second.token, noon)).toEqual({ id: cast.author })
  })

  test('says one sentence whatever is wrong, and the log names no word that was typed', async () => {
    const { db } = await anAccount()
    const wrong = await refusalOf('sign-in-failed', attempt(db, { password: 'another password' }))
    const unknown = await refusalOf('sign-in-failed', attempt(db, { email: 'my-password-by-mistake' }))
    expect(wrong.message).toBe(unknown.message)
    expect(db.$client.serialize().includes('my-password-by-mistake')).toBe(false)
    expect(lastEvent(db)).toEqual({ type: 'sign-in-failed', account: 'unknown' })
  })

  test.each([
    ['a disabled account', (db: Database): void => void db.update(accounts).set({ disabled: true }).run()],
    ['a person who is no longer active', (db: Database): void => changePerson(db, cast.author, { active: false })],
  ])('%s is refused, and its open sessions are closed', async (_, disable) => {
    const { db } = await anAccount()
    const { token } = await attempt(db)
    disable(db)
    await refusalOf('sign-in-failed', attempt(db))
    expect(getSession(db, token, noon)).toBeNull()
  })

  test('stops being looked at after too many failures, for this account from this address, until a while later', async () => {
    const { db } = await anAccount()
    for (let count = 0; count < signInLimit.failures; count += 1) await refusalOf('sign-in-failed', attempt(db, { password: 'wrong' }))
    await refusalOf('too-many-attempts', attempt(db))
    await refusalOf('too-many-attempts', attempt(db, { email: ` ${email.toUpperCase()}` }))
    await attempt(db, { address: '192.0.2.2' })
    await refusalOf('sign-in-failed', attempt(db, { email: 'someone-else@example.org' }))
    await attempt(db, { at: after(signInLimit.within + 1) })
  })

  test('an account that does not exist is counted like one that does', async () => {
    const { db } = await anAccount()
    for (let count = 0; count < signInLimit.failures; count += 1) await refusalOf('sign-in-failed', attempt(db, { email: 'nobody@example.org' }))
    await refusalOf('too-many-attempts', attempt(db, { email: 'nobody@example.org' }))
  })
})

describe('a session', () => {
  test('ends a week after sign-in however much it is used, and earlier when nobody uses it', async () => {
    const { db } = await anAccount()
    const { token } = await attempt(db)
    const step = sessionLife.idle - 1
    for (let used = step; used < sessionLife.longest; used += step) expect(getSession(db, token, after(used))).not.toBeNull()
    expect(getSession(db, token, after(sessionLife.longest))).toBeNull()
    const { token: idle } = await attempt(db)
    expect(getSession(db, idle, after(sessionLife.idle + 1))).toBeNull()
  })

  test('is not opened by anything but its token', async () => {
    const { db } = await anAccount()
    const { token } = await attempt(db)
    for (const other of ['', token.slice(1), `${token}x`, db.select().from(sessions).get()!.tokenHash]) expect(getSession(db, other, noon)).toBeNull()
  })

  test('ends where it is signed out, and the others stay', async () => {
    const { db } = await anAccount()
    const [one, other] = [await attempt(db), await attempt(db)]
    signOut(db, one.token, noon)
    signOut(db, one.token, noon)
    expect(getSession(db, one.token, noon)).toBeNull()
    expect(getSession(db, other.token, noon)).not.toBeNull()
    expect(lastEvent(db)).toEqual({ type: 'signed-out', sessions: 1 })
  })

  test('all of them end at once', async () => {
    const { db } = await anAccount()
    const tokens = [await attempt(db), await attempt(db), await attempt(db)]
    expect(signOutEverywhere(db, { id: cast.author }, noon)).toBe(3)
    for (const { token } of tokens) expect(getSession(db, token, noon)).toBeNull()
  })
})

describe('an account', () => {
  test.each([
    ['too short a password', { password: 'short' }],
    ['too long a password', { password: 'x'.repeat(257) }],
    ['no address', { email: 'anna' }],
  ])('is not made with %s', async (_, wrong) => {
    const { db } = aCommittee()
    await refusalOf('invalid-input', createAccount(as(db, cast.administrator), { person: cast.author, email, password, randomBytes, ...wrong }))
  })

  test('is made once, for someone on the list, by an administrator', async () => {
    const { db } = await anAccount()
    await refusalOf('already-exists', createAccount(as(db, cast.administrator), { person: cast.author, email: 'other@example.org', password, randomBytes }))
    await refusalOf('already-exists', createAccount(as(db, cast.administrator), { person: cast.chair, email, password, randomBytes }))
    await refusalOf('not-found', createAccount(as(db, cast.administrator), { person: 'nobody', email: 'n@example.org', password, randomBytes }))
    await refusalOf('not-permitted', createAccount(as(db, cast.chair), { person: cast.chair, email: 'c@example.org', password, randomBytes }))
  })
})

describe('the link for the first administrator', () => {
  const redeem = (db: Database, token: string, over: object = {}): ReturnType<typeof redeemOneTimeLink> =>
    redeemOneTimeLink(db, { token, name: 'Åse Ærlig', email: 'aase@example.org', password, userAgent: 'test', at: noon, randomBytes, ...over })

  test('makes a person with that role alone, an account and a session, once', async () => {
    const { db } = aCommittee()
    const { token } = createOneTimeLink(bySystem(db), { purpose: 'first-administrator', randomBytes })
    expect(db.$client.serialize().includes(token)).toBe(false)
    const { principal, token: session } = await redeem(db, token)
    expect(principal).toEqual({ id: 'ase-aerlig' })
    expect(getPerson(db, principal.id)).toMatchObject({ name: 'Åse Ærlig', roles: [], installationRoles: ['administrator'] })
    expect(requireSession(db, session, noon)).toEqual(principal)
    expect(isLinkOpen(db, token, noon)).toBe(false)
    await refusalOf('not-found', redeem(db, token, { email: 'second@example.org' }))
  })

  test('is still good after a password that is too short', async () => {
    const { db } = aCommittee()
    const { token } = createOneTimeLink(bySystem(db), { purpose: 'first-administrator', randomBytes })
    await refusalOf('invalid-input', redeem(db, token, { password: 'short' }))
    await refusalOf('invalid-input', redeem(db, token, { name: '' }))
    await redeem(db, token)
  })

  test('ends after a day, and another token opens nothing', async () => {
    const { db } = aCommittee()
    const { token, expiresAt } = createOneTimeLink(bySystem(db), { purpose: 'first-administrator', randomBytes })
    expect(isLinkOpen(db, token, expiresAt)).toBe(false)
    await refusalOf('not-found', redeem(db, token, { at: expiresAt }))
    await refusalOf('not-found', redeem(db, db.select().from(oneTimeLinks).get()!.tokenHash))
  })
})

describe('demo accounts', () => {
  test('are one per role, and a second start makes no more', async () => {
    const { db } = aCommittee()
    const made = await createDemoAccounts(bySystem(db), randomBytes)
    expect(made.map(({ role, person }) => [role, person])).toEqual([
      ['member', cast.member],
      ['author', cast.author],
      ['methodologist', cast.methodologist],
      ['imaging-reviewer', cast.imagingReviewer],
      ['patient-representative', cast.patientRepresentative],
      ['chair', cast.chair],
      ['publisher', cast.publisher],
      ['administrator', cast.administrator],
      ['auditor', cast.auditor],
    ])
    expect(await createDemoAccounts(bySystem(db), randomBytes)).toEqual([])
    for (const account of made) await attempt(db, account)
  })

  test('are closed where the demonstration is off, with their sessions, and others are not', async () => {
    const { db } = await anAccount()
    const made = await createDemoAccounts(bySystem(db), randomBytes)
    const chair = made.find(({ role }) => role === 'chair')!
    const { token } = await attempt(db, chair)
    expect((await closeDemoAccounts(bySystem(db))).toSorted()).toEqual(made.map(({ person }) => person).toSorted())
    expect(getSession(db, token, noon)).toBeNull()
    await refusalOf('sign-in-failed', attempt(db, chair))
    await attempt(db)
    await createDemoAccounts(bySystem(db), randomBytes)
    await attempt(db, chair)
    expect(db.select().from(accounts).where(eq(accounts.disabled, true)).all()).toEqual([])
  })
})
