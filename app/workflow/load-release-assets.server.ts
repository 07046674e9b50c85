import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ReleaseInput } from '#plugins/release/build-release.ts'
import type { MessageTree, SiteMessages } from '#plugins/render/words.ts'
import { languages } from '#schema/model/language.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'

/** What a release carries besides content: built files and interface texts. */
export type ReleaseAssets = Pick<ReleaseInput, 'messages' | 'assets'>

/** Reads them from the installation of the program. Throws `wrong-state` when it was not built. */
export function loadReleaseAssets(root: string = programRoot()): ReleaseAssets {
  const text = textIn(root)
  return {
    messages: loadSiteMessages(root),
    assets: { stylesheet: text('build/site.css'), reviewScript: text('plugins/render/review-due.js'), evaluator: text('build/evaluate.mjs') },
  }
}

/** The interface texts of public pages alone. */
export function loadSiteMessages(root: string = programRoot()): SiteMessages {
  const text = textIn(root)
  const messagesOf = (language: string): SiteMessages['en'] => ({
    site: JSON.parse(text(`content/messages/${language}/site.json`)) as MessageTree,
    terms: JSON.parse(text(`content/messages/${language}/terms.json`)) as MessageTree,
  })
  return Object.fromEntries(languages.map((language) => [language, messagesOf(language)])) as SiteMessages
}

function textIn(root: string): (path: string) => string {
  return (path) => {
    if (!existsSync(join(root, path))) throw new WorkflowError('wrong-state', `The file ${path} is missing: build the program first (npm start does).`)
    return readFileSync(join(root, path), 'utf8')
  }
}

/** The folder that the program is installed in; its code runs from the source and from bundles in `build/`. */
export function programRoot(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'schema/db/migrations'))) return folder
    if (folder === dirname(folder)) throw new WorkflowError('not-found', 'The program does not stand in its own folder.')
  }
}
