import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { compileBundle } from '#plugins/compile/compile-bundle.ts'
import { parseLibrary } from '#plugins/markdown/library-files.ts'
import { readContentFolder } from '#app/workflow/read-content-folder.server.ts'
import { RuleBundle } from '#schema/bundle/bundle.ts'
import type { IsoDate } from '#schema/model/notation.ts'
import { parseWith, pathText } from '#schema/model/parse.ts'
import { CommandFailed, UsageError } from './terminal.ts'

/**
 * The rules that a path names: a rule bundle, a release folder (`bundles/latest.json`), or a content folder (what is approved in it, compiled as of
 * a day). Throws `UsageError`, and `CommandFailed` where content cannot be compiled.
 */
export function readBundle(path: string, at: IsoDate): RuleBundle {
  if (!existsSync(path)) throw new UsageError(`There is no file or folder ${path}. Name a rule bundle, a release folder or a content folder.`)
  if (!statSync(path).isDirectory()) return bundleIn(path)
  const released = join(path, 'bundles/latest.json')
  if (existsSync(released)) return bundleIn(released)
  if (existsSync(join(path, 'installation.yaml'))) return compiledFrom(path, at)
  throw new UsageError(`${path} is neither a release (it has no bundles/latest.json) nor a content folder (it has no installation.yaml).`)
}

function compiledFrom(folder: string, at: IsoDate): RuleBundle {
  const { library, problems } = parseLibrary(readContentFolder(folder))
  const [problem] = problems
  if (problem) throw new CommandFailed(`${problem.file}:${problem.line}:${problem.column} ${problem.message}`)
  const compiled = compileBundle({ library, id: 'latest', version: '1.0.0', sequence: 1, publishedAt: `${at}T00:00:00Z`, schemaUrl: `${library.installation.url}/bundles/rule-bundle.schema.json` })
  if (compiled.ok) return compiled.bundle
  const [first] = compiled.problems
  throw new CommandFailed(`${folder} cannot be compiled: ${first?.document ?? ''} ${first?.path ?? ''} ${first?.message ?? ''}`)
}

function bundleIn(file: string): RuleBundle {
  const parsed = parseWith(RuleBundle, parsedJson(file))
  if (parsed.ok) return parsed.value
  const [first] = parsed.issues
  throw new UsageError(`${file} is no rule bundle: ${pathText(first?.path ?? [])} ${first?.message ?? ''}`)
}

function parsedJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (fault) {
    throw new UsageError(`${file} is no JSON: ${fault instanceof Error ? fault.message : 'it cannot be read'}.`)
  }
}
