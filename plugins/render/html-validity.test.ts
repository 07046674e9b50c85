import { HtmlValidate } from 'html-validate'
import { expect, test } from 'vitest'
import { aFurtherStatement, aLibrary, aRecommendation, aReplacement, aStanding } from '#plugins/check/examples/builders.ts'
import { compileBundle } from '#plugins/compile/compile-bundle.ts'
import { siteMessages } from '#tests/support/site-messages.ts'
import { renderSite } from './render-site.ts'

test('every page is valid HTML', async () => {
  // What only some pages show is there too: a notice, a reference with a successor, a blocking interest, further statements, law, replaced guidance, low-value lists, codes.
  const strong = aFurtherStatement({ scenarios: ['after-ultrasound', 'no-signs'], direction: 'against', strength: 'strong', justification: { da: 'Livstruende.' } })
  const byLaw = aFurtherStatement({ procedures: ['CT_ABDOMEN'], obligation: { provision: { da: 'Artikel 55' }, reference: 'signs-2019' }, restsOn: { ground: 'law', why: { da: 'Loven kræver det.' } } })
  const everything = aLibrary({
    installation: { notice: { da: 'Demonstration.' } },
    references: [{ id: 'review-2025', status: 'superseded', supersededBy: 'signs-2019', note: { da: 'Læst i 2026.' } }],
    documents: [aStanding(aRecommendation({ 'statement.further': [aFurtherStatement(), strong, byLaw], lowValue: { listed: true, part: { da: 'CT' }, campaigns: [] }, 'value.alternatives.0': { action: 'observe', why: { da: 'Ikke nok.' } }, replaces: [aReplacement(), aReplacement({ recommendation: 'appendicitis-again' })] })), aStanding(aRecommendation({ id: 'appendicitis-again', lowValue: { listed: true, campaigns: [{ name: 'Choosing Wisely', entry: 'Item 4', url: 'https://example.org/list' }] }, 'question.codes': [{ system: 'http://snomed.info/sct', code: '279039007', verified: 'unverified' }] }))],
    people: [{ id: 'carla-chair', interests: { declaredOn: '2026-09-01', statement: { da: 'Ejer en klinik.' }, blocking: true, topics: ['mammography'] } }],
  })
  const compiled = compileBundle({ library: everything, id: 'latest', version: '1.0.0', sequence: 1, publishedAt: '2026-11-20T12:00:00Z', schemaUrl: 'https://guidelines.example.org/schema.json' })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: {
      // Doctype in lower case and dose drawings are meant so.
      'doctype-style': 'off',
      'no-inline-style': 'error',
      'tel-non-breaking': 'off',
      'long-title': 'off',
    },
  })
  for (const { path, text } of renderSite({ bundle: compiled.bundle, messages: siteMessages(), stylesheet: '/assets/site.css', reviewScript: '/assets/review-due.js', icon: '/assets/icon.svg', changes: [] })) {
    const report = await validator.validateString(text, path)
    expect(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${path}:${line} ${ruleId} ${message}`))).toEqual([])
  }
})
