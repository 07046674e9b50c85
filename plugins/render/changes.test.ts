import { expect, test } from 'vitest'
import { aLibrary, aRecommendation, aStanding } from '#plugins/check/examples/builders.ts'
import { compileBundle } from '#plugins/compile/compile-bundle.ts'
import { languages } from '#schema/model/language.ts'
import type { Told } from '#schema/bundle/behaviour-change.ts'
import type { ReleaseChanges } from '#schema/bundle/release-changes.ts'
import { siteMessages } from '#tests/support/site-messages.ts'
import { changesFeeds } from './changes-feed.ts'
import { changesPage } from './changes-page.ts'
import type { Site } from './page-frame.ts'

const compiled = compileBundle({ library: aLibrary({ documents: [aStanding(aRecommendation({ id: 'standing' }))] }), id: 'latest', version: '2.0.0', sequence: 2, publishedAt: '2026-11-20T12:00:00Z', schemaUrl: 'https://guidelines.example/schema.json' })
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
const site: Site = { bundle: compiled.bundle, messages: siteMessages(), stylesheet: '/site.css', reviewScript: '/review-due.js', icon: '/icon.svg', changes: [] }

const told: Told = { outcome: 'appropriate', interrupt: 'silent', instead: [] }
const change = (own: 'none' | 'wider', text: string): ReleaseChanges['recommendations'][number]['changes'][number] => ({
  recommendation: 'standing',
  procedure: 'CT_HEAD',
  class: own,
  before: told,
  after: told,
  region: { condition: { all: [] }, exact: true },
  witness: {},
  sentence: { da: `${text} <da>`, nb: `${text} <nb>`, en: `${text} <en>` },
})
type Changed = ReleaseChanges['recommendations'][number]
const changed = (given: Partial<Changed>): Changed => ({ id: 'standing', title: { da: 'Titel', nb: 'Tittel', en: 'Title' }, path: '/r/standing/', is: 'changed', version: '2.0.0', previous: '1.0.0', class: 'wider', changes: [change('wider', 'Now more'), change('none', 'Other words')], severalReasons: 3, ...given })
const release = (sequence: number, recommendations: ReleaseChanges['recommendations']): ReleaseChanges => ({ sequence, at: `2026-11-${10 + sequence}T12:00:00Z`, class: 'wider', recommendations, wording: [], notCompared: [] })
const history = [release(4, []), release(3, [changed({})]), release(2, [changed({ id: 'gone', is: 'removed', version: undefined, changes: [] })]), release(1, [changed({ is: 'added', class: undefined, previous: undefined, changes: [], severalReasons: 0 })])]

test('a page tells what each release changed, the latest first, without those that changed words only', () => {
  for (const language of languages) {
    const page = changesPage({ site: { ...site, changes: history }, language })
    expect([...page.matchAll(/<section id="release-(\d)">/g)].map((found) => found[1])).toEqual(['3', '2', '1'])
    expect(page).toContain(`Now more &lt;${language}&gt;`)
    expect(page).not.toContain('Other words')
    expect(page).toContain('1.0.0 → 2.0.0')
  }
})

test('a title leads to a page only where there still is one', () => {
  const page = changesPage({ site: { ...site, changes: history }, language: 'en' })
  expect(page).toContain('r/standing/">Title</a>')
  expect(page).not.toContain('r/gone/')
})

test('without changes the page says so', () => {
  expect(changesPage({ site, language: 'en' })).toContain('No release has changed anything for referrers yet.')
})

test('every language has a feed with an entry for every recommendation that answers differently, dated by the release that did it', () => {
  const feeds = changesFeeds({ ...site, changes: history })
  expect(feeds.map(({ path }) => path)).toEqual(['changes.xml', 'da/changes.xml', 'nb/changes.xml', 'en/changes.xml'])
  expect(feeds[0]!.text).toBe(feeds[1]!.text)
  const { text } = feeds[3]!
  expect([...text.matchAll(/<category term="(\w+)"\/>/g)].map((found) => found[1])).toEqual(['wider', 'removed', 'added'])
  expect([...text.matchAll(/<updated>([^<]*)/g)].map((found) => found[1])).toEqual(['2026-11-13T12:00:00Z', '2026-11-13T12:00:00Z', '2026-11-12T12:00:00Z', '2026-11-11T12:00:00Z'])
  expect(text).toContain('Now more &lt;en&gt;')
  expect(new Set([...text.matchAll(/<id>([^<]*)/g)].map((found) => found[1])).size).toBe(4)
})
