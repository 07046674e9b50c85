import { describe, expect, test } from 'vitest'
import { createDraft } from '#app/workflow/create-draft.server.ts'
import { saveDraft, type StaleDraft } from '#app/workflow/save-draft.server.ts'
import { edited, said } from '#plugins/check/examples/edited.ts'
import { auditLog, draftSaves } from '#schema/db/tables.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import { contentHash } from '#schema/version/canonical-form.ts'
import { translationStates } from '#schema/version/translation.ts'
import { refusal } from '../support/a-refusal.ts'
import { aCommittee, aDraft, anApproved, aRecommendation, as, cast, edit, guidelineId, recommendationId, reworded, theVersion } from '../support/a-workplace.ts'

const later = (minutes: number): string => new Date(Date.parse('2026-11-20T12:00:00Z') + minutes * 60_000).toISOString()
const benefit = (text: string) => (content: RecommendationDraft): RecommendationDraft => edited(content, { 'value.benefit': said(text, text, text) })

test('a draft is saved with any gap', () => {
  const { db, versionId } = aDraft()
  const empty = edit(db, versionId, ({ id, guideline }) => ({ id, guideline }))
  expect(theVersion(db, versionId).content).toEqual({ id: recommendationId, guideline: guidelineId, translations: undefined })
  expect(empty.contentHash).toBe(contentHash({ id: recommendationId, guideline: guidelineId }))
})

test('what cannot be read is refused with the place, and nothing is written', () => {
  const { db, versionId, revision, contentHash } = aDraft()
  const { detail } = refusal('invalid-input', () => saveDraft(as(db, cast.author), { versionId, revision, content: { ...aRecommendation(), colour: 'red' } }))
  expect(detail).toEqual({ issues: [{ path: ['colour'], message: 'unknown field "colour"' }] })
  expect(theVersion(db, versionId).contentHash).toBe(contentHash)
})

test.each([
  ['a key that poisons objects', JSON.parse('{"id":"x","guideline":"y","__proto__":{"a":1}}') as unknown],
  ['a thousand levels', Array.from({ length: 1000 }).reduce<unknown>((inner) => ({ not: inner }), { all: [] })],
  ['no object', 'text'],
  ['nothing', undefined],
])('%s is refused like any other fault', (_, content) => {
  const { db, versionId, revision } = aDraft()
  refusal('invalid-input', () => saveDraft(as(db, cast.author), { versionId, revision, content }))
})

test.each([['id', 'another-id'], ['guideline', 'another-guideline']])('the %s of a text never changes', (field, value) => {
  const { db, versionId, revision } = aDraft()
  refusal('invalid-input', () => saveDraft(as(db, cast.author), { versionId, revision, content: { ...aRecommendation(), [field]: value } }))
})

test('a save made from an older revision changes nothing and hands back both texts, and what they were made from', () => {
  const { db, versionId, revision } = aDraft()
  edit(db, versionId, benefit('Theirs.'), cast.otherAuthor)
  const mine = benefit('Mine.')(aRecommendation())
  const detail = refusal('stale-revision', () => saveDraft(as(db, cast.author), { versionId, revision, content: mine })).detail as StaleDraft
  expect(detail.theirs).toMatchObject({ value: { benefit: { da: 'Theirs.' } } })
  expect(detail.yours).toMatchObject({ value: { benefit: { da: 'Mine.' } } })
  expect(detail.base).toMatchObject({ value: { benefit: aRecommendation().value!.benefit } })
  expect(detail).toMatchObject({ versionId, revision: revision + 1, savedBy: cast.otherAuthor })
  expect(theVersion(db, versionId).content).toMatchObject({ value: { benefit: { da: 'Theirs.' } } })
})

test('of two saves made from the same revision the first is kept, whoever they are', () => {
  const { db, versionId, revision } = aDraft()
  const save = (person: string, text: string): unknown => saveDraft(as(db, person), { versionId, revision, content: benefit(text)(aRecommendation()) })
  save(cast.author, 'First.')
  refusal('stale-revision', () => save(cast.author, 'Second.'))
  refusal('stale-revision', () => save(cast.otherAuthor, 'Third.'))
})

test('a stale save that says what is there already is no conflict', () => {
  const { db, versionId, revision } = aDraft()
  const { content } = saveDraft(as(db, cast.author), { versionId, revision, content: benefit('Same.')(aRecommendation()) })
  expect(saveDraft(as(db, cast.otherAuthor), { versionId, revision, content })).toMatchObject({ changed: false, revision: revision + 1 })
})

