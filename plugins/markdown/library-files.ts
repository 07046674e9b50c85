import { type Language, languages } from '#schema/model/language.ts'
import { type Catalogue, catalogueLists, type CatalogueList, type Installation, type Library, type EntryOf } from '#schema/model/library.ts'
import type { DocumentKind, Signature, StandingDocument, StandingGuideline, StandingRecommendation, VersionState } from '#schema/model/version.ts'
import {
  cataloguePaths,
  formatCatalogueList,
  formatInstallation,
  installationPath,
  parseCatalogueList,
  parseInstallation,
} from './catalogue-files.ts'
import { parseDocument } from './document-parser.ts'
import { formatDocument } from './document-writer.ts'
import { positionOf, type Positions, type Problem } from './problem.ts'
import { formatSignatures, parseSignatures } from './signatures.ts'

/** A file of the content folder; `path` is relative to that folder, with `/`. */
export type ContentFile = { path: string; text: string }

export type ParsedLibrary = {
  /** What could be read. With problems it is not whole: show it, never release it. */
  library: Library
  problems: Array<Problem>
  /** Places by document id, and by file path for the catalogue (`catalogue/procedures.yaml`). */
  positions: ReadonlyMap<string, Positions>
  /** File of a document id; a file path of the catalogue is its own. */
  pathOf: (documentId: string) => string | undefined
}

/** Stands in for an installation that could not be read, so that the rest can still be checked; a problem says so. */
const unknownInstallation: Installation = {
  name: { en: 'Unknown installation' },
  url: 'https://unknown.invalid',
  publisher: 'Unknown',
  contact: 'unknown@unknown.invalid',
  languages: [...languages],
  intendedPurpose: { en: 'Unknown' },
  licence: 'Unknown',
}

/** Reads a whole content folder. Never throws. The same files in any order give the same result. */
export function parseLibrary(files: ReadonlyArray<ContentFile>): ParsedLibrary {
  const reader = new LibraryReader()
  const belonging = files.filter(({ path }) => belongsToLibrary(path)).toSorted((one, other) => (one.path < other.path ? -1 : 1))
  const isSignatures = ({ path }: ContentFile): boolean => path.endsWith(signaturesEnding)
  for (const file of belonging.filter((one) => !isSignatures(one))) reader.read(file)
  for (const file of belonging.filter(isSignatures)) reader.readSignatures(file)
  return reader.result()
}

/**
 * Writes a whole library in normal form, sorted by path. Texts that are superseded or withdrawn have no file; empty lists have none either.
 */
export function formatLibrary(library: Library): Array<ContentFile> {
  const files: Array<ContentFile> = [{ path: installationPath, text: formatInstallation(library.installation) }]
  for (const list of Object.keys(cataloguePaths) as Array<CatalogueList>)
    if (library[list].size > 0) files.push({ path: cataloguePaths[list], text: formatCatalogueList(list, library[list] as ReadonlyMap<string, EntryOf<typeof list>>) })
  for (const document of [...library.guidelines.values(), ...library.recommendations.values()]) {
    if (!hasFile[document.state]) continue
    const path = pathOfDocument(document)
    files.push({ path, text: formatDocument(document, { sourceLanguage: sourceLanguageOf(document, library) }) })
    if (document.signatures.length > 0) files.push({ path: path.replace(/\.md$/, signaturesEnding), text: formatSignatures(document.signatures) })
  }
  return files.toSorted((one, other) => (one.path < other.path ? -1 : 1))
}

/** Where the file of a document stands in the content folder. */
export function pathOfDocument(document: Pick<StandingDocument, 'kind' | 'content'>): string {
  const { id } = document.content
  return 'guideline' in document.content ? `guidelines/${document.content.guideline}/${id}.md` : `guidelines/${id}/guideline.md`
}

/**
 * The rule for what is read: files that end in .md, .yaml or .yml, except `README.md` anywhere and everything in `messages/`.
 * Each of them must have a place in the folder; one without is a problem, because it would be lost silently.
 */
export function belongsToLibrary(path: string): boolean {
  return /\.(?:md|ya?ml)$/.test(path) && !/(?:^|\/)README\.md$/.test(path) && !path.startsWith('messages/')
}

const signaturesEnding = '.signatures.yaml'

const hasFile = {
  draft: true,
  'in-review': true,
  approved: true,
  published: true,
  superseded: false,
  withdrawn: false,
} as const satisfies Record<VersionState, boolean>

function sourceLanguageOf(document: StandingDocument, library: Library): Language {
  if (document.kind === 'guideline') return document.content.sourceLanguage
  return library.guidelines.get(document.content.guideline)?.content.sourceLanguage ?? library.installation.languages[0] ?? languages[0]
}

