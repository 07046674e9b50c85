import { Command } from 'commander'
import { markTranslated } from '#app/workflow/mark-translated.server.ts'
import type { ExitCode, Register, Terminal } from './terminal.ts'

/** `rationale mark-translated PATH`: the translations in a content file are of today's source text. */
export function markTranslatedCommand(terminal: Terminal, register: Register): Command {
  return new Command('mark-translated')
    .description('say that every translation in a content file is of its source text as it stands; sign afterwards')
    .argument('<path>', 'file of a guideline or a recommendation')
    .action(
      register((path: string): ExitCode => {
        const { file, document, texts } = markTranslated({ path })
        terminal.out(`${document} ${texts}`)
        terminal.say(`${texts} translated texts marked in ${file}`)
        return 0
      }),
    )
}
