import { existsSync, readFileSync, rmSync } from 'node:fs'
import { belongsToLibrary, type ContentFile } from '#plugins/markdown/library-files.ts'
import { readContentFolder } from './read-content-folder.server.ts'
import { pathInside, writeFileAtomically } from './write-folder.server.ts'

/**
 * Makes a folder say exactly these files: writes what differs, one file at a time and each whole, and removes content files that are not
 * among them. Other files of the folder (README.md, messages) are left alone. Throws `invalid-input` for an unsafe path or a link.
 */
export function writeContentFolder(folder: string, files: ReadonlyArray<ContentFile>): { written: number; removed: number } {
  const before = existsSync(folder) ? readContentFolder(folder) : []
  const stay = new Set(files.map(({ path }) => path))
  let written = 0
  for (const { path, text } of files) {
    const target = pathInside(folder, path)
    if (existsSync(target) && readFileSync(target, 'utf8') === text) continue
    writeFileAtomically(target, text)
    written += 1
  }
  const gone = before.filter(({ path }) => !stay.has(path) && belongsToLibrary(path))
  for (const { path } of gone) rmSync(pathInside(folder, path))
  return { written, removed: gone.length }
}
