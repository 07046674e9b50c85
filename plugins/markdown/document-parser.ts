import type { Heading, RootContent } from 'mdast'
import { z } from 'zod'
import { GuidelineDraft } from '#schema/model/guideline.ts'
import { type Language, languages } from '#schema/model/language.ts'
import { VersionNumber } from '#schema/model/notation.ts'
import { parseWith } from '#schema/model/parse.ts'
import { RecommendationDraft } from '#schema/model/recommendation.ts'
import type { DocumentKind, StandingDocument } from '#schema/model/version.ts'
import { inReadingOrder, type LocatedProblem, type Position, type Positions, type Problem } from './problem.ts'
import { markdownOfTree, treeOfMarkdown } from './processor.ts'
import { faultOfMarkdown } from './prose-guard.ts'
import { restrictedProse } from './prose.ts'
import { faultOfSize, problemsOf, withLineFeeds } from './record-text.ts'
import { languageHeadings, type Section, sections } from './sections.ts'
import { readYaml } from './yaml-reader.ts'

/** A text as its file holds it: the signatures stand in a file beside it. */
export type WrittenDocument = Distribute<StandingDocument>
type Distribute<Document> = Document extends StandingDocument ? Omit<Document, 'signatures' | 'state'> & { state: FileState } : never

/** States a file can be in; where it is in the workflow is the database's to know. */
export const fileStates = ['draft', 'approved'] as const
export type FileState = (typeof fileStates)[number]

export type ParsedDocument =
  | { ok: true; document: WrittenDocument; positions: Positions }
  | { ok: false; problems: Array<Problem>; positions: Positions }

/** Schema of the front matter's first two fields, and of the content of each kind. */
export const Standing = z.strictObject({ state: z.enum(fileStates), version: VersionNumber })
export const contentSchemas = { recommendation: RecommendationDraft, guideline: GuidelineDraft } as const satisfies Record<DocumentKind, z.ZodType>

/** Kind of a text by the name of its file: `guideline.md` is a guideline, everything else a recommendation. */
export function kindOfFile(path: string): DocumentKind {
  return path.split('/').at(-1) === 'guideline.md' ? 'guideline' : 'recommendation'
}

/** Reads the file of a guideline or a recommendation. Never throws; every problem says where it is and what was expected. */
export function parseDocument({ path, text }: { path: string; text: string }): ParsedDocument {
  const refused = (problems: ReadonlyArray<LocatedProblem>, positions: Positions = new Map()): ParsedDocument => ({
    ok: false,
    problems: inReadingOrder(problems).map((problem) => ({ file: path, ...problem })),
    positions,
  })
  const tooLarge = faultOfSize(text)
  if (tooLarge) return refused([tooLarge])
  const kind = kindOfFile(path)
  const parts = partsOf(withLineFeeds(text))
  if (!parts.ok) return refused([parts.problem])

  const yaml = readYaml(parts.frontMatter, 2)
  if (yaml.problems.length > 0) return refused(yaml.problems)
  if (typeof yaml.value !== 'object' || yaml.value === null || Array.isArray(yaml.value))
    return refused([{ line: 2, column: 1, message: 'expected the fields of the text between the lines "---", such as "state: draft"' }])
  const { state, version, ...fields } = yaml.value as Record<string, unknown>
  const positions = new Map(yaml.positions)

  const written = writtenSections(kind, parts.prose)
  const problems = [...written.problems]
  for (const section of sections[kind]) {
    const inFields = section.path.split('.').reduce<unknown>((inside, key) => (inside as Record<string, unknown> | undefined)?.[key], fields)
    if (inFields !== undefined) {
      const position = positions.get(section.path) ?? { line: 1, column: 1 }
      problems.push({ ...position, message: `${section.path}: expected this text below the front matter, under "## ${section.heading}"` })
    }
  }
  if (problems.length > 0) return refused(problems, positions)
  for (const { section, language, position, markdown } of written.sections) {
    const at = `${section.path}.${language}`
    if (!positions.has(section.path)) positions.set(section.path, position)
    positions.set(at, position)
    if (markdown !== '') place(fields, at.split('.'), markdown)
  }

  const schema: z.ZodType = contentSchemas[kind]
  const standing = parseWith(Standing, { state, version })
  const content = parseWith(schema, fields)
  if (!standing.ok || !content.ok)
    return refused(
      [
        ...(standing.ok ? [] : problemsOf(Standing, standing, { positions, value: { state, version } })),
        ...(content.ok ? [] : problemsOf(schema, content, { positions, value: fields })),
      ],
      positions,
    )
  return { ok: true, document: { kind, ...standing.value, content: content.value } as WrittenDocument, positions }
}