class LibraryReader {
  readonly problems: Array<Problem> = []
  readonly positions = new Map<string, Positions>()
  readonly paths = new Map<string, string>()
  readonly lists = new Map<CatalogueList, ReadonlyMap<string, unknown>>()
  readonly documents = new Map<string, { document: Omit<StandingDocument, 'signatures'>; path: string; signatures: Array<Signature> }>()
  readonly refused = new Set<string>()
  installation: Installation | undefined

  read(file: ContentFile): void {
    const list = (Object.keys(cataloguePaths) as Array<CatalogueList>).find((one) => cataloguePaths[one] === file.path)
    if (file.path === installationPath) this.readInstallation(file)
    else if (list) this.readList(list, file)
    else if (/^guidelines\/[^/]+\/[^/]+\.md$/.test(file.path)) this.readDocument(file)
    else this.problems.push({ file: file.path, line: 1, column: 1, message: `found a file that has no place here, expected one of ${expectedPlaces}` })
  }

  readInstallation(file: ContentFile): void {
    const parsed = parseInstallation(file)
    this.noteCatalogue(file.path, parsed.positions)
    if (parsed.ok) this.installation = parsed.installation
    else this.problems.push(...parsed.problems)
  }

  readList(list: CatalogueList, file: ContentFile): void {
    const parsed = parseCatalogueList(list, file)
    this.noteCatalogue(file.path, parsed.positions)
    if (parsed.ok) this.lists.set(list, parsed.entries)
    else this.problems.push(...parsed.problems)
  }

  readDocument(file: ContentFile): void {
    const parsed = parseDocument(file)
    if (!parsed.ok) {
      this.refused.add(file.path)
      this.problems.push(...parsed.problems)
      return
    }
    const { document, positions } = parsed
    const { id } = document.content
    const problem = (field: string, message: string): void => {
      this.problems.push({ file: file.path, ...positionOf(positions, field), message: `${field}: ${message}` })
    }
    const [, folder, name] = file.path.split('/') as [string, string, string]
    const expectedId = document.kind === 'guideline' ? folder : name.slice(0, -'.md'.length)
    if (id !== expectedId) problem('id', `found "${id}", expected "${expectedId}" as the ${document.kind === 'guideline' ? 'folder' : 'file'} is named`)
    if (document.kind === 'recommendation' && document.content.guideline !== folder)
      problem('guideline', `found "${document.content.guideline}", expected "${folder}" as the folder is named`)
    const other = this.documents.get(id)
    if (other) {
      problem('id', `found "${id}", which ${other.path} has already, expected an id of its own`)
      return
    }
    this.documents.set(id, { document, path: file.path, signatures: [] })
    this.positions.set(id, positions)
    this.paths.set(id, file.path)
  }

  readSignatures(file: ContentFile): void {
    const textPath = file.path.slice(0, -signaturesEnding.length) + '.md'
    const found = [...this.documents.values()].find(({ path }) => path === textPath)
    if (!found && !this.refused.has(textPath))
      this.problems.push({ file: file.path, line: 1, column: 1, message: `found signatures without their text, expected ${textPath}` })
    const parsed = parseSignatures(file)
    if (!parsed.ok) this.problems.push(...parsed.problems)
    else if (found) found.signatures = parsed.signatures
  }

  result(): ParsedLibrary {
    if (!this.installation && !this.positions.has(installationPath))
      this.problems.push({ file: installationPath, line: 1, column: 1, message: 'expected this file: it says who publishes' })
    const standing = (kind: DocumentKind): Array<[string, StandingDocument]> =>
      [...this.documents]
        .filter(([, { document }]) => document.kind === kind)
        .map(([id, { document, signatures }]) => [id, { ...document, signatures } as StandingDocument])
    const lists = Object.fromEntries((Object.keys(catalogueLists) as Array<CatalogueList>).map((list) => [list, this.lists.get(list) ?? new Map()]))
    const library: Library = {
      installation: this.installation ?? unknownInstallation,
      ...(lists as Omit<Catalogue, 'installation'>),
      guidelines: new Map(standing('guideline') as Array<[string, StandingGuideline]>),
      recommendations: new Map(standing('recommendation') as Array<[string, StandingRecommendation]>),
    }
    return { library, problems: this.problems, positions: this.positions, pathOf: (id) => this.paths.get(id) }
  }

  noteCatalogue(path: string, positions: Positions): void {
    this.positions.set(path, positions)
    this.paths.set(path, path)
  }
}

const expectedPlaces = [
  installationPath,
  ...Object.values(cataloguePaths),
  'guidelines/<guideline>/guideline.md',
  'guidelines/<guideline>/<recommendation>.md',
  'guidelines/<guideline>/<document>.signatures.yaml',
].join(', ')
