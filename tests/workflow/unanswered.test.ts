import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { main } from '../../scripts/rationale.ts'
import { readAuditPage } from '#app/reads/audit-page.server.ts'
import { readUnansweredPage, type UnansweredPage } from '#app/reads/unanswered-page.server.ts'
import { countRequests } from '#app/workflow/count-requests.server.ts'
import { writeContentFolder } from '#app/workflow/write-content-folder.server.ts'
import { formatLibrary } from '#plugins/markdown/library-files.ts'
import type { Database } from '#schema/db/open-database.server.ts'
import { unmatchedPhrases } from '#schema/db/tables.ts'
import { aFolder } from '../support/a-release.ts'
import { aShell } from '../support/a-shell.ts'
import { refusal } from '../support/a-refusal.ts'
import { aCommittee, as, bySystem, cast, changePerson, noon, theLibrary } from '../support/a-workplace.ts'

const aRequest = (indication: string, more: object = {}): object => ({ indication, language: 'en', procedure: 'CT_ABDOMEN', outcome: 'appropriate', ...more })
const page = (db: Database, more: Partial<Parameters<typeof readUnansweredPage>[1]> = {}): UnansweredPage => readUnansweredPage(db, { viewer: cast.member, at: noon, language: 'en', ...more })
const shown = (db: Database): Array<[string, number, number]> => page(db).phrases.map(({ phrase, now, before }) => [phrase, now, before])

describe('what has no answer', () => {
  test('is counted by its words where they name nothing, and by examination where nothing covers it', () => {
    const { db } = aCommittee()
    const told = countRequests(bySystem(db), {
      requests: [
        aRequest('Shoulder pain', { count: 4, outcome: 'no-criteria-apply' }),
        aRequest('shoulder  pain.', { count: 1 }),
        aRequest('abdominal pain', { count: 7, outcome: 'no-criteria-apply' }),
        aRequest('severe abdominal pain', { count: 2 }),
      ],
    })
    expect(told).toEqual({ requests: 14, unmatched: 5, notKept: 0, uncovered: 11 })
    expect(shown(db)).toEqual([['shoulder pain', 5, 0]])
    expect(page(db).orders).toMatchObject([
      { indication: { en: 'Abdominal pain' }, procedureKey: 'CT_ABDOMEN', now: 7, before: 0, lastAsked: '2026-11-20' },
      { indication: undefined, procedureKey: 'CT_ABDOMEN', now: 4, before: 0 },
    ])
  })

  test('adds up within a quarter, and stands beside the one before', () => {
    const { db } = aCommittee()
    for (const at of ['2026-06-30T23:00:00Z', '2026-09-30T23:00:00Z', '2026-10-01T00:00:00Z', noon]) countRequests(bySystem(db, at), { requests: [aRequest('shoulder pain', { count: 2 })] })
    expect(shown(db)).toEqual([['shoulder pain', 4, 2]])
  })

  test('is ranked by how often, and what was asked once or twice is only a number', () => {
    const { db } = aCommittee()
    countRequests(bySystem(db), { requests: [aRequest('tinnitus', { count: 3 }), aRequest('knee locked', { count: 9 }), aRequest('odd lump', { count: 2 }), aRequest('odd lump', { language: 'nb' })] })
    expect(shown(db)).toEqual([['knee locked', 9, 0], ['tinnitus', 3, 0]])
    expect(page(db).rare).toBe(2)
  })

  test('keeps nothing that points at a person', () => {
    const { db } = aCommittee()
    const told = countRequests(bySystem(db), { requests: [aRequest('tinnitus, Hansen, born 1 Jan 1990, phone 12345678'), aRequest('12.12.2026'), aRequest('x'.repeat(81)), aRequest('tinnitus')] })
    expect(told).toMatchObject({ unmatched: 4, notKept: 2 })
    expect(db.select().from(unmatchedPhrases).all().map(({ phrase }) => phrase).toSorted()).toEqual(['tinnitus', 'tinnitus born phone'])
    const shell = aShell(db)
    for (const phrase of ['born 1990', 'mail me@example.org', 'y'.repeat(81)])
      expect(() => shell.prepare(`INSERT INTO unmatched_phrases VALUES ('2026-Q4', ?, 'en', 1, '2026-11-20')`).run(phrase)).toThrow('CHECK constraint failed')
    expect(() => shell.exec('UPDATE unmatched_phrases SET asked = asked - 1')).toThrow()
    expect(() => shell.exec(`UPDATE unmatched_phrases SET phrase = 'another'`)).toThrow('A count of requests only grows')
  })

  test('is told by the machine and the publisher only, and goes into the log as numbers', () => {
    const { db } = aCommittee()
    refusal('not-permitted', () => countRequests(as(db, cast.chair), { requests: [] }))
    countRequests(as(db, cast.publisher), { requests: [aRequest('tinnitus', { count: 3 })] })
    expect(readAuditPage(db, { viewer: cast.auditor }).entries[0]?.event).toEqual({ type: 'requests-counted', requests: 3, unmatched: 3, uncovered: 0 })
  })

  test.each([[{}], [[{ indication: 'x' }]], [[aRequest('x', { count: 0 })]], [[aRequest('x', { patient: 'P1' })]], ['text']])('%j is no telling: nothing is counted', (requests) => {
    const { db } = aCommittee()
    refusal('invalid-input', () => countRequests(bySystem(db), { requests }))
    expect(db.select().from(unmatchedPhrases).all()).toEqual([])
  })
})

describe('the page', () => {
  test('is for those who hold a role', () => {
    const { db } = aCommittee()
    expect(page(db, { viewer: cast.auditor }).phrases).toEqual([])
    changePerson(db, cast.member, { roles: [] })
    refusal('not-permitted', () => page(db))
  })

  test('shows how a phrase is matched, and counts nothing by it', () => {
    const { db } = aCommittee()
    expect(page(db, { text: '  ' }).tried).toBeUndefined()
    expect(page(db, { text: 'severe abdominal pian' }).tried).toMatchObject({ matched: [] })
    expect(page(db, { text: 'magesmerter', language: 'da' }).tried).toEqual({
      text: 'magesmerter',
      matched: [{ key: 'abdominal-pain', name: { da: 'Mavesmerter', nb: 'Magesmerter', en: 'Abdominal pain' }, why: { synonym: 'Magesmerter', language: 'nb' } }],
      nearest: [],
    })
    expect(page(db, { text: 'y'.repeat(5000) }).tried?.text).toHaveLength(300)
    expect(db.select().from(unmatchedPhrases).all()).toEqual([])
  })
})

test('a file of requests is counted from the command line', async () => {
  const [folder, dataDir] = [aFolder(), aFolder()]
  writeContentFolder(folder, formatLibrary(theLibrary()))
  const said: Array<string> = []
  const run = (...argv: Array<string>): Promise<number> => main(argv, { out: () => undefined, say: (text) => void said.push(text), now: () => noon, variables: { DATA_DIR: dataDir }, readStandardInput: () => Promise.resolve(Buffer.from(JSON.stringify([aRequest('tinnitus')]))) })
  expect(await run('count-requests', '-')).toBe(2)
  expect(await run('import', folder)).toBe(0)
  expect(await run('count-requests', '-')).toBe(0)
  expect(said.at(-1)).toBe('1 requests: 1 name no indication (the words of 0 are not kept), 0 are covered by no recommendation')
  writeFileSync(join(folder, 'damaged.json'), '[')
  expect(await run('count-requests', join(folder, 'damaged.json'))).toBe(2)
  expect(await run('count-requests', join(folder, 'nowhere.json'))).toBe(2)
})
