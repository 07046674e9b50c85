import { formatDocument } from '#plugins/markdown/document-writer.ts'
import type { GoldenCase } from '#schema/model/golden-case.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import { openContentFile } from './open-content-file.server.ts'
import { pathInside, writeFileAtomically } from './write-folder.server.ts'

/** Adds golden cases to a recommendation's file and writes it in normal form. Signatures on it no longer fit afterwards. Throws `not-found`, `invalid-input`. */
export function writeCases({ path, cases }: { path: string; cases: ReadonlyArray<GoldenCase> }): void {
  const { root, file, library, document } = openContentFile(path)
  if (document.kind !== 'recommendation') throw new WorkflowError('invalid-input', `${path} is not the file of a recommendation.`)
  const sourceLanguage = library.guidelines.get(document.content.guideline)?.content.sourceLanguage
  if (!sourceLanguage) throw new WorkflowError('invalid-input', `The guideline of ${path} is not there, so its source language is not known.`)
  const content = { ...document.content, cases: [...(document.content.cases ?? []), ...cases] }
  writeFileAtomically(pathInside(root, file), formatDocument({ ...document, content }, { sourceLanguage }))
}
