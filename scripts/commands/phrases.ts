import { Command } from 'commander'
import { indexIndications } from '#plugins/match-indications/index-indications.ts'
import { measureRecall, type Missed, type Recall } from '#plugins/match-indications/recall.ts'
import { lineOf, locateProblems } from './print-findings.ts'
import { openContent } from './open-content.ts'
import { CommandFailed, type ExitCode, type Register, type Terminal } from './terminal.ts'

/** `rationale phrases [PATH] [--json]`: how many phrases of referrers find their indication by the synonyms of the library. */
export function phrasesCommand(terminal: Terminal, register: Register): Command {
  return new Command('phrases')
    .description('say how many phrases of referrers find their indication, and which do not')
    .argument('[path]', 'content folder', 'content')
    .option('--json', 'print for machines')
    .addHelpText('after', '\nHeld-out phrases are not looked at when synonyms are written: do not mend them one by one.\nExit status: 0 measured, 1 a phrase expects an indication that is not there, 2 the path cannot be read.')
    .action(register((path: string, options: { json?: boolean }) => phrases(terminal, path, options)))
}

function phrases(terminal: Terminal, path: string, options: { json?: boolean }): ExitCode {
  const { root, library, problems } = openContent(path)
  if (problems.length > 0) {
    for (const finding of locateProblems(problems)) terminal.out(lineOf(finding, root))
    throw new CommandFailed('Nothing was measured: the files cannot be read.')
  }
  const all = [...library.indicationPhrases.values()]
  const unknown = all.flatMap(({ key, expected }) => expected.filter((set) => !library.valueSets.has(set)).map((set) => `${key} expects the value set "${set}", which is not there`))
  const { figures, missed } = measureRecall(indexIndications(library.valueSets.values()), all)
  if (options.json) terminal.out(JSON.stringify({ ...figures, missed, unknown }, null, 2))
  else for (const line of [...unknown, ...missed.map(missedLine)]) terminal.out(line)
  for (const [language, { tuned, heldOut }] of [...Object.entries(figures.byLanguage), ['all', figures] as const]) {
    terminal.say(`${language}: ${inWords(tuned)}`)
    terminal.say(`${language}, held out: ${inWords(heldOut)}`)
  }
  return unknown.length > 0 ? 1 : 0
}

function missedLine({ phrase, found }: Missed): string {
  const expected = phrase.expected.length === 0 ? 'nothing' : phrase.expected.join(', ')
  const matched = found.length === 0 ? 'nothing' : found.map(({ valueSet, score, why }) => `${valueSet} ${score} by "${'code' in why ? why.code : why.synonym}"`).join(', ')
  return `${phrase.key}${phrase.heldOut ? ' (held out)' : ''} "${phrase.text}": expected ${expected}, matched ${matched}`
}

function inWords({ phrases: count, recallAt1, recallAt5, none, rightlyNone }: Recall): string {
  return `${count} phrases, recall@1 ${recallAt1 ?? '-'}, recall@5 ${recallAt5 ?? '-'}, ${none} that name nothing, ${rightlyNone ?? '-'} of them rightly so`
}
