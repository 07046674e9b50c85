import { Command } from 'commander'
import { placesIn, type Finding } from '#plugins/verify/finding.ts'
import { findingNames } from '#plugins/verify/finding-names.ts'
import { findingWords } from '#plugins/verify/finding-words.ts'
import { verify } from '#plugins/verify/verify.ts'
import { decidablePart } from '#schema/bundle/decidable-part.ts'
import { Language, languages } from '#schema/model/language.ts'
import { IsoDate } from '#schema/model/notation.ts'
import { readBundle } from './read-bundle.ts'
import { type ExitCode, type Register, type Terminal, UsageError } from './terminal.ts'

type Options = { bundle: string; at?: string; language: string; json?: boolean }

/** `rationale verify --bundle FILE [--json]`: contradictions, gaps, unreachable branches and more, proven over all rules of a bundle together. */
export function verifyCommand(terminal: Terminal, register: Register): Command {
  return new Command('verify')
    .description('prove whether the rules of a bundle contradict each other, leave gaps, or hold what is never reached')
    .requiredOption('--bundle <file>', 'rule bundle')
    .option('--at <date>', 'day on which ages and earlier examinations are judged; else today')
    .option('--language <code>', `language of the findings: ${languages.join(', ')}`, 'en')
    .option('--json', 'print for machines: condition, patient and words of each finding')
    .addHelpText('after', '\nExit status: 0 no contradiction, whatever else was found, 1 contradictions, 2 the bundle cannot be read.')
    .action(register((options: Options) => verifyBundle(terminal, options)))
}

function verifyBundle(terminal: Terminal, options: Options): ExitCode {
  const at = options.at ?? terminal.now().slice(0, 10)
  if (!IsoDate.safeParse(at).success) throw new UsageError(`--at is "${at}"; expected a date such as 2026-11-20.`)
  const language = Language.safeParse(options.language)
  if (!language.success) throw new UsageError(`--language is "${options.language}"; expected ${languages.join(', ')}.`)
  const rules = decidablePart(readBundle(options.bundle, at))
  const { findings } = verify(rules, { at })
  const names = findingNames(rules, language.data)
  if (options.json) terminal.out(JSON.stringify(findings.map((finding) => ({ ...finding, words: findingWords(finding, names) })), null, 2))
  else for (const finding of findings) terminal.out(`${finding.kind}: ${findingWords(finding, names).sentence}`)
  terminal.say(summary(findings))
  return findings.some(({ kind }) => kind === 'contradiction') ? 1 : 0
}

function summary(findings: ReadonlyArray<Finding>): string {
  const counts = new Map<string, number>()
  for (const { kind } of findings) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const about = new Set(findings.flatMap((finding) => placesIn(finding).map(({ recommendation }) => recommendation)))
  if (findings.length === 0) return 'no findings'
  return `${findings.length} findings about ${about.size} recommendations: ${[...counts].map(([kind, count]) => `${kind} ${count}`).join(', ')}`
}
