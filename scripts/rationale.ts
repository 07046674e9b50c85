import { Command, CommanderError } from 'commander'
import type { Finding } from '#plugins/check/check-document.ts'
import { EnvironmentInvalid } from '#app/http/environment.server.ts'
import { DatabaseUnusable } from '#schema/db/open-database.server.ts'
import { RecordDamaged } from '#schema/db/version-record.server.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import { auditCommand } from './commands/audit.ts'
import { checkCommand } from './commands/check.ts'
import { countRequestsCommand } from './commands/count-requests.ts'
import { coverageCommand } from './commands/coverage.ts'
import { decideCommand } from './commands/decide.ts'
import { diffCommand } from './commands/diff.ts'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { markTranslatedCommand } from './commands/mark-translated.ts'
import { phrasesCommand } from './commands/phrases.ts'
import { releaseCommand } from './commands/release.ts'
import { serveCommand } from './commands/serve.ts'
import { signCommand } from './commands/sign.ts'
import { CommandFailed, type ExitCode, processTerminal, type Register, type Terminal, UsageError } from './commands/terminal.ts'
import { verifyCommand } from './commands/verify.ts'
import { verifyReleaseCommand } from './commands/verify-release.ts'

/** The command line. `argv` is without program and script. Returns the exit code: 0 done, 1 findings or refused, 2 usage. Never throws. */
export async function main(argv: ReadonlyArray<string>, terminal: Terminal = processTerminal()): Promise<ExitCode> {
  let code: ExitCode = 0
  const register: Register = (run) => async (...args) => {
    code = await run(...args)
  }
  try {
    await programOf(terminal, register).parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    return codeOf(error, terminal)
  }
}

function programOf(terminal: Terminal, register: Register): Command {
  const makers = [checkCommand, coverageCommand, phrasesCommand, importCommand, exportCommand, markTranslatedCommand, signCommand, releaseCommand, decideCommand, diffCommand, verifyCommand, verifyReleaseCommand, countRequestsCommand, auditCommand, serveCommand]
  const program = new Command('rationale').description('Authoring and publishing of diagnostic-imaging guidelines.')
  for (const make of makers) program.addCommand(make(terminal, register))
  program.addHelpText('after', '\nSettings: DATA_DIR (var), PORT (3000), HOST (127.0.0.1), PUBLIC_URL, RATIONALE_DEMO (0 or 1), NODE_ENV.\nResults go to standard output, messages to standard error. Exit status: 0 done, 1 findings or refused, 2 usage.')
  const all = [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]
  for (const command of all) {
    command.exitOverride()
    command.configureOutput({ writeOut: (text) => terminal.out(text.trimEnd()), writeErr: (text) => terminal.say(text.trimEnd()) })
    command.showHelpAfterError('(--help says more)')
  }
  return program
}

function codeOf(error: unknown, terminal: Terminal): ExitCode {
  // Commander has written its sentence, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof WorkflowError) {
    for (const line of detailLines(error.detail)) terminal.out(line)
    terminal.say(`rationale: ${error.message}`)
    return error.code === 'not-found' ? 2 : 1
  }
  const isOurs = error instanceof UsageError || error instanceof CommandFailed || error instanceof DatabaseUnusable || error instanceof EnvironmentInvalid || error instanceof RecordDamaged
  // What the file system refuses ("EACCES: permission denied, mkdir '/srv/out'") is its owner's to mend, and no fault of the program.
  const isExpected = isOurs || (error instanceof Error && 'syscall' in error && 'path' in error)
  if (isExpected) terminal.say(`rationale: ${(error as Error).message}`)
  else terminal.say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return error instanceof UsageError ? 2 : 1
}

/** What a refusal carries, line by line: problems of files, findings of the gate. */
function detailLines(detail: unknown): Array<string> {
  const { problems = [], findings = [] } = (typeof detail === 'object' && detail !== null ? detail : {}) as {
    problems?: ReadonlyArray<{ file?: string; line?: number; column?: number; document?: string; path?: string; message: string }>
    findings?: ReadonlyArray<Finding>
  }
  return [
    ...problems.map(({ file, line, column, document, path, message }) => (file === undefined ? `${document ?? ''} ${path ?? ''} ${message}`.trim() : `${file}:${line}:${column} ${message}`)),
    ...findings.filter(({ level }) => level === 'error').map(({ document, path, check, message }) => `${document} ${path} ${check} ${message.en}`),
  ]
}
