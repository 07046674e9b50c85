import { formatDocument } from '#plugins/markdown/document-writer.ts'
import type { StandingDocument } from '#schema/model/version.ts'
import { translationsMarkedCurrent } from '#schema/version/translation.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import { openContentFile } from './open-content-file.server.ts'
import { pathInside, writeFileAtomically } from './write-folder.server.ts'

/**
 * Says of a content file that every translation in it is of today's source text, and writes the file in normal form. Signatures on it no
 * longer fit afterwards. Throws `not-found`, `invalid-input`.
 */
export function markTranslated({ path }: { path: string }): { file: string; document: string; texts: number } {
  const { root, file, library, document } = openContentFile(path)
  const { content } = document
  const sourceLanguage = 'sourceLanguage' in content ? content.sourceLanguage : library.guidelines.get(content.guideline)?.content.sourceLanguage
  if (!sourceLanguage) throw new WorkflowError('invalid-input', `The guideline of ${path} is not there, so its source language is not known.`)
  const translations = translationsMarkedCurrent(content, sourceLanguage)
  const marked = { ...document, content: { ...content, translations } } as StandingDocument
  writeFileAtomically(pathInside(root, file), formatDocument(marked, { sourceLanguage }))
  return { file, document: content.id, texts: Object.values(translations).reduce((sum, texts) => sum + Object.keys(texts).length, 0) }
}
