import { Command } from 'commander'
import { exportContent } from '#app/workflow/export-content.server.ts'
import { writeContentFolder } from '#app/workflow/write-content-folder.server.ts'
import { withState } from './open-state.ts'
import type { ExitCode, Register, Terminal } from './terminal.ts'

/** `rationale export --out DIR`: the database as a content folder. */
export function exportCommand(terminal: Terminal, register: Register): Command {
  return new Command('export')
    .description('write the database as a content folder')
    .requiredOption('--out <folder>', 'where to write; content files there that the database does not have are removed')
    .option('--drafts', 'write open drafts instead of the approved texts they are based on')
    .action(register((options: { out: string; drafts?: boolean }) => exportFolder(terminal, options)))
}

async function exportFolder(terminal: Terminal, { out, drafts }: { out: string; drafts?: boolean }): Promise<ExitCode> {
  const files = await withState(terminal, { mustExist: true }, ({ act }) => exportContent(act, { texts: drafts ? 'open' : 'standing' }))
  const { written, removed } = writeContentFolder(out, files)
  for (const { path } of files) terminal.out(path)
  terminal.say(`${files.length} files in ${out}: ${written} written, ${removed} removed`)
  return 0
}
