import { existsSync, statSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { parseLibrary, type ParsedLibrary } from '#plugins/markdown/library-files.ts'
import { getContentRoot, readContentFolder } from '#app/workflow/read-content-folder.server.ts'
import { UsageError } from './terminal.ts'

/** A content folder, or one file of it, as a command names it: the whole folder is read, and `isWanted` tells what was asked about. */
export function openContent(path: string): ParsedLibrary & { root: string; isWanted: (file: string) => boolean } {
  if (!existsSync(path)) throw new UsageError(`There is no file or folder ${path}.`)
  const isFile = statSync(path).isFile()
  const root = isFile ? getContentRoot(path) : (getContentRoot(path) ?? resolve(path))
  if (root === null) throw new UsageError(`${path} does not lie in a content folder: no folder above it holds installation.yaml.`)
  const wanted = relative(root, resolve(path)).split(sep).join('/')
  return { ...parseLibrary(readContentFolder(root)), root, isWanted: (file) => wanted === '' || file === wanted || file.startsWith(`${wanted}/`) }
}