test('a save that changes nothing is no event and no revision', () => {
  const { db, versionId, revision } = aDraft()
  const before = db.select().from(auditLog).all().length
  expect(saveDraft(as(db, cast.author), { versionId, revision, content: theVersion(db, versionId).content })).toMatchObject({ changed: false, revision })
  expect(db.select().from(auditLog).all()).toHaveLength(before)
})

test('the log tells which groups a save changed', () => {
  const { db, versionId } = aDraft()
  edit(db, versionId, reworded)
  const event = JSON.parse(db.select().from(auditLog).all().at(-1)!.event) as unknown
  expect(event).toMatchObject({ type: 'draft-saved', changed: ['value'] })
})

test('consecutive saves of one person are one entry of the history, until another person saves or half an hour is over', () => {
  const { db, versionId } = aDraft()
  const save = (person: string, text: string, at: string): void => {
    const { revision, content } = theVersion(db, versionId)
    saveDraft(as(db, person, at), { versionId, revision, content: benefit(text)(content as RecommendationDraft) })
  }
  save(cast.author, 'One.', later(1))
  save(cast.author, 'Two.', later(2))
  save(cast.otherAuthor, 'Three.', later(3))
  save(cast.author, 'Four.', later(4))
  save(cast.author, 'Five.', later(40))
  const kept = db.select().from(draftSaves).all().map(({ person, content }) => [person, (JSON.parse(content) as RecommendationDraft).value?.benefit?.da])
  expect(kept).toEqual([[cast.author, 'Two.'], [cast.otherAuthor, 'Three.'], [cast.author, 'Four.'], [cast.author, 'Five.']])
})

test('prose is stored in the form its file will have', () => {
  const { db, versionId } = aDraft()
  const { contentHash: saved } = edit(db, versionId, benefit('Text  with   *stars*\r\n\r\n* and a list'))
  expect(theVersion(db, versionId).content).toMatchObject({ value: { benefit: { en: 'Text with *stars*\n\n- and a list' } } })
  expect(saved).toBe(theVersion(db, versionId).contentHash)
})

describe('the number a draft will get', () => {
  const withOptionRated = (content: RecommendationDraft): RecommendationDraft => edited(content, { 'options.0.appropriateness': content.options?.[0]?.appropriateness === 8 ? 7 : 8 })

  test('a first version is 1.0.0 however often it is saved', () => {
    const { db, versionId } = aDraft()
    edit(db, versionId, reworded)
    expect(theVersion(db, versionId).number).toBe('1.0.0')
  })

  const withRule = (content: RecommendationDraft, rule: Partial<NonNullable<RecommendationDraft['rule']>>): RecommendationDraft => ({ ...content, rule: { ...content.rule, ...rule } })

  test.each<[string, string, (content: RecommendationDraft) => RecommendationDraft]>([
    ['2.0.0', 'advice', withOptionRated],
    ['1.1.0', 'clinical text', reworded],
    ['2.0.0', 'whom it is about', (content) => withRule(content, { applies: { all: [content.rule!.applies!, { sex: ['male'] }] } })],
    ['2.0.0', 'how soon it is due', (content) => edited(content, { 'options.0.advice.within': 'PT2H' })],
    ['2.0.0', 'what gives way to it', (content) => withRule(content, { overrides: [{ recommendation: 'another', why: { en: 'It is older.' } }] })],
    ['2.0.0', 'a rule that is not complete', (content) => withRule(content, { scenarios: [] })],
    ['2.0.0', 'an obligation', (content) => ({ ...content, statement: { ...content.statement, obligation: { provision: 'Section 1' } } })],
    ['2.0.0', 'a further statement', (content) => ({ ...content, statement: { ...content.statement, further: [{ scenarios: ['first'], procedures: [], direction: 'against', strength: 'strong', text: { en: 'Not here.' } }] } })],
    ['1.1.0', 'a rule written otherwise', (content) => withRule(content, { applies: { not: { not: content.rule!.applies! } } })],
    ['1.1.0', 'the words of its advice', (content) => edited(content, { 'options.0.advice.message.en': 'Said in other words.' })],
    ['1.1.0', 'the title of a situation', (content) => edited(content, { 'rule.scenarios.0.title.en': 'Another title' })],
    ['1.0.1', 'topics', (content: RecommendationDraft): RecommendationDraft => ({ ...content, topics: ['appendicitis', 'ultrasound'] })],
  ])('a change of the version that stands is %s when it is of %s', (number, _, change) => {
    const { db } = anApproved()
    const { versionId } = createDraft(as(db, cast.author), { kind: 'recommendation', document: recommendationId })
    edit(db, versionId, change)
    expect(theVersion(db, versionId).number).toBe(number)
  })
})

