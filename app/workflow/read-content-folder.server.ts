import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { belongsToLibrary, type ContentFile } from '#plugins/markdown/library-files.ts'
import { installationPath } from '#plugins/markdown/catalogue-files.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'

/** Far above any real folder; a guard against pointing at the wrong one. Sizes in bytes. */
const most = { files: 20_000, bytesPerFile: 8_000_000, bytes: 200_000_000, depth: 6 } as const

/**
 * The files of a content folder that belong to its library, sorted by path. Symbolic links are refused, because they lead out of the
 * folder. Throws `not-found` for a folder that is none, `invalid-input` for a link, a file that is too large, or too many files.
 */
export function readContentFolder(folder: string): Array<ContentFile> {
  const root = resolve(folder)
  if (!lstatSync(root, { throwIfNoEntry: false })?.isDirectory()) throw new WorkflowError('not-found', `There is no folder ${folder}.`)
  const files: Array<ContentFile> = []
  let bytes = 0
  const waiting = [{ path: '', depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const entry of readdirSync(join(root, next.path), { withFileTypes: true })) {
      const path = next.path === '' ? entry.name : `${next.path}/${entry.name}`
      if (entry.name.startsWith('.') || path === 'messages') continue
      if (entry.isSymbolicLink()) throw new WorkflowError('invalid-input', `${path} is a symbolic link. A content folder holds plain files only.`)
      if (entry.isDirectory()) {
        if (next.depth >= most.depth) throw new WorkflowError('invalid-input', `${path} lies deeper than ${most.depth} folders.`)
        waiting.push({ path, depth: next.depth + 1 })
        continue
      }
      if (!entry.isFile() || !belongsToLibrary(path)) continue
      const { size } = lstatSync(join(root, path))
      bytes += size
      if (size > most.bytesPerFile || bytes > most.bytes || files.length >= most.files) throw new WorkflowError('invalid-input', `${path} is too large, or the folder holds too much to be a content folder.`)
      files.push({ path, text: readFileSync(join(root, path), 'utf8') })
    }
  }
  return files.toSorted((one, other) => (one.path < other.path ? -1 : 1))
}

/** The content folder that a path lies in, itself included: the nearest folder upwards that holds the file of the installation; or null. */
export function getContentRoot(path: string): string | null {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(join(folder, installationPath))) return folder
    if (folder === dirname(folder)) return null
  }
}
