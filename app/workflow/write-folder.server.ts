import { closeSync, existsSync, fsyncSync, lstatSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import { WorkflowError } from '#schema/workflow/errors.ts'

/** A file to write: path with forward slashes below the folder, and what it holds. */
export type FolderFile = { path: string; bytes: Uint8Array }

const safeSegment = /^[\w-][\w.-]*$/
const safeFirstSegment = /^\.?[\w-][\w.-]*$/

/** The absolute path of a file below a folder. Throws `invalid-input` for a path that leads anywhere else. */
export function pathInside(folder: string, path: string): string {
  const [first = '', ...rest] = path.split('/')
  const target = resolve(folder, path)
  const isSafe = safeFirstSegment.test(first) && rest.every((segment) => safeSegment.test(segment)) && target.startsWith(resolve(folder) + sep)
  if (!isSafe) throw new WorkflowError('invalid-input', `"${path}" is not a path inside a folder.`)
  return target
}

/**
 * Writes files into a new folder and has every byte and every name on the disk before it returns. Throws when the folder exists.
 * Asynchronous, because the server goes on answering meanwhile.
 */
export async function writeNewFolder(folder: string, files: ReadonlyArray<FolderFile>): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true })
  mkdirSync(folder)
  const folders = new Set([folder])
  for (const { path, bytes } of files) {
    const target = pathInside(folder, path)
    for (let above = dirname(target); above !== folder; above = dirname(above)) folders.add(above)
    mkdirSync(dirname(target), { recursive: true })
    const handle = await open(target, 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
  for (const each of [...folders].toSorted((one, other) => other.length - one.length)) syncFolder(each)
  syncFolder(dirname(folder))
}

/** Writes one file so that a reader sees the old one or the new one, whole. `mode` as in chmod. Follows no symbolic link. */
export function writeFileAtomically(target: string, bytes: Uint8Array | string, mode = 0o644): void {
  mkdirSync(dirname(target), { recursive: true })
  if (lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) throw new WorkflowError('invalid-input', `${target} is a symbolic link.`)
  const temporary = `${target}.${process.pid}.partial`
  const descriptor = openSync(temporary, 'w', mode)
  try {
    writeFileSync(descriptor, bytes)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renameSync(temporary, target)
  syncFolder(dirname(target))
}

/** Has the names in a folder on the disk: without it a power cut may undo a rename. */
export function syncFolder(folder: string): void {
  if (!existsSync(folder)) return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
