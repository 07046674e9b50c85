import type { GuidelineDraft } from '#schema/model/guideline.ts'
import { type Language, languages } from '#schema/model/language.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import type { DocumentKind, StandingDocument, VersionState } from '#schema/model/version.ts'
import { canonicalValue } from '#schema/version/canonical-form.ts'
import { contentSchemas, type FileState, type WrittenDocument } from './document-parser.ts'
import { normaliseProse } from './prose.ts'
import { inSchemaOrder } from './schema-order.ts'
import { languageHeadings, sections } from './sections.ts'
import { writeYaml } from './yaml-writer.ts'

/** What a file says of each state of the workflow: whether the content was approved. */
export const fileStateOf = {
  draft: 'draft',
  'in-review': 'draft',
  approved: 'approved',
  published: 'approved',
  superseded: 'approved',
  withdrawn: 'approved',
} as const satisfies Record<VersionState, FileState>

/** Writes the file of a guideline or a recommendation in normal form. `parseDocument` reads the same content from it. */
export function formatDocument(standing: StandingDocument | WrittenDocument, { sourceLanguage }: { sourceLanguage: Language }): string {
  const { kind, state, version } = standing
  const fields = structuredClone(canonicalValue(standing.content)) as Record<string, unknown>
  const prose = new Map<string, Partial<Record<Language, string>>>()
  for (const { path, isBody } of allSections(kind)) {
    const texts = taken(fields, path.split('.'))
    const normal = Object.entries(texts ?? {}).map(([language, text]) => [language, normaliseProse(text, { isBody })])
    prose.set(path, Object.fromEntries(normal) as Partial<Record<Language, string>>)
  }
  const ordered = inSchemaOrder(contentSchemas[kind], canonicalValue(fields)) as Record<string, unknown>
  const parts = [`---\n${writeYaml({ state: fileStateOf[state], version, ...ordered })}---`]
  for (const language of [sourceLanguage, ...languages.filter((one) => one !== sourceLanguage)]) {
    const written = allSections(kind).flatMap(({ path, heading }) => {
      const text = prose.get(path)?.[language]
      return text ? [`## ${heading}`, text] : []
    })
    if (written.length > 0) parts.push(`# ${languageHeadings[language]}`, ...written)
  }
  return `${parts.join('\n\n')}\n`
}

/**
 * The content as its file would hold it: canonical, with its prose in normal form. Whoever stores a content stores this one,
 * so that its hash, and the signatures on it, survive export and import.
 */
export function normaliseContent<Kind extends DocumentKind>(
  kind: Kind,
  content: Kind extends 'guideline' ? GuidelineDraft : RecommendationDraft,
): typeof content {
  const fields = structuredClone(canonicalValue(content)) as Record<string, unknown>
  for (const { path, isBody } of allSections(kind)) {
    const keys = path.split('.')
    const group = keys.slice(0, -1).reduce<unknown>((inside, key) => (inside as Record<string, unknown> | undefined)?.[key], fields)
    const texts = (group as Record<string, Record<string, string>> | undefined)?.[keys.at(-1)!]
    for (const [language, text] of Object.entries(texts ?? {})) texts![language] = normaliseProse(text, { isBody })
  }
  return inSchemaOrder(contentSchemas[kind], canonicalValue(fields)) as typeof content
}

function allSections(kind: DocumentKind): ReadonlyArray<{ path: string; heading: string; isBody?: true }> {
  return sections[kind]
}

/** Takes the texts at a path out of the record. */
function taken(record: Record<string, unknown> | undefined, [key, ...rest]: ReadonlyArray<string>): Record<string, string> | undefined {
  if (record === undefined || key === undefined) return undefined
  if (rest.length > 0) return taken(record[key] as Record<string, unknown> | undefined, rest)
  const texts = record[key] as Record<string, string> | undefined
  delete record[key]
  return texts
}
