import { relative, resolve, sep } from 'node:path'
import { parseLibrary, pathOfDocument } from '#plugins/markdown/library-files.ts'
import type { Library } from '#schema/model/library.ts'
import type { StandingDocument } from '#schema/model/version.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import { getContentRoot, readContentFolder } from './read-content-folder.server.ts'

/** The document in one file of a content folder, with everything around it. `file` is relative to `root`. Throws `not-found`, `invalid-input`. */
export function openContentFile(path: string): { root: string; file: string; library: Library; document: StandingDocument } {
  const root = getContentRoot(path)
  if (!root) throw new WorkflowError('not-found', `${path} does not lie in a content folder: no folder above it holds installation.yaml.`)
  const file = relative(root, resolve(path)).split(sep).join('/')
  const { library, problems } = parseLibrary(readContentFolder(root))
  const fault = problems.find((problem) => problem.file === file) ?? problems.find((problem) => problem.file === 'people.yaml')
  if (fault) throw new WorkflowError('invalid-input', `${fault.file}:${fault.line}:${fault.column} ${fault.message}`, { problems })
  const documents: Array<StandingDocument> = [...library.guidelines.values(), ...library.recommendations.values()]
  const document = documents.find((candidate) => pathOfDocument(candidate) === file)
  if (!document) throw new WorkflowError('not-found', `${path} is not the file of a guideline or a recommendation.`)
  return { root, file, library, document }
}
