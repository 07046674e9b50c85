import { relative } from 'node:path'
import { Command } from 'commander'
import { compileForCases } from '#plugins/compile/compile-for-cases.ts'
import { convertUnits } from '#plugins/compile/convert-units.server.ts'
import { prepare } from '#plugins/decide/prepare.ts'
import { pathOfDocument } from '#plugins/markdown/library-files.ts'
import { caseCoverage } from '#plugins/verify/case-coverage.ts'
import { suggestCases, type Uncovered } from '#plugins/verify/suggest-cases.ts'
import { writtenCase } from '#plugins/verify/written-case.ts'
import type { GoldenCase } from '#schema/model/golden-case.ts'
import type { Library } from '#schema/model/library.ts'
import type { IsoDate } from '#schema/model/notation.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import { writeCases } from '#app/workflow/write-cases.server.ts'
import { openContent } from './open-content.ts'
import { type ExitCode, type Register, type Terminal } from './terminal.ts'

type Covered = { id: string; file: string; conditions: number; covered: number; uncovered: ReadonlyArray<Uncovered>; suggested: ReadonlyArray<GoldenCase>; refused: ReadonlyArray<string> }

/** `rationale coverage [PATH] [--json] [--add]`: which conditions no golden case shows to decide (MC/DC), and cases that would. */
export function coverageCommand(terminal: Terminal, register: Register): Command {
  return new Command('coverage')
    .description('say which conditions of the rules no golden case shows to decide, and suggest cases that would')
    .argument('[path]', 'content folder, or a file in one', 'content')
    .option('--json', 'print for machines, with the suggested cases')
    .option('--add', 'write the suggested cases into the files; read each, and sign afterwards')
    .addHelpText('after', '\nExit status: 0 every condition is covered or can never decide, 1 some are not, 2 the path cannot be read.')
    .action(register((path: string, options: { json?: boolean; add?: boolean }) => coverage(terminal, path, options)))
}

function coverage(terminal: Terminal, path: string, options: { json?: boolean; add?: boolean }): ExitCode {
  const { root, library, isWanted } = openContent(path)
  const today = terminal.now().slice(0, 10)
  const wanted = [...library.recommendations.values()].filter((document) => isWanted(pathOfDocument(document)))
  const all = wanted.map(({ content, ...document }) => coveredBy({ draft: content, file: pathOfDocument({ ...document, content }), library, today }))
  if (options.json) terminal.out(JSON.stringify(all.map(inJson), null, 2))
  else for (const one of all) for (const line of linesOf(one)) terminal.out(`${relative(process.cwd(), `${root}/${one.file}`)} ${line}`)
  if (options.add) for (const { file, suggested } of all) if (suggested.length > 0) writeCases({ path: `${root}/${file}`, cases: suggested })
  const sum = (of: (one: Covered) => number): number => all.reduce((total, one) => total + of(one), 0)
  const never = sum(({ uncovered }) => uncovered.filter((one) => !canBeCovered(one)).length)
  const coverable = sum(({ conditions, covered }) => conditions - covered) - never
  const refused = sum((one) => one.refused.length)
  terminal.say(`${sum(({ covered }) => covered)} of ${sum(({ conditions }) => conditions)} conditions covered, ${coverable} not, ${never} can never decide alone${refused > 0 ? `, ${refused} rules do not compile` : ''}`)
  return coverable + refused > 0 ? 1 : 0
}

function coveredBy({ draft, file, library, today }: { draft: RecommendationDraft; file: string; library: Library; today: IsoDate }): Covered {
  const compiled = compileForCases(draft, library, convertUnits)
  const none = { id: draft.id, file, conditions: 0, covered: 0, uncovered: [], suggested: [] }
  if (!compiled.ok) return { ...none, refused: compiled.problems.map(({ path, message }) => `${path} ${message}`) }
  const cases = (draft.cases ?? []) as ReadonlyArray<GoldenCase>
  const found = caseCoverage({ decidable: compiled.decidable, recommendation: draft.id, cases, at: today })
  const conditions = found.judgements.flatMap((one) => one.conditions)
  const uncovered = suggestCases({ coverage: found, cases, at: today })
  const rules = prepare(compiled.decidable)
  const written = [...cases]
  for (const { from, facts } of uncovered.flatMap(({ suggestions }) => suggestions)) {
    const taken = new Set(written.map(({ name }) => name))
    written.push(writtenCase({ rules, facts, from: written[from]!, taken, at: today }))
  }
  return { ...none, conditions: conditions.length, covered: conditions.filter(({ covered }) => covered).length, uncovered, suggested: written.slice(cases.length), refused: [] }
}

function canBeCovered({ suggestions }: Uncovered): boolean {
  return suggestions.length > 0
}

function linesOf({ uncovered, suggested, refused }: Covered): Array<string> {
  return [
    ...refused.map((problem) => `does not compile: ${problem}`),
    ...uncovered.map((one) => {
      const { judgement, condition } = one
      const where = judgement.of === 'applies' ? 'population' : `${judgement.of === 'named' ? 'named condition' : 'scenario'} ${judgement.key}`
      return canBeCovered(one)
        ? `${where}: no two cases show that "${condition.text}" decides`
        : `${where}: "${condition.text}" can never decide alone (${condition.paths.join(', ')}): where it would, another condition or an earlier scenario has decided already`
    }),
    ...suggested.map(({ name, expect }) => `would be covered by ${name}: ${expect.outcome}${expect.scenario ? ` (${expect.scenario})` : ''}`),
  ]
}

function inJson({ uncovered, ...one }: Covered): unknown {
  return { ...one, uncovered: uncovered.map((gap) => ({ judgement: gap.judgement.of, key: gap.judgement.key, condition: gap.condition.text, paths: gap.condition.paths, canBeCovered: canBeCovered(gap) })) }
}
