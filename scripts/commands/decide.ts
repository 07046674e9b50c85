import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { evaluate } from '#plugins/decide/evaluate-command.ts'
import type { ExitCode, Register, Terminal } from './terminal.ts'
import { withIndication } from './with-indication.ts'

type Options = { bundle: string; facts: string; indication?: string; at?: string; language?: string; explain?: boolean }

/** `rationale decide --bundle FILE --facts FILE|-`: the evaluator that ships with every release. */
export function decideCommand(terminal: Terminal, register: Register): Command {
  return new Command('decide')
    .description('decide an order by a rule bundle')
    .requiredOption('--bundle <file>', 'rule bundle')
    .requiredOption('--facts <file>', 'facts as JSON; - reads standard input')
    .option('--indication <text>', 'the indication as the referrer wrote it; what it names is added to the facts')
    .option('--at <date>', 'day or moment of the decision; else what the facts say, else now')
    .option('--language <code>', 'language of messages and names')
    .option('--explain', 'say why, in words, instead of JSON')
    .action(register((options: Options) => decide(terminal, options)))
}

async function decide(terminal: Terminal, { bundle, facts, indication, at, language, explain }: Options): Promise<ExitCode> {
  const args = [bundle, facts, ...(at === undefined ? [] : ['--at', at]), ...(language === undefined ? [] : ['--language', language]), ...(explain ? ['--explain'] : [])]
  const files = { readFile, readStandardInput: terminal.readStandardInput }
  const given = indication === undefined ? files : await withIndication(files, { bundle, facts, indication, language, say: terminal.say })
  const { status, output, errors } = await evaluate(args, {
    ...given,
    sha256: (bytes) => Promise.resolve(createHash('sha256').update(bytes).digest('hex')),
    now: terminal.now(),
  })
  if (errors) terminal.say(errors.trimEnd())
  if (output) terminal.out(output.trimEnd())
  return status
}
