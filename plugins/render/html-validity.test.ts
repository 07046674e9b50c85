import { HtmlValidate } from 'html-validate'
import { expect, test } from 'vitest'
import { aLibrary } from '#plugins/check/examples/builders.ts'
import { compileBundle } from '#plugins/compile/compile-bundle.ts'
import { siteMessages } from '#tests/support/site-messages.ts'
import { renderSite } from './render-site.ts'

test('every page is valid HTML', async () => {
  const compiled = compileBundle({ library: aLibrary(), id: 'latest', version: '1.0.0', sequence: 1, publishedAt: '2026-11-20T12:00:00Z', schemaUrl: 'https://guidelines.example.org/schema.json' })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: {
      // Doctype in lower case, dose drawings and tables that scroll by keyboard are meant so.
      'doctype-style': 'off',
      'no-inline-style': 'error',
      'tel-non-breaking': 'off',
      'long-title': 'off',
    },
  })
  for (const { path, text } of renderSite({ bundle: compiled.bundle, messages: siteMessages(), stylesheet: '/assets/site.css', reviewScript: '/assets/review-due.js', icon: '/assets/icon.svg' })) {
    const report = await validator.validateString(text, path)
    expect(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${path}:${line} ${ruleId} ${message}`))).toEqual([])
  }
})
