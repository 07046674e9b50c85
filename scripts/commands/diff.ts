import { Command } from 'commander'
import { changeNames, changeSentence, titleOf } from '#plugins/render/change-sentence.ts'
import { wordsFor } from '#plugins/render/words.ts'
import { behaviourDiff, type BehaviourDiff } from '#plugins/verify/diff/behaviour-diff.ts'
import { gravest } from '#plugins/verify/diff/told.ts'
import { loadSiteMessages } from '#app/workflow/load-release-assets.server.ts'
import type { BehaviourChange } from '#schema/bundle/behaviour-change.ts'
import { decidablePart } from '#schema/bundle/decidable-part.ts'
import { type Language, languages } from '#schema/model/language.ts'
import { IsoDate } from '#schema/model/notation.ts'
import { readBundle } from './read-bundle.ts'
import { type ExitCode, type Register, type Terminal, UsageError } from './terminal.ts'

type Options = { at?: string; json?: boolean; language: string; exitCode?: boolean }

/** `rationale diff OLD NEW`: the exact patients who are told something else by the new rules than by the old, and what. */
export function diffCommand(terminal: Terminal, register: Register): Command {
  return new Command('diff')
    .description('tell what changes for referrers between two sets of rules, exactly, each with a patient')
    .argument('<old>', 'rule bundle, release folder or content folder')
    .argument('<new>', 'the same')
    .option('--at <date>', 'day on which ages and earlier examinations are judged; else today')
    .option('--json', 'print for machines, with the patients')
    .option('--language <code>', 'language of the sentences', 'en')
    .option('--exit-code', 'exit with 1 where somebody is told something else than other words')
    .addHelpText('after', '\nExit status: 0 compared, 1 with --exit-code: behaviour differs, or something was too large to compare, 2 OLD or NEW cannot be read.')
    .action(register((before: string, after: string, options: Options) => diffBundles(terminal, { before, after }, options)))
}

function diffBundles(terminal: Terminal, paths: { before: string; after: string }, options: Options): ExitCode {
  const at = options.at ?? terminal.now().slice(0, 10)
  if (!IsoDate.safeParse(at).success) throw new UsageError(`--at is "${at}"; expected a date such as 2026-11-20.`)
  const language = languages.find((one) => one === options.language)
  if (!language) throw new UsageError(`--language is "${options.language}"; expected ${languages.join(', ')}.`)
  const [before, after] = [readBundle(paths.before, at), readBundle(paths.after, at)]
  const diff = behaviourDiff(decidablePart(before), decidablePart(after), { at })
  const messages = loadSiteMessages()
  const names = changeNames(before, after, messages)
  const sentencesOf = (change: BehaviourChange): Record<string, string> =>
    Object.fromEntries(languages.map((one) => [one, changeSentence(change, names, wordsFor({ messages, language: one }))]))
  if (options.json) terminal.out(JSON.stringify({ ...diff, changes: diff.changes.map((change) => ({ ...change, sentence: sentencesOf(change) })) }, null, 2))
  else for (const line of linesOf(diff, language)) terminal.out(line)
  terminal.say(summary(diff))
  return options.exitCode && (diff.class !== 'none' || diff.added.length + diff.removed.length + diff.notCompared.length > 0) ? 1 : 0

  function linesOf({ changes, added, removed, notCompared }: BehaviourDiff, shown: Language): Array<string> {
    const words = wordsFor({ messages, language: shown })
    const ids = [...new Set([...added, ...removed, ...changes.map(({ recommendation }) => recommendation)])].sort()
    const lines = ids.flatMap((id) => {
      const own = changes.filter(({ recommendation }) => recommendation === id)
      const state = added.includes(id) ? [words.text('change.added')] : removed.includes(id) ? [words.text('change.removed')] : []
      const [several, single] = [own.filter(({ severalReasons }) => severalReasons), own.filter(({ severalReasons }) => !severalReasons)]
      const told = single.map((change) => `[${change.class}] ${changeSentence(change, names, words)}`)
      const rest = several.length > 0 ? [words.text('change.severalReasons', { n: several.length })] : []
      return [`${id} – ${titleOf(id, names, words)} [${gravest(own.map((change) => change.class))}]`, ...[...state, ...told, ...rest].map((line) => `  ${line}`)]
    })
    return [...lines, ...notCompared.map(({ procedure, what, recommendation }) => `not compared: ${recommendation ?? 'patients with several reasons at once'} on ${procedure} (${what})`)]
  }
}

function summary({ changes, added, removed, class: gravestClass }: BehaviourDiff): string {
  if (changes.length + added.length + removed.length === 0) return 'nobody is told anything else'
  const about = new Set(changes.map(({ recommendation }) => recommendation))
  const others = [added.length > 0 && `${added.length} added`, removed.length > 0 && `${removed.length} withdrawn`].filter(Boolean)
  return [`${changes.length} changes about ${about.size} recommendations, the gravest: ${gravestClass}`, ...others].join('; ')
}
