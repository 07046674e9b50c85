import { expect, test } from 'vitest'
import { differencesOf, withTheirs } from './differences.ts'

const base = { title: { da: 'Lænd' }, value: { benefit: { da: 'gavn' }, harms: [{ kind: 'contrast' }] } }

test('a field that one side changed is proposed from that side, one that both changed from neither', () => {
  const mine = { ...base, title: { da: 'Lænderyg' }, value: { ...base.value, benefit: { da: 'min gavn' } } }
  const theirs = { ...base, value: { benefit: { da: 'deres gavn' }, harms: [] } }
  const found = differencesOf({ mine, theirs, base }).map(({ path, changedBy }) => [path.join('.'), changedBy])
  expect(found).toEqual([
    ['title.da', 'me'],
    ['value.benefit.da', 'both'],
    ['value.harms', 'them'],
  ])
})

test('without a common start nothing is proposed', () => {
  expect(differencesOf({ mine: { title: { da: 'a' } }, theirs: { title: { da: 'b' } } })).toEqual([
    { path: ['title', 'da'], mine: 'a', theirs: 'b', changedBy: 'both' },
  ])
})

test('empty, absent and the keys of rows are no difference', () => {
  const mine = { title: { da: 'a', nb: '' }, patient: { why: {} }, value: { harms: [{ _key: 'r0', kind: 'other' }] } }
  const theirs = { title: { da: 'a' }, value: { harms: [{ _key: 'new1', kind: 'other' }] } }
  expect(differencesOf({ mine, theirs, base })).toEqual([])
})

test('a group that only one side has is a difference field by field', () => {
  expect(differencesOf({ mine: {}, theirs: { review: { owner: 'kari', why: { da: 'x' } } } }).map(({ path }) => path.join('.'))).toEqual(['review.owner', 'review.why.da'])
})

test('further statements, replaced guidance and accepted warnings are shown where they differ', () => {
  const mine = { statement: { direction: 'for', further: [{ _key: 'r0', scenarios: ['one'], strength: 'strong' }] }, replaces: [], accepted: [{ check: 'plain-language' }] }
  const theirs = { statement: { direction: 'for', further: [{ _key: 'r1', scenarios: ['one'], strength: 'conditional' }] }, replaces: [{ reference: 'old-2009' }], accepted: [] }
  expect(differencesOf({ mine, theirs, base: mine }).map(({ path, changedBy }) => [path.join('.'), changedBy])).toEqual([
    ['statement.further', 'them'],
    ['replaces', 'them'],
    ['accepted', 'them'],
  ])
})

test('a provision that one side says in each language is one difference, and so is a part that is low-value care', () => {
  const mine = { statement: { obligation: { provision: '2013/59/Euratom' } }, lowValue: { listed: 'true' } }
  const theirs = { statement: { obligation: { provision: { da: 'Artikel 55', en: 'Article 55' } } }, lowValue: { listed: 'true', part: { da: 'CT' } } }
  expect(differencesOf({ mine, theirs, base: mine }).map(({ path, changedBy }) => [path.join('.'), changedBy])).toEqual([
    ['statement.obligation.provision', 'them'],
    ['lowValue.part.da', 'them'],
  ])
  expect(withTheirs(mine, theirs, [['statement', 'obligation', 'provision']]).statement).toEqual(theirs.statement)
})

test('taking theirs takes exactly the chosen fields', () => {
  const mine = { title: { da: 'min' }, value: { benefit: { da: 'min' } } }
  const theirs = { title: { da: 'deres' }, value: { benefit: { da: 'deres' } } }
  expect(withTheirs(mine, theirs, [['value', 'benefit', 'da']])).toEqual({ title: { da: 'min' }, value: { benefit: { da: 'deres' } } })
})
