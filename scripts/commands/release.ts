import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { buildRelease, type ReleaseInput } from '#plugins/release/build-release.ts'
import { type Manifest, manifestPath, type ReleaseFile, sha256Of } from '#plugins/release/manifest.ts'
import { filesThatDiffer } from '#plugins/release/verify-release.ts'
import { isReleasable } from '#plugins/compile/compile-bundle.ts'
import { parseLibrary } from '#plugins/markdown/library-files.ts'
import { readEnvironment } from '#app/http/environment.server.ts'
import { loadReleaseAssets, programRoot } from '#app/workflow/load-release-assets.server.ts'
import { loadSigningKey, signingKeyFile } from '#app/workflow/load-signing-key.server.ts'
import { publishRelease } from '#app/workflow/publish-release.server.ts'
import { readContentFolder } from '#app/workflow/read-content-folder.server.ts'
import { readReleaseFolder } from '#app/workflow/read-release-folder.server.ts'
import { releasesFolder } from '#app/workflow/reconcile-release.server.ts'
import { writeNewFolder } from '#app/workflow/write-folder.server.ts'
import type { Library } from '#schema/model/library.ts'
import { Instant, IsoDate } from '#schema/model/notation.ts'
import { withState } from './open-state.ts'
import { lineOf, locate, locateProblems, locateRefusals } from './print-findings.ts'
import { CommandFailed, type ExitCode, type Register, type Terminal, UsageError } from './terminal.ts'

type Options = { out: string; from?: string; after?: string; at?: string; key?: string; again?: boolean }

/** `rationale release --out DIR`: from the database, or straight from a content folder. */
export function releaseCommand(terminal: Terminal, register: Register): Command {
  return new Command('release')
    .description('publish what is approved, and write the release to a folder')
    .requiredOption('--out <folder>', 'where to write; must be absent, empty, or an earlier release')
    .option('--from <folder>', 'build straight from this content folder, without a database; drafts are left out')
    .option('--after <folder>', 'with --from, the release that this one follows: its permanent pages stay, and changes are told against it')
    .option('--at <date>', 'date of the release (2026-11-20 or 2026-11-20T12:00:00Z); with --from, where it is else the day of the newest signature')
    .option('--key <file>', 'Ed25519 key as JSON Web Key; made when absent')
    .option('--again', 'release although nothing new is approved; from the database')
    .addHelpText('after', '\nThe same content, key and date give the same bytes.\nExit status: 0 done, 1 refused by the gate, 2 the command or a path cannot be read.')
    .action(register((options: Options) => (options.from === undefined ? releaseFromDatabase(terminal, options) : releaseFromFolder(terminal, { ...options, from: options.from }))))
}

async function releaseFromFolder(terminal: Terminal, options: Options & { from: string }): Promise<ExitCode> {
  const out = freeFolder(options.out)
  const asked = options.at === undefined ? undefined : instantOf(options.at)
  const parsed = parseLibrary(readContentFolder(options.from))
  if (parsed.problems.length > 0) {
    for (const finding of locateProblems(parsed.problems)) terminal.out(lineOf(finding, options.from))
    throw new CommandFailed('Nothing was released: the files cannot be read.')
  }
  // Not the clock: without a date the same content still gives the same bytes.
  const at = asked ?? newestSignature(parsed.library) ?? terminal.now()
  const key = await loadSigningKey(options.key ?? signingKeyFile(readEnvironment(terminal.variables, programRoot()).dataDir))
  const release = await buildRelease({ ...loadReleaseAssets(), library: parsed.library, at, sequence: 1, key, ...(options.after !== undefined && following(options.after)) })
  if (!release.ok) {
    const errors = release.findings.filter(({ level }) => level === 'error')
    for (const finding of [...locate(errors, parsed, 'standing'), ...locateRefusals(release.problems, parsed)]) terminal.out(lineOf(finding, options.from))
    throw new CommandFailed('Nothing was released: what says approved does not pass the gate.')
  }
  await replaceFolder(out, release.files)
  terminal.out(release.manifestSha256)
  terminal.say(`${release.files.length} files in ${options.out}`)
  return 0
}

/** What a release takes over from the one before it. Throws `CommandFailed` where that is damaged. */
function following(folder: string): Pick<ReleaseInput, 'sequence' | 'carried' | 'supersedes'> {
  if (!existsSync(join(folder, manifestPath))) throw new UsageError(`${folder} is no release: it has no ${manifestPath}.`)
  const carried = readReleaseFolder(folder)
  const bytes = carried.find(({ path }) => path === manifestPath)!.bytes
  const manifestSha256 = sha256Of(bytes)
  const [problem] = filesThatDiffer(carried, manifestSha256)
  if (problem) throw new CommandFailed(`${join(folder, problem.path)} ${problem.message}. A release can only follow one that is as it was published.`)
  const { sequence } = JSON.parse(new TextDecoder().decode(bytes)) as Manifest
  return { sequence: sequence + 1, carried, supersedes: { sequence, manifestSha256 } }
}

async function releaseFromDatabase(terminal: Terminal, options: Options): Promise<ExitCode> {
  if (options.after !== undefined) throw new UsageError('--after goes with --from: a release from the database follows the one before it.')
  if (options.at !== undefined) throw new UsageError('--at goes with --from: a release from the database has the date it is made on.')
  const out = freeFolder(options.out)
  return withState<ExitCode>(terminal, { mustExist: true }, async ({ act, dataDir }): Promise<ExitCode> => {
    const key = await loadSigningKey(options.key ?? signingKeyFile(dataDir))
    const release = await publishRelease(act, { ...loadReleaseAssets(), dataDir, key, again: options.again ?? false })
    await replaceFolder(out, readReleaseFolder(join(releasesFolder(dataDir), release.folder)))
    for (const { kind, id, version } of release.published) terminal.out(`published ${kind} ${id} ${version}`)
    terminal.say(`release ${release.sequence} is live; its ${release.files} files are in ${options.out}`)
    return 0
  })
}

/** Throws `UsageError` where somebody's own files would be overwritten. */
function freeFolder(folder: string): string {
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw new UsageError(`${folder} is a file. Name a folder to write to.`)
  const isOurs = !existsSync(folder) || existsSync(join(folder, manifestPath)) || readdirSync(folder).length === 0
  if (!isOurs) throw new UsageError(`${folder} holds other files. Name a new folder, or an earlier release.`)
  return resolve(folder)
}

async function replaceFolder(folder: string, files: ReadonlyArray<ReleaseFile>): Promise<void> {
  const partial = `${folder}.${process.pid}.partial`
  const old = `${folder}.${process.pid}.old`
  rmSync(partial, { recursive: true, force: true })
  await writeNewFolder(partial, files)
  if (existsSync(folder)) renameSync(folder, old)
  renameSync(partial, folder)
  rmSync(old, { recursive: true, force: true })
}

function instantOf(at: string): Instant {
  if (IsoDate.safeParse(at).success) return `${at}T00:00:00Z`
  if (Instant.safeParse(at).success) return at
  throw new UsageError(`--at takes a date such as 2026-11-20 or 2026-11-20T12:00:00Z, found "${at}".`)
}

function newestSignature({ guidelines, recommendations }: Library): Instant | undefined {
  return [...guidelines.values(), ...recommendations.values()]
    .filter(isReleasable)
    .flatMap(({ signatures }) => signatures.map(({ at }) => at))
    .toSorted()
    .at(-1)
}
