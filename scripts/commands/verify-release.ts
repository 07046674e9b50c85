import { existsSync, readFileSync } from 'node:fs'
import { Command } from 'commander'
import { KeySet } from '#plugins/release/signature.ts'
import { verifyRelease } from '#plugins/release/verify-release.ts'
import { readReleaseFolder } from '#app/workflow/read-release-folder.server.ts'
import { parseWith } from '#schema/model/parse.ts'
import { type ExitCode, type Register, type Terminal, UsageError } from './terminal.ts'

/** `rationale verify-release DIR`: hashes, signature, schema, links, golden cases. */
export function verifyReleaseCommand(terminal: Terminal, register: Register): Command {
  return new Command('verify-release')
    .description('verify a release folder: signature, hash of every file, bundles by their schema, links, golden cases')
    .argument('<folder>', 'folder of the release')
    .option('--keys <file>', 'keys you trust, as JSON Web Key Set; without it the release is checked against its own')
    .action(register((folder: string, options: { keys?: string }) => verify(terminal, folder, options)))
}

async function verify(terminal: Terminal, folder: string, { keys }: { keys?: string }): Promise<ExitCode> {
  const files = readReleaseFolder(folder)
  const problems = await verifyRelease(files, keys === undefined ? undefined : readKeys(keys))
  for (const { path, message } of problems) terminal.out(`${path} ${message}`)
  terminal.say(problems.length === 0 ? `${files.length} files are what was signed` : `${problems.length} problems in ${files.length} files`)
  return problems.length === 0 ? 0 : 1
}

function readKeys(file: string): KeySet {
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`)
  try {
    const parsed = parseWith(KeySet, JSON.parse(readFileSync(file, 'utf8')))
    if (parsed.ok) return parsed.value
  } catch {
    // What is no JSON is no key set either.
  }
  throw new UsageError(`${file} is no JSON Web Key Set of Ed25519 keys.`)
}
