import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { aLibrary, aRecommendation, aStanding } from '#plugins/check/examples/builders.ts'
import type { Library } from '#schema/model/library.ts'
import type { IndicationPhrase } from '#schema/model/vocabulary.ts'
import { siteMessages } from '#tests/support/site-messages.ts'
import { buildRelease, type ReleaseInput } from './build-release.ts'
import { type Manifest, type ReleaseFile, sha256Of } from './manifest.ts'
import { faultOfSignature, keySetOf, newSigningKey, signDetached, type SigningKey } from './signature.ts'
import { verifyRelease } from './verify-release.ts'

// A key of the tests' own, so that releases can be compared byte by byte.
const key: SigningKey = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A' }
const assets = { stylesheet: 'body{margin:0}', reviewScript: '// shows a passed date', evaluator: '// evaluates' }

async function aRelease(changes: Partial<ReleaseInput> = {}): Promise<{ files: Array<ReleaseFile>; manifest: Manifest }> {
  const release = await buildRelease({ library: aLibrary(), at: '2026-11-20T12:00:00Z', sequence: 1, key, messages: siteMessages(), assets, ...changes })
  if (!release.ok) throw new Error(JSON.stringify([release.findings, release.problems], null, 1))
  return { files: [...release.files], manifest: release.manifest }
}
const textOf = (files: ReadonlyArray<ReleaseFile>, path: string): string => new TextDecoder().decode(files.find((file) => file.path === path)!.bytes)
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test('a release verifies', async () => {
  const { files } = await aRelease()
  expect(await verifyRelease(files)).toEqual([])
  expect(await verifyRelease(files, await keySetOf(key))).toEqual([])
})

test('the same content, key and time give the same bytes', async () => {
  const [one, other] = [await aRelease(), await aRelease()]
  expect(one.files.map(({ path, bytes: content }) => [path, sha256Of(content)])).toEqual(other.files.map(({ path, bytes: content }) => [path, sha256Of(content)]))
})

test('a release tells how often the words of referrers find their indication', async () => {
  const aPhrase = (key: string, text: string, expected: Array<string>): [string, IndicationPhrase] => [key, { key, language: 'en', text, expected }]
  const phrases = new Map([aPhrase('named', 'severe abdominal pain', ['abdominal-pain']), aPhrase('missed', 'tummy ache', ['abdominal-pain']), aPhrase('elsewhere', 'headache', ['headache']), aPhrase('none', 'no abdominal pain', [])])
  const { files } = await aRelease({ library: { ...aLibrary(), indicationPhrases: phrases } })
  const tuned = { phrases: 2, recallAt1: 0.5, recallAt5: 0.5, none: 1, rightlyNone: 1 }
  expect(JSON.parse(textOf(files, 'indications.json'))).toMatchObject({ bundle: { id: 'latest', sequence: 1 }, indications: 1, leftOut: 1, figures: { tuned, byLanguage: { en: { tuned } } } })
})

test('one changed byte of any file is named by its file', async () => {
  const { files } = await aRelease()
  for (const changed of files) {
    const altered = files.map((file) => (file === changed ? { path: file.path, bytes: file.bytes.map((byte, index) => (index === Math.floor(file.bytes.length / 2) ? byte ^ 1 : byte)) } : file))
    expect((await verifyRelease(altered)).map(({ path }) => path), changed.path).toContain(changed.path)
  }
})

test('a file that is missing or too many is named', async () => {
  const { files } = await aRelease()
  expect(await verifyRelease(files.filter(({ path }) => path !== 'robots.txt'))).toContainEqual({ path: 'robots.txt', message: 'missing: the manifest lists it' })
  expect((await verifyRelease([...files, { path: 'extra.html', bytes: bytes('x') }])).map(({ path }) => path)).toEqual(['extra.html'])
})

test('a release whose whole manifest was remade with another key fails against the key that is trusted', async () => {
  const forged = await aRelease({ key: await newSigningKey() })
  expect(await verifyRelease(forged.files)).toEqual([])
  expect((await verifyRelease(forged.files, await keySetOf(key))).map(({ path }) => path)).toContain('manifest.json')
})

