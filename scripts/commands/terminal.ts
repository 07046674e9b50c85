import type { Instant } from '#schema/model/notation.ts'

/** What a command has of the outside world. Results go to `out`, progress and messages to `say`. */
export type Terminal = {
  out: (text: string) => void
  say: (text: string) => void
  now: () => Instant
  variables: Record<string, string | undefined>
  readStandardInput: () => Promise<Uint8Array>
}

/** 0: done; 1: done, and there are findings, or it was refused; 2: the command cannot be understood or names a file that is not there. */
export type ExitCode = 0 | 1 | 2

/** The command line is wrong. One sentence for the reader. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Something a person asked for was refused; what it found stands on the output already. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed'
}

/** Runs a command and keeps its exit code for `main`. */
export type Register = <Arguments extends Array<unknown>>(run: (...args: Arguments) => ExitCode | Promise<ExitCode>) => (...args: Arguments) => Promise<void>

/** The real one. */
export function processTerminal(): Terminal {
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    say: (text) => void process.stderr.write(`${text}\n`),
    now: () => new Date().toISOString(),
    variables: process.env,
    readStandardInput: async () => {
      const parts: Array<Uint8Array> = []
      for await (const part of process.stdin) parts.push(part as Uint8Array)
      return Buffer.concat(parts)
    },
  }
}
