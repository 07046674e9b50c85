import { runCases } from '#plugins/decide/run-cases.ts'
import { decidablePart } from '#schema/bundle/decidable-part.ts'
import { RuleBundle } from '#schema/bundle/bundle.ts'
import { parseWith, pathText } from '#schema/model/parse.ts'
import { keysPath, Manifest, manifestPath, type ReleaseFile, sha256Of, signaturePath } from './manifest.ts'
import { faultOfSignature, KeySet } from './signature.ts'

/** What is wrong with a release, file by file. */
export type ReleaseProblem = { path: string; message: string }

/**
 * Verifies a release as its receiver would: signature over the manifest, hash of every file, no file too many, bundles by their schema,
 * links between pages, and all golden cases. `keys` are keys the receiver trusts already; without them the release's own published keys
 * are used, which proves that nothing was damaged, not who published.
 */
export async function verifyRelease(files: ReadonlyArray<ReleaseFile>, keys?: KeySet): Promise<Array<ReleaseProblem>> {
  const byPath = new Map(files.map(({ path, bytes }) => [path, bytes]))
  const manifestBytes = byPath.get(manifestPath)
  if (!manifestBytes) return [{ path: manifestPath, message: 'missing: a release has a manifest' }]
  const parsed = parseWith(Manifest, jsonOf(manifestBytes))
  if (!parsed.ok) return [{ path: manifestPath, message: `not a release manifest: ${parsed.issues.map(({ path, message }) => `${pathText(path)} ${message}`.trim()).join('; ')}` }]
  const manifest = parsed.value

  const problems: Array<ReleaseProblem> = [...(await signatureProblems()), ...hashProblems(byPath, manifest)]
  problems.push(...[...byPath].flatMap(([path, bytes]) => (isBundle(path) ? bundleProblems(path, bytes) : path.endsWith('.html') ? linkProblems(path, bytes) : [])))
  return problems

  async function signatureProblems(): Promise<Array<ReleaseProblem>> {
    const jws = byPath.get(signaturePath)
    if (!jws) return [{ path: signaturePath, message: 'missing: a release is signed' }]
    const published = keys ? { ok: true as const, value: keys } : parseWith(KeySet, jsonOf(byPath.get(keysPath)))
    if (!published.ok) return [{ path: keysPath, message: 'expected the published keys as a JSON Web Key Set' }]
    const fault = await faultOfSignature({ bytes: manifestBytes!, jws: textOf(jws), keys: published.value })
    if (!fault) return []
    // A signature cannot tell which of the two was changed, so both are named.
    return [
      { path: manifestPath, message: `not what was signed: ${fault}` },
      { path: signaturePath, message: `does not fit ${manifestPath}: ${fault}` },
    ]
  }

  function linkProblems(path: string, bytes: Uint8Array): Array<ReleaseProblem> {
    return [...textOf(bytes).matchAll(/(?:href|src)="\/([^"#?]*)(?:[#?][^"]*)?"/g)]
      .map(([, target]) => (target === '' || target!.endsWith('/') ? `${target}index.html` : target!))
      .filter((target) => !byPath.has(target) && target !== manifestPath)
      .map((target) => ({ path, message: `links to /${target}, which is not in the release` }))
  }
}

/** Files that are not those of the manifest with this hash: for whoever recorded the hash when the release was made. */
export function filesThatDiffer(files: ReadonlyArray<ReleaseFile>, manifestSha256: string): Array<ReleaseProblem> {
  const byPath = new Map(files.map(({ path, bytes }) => [path, bytes]))
  const manifest = byPath.get(manifestPath)
  const parsed = parseWith(Manifest, jsonOf(manifest))
  if (!manifest || !parsed.ok || sha256Of(manifest) !== manifestSha256) return [{ path: manifestPath, message: `differs from what was recorded: expected SHA-256 ${manifestSha256}` }]
  return hashProblems(byPath, parsed.value)
}

function hashProblems(byPath: ReadonlyMap<string, Uint8Array>, manifest: Manifest): Array<ReleaseProblem> {
  const listed = new Set(manifest.files.map(({ path }) => path))
  const differing = manifest.files.flatMap(({ path, bytes, sha256 }): Array<ReleaseProblem> => {
    const found = byPath.get(path)
    if (!found) return [{ path, message: 'missing: the manifest lists it' }]
    const isSame = found.byteLength === bytes && sha256Of(found) === sha256
    return isSame ? [] : [{ path, message: `differs from the manifest: expected SHA-256 ${sha256}, found ${sha256Of(found)}` }]
  })
  const foreign = [...byPath.keys()].filter((path) => !listed.has(path) && path !== manifestPath && path !== signaturePath)
  return [...differing, ...foreign.map((path) => ({ path, message: 'not in the manifest: it does not belong to this release' }))]
}

function isBundle(path: string): boolean {
  return path.startsWith('bundles/') && path.endsWith('.json') && path !== 'bundles/rule-bundle.schema.json'
}

function bundleProblems(path: string, bytes: Uint8Array): Array<ReleaseProblem> {
  const parsed = parseWith(RuleBundle, jsonOf(bytes))
  if (!parsed.ok) return parsed.issues.slice(0, 5).map((issue) => ({ path, message: `not a rule bundle at ${pathText(issue.path)}: ${issue.message}` }))
  const bundle = parsed.value
  return runCases(decidablePart(bundle), bundle.cases, bundle.publishedAt)
    .filter(({ passed }) => !passed)
    .map(({ case: { name }, differences }) => ({ path, message: `golden case ${name} fails: ${differences.join('; ')}` }))
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

function jsonOf(bytes: Uint8Array | undefined): unknown {
  try {
    return bytes && JSON.parse(textOf(bytes))
  } catch {
    return undefined
  }
}