test('a signature counts only as detached EdDSA with the payload as it is', async () => {
  const payload = bytes('payload')
  const keys = await keySetOf(key)
  const good = await signDetached(payload, key)
  expect(await faultOfSignature({ bytes: payload, jws: good, keys })).toBeUndefined()
  const [header, , signature] = good.split('.')
  const withHeader = (changes: Record<string, unknown>): string => {
    const told = JSON.parse(Buffer.from(header!, 'base64url').toString()) as Record<string, unknown>
    return `${Buffer.from(JSON.stringify({ ...told, ...changes })).toString('base64url')}..${signature}`
  }
  for (const jws of [withHeader({ alg: 'none' }), withHeader({ alg: 'HS256' }), withHeader({ kid: 'unknown' }), withHeader({ crit: undefined, b64: undefined }), `${header}.${Buffer.from('payload').toString('base64url')}.${signature}`, 'nonsense', ''])
    expect(await faultOfSignature({ bytes: payload, jws, keys }), jws).toBeTypeOf('string')
})

test('bundles validate against the schema that is published beside them', async () => {
  const { files } = await aRelease()
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const validate = ajv.compile(JSON.parse(textOf(files, 'bundles/rule-bundle.schema.json')) as object)
  for (const { path } of files.filter((file) => file.path.startsWith('bundles/') && file.path.endsWith('.json') && !file.path.includes('schema'))) {
    const bundle = JSON.parse(textOf(files, path)) as Record<string, unknown>
    expect(validate(bundle), JSON.stringify(validate.errors)).toBe(true)
    expect(validate({ ...bundle, sequence: 0 })).toBe(false)
    expect(validate({ ...bundle, unknown: true })).toBe(false)
  }
})

test('the manifest counts up, names what it replaces and the head of the audit log', async () => {
  const supersedes = { sequence: 6, manifestSha256: 'a'.repeat(64) }
  const { manifest, files } = await aRelease({ sequence: 7, supersedes, auditHead: 'b'.repeat(64) })
  expect(manifest).toMatchObject({ sequence: 7, supersedes, auditHead: 'b'.repeat(64), createdAt: '2026-11-20T12:00:00Z', expires: '2027-12-25T12:00:00Z' })
  expect(manifest.files.map(({ path }) => path)).toEqual(files.map(({ path }) => path).filter((path) => !path.startsWith('manifest.json')))
})

test('pages and bundles of a version stay in every later release; other pages give way', async () => {
  const kept = ['r/old-advice/v/1.0.0/index.html', 'nb/r/old-advice/v/1.0.0/index.html', 'bundles/old-guideline/1.0.0.json', 'assets/site-0123456789.css']
  const gone = ['r/old-advice/index.html', 'bundles/latest.json.bak']
  const { files } = await aRelease({ carried: [...kept, ...gone].map((path) => ({ path, bytes: bytes('old') })) })
  const paths = files.map(({ path }) => path)
  for (const path of kept) expect(paths).toContain(path)
  for (const path of gone) expect(paths).not.toContain(path)
})

const refused: ReadonlyArray<{ name: string; library: () => Library; check: string }> = [
  { name: 'an incomplete recommendation that says it is approved', library: () => withRecommendation({ 'value.ultrasound': undefined }), check: 'value-weighed' },
  { name: 'one without evidence grade', library: () => withRecommendation({ 'evidence.certainty': undefined }), check: 'evidence-graded' },
  { name: 'one without review cadence', library: () => withRecommendation({ 'review.everyMonths': undefined }), check: 'review-planned' },
  {
    name: 'one edited after its signatures',
    library: () => {
      const signed = aStanding(aRecommendation())
      return aLibrary({ documents: [{ ...signed, content: aRecommendation({ 'value.benefit': { da: 'Ændret', nb: 'Endret', en: 'Changed' } }) }] })
    },
    check: 'radiology-signed',
  },
]

function withRecommendation(edits: Parameters<typeof aRecommendation>[0]): Library {
  return aLibrary({ documents: [aStanding(aRecommendation(edits))] })
}

test.each(refused)('a release refuses $name', async ({ library, check }) => {
  const release = await buildRelease({ library: library(), at: '2026-11-20T12:00:00Z', sequence: 1, key, messages: siteMessages(), assets })
  expect(release.ok).toBe(false)
  expect(release.ok ? [] : release.findings.filter(({ level }) => level === 'error').map((finding) => finding.check)).toContain(check)
})

test('drafts are left out', async () => {
  const draft = aStanding(aRecommendation({ id: 'not-ready', 'value.ultrasound': undefined }), { state: 'draft', signatures: [] })
  const { files } = await aRelease({ library: aLibrary({ documents: [draft] }) })
  expect(files.filter(({ path }) => path.includes('not-ready'))).toEqual([])
})
