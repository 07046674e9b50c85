import { expect, test } from 'vitest'
import { aLibrary, aRecommendation, aStanding } from '#plugins/check/examples/builders.ts'
import { compileBundle } from '#plugins/compile/compile-bundle.ts'
import type { RuleBundle } from '#schema/bundle/bundle.ts'
import { languages } from '#schema/model/language.ts'
import type { Library } from '#schema/model/library.ts'
import { siteMessages } from '#tests/support/site-messages.ts'
import { renderSite, sitemap } from './render-site.ts'

const messages = siteMessages()

function bundleOf(library: Library, publishedAt = '2026-11-20T12:00:00Z'): RuleBundle {
  const compiled = compileBundle({ library, id: 'latest', version: '1.0.0', sequence: 1, publishedAt, schemaUrl: 'https://guidelines.example.org/bundles/rule-bundle.schema.json' })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  return compiled.bundle
}

function pagesOf(library: Library = aLibrary(), publishedAt?: string): Map<string, string> {
  const site = { bundle: bundleOf(library, publishedAt), messages, stylesheet: '/assets/site.css', reviewScript: '/assets/review-due.js', icon: '/assets/icon.svg' }
  return new Map([...renderSite(site)].map(({ path, text }) => [path, text]))
}

test('every text has its page at the short address in its source language and below the code of the others, with a permanent one per version', () => {
  const paths = [...pagesOf().keys()]
  for (const path of ['index.html', '404.html', 'da/index.html', 'r/appendicitis-ultrasound-first/index.html', 'nb/r/appendicitis-ultrasound-first/index.html', 'r/appendicitis-ultrasound-first/v/1.0.0/index.html', 'en/r/appendicitis-ultrasound-first/v/1.0.0/index.html', 'g/acute-abdomen/index.html', 'en/g/acute-abdomen/v/1.0.0/index.html'])
    expect(paths).toContain(path)
  expect(paths).not.toContain('da/r/appendicitis-ultrasound-first/index.html')
})

test('what a page says is what the bundle says', () => {
  const library = aLibrary()
  const recommendation = bundleOf(library).recommendations[0]!
  const page = pagesOf(library).get('en/r/appendicitis-ultrasound-first/index.html')!
  const text = page.replaceAll('&#39;', "'")
  for (const fact of [recommendation.title.en!, recommendation.statement.text.en!, recommendation.evidence.summary.en!, recommendation.value.rationale.en!, recommendation.contentHash, `datetime="${recommendation.reviewDueOn}"`, recommendation.patient.summary.en!, ...recommendation.options.map((option) => option.advice.message.en!)])
    expect(text).toContain(fact)
  expect(text).toContain(messages.en.terms['certainty'] && (messages.en.terms['certainty'] as Record<string, string>)[recommendation.evidence.certainty]!)
  for (const option of recommendation.options) expect(text).toContain(`>${option.appropriateness}</span>`)
})

test('a page names its language, and a text that is only there in another is marked with that', () => {
  const title = { da: 'Kun på dansk' }
  const pages = pagesOf(aLibrary({ documents: [aStanding(aRecommendation({ id: 'only-danish', title }))] }))
  for (const language of languages) expect(pages.get(language === 'da' ? 'r/only-danish/index.html' : `${language}/r/only-danish/index.html`)).toContain(`<html lang="${language}"`)
  expect(pages.get('en/r/only-danish/index.html')).toContain('<span lang="da">Kun på dansk</span>')
})

test('prose cannot bring markup of its own into a page', () => {
  const text = { da: 'Ultralyd bør vælges. <script>alert(1)</script> <img src=x onerror=alert(1)> [klik](javascript:alert(1))' }
  const page = pagesOf(aLibrary({ documents: [aStanding(aRecommendation({ id: 'hostile', 'evidence.summary': text, title: { da: '<script>alert(2)</script>' } }))] })).get('r/hostile/index.html')!
  expect(page).not.toContain('<script>alert')
  expect(page).not.toContain('<img')
  expect(page).not.toContain('href="javascript:')
})

test('an overdue review is said at once; one that is not yet due waits for the date in the page', () => {
  const page = (at: string): string => pagesOf(aLibrary(), at).get('r/appendicitis-ultrasound-first/index.html')!
  const due = bundleOf(aLibrary()).recommendations[0]!.reviewDueOn
  expect(page('2026-11-20T12:00:00Z')).toContain(`data-review-due="${due}" hidden`)
  expect(page('2040-01-01T00:00:00Z')).toContain(`data-review-due="${due}">`)
})

test('every link inside the site leads to a page of the site', () => {
  const pages = pagesOf()
  const others = new Set(['assets/icon.svg', 'assets/site.css', 'assets/review-due.js', 'bundles/latest.json', 'bundles/rule-bundle.schema.json', 'bundles/evaluate.mjs', 'manifest.json', 'bundles/acute-abdomen/1.0.0.json'])
  for (const [path, text] of pages)
    for (const [, target] of text.matchAll(/(?:href|src)="\/([^"#?]*)/g)) {
      const file = target === '' || target!.endsWith('/') ? `${target}index.html` : target!
      expect(pages.has(file) || others.has(file), `${path} links to ${file}`).toBe(true)
    }
})

test('pages stay the same whatever the time zone', () => {
  expect([...pagesOf()]).toEqual([...pagesOf()])
  expect(pagesOf().get('en/index.html')).toContain('20 November 2026')
})

test('the sitemap lists the latest pages in every language', () => {
  const site = { bundle: bundleOf(aLibrary()), messages, stylesheet: '', reviewScript: '', icon: '' }
  expect(sitemap(site)).toContain('<loc>https://guidelines.example.org/nb/r/appendicitis-ultrasound-first/</loc>')
})
