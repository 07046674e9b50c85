import { expect, test } from 'vitest'
import { aFurtherStatement, aGuideline, aLibrary, aRecommendation, aReplacement, aStanding } from '#plugins/check/examples/builders.ts'
import { compileBundle } from '#plugins/compile/compile-bundle.ts'
import type { RuleBundle } from '#schema/bundle/bundle.ts'
import { languages } from '#schema/model/language.ts'
import type { Library } from '#schema/model/library.ts'
import type { Reference } from '#schema/model/reference.ts'
import type { NamedCondition } from '#schema/model/vocabulary.ts'
import { siteMessages } from '#tests/support/site-messages.ts'
import { renderSite, sitemap } from './render-site.ts'

const messages = siteMessages()

function bundleOf(library: Library, publishedAt = '2026-11-20T12:00:00Z'): RuleBundle {
  const compiled = compileBundle({ library, id: 'latest', version: '1.0.0', sequence: 1, publishedAt, schemaUrl: 'https://guidelines.example.org/bundles/rule-bundle.schema.json' })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  return compiled.bundle
}

function pagesOf(library: Library = aLibrary(), publishedAt?: string): Map<string, string> {
  const site = { bundle: bundleOf(library, publishedAt), messages, stylesheet: '/assets/site.css', reviewScript: '/assets/review-due.js', icon: '/assets/icon.svg', changes: [] }
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

test('what the installation says of itself stands on every page, also where nothing is found', () => {
  const notice = { da: 'Demonstration på dansk.', nb: 'Demonstrasjon på bokmål.', en: 'Demonstration in English.' }
  const pages = pagesOf(aLibrary({ installation: { notice } }))
  for (const language of languages) expect([...pages.keys()]).toContain(`${language}/404.html`)
  for (const [path, text] of pages) {
    const language = /<html lang="(\w+)"/.exec(text)![1] as (typeof languages)[number]
    expect(/<aside class="notice"[^>]*><div class="frame"><p>([^<]*)/.exec(text)?.[1], path).toBe(notice[language])
  }
})

test('the terms of everything that is used stand on a page in every language, which every footer leads to', () => {
  const pages = pagesOf()
  for (const language of languages) expect(pages.get(`${language}/licences/index.html`)).toContain(aLibrary().licences.get('own-content')!.terms[language])
  expect(pages.get('licences/index.html')).toBe(pages.get('da/licences/index.html'))
  for (const [path, text] of pages) expect(/<footer[\s\S]*?href="\/(?:da|nb|en)\/licences\/"/.test(text), path).toBe(true)
})

test('somebody who is named by role only is named in the language of the page', () => {
  const name = { da: 'Panelmedlem, radiologi', en: 'Panel member, radiology' }
  const statement = { da: 'Ejer intet.', en: 'Owns nothing.' }
  const library = aLibrary({ people: [{ id: 'rita-roentgen', name, interests: { declaredOn: '2026-09-01', statement, blocking: false, topics: [] } }] })
  const pages = pagesOf(library)
  expect(pages.get('en/r/appendicitis-ultrasound-first/index.html')).toContain('<b>Panel member, radiology</b> (author).')
  expect(pages.get('en/r/appendicitis-ultrasound-first/index.html')).toContain('Owns nothing.')
  expect(pages.get('r/appendicitis-ultrasound-first/index.html')).toContain('<b>Panelmedlem, radiologi</b>')
  expect(pages.get('nb/r/appendicitis-ultrasound-first/index.html')).toContain('<b><span lang="da">Panelmedlem, radiologi</span></b>')
})

test('the page of a guideline shows its panel with what each declared, and how the text is kept up to date', () => {
  const guideline = aStanding(aGuideline({ panel: [{ person: 'carla-chair', as: 'chair' }, { person: 'rita-roentgen', as: 'imaging-reviewer' }] }))
  const people = [{ id: 'rita-roentgen', interests: { declaredOn: '2026-09-01', statement: 'Owns the maker.', blocking: true, topics: ['mammography'] } }]
  const page = pagesOf(aLibrary({ documents: [guideline], people })).get('en/g/acute-abdomen/index.html')!
  expect(page).toContain('<tr><th scope="row">Carla Chair</th><td data-label="Profession">Physician</td><td data-label="Specialty">surgery</td><td data-label="Took part as">Chair</td><td data-label="Interests">None. <span class="small">(declared 1 September 2026)</span></td></tr>')
  expect(page).toContain('<td data-label="Interests">Owns the maker. <span class="small">(declared 1 September 2026; kept out where the topic is concerned)</span></td>')
  expect(page).toContain('<dt>Updating</dt><dd><p>Every third year.</p></dd>')
})

test('a reference says what became of it, and leads to what took its place', () => {
  const newer: Reference = { id: 'review-2026', type: 'report', title: 'The newer review', author: [], URL: 'https://example.org/newer', issued: { year: 2026 }, verified: 'seen', status: 'current' }
  const pageWith = (status: 'updated' | 'superseded' | 'current', cited: ReadonlyArray<string> = ['review-2025']): string => {
    const documents = [aStanding(aRecommendation({ 'evidence.references': cited }))]
    const old = { id: 'review-2025', status, ...(status === 'current' ? {} : { supersededBy: 'review-2026' }) }
    return pagesOf(aLibrary({ references: [old, newer], documents })).get('en/r/appendicitis-ultrasound-first/index.html')!
  }
  expect(pageWith('superseded')).toContain('<strong>(superseded)</strong> Replaced by: <a href="https://example.org/newer">The newer review, 2026</a>.')
  expect(pageWith('updated', ['review-2025', 'review-2026'])).toContain('<strong>(updated)</strong> Replaced by: <a href="#ref-review-2026">The newer review, 2026</a>.')
  expect(pageWith('current')).not.toContain('Replaced by')
})

test('a note on a reference is in the language of the page, and marked where it is not', () => {
  const pageWith = (note: string | { da: string; en: string }, path: string): string => pagesOf(aLibrary({ references: [{ id: 'review-2025', note }] })).get(path)!
  expect(pageWith('Year not seen.', 'r/appendicitis-ultrasound-first/index.html')).toContain('<span class="small" lang="en">Year not seen.</span>')
  expect(pageWith({ da: 'Året er ikke set.', en: 'Year not seen.' }, 'r/appendicitis-ultrasound-first/index.html')).toContain('<span class="small">Året er ikke set.</span>')
})

test('the text for patients says how easy it is to read, in every language it is written in', () => {
  const documents = [aStanding(aRecommendation({ 'patient.why.nb': undefined }))]
  const pages = pagesOf(aLibrary({ documents }))
  expect(pages.get('r/appendicitis-ultrasound-first/index.html')).toMatch(/LIX \d+ \((?:meget let|let)\)\. Grænsen for patienttekster er 40\./)
  expect(pages.get('en/r/appendicitis-ultrasound-first/index.html')).toMatch(/LIX \d+ \((?:very easy|easy)\)\. The limit for patient texts is 38\./)
  expect(pages.get('nb/r/appendicitis-ultrasound-first/index.html')).not.toContain('LIX')
})

test('each further statement stands with its situations, strength and certainty, and every situation with the grade that holds in it', () => {
  const further = [aFurtherStatement({ scenarios: ['local-signs', 'no-signs'], direction: 'against', text: { da: 'Vi foreslår ikke CT.', nb: 'Vi foreslår ikke CT.', en: 'We suggest not doing CT.' } })]
  const recommendation = aRecommendation({ 'statement.further': further })
  const page = pagesOf(aLibrary({ documents: [aStanding(recommendation)] })).get('en/r/appendicitis-ultrasound-first/index.html')!
  const [main, other] = [...page.matchAll(/<section class="advice[\s\S]*?<\/section>/g)].map(([section]) => section)
  expect(main).toContain('In every situation but those named below:')
  expect(main).toContain('Strong recommendation for')
  expect(main).toContain('<a href="#further">Other advice in some situations (1)</a>')
  expect(other).toContain('id="further-1"><h3>In the situations: Local signs; No signs</h3>')
  for (const fact of ['We suggest not doing CT.', 'Conditional recommendation against', 'Low']) expect(other).toContain(fact)
  const gradeIn = (scenario: string): string => /<b>([^<]*)<\/b>/.exec(page.slice(page.indexOf(`id="s-${scenario}"`)))![1]!
  expect(['after-ultrasound', 'local-signs', 'no-signs'].map(gradeIn)).toEqual(['Strong recommendation for', 'Conditional recommendation against', 'Conditional recommendation against'])
  expect(page).toContain('"recommendationStrength":"Conditional recommendation against"')
})

test('a further statement for some examinations says which, and on what law and ground it stands; the others keep the grade they have', () => {
  const further = [
    aFurtherStatement({
      procedures: ['CT_ABDOMEN'],
      direction: 'against',
      certainty: 'none',
      obligation: { provision: { da: 'Direktiv 2013/59, artikel 55', en: 'Directive 2013/59, Article 55' }, reference: 'signs-2019' },
      restsOn: { ground: 'law', why: { da: 'Loven kræver det.', en: 'The law demands it.' } },
    }),
  ]
  const page = pagesOf(aLibrary({ documents: [aStanding(aRecommendation({ 'statement.further': further }))] })).get('en/r/appendicitis-ultrasound-first/index.html')!
  const [main, other] = [...page.matchAll(/<section class="advice[\s\S]*?<\/section>/g)].map(([section]) => section)
  expect(main).toContain('Unless something else is said below:')
  expect(other).toContain('<h3>In the situation: Local signs. Only for: CT of the abdomen</h3>')
  expect(other).toContain('<dt>Demanded by law</dt><dd><a href="#ref-signs-2019">Directive 2013/59, Article 55</a></dd><dt>Rests on</dt><dd>law: The law demands it.</dd>')
  const situation = page.slice(page.indexOf('id="s-local-signs"'), page.indexOf('id="s-no-signs"'))
  expect([...situation.matchAll(/<ul class="marks (\w+)"><li class="examinations">([^<]*):<\/li>/g)].map(([, direction, names]) => [direction, names])).toEqual([
    ['for', 'Ultrasound of the abdomen'],
    ['against', 'CT of the abdomen'],
  ])
  expect(page.slice(page.indexOf('id="s-no-signs"'), page.indexOf('id="whom"'))).not.toContain('class="examinations"')
  expect(page).toContain('id="ref-signs-2019"')
})

test('an alternative may be an action, a source is named in the language of the page, and low value may be a part', () => {
  const positions = [{ says: { en: '16 years' }, source: { da: 'Sundhedsstyrelsen', en: 'Danish Health Authority' }, year: 2020, reference: 'signs-2019' }, { says: { en: '18 years' }, source: 'NICE' }]
  const recommendation = aRecommendation({
    'value.alternatives': [{ action: 'observe', why: { en: 'Too slow.' } }],
    'evidence.disagreements': [{ about: { en: 'Age' }, positions }],
    lowValue: { listed: true, part: { en: 'CT without local signs' }, campaigns: [] },
    'statement.obligation': { provision: 'Act 1, section 2' },
  })
  const page = pagesOf(aLibrary({ documents: [aStanding(recommendation)] })).get('en/r/appendicitis-ultrasound-first/index.html')!
  expect(page).toContain('<li><b>Observe:</b> Too slow.</li>')
  expect(page).toContain('(<a href="#ref-signs-2019">Danish Health Authority, 2020</a>)')
  expect(page).toContain('(NICE)')
  expect(page).toContain('<li class="mark low-value">Partly a low-value examination (the panel&#39;s judgement)</li></ul><p class="small">This part: CT without local signs</p>')
  expect(page).toContain('<dt>Demanded by law</dt><dd>Act 1, section 2</dd>')
})

test('low-value care names the lists it stands on, linked where they can be read', () => {
  const campaigns = [{ name: 'Choosing Wisely', entry: 'Item 4', url: 'https://example.org/list' }, { name: 'Gjør kloke valg', entry: { nb: 'Radiologi 3', en: 'Radiology 3' } }]
  const pages = pagesOf(aLibrary({ documents: [aStanding(aRecommendation({ lowValue: { listed: true, campaigns } }))] }))
  const page = pages.get('en/r/appendicitis-ultrasound-first/index.html')!
  expect(page).toContain('<li class="mark low-value"><a href="#low-value">On a list of low-value examinations</a></li>')
  expect(page).toContain('<dt>Lists of low-value examinations</dt><dd><ul id="low-value"><li><a href="https://example.org/list">Choosing Wisely</a> – Item 4</li><li>Gjør kloke valg – Radiology 3</li></ul></dd>')
  expect(pagesOf().get('en/r/appendicitis-ultrasound-first/index.html')).not.toContain('low-value')
})

test('every named condition of the rule tells what it says, what the rule reads it as, its source and version, and is led to from its name', () => {
  const signs = aLibrary().conditions.get('appendicitis-signs')!
  const inner: NamedCondition = { ...signs, key: 'fever-score', name: { da: 'Feberscore', en: 'Fever score' }, description: { da: 'CRP fra 40.', en: 'CRP from 40.' }, source: 'score-2001', version: '2001', meaning: { measurement: 'crp', from: 40, unit: 'mg/L' } }
  const conditions = new Map<string, NamedCondition>([['appendicitis-signs', { ...signs, meaning: { any: [{ finding: 'right-lower-quadrant-pain' }, { ref: 'fever-score' }] } }], ['fever-score', inner]])
  const references: ReadonlyArray<Reference> = [{ id: 'score-2001', type: 'report', title: 'The score', author: [], verified: 'seen', status: 'current' }]
  const page = pagesOf(aLibrary({ conditions, references })).get('en/r/appendicitis-ultrasound-first/index.html')!
  expect(page).toContain('<a href="#c-appendicitis-signs">Signs of appendicitis</a>')
  expect(page).toContain('id="c-appendicitis-signs"><summary>Signs of appendicitis</summary><p>Right lower quadrant pain, or CRP from 40.</p>')
  expect(page).toContain('<div>The rule in words: any of:<ul><li>Right lower quadrant pain</li><li><a href="#c-fever-score">Fever score</a></li></ul></div>')
  expect(page).toContain('id="c-fever-score"><summary>Fever score</summary><p>CRP from 40.</p>\n<div>The rule in words: CRP ≥\u00a040\u00a0mg/L</div>\n<p class="small">Source: <a href="#ref-score-2001">The score</a>. Version 2001.</p>')
  expect(page).toContain('<li id="ref-score-2001">The score.')
})

test('codes stand with the name of their system, and with their doubt', () => {
  const codes = [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'M54.5', verified: 'unverified' }, { system: 'http://snomed.info/sct', code: '279039007', verified: 'seen' }]
  const page = pagesOf(aLibrary({ documents: [aStanding(aRecommendation({ 'question.codes': codes }))] })).get('en/r/appendicitis-ultrasound-first/index.html')!
  expect(page).toContain('<div class="small">ICD-10 M54.5 (not verified), SNOMED CT 279039007</div>')
})

test('the last of several scenarios holds in all other cases', () => {
  const page = (language: string): string => pagesOf(aLibrary({ documents: [aStanding(aRecommendation({ 'rule.scenarios.2.when': { all: [] } }))] })).get(`${language}r/appendicitis-ultrasound-first/index.html`)!
  expect(page('')).toContain('<div>i alle andre tilfælde</div>')
  expect(page('nb/')).toContain('<div>i alle andre tilfeller</div>')
  expect(page('en/')).toContain('<div>in all other cases</div>')
})

test('a good-practice statement is not graded; any other without evidence says so', () => {
  const page = (strength: string): string => pagesOf(aLibrary({ documents: [aStanding(aRecommendation({ 'statement.strength': strength, 'evidence.certainty': 'none', 'evidence.restsOn': { ground: 'consensus', why: { da: 'Enighed.' } } }))] })).get('en/r/appendicitis-ultrasound-first/index.html')!
  expect(page('good-practice')).toContain('<span>Certainty of evidence:</span> <b>Not graded</b>')
  expect(page('good-practice')).toContain('<dt>Certainty of evidence</dt><dd>Not graded</dd>')
  expect(page('good-practice')).toContain('"evidenceOrigin":"Not graded"')
  expect(page('conditional')).toContain('<span>Certainty of evidence:</span> <b><span aria-hidden="true">◯◯◯◯</span> No evidence</b>')
})

test('a card shows strength and certainty with the same marks as the page', () => {
  const pages = pagesOf()
  const marksOf = (path: string): unknown => /<ul class="marks[^"]*">(.*?)<\/ul>/.exec(pages.get(path)!)?.[1]
  expect(marksOf('en/g/acute-abdomen/index.html')).toBe(marksOf('en/r/appendicitis-ultrasound-first/index.html'))
})

test('names that hold commas or colons are kept apart', () => {
  const instead = [{ action: 'observe' }, { procedure: 'US_ABDOMEN' }]
  const library = aLibrary({ documents: [aStanding(aRecommendation({ 'options.2.advice.instead': instead, 'value.alternatives': [{ action: 'observe', why: { en: 'Too slow.' } }] }))] })
  const name = { da: 'Blodprøve: CRP', nb: 'Blodprøve: CRP', en: 'Blood test: CRP' }
  const page = pagesOf({ ...library, actions: new Map([['observe', { key: 'observe', name }]]) }).get('en/r/appendicitis-ultrasound-first/index.html')!
  expect(page).toContain('<b>Instead:</b> Blood test (CRP); Ultrasound of the abdomen')
  expect(page).toContain('<li><b>Blood test (CRP):</b> Too slow.</li>')
})

test('an indicator that is only followed has no target, so none of anybody', () => {
  const page = pagesOf(aLibrary({ documents: [aStanding(aRecommendation({ 'audit.0.target': { comparator: 'report' } }))] })).get('en/r/appendicitis-ultrasound-first/index.html')!
  expect(page).toContain('<dt>Target</dt><dd>reported without a target</dd>')
})

test('a dose that is only known to be below a limit says so', () => {
  const doses = [{ population: 'adult' as const, low: 0, high: 3, source: 'Example survey', year: 2020, verified: 'seen' as const }]
  const pages = pagesOf(aLibrary({ procedures: [{ key: 'CT_ABDOMEN', doses }] }))
  expect(pages.get('en/r/appendicitis-ultrasound-first/index.html')).toContain('<b>under 3\u00a0mSv</b>')
  expect(pages.get('en/r/appendicitis-ultrasound-first/index.html')).not.toContain('0–3')
})

test('a reference ends each part once, also without volume or with et al.', () => {
  const author = [{ family: 'Smith', given: 'R' }, { literal: 'et al.' }]
  const page = pagesOf(aLibrary({ references: [{ id: 'review-2025', title: 'When to image?', author, issue: '6', page: '12-5', issued: { year: 2022 } }] })).get('en/r/appendicitis-ultrasound-first/index.html')!
  expect(page).toContain('<li id="ref-review-2025">Smith R, et al. When to image? 2022;(6):12-5.')
})

test('numbers stay with their units on a page, and nowhere else', () => {
  const library = aLibrary({ documents: [aStanding(aRecommendation({ 'evidence.summary': { da: 'Hos 10 % af 2 342 børn.', en: 'In 10 % of 2 342 children.' } }))] })
  expect(pagesOf(library).get('en/r/appendicitis-ultrasound-first/index.html')).toContain('In 10\u00a0% of 2\u00a0342 children.')
  expect(bundleOf(library).recommendations[0]!.evidence.summary.en).toBe('In 10 % of 2 342 children.')
})

test('a recommendation without further statements has one grade and says nothing of other situations', () => {
  const page = pagesOf().get('en/r/appendicitis-ultrasound-first/index.html')!
  expect(page.match(/class="marks/g)).toHaveLength(1)
  expect(page).not.toContain('In every situation but')
})

test('what is replaced is named with the reason, and leads to the other page or to the reference', () => {
  const replaces = [aReplacement(), aReplacement({ guidance: { en: 'Our earlier text' }, recommendation: 'older' })]
  const library = aLibrary({ documents: [aStanding(aRecommendation({ replaces })), aStanding(aRecommendation({ id: 'older' }))] })
  const page = pagesOf(library).get('en/r/appendicitis-ultrasound-first/index.html')!
  expect(page).toContain('<dt>Replaces</dt><dd><ul><li><a href="#ref-review-2025">The guidance of 2015</a>: A newer review turns the order round.</li><li><a href="/en/r/older/">Our earlier text</a>')
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
  const others = new Set(['assets/icon.svg', 'assets/site.css', 'assets/review-due.js', 'bundles/latest.json', 'bundles/rule-bundle.schema.json', 'bundles/evaluate.mjs', 'manifest.json', 'changes.json', ...languages.map((language) => `${language}/changes.xml`), 'bundles/acute-abdomen/1.0.0.json'])
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
  const site = { bundle: bundleOf(aLibrary()), messages, stylesheet: '', reviewScript: '', icon: '', changes: [] }
  expect(sitemap(site)).toContain('<loc>https://guidelines.example.org/nb/r/appendicitis-ultrasound-first/</loc>')
})
