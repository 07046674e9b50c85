import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReleaseFile } from '#plugins/release/manifest.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'

/** Every file of a release folder, sorted by path. Throws `not-found` for a folder that is none, `invalid-input` for a symbolic link in it. */
export function readReleaseFolder(folder: string): Array<ReleaseFile> {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new WorkflowError('not-found', `There is no folder ${folder}.`)
  const files: Array<ReleaseFile> = []
  const waiting = ['']
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const entry of readdirSync(join(folder, next), { withFileTypes: true })) {
      const path = next === '' ? entry.name : `${next}/${entry.name}`
      if (entry.isSymbolicLink()) throw new WorkflowError('invalid-input', `${path} is a symbolic link. A release holds plain files only.`)
      if (entry.isDirectory()) waiting.push(path)
      else files.push({ path, bytes: readFileSync(join(folder, path)) })
    }
  }
  return files.toSorted((one, other) => (one.path < other.path ? -1 : 1))
}
