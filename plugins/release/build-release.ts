import { checkLibrary } from '#plugins/check/check-document.ts'
import { type Finding, hasErrors } from '#plugins/check/finding.ts'
import { convertUnits } from '#plugins/compile/convert-units.server.ts'
import { compileBundle, compileGuidelineBundle, isReleasable } from '#plugins/compile/compile-bundle.ts'
import { changesFeeds } from '#plugins/render/changes-feed.ts'
import { icon } from '#plugins/render/icon.ts'
import type { Site } from '#plugins/render/page-frame.ts'
import { renderSite, sitemap } from '#plugins/render/render-site.ts'
import type { SiteMessages } from '#plugins/render/words.ts'
import type { RuleBundle } from '#schema/bundle/bundle.ts'
import { ruleBundleJsonSchema } from '#schema/bundle/json-schema.ts'
import type { Library } from '#schema/model/library.ts'
import type { Instant } from '#schema/model/notation.ts'
import { canonicalForm } from '#schema/version/canonical-form.ts'
import { indicationReport, indicationReportPath } from './indication-report.ts'
import { keysPath, type Manifest, manifestOf, manifestPath, type ReleaseFile, sha256Of, signaturePath } from './manifest.ts'
import { changeHistory } from './release-changes.ts'
import { keySetOf, type KeySet, signDetached, type SigningKey } from './signature.ts'

export type ReleaseInput = {
  library: Library
  at: Instant
  sequence: number
  key: SigningKey
  /** Keys that signed earlier releases. */
  retiredKeys?: KeySet['keys']
  messages: SiteMessages
  /** Built files that every release carries: stylesheet, the script that shows a passed review date, the evaluator. */
  assets: { stylesheet: string; reviewScript: string; evaluator: string }
  /** Files of the previous release. Pages of versions, bundles of versions and their assets stay for good; changes are told against its rules, after its own. */
  carried?: ReadonlyArray<ReleaseFile>
  supersedes?: Manifest['supersedes']
  auditHead?: string
}

export type Release =
  | { ok: true; files: ReadonlyArray<ReleaseFile>; manifest: Manifest; manifestSha256: string; bundle: RuleBundle }
  | { ok: false; findings: ReadonlyArray<Finding>; problems: ReadonlyArray<{ document: string; path: string; message: string }> }

/**
 * All files of a release, from approved content: the gate once more, then bundles, pages, manifest and signature.
 * Pure: the same input gives the same bytes.
 */
export async function buildRelease(input: ReleaseInput): Promise<Release> {
  const { library, at, sequence, key, messages, assets } = input
  const findings = gateFindings(library, at)
  if (hasErrors(findings)) return { ok: false, findings, problems: [] }

  const url = library.installation.url
  const schemaUrl = `${url}/bundles/rule-bundle.schema.json`
  const shared = { library, sequence, publishedAt: at, schemaUrl }
  const compiled = compileBundle({ ...shared, id: 'latest', version: `${sequence}.0.0` })
  if (!compiled.ok) return { ok: false, findings, problems: compiled.problems }
  const { bundle } = compiled

  const stylesheet = named('assets/site', 'css', assets.stylesheet)
  const reviewScript = named('assets/review-due', 'js', assets.reviewScript)
  const mark = named('assets/icon', 'svg', icon)
  const changes = changeHistory({ bundle, messages, carried: input.carried ?? [] })
  const site: Site = { bundle, messages, changes: changes.releases, stylesheet: `/${stylesheet.path}`, reviewScript: `/${reviewScript.path}`, icon: `/${mark.path}` }
  const files = new Map<string, Uint8Array>()
  const add = (path: string, content: string): void => void files.set(path, encoded(content))

  for (const { path, bytes } of input.carried ?? []) if (staysForGood(path)) files.set(path, bytes)
  for (const { path, text } of [stylesheet, reviewScript, mark]) add(path, text)
  for (const { path, text } of [...renderSite(site), ...changesFeeds(site)]) add(path, text)
  for (const guideline of bundle.guidelines) {
    const part = compileGuidelineBundle({ ...shared, guideline: guideline.id, version: guideline.version })
    if (!part.ok) return { ok: false, findings, problems: part.problems }
    add(`bundles/${guideline.id}/${guideline.version}.json`, jsonOf(part.bundle))
  }
  add('bundles/latest.json', jsonOf(bundle))
  add('bundles/rule-bundle.schema.json', `${JSON.stringify(ruleBundleJsonSchema(schemaUrl), null, 2)}\n`)
  add('bundles/evaluate.mjs', assets.evaluator)
  add(indicationReportPath, jsonOf(indicationReport(bundle, library.indicationPhrases.values())))
  add('changes.json', jsonOf(changes))
  add('sitemap.xml', sitemap(site))
  add('robots.txt', `User-agent: *\nDisallow: /desk\nSitemap: ${url}/sitemap.xml\n`)
  add(keysPath, jsonOf({ keys: [...(await keySetOf(key)).keys, ...(input.retiredKeys ?? [])] }))

  const content = [...files].map(([path, bytes]) => ({ path, bytes })).toSorted((one, other) => (one.path < other.path ? -1 : 1))
  const manifest = manifestOf({
    files: content,
    publisher: url,
    sequence,
    createdAt: at,
    ...(input.supersedes ? { supersedes: input.supersedes } : {}),
    ...(input.auditHead ? { auditHead: input.auditHead } : {}),
  })
  const manifestBytes = encoded(`${canonicalForm(manifest)}\n`)
  const signature = encoded(`${await signDetached(manifestBytes, key)}\n`)
  return {
    ok: true,
    files: [...content, { path: manifestPath, bytes: manifestBytes }, { path: signaturePath, bytes: signature }],
    manifest,
    manifestSha256: sha256Of(manifestBytes),
    bundle,
  }
}

/** The gate over everything that claims to be approved, with signatures: what the form refuses, a release refuses. */
export function gateFindings(library: Library, at: Instant): Array<Finding> {
  const leaves = (id: string): boolean => {
    const standing = library.recommendations.get(id) ?? library.guidelines.get(id)
    return standing !== undefined && isReleasable(standing)
  }
  return checkLibrary(library, { today: at.slice(0, 10), convertUnits }).findings.filter(({ document }) => leaves(document))
}

/** Addresses that never die: pages and bundles of a version, and the files those pages load. */
function staysForGood(path: string): boolean {
  return /^(?:[a-z]{2}\/)?[rg]\/[a-z0-9-]+\/v\//.test(path) || /^bundles\/[a-z0-9-]+\//.test(path) || path.startsWith('assets/')
}

/** A file named by its content, so that a cached copy can never be the wrong one. */
function named(stem: string, ending: string, text: string): { path: string; text: string } {
  return { path: `${stem}-${sha256Of(encoded(text)).slice(0, 10)}.${ending}`, text }
}

function jsonOf(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

