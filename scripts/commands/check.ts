import { Command } from 'commander'
import { checkLibrary } from '#plugins/check/check-document.ts'
import { convertUnits } from '#plugins/compile/convert-units.server.ts'
import { IsoDate } from '#schema/model/notation.ts'
import { openContent } from './open-content.ts'
import { lineOf, locate, locateProblems, type LocatedFinding } from './print-findings.ts'
import { type ExitCode, type Register, type Terminal, UsageError } from './terminal.ts'

/** `rationale check [PATH] [--json]`: the gate over a content folder, or over one file of it. */
export function checkCommand(terminal: Terminal, register: Register): Command {
  return new Command('check')
    .description('say what the gate finds in a content folder, or in one file of it')
    .argument('[path]', 'content folder, or a file in one', 'content')
    .option('--json', 'print findings for machines')
    .option('--at <date>', 'judge as of this day (2026-11-20) instead of today')
    .addHelpText('after', '\nPrints file:line:column id message. What a draft still lacks is an open point and no error; a warning that its committee accepts is printed with the reason.\nExit status: 0 no errors, 1 errors, 2 the path cannot be read.')
    .action(register((path: string, options: { json?: boolean; at?: string }) => check(terminal, path, options)))
}

function check(terminal: Terminal, path: string, options: { json?: boolean; at?: string }): ExitCode {
  const today = options.at ?? terminal.now().slice(0, 10)
  if (!IsoDate.safeParse(today).success) throw new UsageError(`--at takes a day such as 2026-11-20, found "${today}".`)
  const { root, isWanted: isFileWanted, ...parsed } = openContent(path)
  const { findings, openPoints } = checkLibrary(parsed.library, { today, convertUnits })
  const isWanted = ({ file }: LocatedFinding): boolean => isFileWanted(file)
  const all = [...locateProblems(parsed.problems), ...locate(findings, parsed, 'standing'), ...locate(openPoints, parsed, 'draft')].filter(isWanted).toSorted(inOrder)
  const count = (level: LocatedFinding['level']): number => all.filter((finding) => finding.level === level).length
  if (options.json) terminal.out(JSON.stringify({ errors: count('error'), warnings: count('warning'), accepted: count('accepted'), openPoints: count('open-point'), findings: all }, null, 2))
  else for (const finding of all) terminal.out(lineOf(finding, root))
  terminal.say(`${count('error')} errors, ${count('warning')} warnings, ${count('accepted')} accepted, ${count('open-point')} open points in drafts`)
  return count('error') > 0 ? 1 : 0
}

function inOrder(one: LocatedFinding, other: LocatedFinding): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1
  return one.line - other.line || one.column - other.column
}
