import { expect, test } from 'vitest'
import { aGuideline, aLibrary, aRecommendation, aStanding } from '#plugins/check/examples/builders.ts'
import { compileBundle } from '#plugins/compile/compile-bundle.ts'
import { languages } from '#schema/model/language.ts'
import type { Library } from '#schema/model/library.ts'
import { siteMessages } from '#tests/support/site-messages.ts'
import { guidelinePage } from './guideline-page.ts'

const messages = siteMessages()

function pageOf(library: Library, language: (typeof languages)[number] = 'en'): string {
  const compiled = compileBundle({ library, id: 'latest', version: '1.0.0', sequence: 1, publishedAt: '2026-11-20T12:00:00Z', schemaUrl: 'https://guidelines.example.org/schema.json' })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  const { bundle } = compiled
  return guidelinePage({ site: { bundle, messages, stylesheet: '/site.css', reviewScript: '/review-due.js', icon: '/icon.svg', changes: [] }, guideline: bundle.guidelines[0]!, language, permanent: false })
}

function withGuideline(edits: Parameters<typeof aGuideline>[0]): Library {
  return aLibrary({ documents: [aStanding(aGuideline(edits))] })
}

test('headings of the text are headings of the page, one level below each other', () => {
  const text = '### In short\n\nStart with ultrasound.\n\n#### At night\n\n- Wait.\n\n::recommendation{id="appendicitis-ultrasound-first"}\n\n### Limits\n\nFew.'
  const library = withGuideline({ body: { da: text, nb: text, en: text } })
  for (const language of languages) {
    const page = pageOf(library, language)
    expect(page).not.toContain('###')
    expect(page).toContain('<h2>In short</h2>\n<p>Start with ultrasound.</p>\n<h3>At night</h3>')
    const levels = [...page.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
  }
})

test('a recommendation that is not published yet is one line in the text, in every language', () => {
  const draft = aStanding(aRecommendation({ id: 'not-ready' }), { state: 'draft', signatures: [] })
  const body = 'Soon.\n\n::recommendation{id="not-ready"}'
  const guideline = aStanding(aGuideline({ body: { da: body, nb: body, en: body }, recommendations: ['appendicitis-ultrasound-first', 'not-ready'] }))
  const lines = { da: 'Anbefalingen er under udarbejdelse og endnu ikke udgivet.', nb: 'Anbefalingen er under arbeid og ikke publisert ennå.', en: 'The recommendation is in preparation and not published yet.' }
  for (const language of languages) {
    const page = pageOf(aLibrary({ documents: [guideline, draft] }), language)
    expect(page).toContain(`<p>Soon.</p><p class="small">${lines[language]}</p>`)
    expect(page).not.toContain('<div class="card"></div>')
  }
})

test('every cell of the panel names its column, for readers who see one member at a time', () => {
  const [row] = /<table class="grid-table members">[\s\S]*<tr>([\s\S]*?)<\/tr>\s*<\/tbody>/.exec(pageOf(aLibrary()))!.slice(1)
  expect(row).toMatch(/^<th scope="row">Carla Chair<\/th>/)
  expect([...row!.matchAll(/<td data-label="([^"]*)">/g)].map(([, label]) => label)).toEqual(['Profession', 'Specialty', 'Took part as', 'Interests'])
})

test('in the overview the rows of each recommendation stand below its name', () => {
  const guideline = aStanding(aGuideline({ recommendations: ['appendicitis-ultrasound-first', 'second'] }))
  const title = { da: 'Den anden', nb: 'Den andre', en: 'The second' }
  const page = pageOf(aLibrary({ documents: [guideline, aStanding(aRecommendation({ id: 'second', title }))] }))
  const groups = page.split('<tr class="group">').slice(1)
  expect(groups).toHaveLength(2)
  expect(groups[1]).toMatch(/^<th colspan="4" scope="rowgroup"><a href="\/en\/r\/second\/">The second<\/a><\/th><\/tr>/)
  // A list leads to what is current; only a citation names a version.
  expect(page).not.toContain('/r/second/v/')
  for (const group of groups) expect(group).toContain('#s-local-signs">')
})

test('a source that was searched is named in the language of the page, or in the words it has for all', () => {
  const library = withGuideline({ 'method.sources': ['MEDLINE', { da: 'Dosistabeller', nb: 'Dosetabeller', en: 'Dose tables' }] })
  expect(pageOf(library)).toContain('<dd>MEDLINE; Dose tables</dd>')
  expect(pageOf(library, 'nb')).toContain('<dd>MEDLINE; Dosetabeller</dd>')
})

test('the publisher is named in the language of the page', () => {
  const library = aLibrary({ installation: { publisher: { da: 'Selskabet', nb: 'Foreningen', en: 'The society' } } })
  expect(pageOf(library, 'nb')).toContain('<li>Foreningen</li>')
})
