import { Command } from 'commander'
import { verifyAudit } from '#app/workflow/verify-audit.server.ts'
import { withState } from './open-state.ts'
import type { ExitCode, Register, Terminal } from './terminal.ts'

/** `rationale audit verify`: the hash chain of the log. */
export function auditCommand(terminal: Terminal, register: Register): Command {
  return new Command('audit')
    .description('the audit log')
    .addCommand(new Command('verify').description('walk the hash chain and name the first entry that does not hold').action(register(() => verify(terminal))))
}

async function verify(terminal: Terminal): Promise<ExitCode> {
  const verdict = await withState(terminal, { mustExist: true }, ({ act }) => verifyAudit(act.db))
  if (verdict.ok) terminal.out(`${verdict.entries} entries, head ${verdict.head}`)
  else terminal.out(`entry ${verdict.sequence}: ${verdict.problem}`)
  return verdict.ok ? 0 : 1
}
