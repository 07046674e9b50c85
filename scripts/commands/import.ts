import { Command } from 'commander'
import { importContent } from '#app/workflow/import-content.server.ts'
import { readContentFolder } from '#app/workflow/read-content-folder.server.ts'
import { withState } from './open-state.ts'
import type { ExitCode, Register, Terminal } from './terminal.ts'

/** `rationale import PATH`: a content folder into the database, entirely or not at all. */
export function importCommand(terminal: Terminal, register: Register): Command {
  return new Command('import')
    .description('read a content folder into the database, entirely or not at all')
    .argument('<path>', 'content folder')
    .addHelpText('after', '\nA file that says approved must pass the gate with its signatures, or nothing is imported.\nExit status: 0 done, 1 refused or conflicts, 2 the path cannot be read.')
    .action(register((path: string) => importFolder(terminal, path)))
}

async function importFolder(terminal: Terminal, path: string): Promise<ExitCode> {
  const files = readContentFolder(path)
  const report = await withState(terminal, { mustExist: false }, ({ act }) => importContent(act, { files }))
  for (const { kind, id, version } of report.approved) terminal.out(`approved ${kind} ${id} ${version}`)
  for (const { kind, id, version } of report.drafts) terminal.out(`draft ${kind} ${id} ${version}`)
  for (const { kind, id, why } of report.conflicts) terminal.out(`conflict ${kind} ${id}: ${why}`)
  terminal.say(`${files.length} files: ${report.approved.length} approved, ${report.drafts.length} drafts, ${report.unchanged} unchanged, ${report.entries} list entries written, ${report.conflicts.length} conflicts`)
  if (report.staleSignatures > 0) terminal.say(`${report.staleSignatures} signatures were given on another content and were left out`)
  return report.conflicts.length > 0 ? 1 : 0
}
