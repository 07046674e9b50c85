import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aMarkdown, aRandomDocument, aRandomLibrary } from '#tests/support/random-records.ts'
import { languages } from '#schema/model/language.ts'
import type { Library } from '#schema/model/library.ts'
import { canonicalForm } from '#schema/version/canonical-form.ts'
import { parseDocument } from './document-parser.ts'
import { formatDocument } from './document-writer.ts'
import { formatLibrary, parseLibrary, pathOfDocument } from './library-files.ts'
import { parseProse, normaliseProse, plainText } from './prose.ts'
import { formatSignatures, parseSignatures } from './signatures.ts'

const seed = 20261120
/** More runs on demand: `RUNS=5000`. */
const runs = Number(process.env['RUNS'] ?? 100)

test('prose in normal form is its own normal form', () => {
  fc.assert(
    fc.property(aMarkdown(), fc.boolean(), (markdown, isBody) => {
      const normal = normaliseProse(markdown, { isBody })
      expect(normaliseProse(normal, { isBody })).toBe(normal)
      expect(parseProse(normal, { isBody }).problems).toEqual([])
      expect(normal).toBe(normal.normalize('NFC').trim())
      expect(normal).not.toMatch(/[ \t\r]$/m)
    }),
    { seed, numRuns: runs * 10 },
  )
}, 60_000)

test('the normal form keeps the words', () => {
  fc.assert(
    fc.property(aMarkdown(), (markdown) => {
      expect(plainText(normaliseProse(markdown, { isBody: true }))).toBe(plainText(markdown))
    }),
    { seed, numRuns: runs * 10 },
  )
}, 60_000)

test('a document that is written and read is the same content, and is written the same again', () => {
  fc.assert(
    fc.property(aRandomDocument(), fc.constantFrom(...languages), (standing, sourceLanguage) => {
      const text = formatDocument(standing, { sourceLanguage })
      const parsed = parseDocument({ path: pathOfDocument(standing), text })
      if (!parsed.ok) return expect.fail(`${JSON.stringify(parsed.problems)}\n${text}`)
      expect(canonicalForm(parsed.document.content)).toBe(canonicalForm(standing.content))
      expect({ state: parsed.document.state, version: parsed.document.version, kind: parsed.document.kind }).toEqual({
        state: standing.state,
        version: standing.version,
        kind: standing.kind,
      })
      expect(formatDocument(parsed.document, { sourceLanguage })).toBe(text)
      expect(text).not.toContain('\r')
      expect(text).toMatch(/\S\n$/)
      const signatures = formatSignatures(standing.signatures)
      const read = parseSignatures({ path: 'x.signatures.yaml', text: signatures })
      expect(read.ok && formatSignatures(read.signatures)).toBe(signatures)
    }),
    { seed, numRuns: runs },
  )
}, 60_000)

test('a library that is written and read is the same library', () => {
  fc.assert(
    fc.property(aRandomLibrary(), (library) => {
      const files = formatLibrary(library)
      const parsed = parseLibrary(files)
      const orphaned = library.guidelines.size === 0
      if (!orphaned) expect(parsed.problems).toEqual([])
      expect(formatLibrary(parsed.library)).toEqual(files)
      expect(canonicalForm(asObject(parsed.library))).toBe(canonicalForm(asObject(library)))
    }),
    { seed, numRuns: runs / 5 },
  )
}, 60_000)

/** Maps as objects, signatures in the order of the file. */
function asObject(library: Library): unknown {
  const signed = <One extends { signatures: ReadonlyArray<{ at: string }> }>(one: One): One => ({
    ...one,
    signatures: one.signatures.toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1)),
  })
  return Object.fromEntries(
    Object.entries(library).map(([key, value]) => {
      if (!(value instanceof Map)) return [key, value]
      const entries = [...value].map(([id, entry]) => [id, 'signatures' in entry ? signed(entry) : entry])
      return [key, Object.fromEntries(entries)]
    }),
  )
}
