import { Command, Option } from 'commander'
import { signFile } from '#app/workflow/sign-file.server.ts'
import { type SignatureKind, signatureKinds } from '#schema/model/version.ts'
import type { ExitCode, Register, Terminal } from './terminal.ts'

/** `rationale sign PATH --kind KIND --as PERSON`: a signature beside a content file. */
export function signCommand(terminal: Terminal, register: Register): Command {
  return new Command('sign')
    .description('sign a content file as it stands; any later edit voids the signature')
    .argument('<path>', 'file of a guideline or a recommendation')
    .addOption(new Option('--kind <kind>', 'what the person vouches for').choices(signatureKinds).makeOptionMandatory())
    .requiredOption('--as <person>', 'id of the person, from people.yaml')
    .action(register((path: string, options: { kind: SignatureKind; as: string }) => sign(terminal, path, options)))
}

function sign(terminal: Terminal, path: string, { kind, as: person }: { kind: SignatureKind; as: string }): ExitCode {
  const { file, signature, document } = signFile({ path, kind, person, at: terminal.now() })
  terminal.out(`${document} ${signature.kind} ${signature.by} ${signature.contentHash}`)
  terminal.say(`written to ${file}`)
  return 0
}
