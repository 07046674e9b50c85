import { describe, expect, test } from 'vitest'
import { approveVersion } from '#app/workflow/approve-version.server.ts'
import { createAccount } from '#app/workflow/create-account.server.ts'
import { createDraft } from '#app/workflow/create-draft.server.ts'
import { importContent } from '#app/workflow/import-content.server.ts'
import type { Act } from '#app/workflow/perform-act.server.ts'
import { requestChanges } from '#app/workflow/request-changes.server.ts'
import { saveDraft } from '#app/workflow/save-draft.server.ts'
import { signVersion } from '#app/workflow/sign-version.server.ts'
import { submitForReview } from '#app/workflow/submit-for-review.server.ts'
import { readAuditPage } from '#app/reads/audit-page.server.ts'
import { readRecommendationPage } from '#app/reads/recommendation-page.server.ts'
import { getPerson } from '#schema/db/read-library.server.ts'
import { auditLog } from '#schema/db/tables.ts'
import type { VersionState } from '#schema/model/version.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import { type Action, actions, permissionFor } from '#schema/workflow/permissions.ts'
import { hasImagingSpecialty, signatureRules } from '#schema/workflow/signatures.ts'
import { aDraft, anApproved, as, type AtDesk, cast, changePerson, inReview, noon, recommendationId, reworded, theVersion } from '../support/a-workplace.ts'
import { copyOfMadeLater } from '../support/a-database.ts'
import { aPublished } from '../support/a-release.ts'

const reach: Partial<Record<VersionState, () => AtDesk | Promise<AtDesk>>> = {
  draft: () => aDraft(),
  'in-review': () => inReview({ signed: ['evidence', 'imaging', 'patient'] }),
  approved: () => anApproved(),
  // Its folder is gone after the first test; no attempt here looks at it.
  published: () => copyOfMadeLater('published', aPublished),
}

/** How each action is tried, by whichever verb or read does it. What is not here has no verb yet. */
const attempts: Partial<Record<Action, (act: Act, text: AtDesk) => unknown>> = {
  read: (act, { versionId }) => readRecommendationPage(act.db, { viewer: personOf(act), id: recommendationId, version: versionId, at: noon }),
  create: (act) => createDraft(act, { kind: 'recommendation', document: recommendationId }),
  edit: (act, { db, versionId, revision }) => saveDraft(act, { versionId, revision, content: reworded(contentOf(db, versionId)) }),
  submit: (act, text) => submitForReview(act, text),
  'request-changes': (act, text) => requestChanges(act, { ...text, reason: 'the dose for children is missing' }),
  'sign-evidence': (act, text) => signVersion(act, { ...text, kind: 'evidence' }),
  'sign-imaging': (act, text) => signVersion(act, { ...text, kind: 'imaging' }),
  'sign-patient': (act, text) => signVersion(act, { ...text, kind: 'patient' }),
  approve: (act, text) => approveVersion(act, text),
  import: (act) => importContent(act, { files: [] }),
  'manage-accounts': (act) => createAccount(act, { person: cast.member, email: 'x@example.org', password: 'a long password', randomBytes: (count) => new Uint8Array(count) }),
  'read-audit': (act) => readAuditPage(act.db, { viewer: personOf(act) }),
}

/** Reading the log asks for the role alone, whatever committee it is held in. */
const withoutText = new Set<Action>(['import', 'manage-accounts'])

test('every action of the table is tried, but for those that have no verb or a test of their own', () => {
  expect(actions.filter((action) => !attempts[action])).toEqual(['comment', 'release', 'withdraw'])
})

describe.each(Object.keys(reach) as Array<VersionState>)('a text that is %s', (state) => {
  test.each(Object.values(cast))('%s may do what the table says and nothing else', async (who) => {
    for (const action of Object.keys(attempts) as Array<Action>) {
      const text = await reach[state]!()
      const person = getPerson(text.db, who)!
      const committee = theVersion(text.db, text.versionId).committee
      const expected = action === 'read-audit' ? auditPermission(person) : permissionFor(person, action, withoutText.has(action) ? undefined : { committee, state })
      const denials = countDenials(text)
      const code = await codeOf(() => attempts[action]!(as(text.db, who), text))
      const label = `${who} ${action} ${state}`
      if (expected.may) expect(code, label).not.toBe(isImagingWithoutSpecialty(action, person) ? undefined : 'not-permitted')
      else if (expected.because === 'role') expect(code, label).toBe('not-permitted')
      else expect(code, label).toBe('wrong-state')
      const isVerb = action !== 'read' && action !== 'read-audit'
      if (code === 'not-permitted' && isVerb) expect(countDenials(text), `${label} is audited`).toBe(denials + 1)
    }
  })
})

test('someone from another committee, whatever roles they hold there, may do nothing here', () => {
  const text = inReview()
  for (const action of ['request-changes', 'sign-imaging', 'approve'] as const)
    expect(() => attempts[action]!(as(text.db, cast.stranger), text), action).toThrow('it takes the role')
})

test('a role that was taken away no longer counts, in a session that is still open', () => {
  const text = inReview()
  changePerson(text.db, cast.methodologist, { roles: [] })
  expect(() => signVersion(as(text.db, cast.methodologist), { ...text, kind: 'evidence' })).toThrow('it takes the role methodologist')
})

test('who is no longer active may do nothing', () => {
  const text = inReview()
  changePerson(text.db, cast.methodologist, { active: false })
  expect(() => signVersion(as(text.db, cast.methodologist), { ...text, kind: 'evidence' })).toThrow('may not do this')
})

test('the program itself neither edits nor signs nor approves', () => {
  const text = inReview()
  for (const system of ['system:start', 'system:command-line', 'system:sign-in'] as const)
    for (const action of ['edit', 'submit', 'request-changes', 'sign-evidence', 'sign-imaging', 'sign-patient', 'approve', 'create'] as const)
      expect(() => attempts[action]!({ db: text.db, actor: { system }, at: noon }, text), `${system} ${action}`).toThrow('a person must')
})

test('every signature is given by the action that its rule names', () => {
  expect(Object.values(signatureRules).map(({ action }) => action)).toEqual(['sign-evidence', 'sign-imaging', 'sign-patient', 'approve'])
})

function auditPermission(person: NonNullable<ReturnType<typeof getPerson>>): ReturnType<typeof permissionFor> {
  const committee = person.roles[0]?.committee ?? 'none'
  return permissionFor(person, 'read-audit', { committee })
}

function isImagingWithoutSpecialty(action: Action, person: NonNullable<ReturnType<typeof getPerson>>): boolean {
  return action === 'sign-imaging' && !hasImagingSpecialty(person)
}

function personOf({ actor }: Act): string {
  return 'id' in actor ? actor.id : ''
}

function contentOf(db: Act['db'], versionId: number): Parameters<typeof reworded>[0] {
  return theVersion(db, versionId).content as Parameters<typeof reworded>[0]
}

function countDenials({ db }: AtDesk): number {
  return db.select().from(auditLog).all().filter(({ event }) => event.includes('"action-denied"')).length
}

async function codeOf(attempt: () => unknown): Promise<string | undefined> {
  try {
    await attempt()
    return undefined
  } catch (error) {
    if (error instanceof WorkflowError) return error.code
    throw error
  }
}