describe('translations', () => {
  const stateOf = (db: Parameters<typeof theVersion>[0], versionId: number, path: string): Array<string> =>
    translationStates(theVersion(db, versionId).content as Parameters<typeof translationStates>[0], 'da')
      .filter((state) => state.path === path)
      .map(({ language, is }) => `${language} ${is}`)

  test('an edit of the source makes the translations stale that were not touched', () => {
    const { db, versionId } = aDraft()
    edit(db, versionId, (content) => edited(content, { 'value.benefit.da': 'Kortere indlæggelse.' }))
    expect(stateOf(db, versionId, 'value.benefit')).toEqual(['nb stale', 'en stale'])
  })

  test('a translation that is written is of today\'s source', () => {
    const { db, versionId } = aDraft()
    edit(db, versionId, (content) => edited(content, { 'value.benefit.da': 'Kortere indlæggelse.' }))
    edit(db, versionId, (content) => edited(content, { 'value.benefit.nb': 'Kortere innleggelse.' }))
    expect(stateOf(db, versionId, 'value.benefit')).toEqual(['nb current', 'en stale'])
  })

  test('one that was read and left as it is can be called current', () => {
    const { db, versionId } = aDraft()
    const { revision } = edit(db, versionId, (content) => edited(content, { 'value.benefit.da': 'Kortere indlæggelse.' }))
    saveDraft(as(db, cast.author), { versionId, revision, content: theVersion(db, versionId).content, reviewedTranslations: [{ path: 'value.benefit', language: 'en' }] })
    expect(stateOf(db, versionId, 'value.benefit')).toEqual(['nb stale', 'en current'])
  })

  test('what a client claims of them does not count', () => {
    const { db, versionId } = aDraft()
    edit(db, versionId, (content) => ({ ...edited(content, { 'value.benefit.da': 'Kortere indlæggelse.' }), translations: { en: { 'value.benefit': '000000000000' } } }))
    expect(stateOf(db, versionId, 'value.benefit')).toEqual(['nb stale', 'en stale'])
  })

  test('an entry that moves in its list keeps the state of its translations', () => {
    const { db, versionId } = aDraft()
    const harm = (text: string): { kind: 'other'; text: { da: string; nb: string; en: string } } => ({ kind: 'other', text: said(text, `${text} nb`, `${text} en`) })
    edit(db, versionId, (content) => edited(content, { 'value.harms': [harm('A'), harm('B')] }))
    edit(db, versionId, (content) => edited(content, { 'value.harms.1.text.da': 'B2' }))
    edit(db, versionId, (content) => edited(content, { 'value.harms.0': undefined }))
    expect(stateOf(db, versionId, 'value.harms.0.text')).toEqual(['nb stale', 'en stale'])
  })
})

describe('a new draft', () => {
  test('of a text that stands says what stands', () => {
    const { db, versionId, contentHash } = anApproved()
    const draft = createDraft(as(db, cast.author), { kind: 'recommendation', document: recommendationId })
    expect(draft).toMatchObject({ contentHash, number: '1.0.1', revision: 1 })
    expect(theVersion(db, draft.versionId)).toMatchObject({ basedOn: versionId, state: 'draft', contributors: [] })
  })

  test('there is one at a time', () => {
    const { db, versionId } = aDraft()
    expect(refusal('already-exists', () => createDraft(as(db, cast.author), { kind: 'recommendation', document: recommendationId })).detail).toEqual({ versionId })
  })

  test('of a new text takes an id that was never used', () => {
    const { db } = aCommittee()
    const create = (id: string): unknown => createDraft(as(db, cast.author), { kind: 'recommendation', content: { id, guideline: guidelineId } })
    expect(create('appendicitis-in-pregnancy')).toMatchObject({ document: 'appendicitis-in-pregnancy', number: '1.0.0' })
    refusal('already-exists', () => create(recommendationId))
    refusal('invalid-input', () => create('Not a slug'))
    refusal('invalid-input', () => createDraft(as(db, cast.author), { kind: 'recommendation', content: { id: 'lost', guideline: 'nowhere' } }))
  })

  test('of something that is not there is not found', () => {
    refusal('not-found', () => createDraft(as(aCommittee().db, cast.author), { kind: 'guideline', document: 'nowhere' }))
  })
})