type Parts = { ok: true; frontMatter: string; prose: string } | { ok: false; problem: LocatedProblem }

/** Front matter and prose. The lines before the prose are kept as empty lines, so that places in it are places in the file. */
function partsOf(text: string): Parts {
  const lines = text.split('\n')
  if (lines[0]?.trimEnd() !== '---')
    return { ok: false, problem: { line: 1, column: 1, message: 'expected front matter: a line "---", the fields of the text, and a line "---"' } }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (end === -1) return { ok: false, problem: { line: 1, column: 1, message: 'expected a second line "---" at the end of the front matter' } }
  const fault = faultOfMarkdown(lines.slice(end + 1), end + 2)
  if (fault) return { ok: false, problem: fault }
  return { ok: true, frontMatter: lines.slice(1, end).join('\n'), prose: '\n'.repeat(end + 1) + lines.slice(end + 1).join('\n') }
}

type WrittenSection = { section: Section; language: Language; position: Position; markdown: string }

/** The prose under its headings: `# Dansk`, `## Benefit`, and then the text in normal form. */
function writtenSections(kind: DocumentKind, prose: string): { sections: Array<WrittenSection>; problems: Array<LocatedProblem> } {
  const found: Array<WrittenSection & { nodes: Array<RootContent> }> = []
  const problems: Array<LocatedProblem> = []
  const seenLanguages = new Set<Language>()
  let language: Language | undefined
  // Under a heading that is not known, the text is skipped: one mistake, one message.
  let open: (WrittenSection & { nodes: Array<RootContent> }) | 'skipped' | undefined

  for (const node of treeOfMarkdown(prose).children) {
    const position = { line: node.position!.start.line, column: node.position!.start.column }
    if (node.type === 'heading' && node.depth === 1) {
      language = languages.find((one) => languageHeadings[one] === wordsOf(node))
      if (!language) problems.push({ ...position, message: `found the heading "${wordsOf(node)}", expected a language: ${Object.values(languageHeadings).map((one) => `"# ${one}"`).join(', ')}` })
      else if (seenLanguages.has(language)) problems.push({ ...position, message: `found "# ${languageHeadings[language]}" again, expected every language once` })
      if (language) seenLanguages.add(language)
      open = language ? undefined : 'skipped'
    } else if (node.type === 'heading' && node.depth === 2) {
      if (open === 'skipped' && !language) continue
      const heading = wordsOf(node)
      const section = sections[kind].find((one) => one.heading === heading)
      open = 'skipped'
      if (!section) problems.push({ ...position, message: `found the heading "${heading}", expected one of ${sections[kind].map((one) => `"## ${one.heading}"`).join(', ')}` })
      else if (!language) problems.push({ ...position, message: `found "## ${heading}" outside a language, expected a heading such as "# ${languageHeadings.en}" above it` })
      else if (found.some((one) => one.section === section && one.language === language))
        problems.push({ ...position, message: `found "## ${heading}" again, expected every heading once in a language` })
      else {
        open = { section, language, position, markdown: '', nodes: [] }
        found.push(open)
      }
    } else if (open === undefined) {
      problems.push({ ...position, message: 'found a text outside a section, expected it under a heading such as ' + `"## ${sections[kind][0].heading}"` })
      open = 'skipped'
    } else if (open !== 'skipped') open.nodes.push(node)
  }

  const written = found.map(({ nodes, ...section }) => {
    const restricted = restrictedProse({ children: nodes, source: prose, isBody: section.section.isBody })
    problems.push(...restricted.problems)
    return { ...section, markdown: markdownOfTree(restricted.children) }
  })
  return { sections: written, problems }
}

function wordsOf(heading: Heading): string {
  return heading.children.map((child) => ('value' in child ? child.value : '')).join('').trim()
}

/** Puts a text at its path. Where something that is no group stands in the way, the schema will say so. */
function place(record: Record<string, unknown>, [key, ...rest]: ReadonlyArray<string>, text: string): void {
  if (key === undefined) return
  if (rest.length === 0) {
    record[key] = text
    return
  }
  record[key] ??= {}
  if (typeof record[key] === 'object') place(record[key] as Record<string, unknown>, rest, text)
}
