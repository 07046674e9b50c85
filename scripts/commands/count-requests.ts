import { existsSync, readFileSync } from 'node:fs'
import { Command } from 'commander'
import { countRequests } from '#app/workflow/count-requests.server.ts'
import { withState } from './open-state.ts'
import { type ExitCode, type Register, type Terminal, UsageError } from './terminal.ts'

/** `rationale count-requests FILE|-`: what decision support could not answer, into the counts that committees see. */
export function countRequestsCommand(terminal: Terminal, register: Register): Command {
  return new Command('count-requests')
    .description('count requests that decision support could not answer, for the list that committees see')
    .argument('<file>', 'JSON list of { indication, language, procedure, outcome, count }; - reads standard input')
    .addHelpText('after', '\nOf an indication that nothing is called, the words are kept without numbers, names and addresses, and only up to 80 characters.\nExit status: 0 done, 1 refused, 2 the file cannot be read.')
    .action(register((file: string) => countFile(terminal, file)))
}

async function countFile(terminal: Terminal, file: string): Promise<ExitCode> {
  if (file !== '-' && !existsSync(file)) throw new UsageError(`There is no file ${file}.`)
  const requests = parsedJson(file, file === '-' ? await terminal.readStandardInput() : readFileSync(file))
  const told = await withState(terminal, { mustExist: true }, ({ act }) => countRequests(act, { requests }))
  terminal.say(`${told.requests} requests: ${told.unmatched} name no indication (the words of ${told.notKept} are not kept), ${told.uncovered} are covered by no recommendation`)
  return 0
}

function parsedJson(file: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (fault) {
    throw new UsageError(`${file === '-' ? 'Standard input' : file} is no JSON: ${fault instanceof Error ? fault.message : 'it cannot be read'}.`)
  }
}
