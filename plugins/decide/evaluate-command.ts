import type { RuleBundle } from '#schema/bundle/bundle.ts'
import { decide } from './decide.ts'
import type { Prepared } from './prepare.ts'
import { readBundle } from './read-bundle.ts'
import { runCases, type CaseRun } from './run-cases.ts'
import type { Decision, Language } from './terms.ts'

const usage = `Usage:
  node evaluate.mjs BUNDLE.json --self-test           run every golden case of the bundle
  node evaluate.mjs BUNDLE.json FACTS.json            decide for the facts in a file
  node evaluate.mjs BUNDLE.json -                     decide for the facts on standard input
Options:
  --at ISO           day or moment of the decision (2026-11-20); else the facts' own, else today
  --language CODE    language of messages and names
  --explain          print why, in words, instead of JSON

Exit status: 0 done, 1 a golden case failed, 2 the command or a file cannot be read.
`

/** What a command prints, and its exit status. */
export type Evaluation = { status: 0 | 1 | 2; output: string; errors: string }

/** Where a command reads; `readFile` throws as Node's does. */
export type EvaluationInput = {
  readFile: (path: string) => Promise<Uint8Array>
  readStandardInput: () => Promise<Uint8Array>
  sha256: (bytes: Uint8Array) => Promise<string>
  /** Day or moment taken where neither the command nor the facts name one. */
  now: string
}

/** A command or file that cannot be read, as one sentence for the reader. */
class Unreadable extends Error {}

/** Runs one command line (without program and script). Never throws. */
export async function evaluate(args: ReadonlyArray<string>, input: EvaluationInput): Promise<Evaluation> {
  try {
    const command = parseCommand(args)
    if (command === 'help') return { status: 0, output: usage, errors: '' }
    const bytes = await read(command.bundle, input.readFile)
    const { prepared, bundle } = readWhole(command.bundle, bytes)
    if (command.facts === undefined) return selfTest(prepared, bundle, command.at)
    const factBytes = await (command.facts === '-' ? input.readStandardInput() : read(command.facts, input.readFile))
    const facts = parseJson(command.facts === '-' ? 'standard input' : command.facts, factBytes)
    const given = typeof facts === 'object' && facts !== null && command.at !== undefined ? { ...facts, at: command.at } : facts
    const decision = decide(prepared, given, { at: command.at ?? input.now, language: command.language, sha256: await input.sha256(bytes) })
    return { status: 0, output: command.explain ? inWords(decision) : `${JSON.stringify(decision, null, 2)}\n`, errors: '' }
  } catch (fault) {
    if (fault instanceof Unreadable) return { status: 2, output: '', errors: `${fault.message}\n` }
    throw fault
  }
}

type Command = { bundle: string; facts: string | undefined; at: string | undefined; language: Language | undefined; explain: boolean }

function parseCommand(args: ReadonlyArray<string>): Command | 'help' {
  const files: Array<string> = []
  const options = { selfTest: false, explain: false, at: undefined as string | undefined, language: undefined as string | undefined }
  for (let index = 0; index < args.length; index++) {
    const arg = args[index]!
    if (arg === '--help' || arg === '-h') return 'help'
    if (arg === '--self-test') options.selfTest = true
    else if (arg === '--explain') options.explain = true
    else if (arg === '--at' || arg === '--language') {
      const value = args[++index]
      if (value === undefined) throw new Unreadable(`${arg} needs a value.\n\n${usage.trimEnd()}`)
      options[arg === '--at' ? 'at' : 'language'] = value
    } else if (arg.startsWith('--')) throw new Unreadable(`There is no option ${arg}.\n\n${usage.trimEnd()}`)
    else files.push(arg)
  }
  const [bundle, facts, ...more] = files
  if (bundle === undefined || more.length > 0 || (facts === undefined) !== options.selfTest) throw new Unreadable(usage.trimEnd())
  if (options.at !== undefined && !/^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?$/.test(options.at)) {
    throw new Unreadable(`--at is "${options.at}"; expected a date such as 2026-11-20 or a time in UTC such as 2026-11-20T12:00:00Z.`)
  }
  return { bundle, facts, at: options.at, language: options.language as Language | undefined, explain: options.explain }
}

async function read(path: string, readFile: EvaluationInput['readFile']): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (fault) {
    const code = typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : ''
    const reasons: Record<string, string> = { ENOENT: 'there is no such file', EACCES: 'it may not be read', EISDIR: 'it is a folder' }
    throw new Unreadable(`Cannot read ${path}: ${reasons[code] ?? (code || 'it cannot be opened')}.`)
  }
}

function parseJson(name: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(name, bytes))
  } catch (fault) {
    if (fault instanceof Unreadable) throw fault
    throw new Unreadable(`${name} is not JSON: ${fault instanceof Error ? fault.message : 'it cannot be parsed'}.`)
  }
}

function textOf(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Unreadable(`${name} is not JSON: its text is not UTF-8.`)
  }
}

/** Reads every rule at once, so that a damaged one is found now and not at some order. */
function readWhole(name: string, bytes: Uint8Array): { prepared: Prepared; bundle: RuleBundle } {
  const reading = readBundle(textOf(name, bytes))
  if (!reading.ok) throw new Unreadable(`${name} ${reading.why}.`)
  for (const procedure of reading.prepared.procedures) {
    const damaged = reading.prepared.rulesFor(procedure)?.unreadable.find(({ isDamaged }) => isDamaged)
    if (damaged) throw new Unreadable(`${name} is damaged: ${damaged.recommendation} ${damaged.why}.`)
  }
  return reading
}

function selfTest(prepared: Prepared, bundle: RuleBundle, at: string | undefined): Evaluation {
  // Without a day of its own a case is decided on the day of publication: the result never depends on the clock.
  const runs = runCases(prepared, bundle.cases, at ?? bundle.publishedAt)
  const failed = runs.filter((run) => !run.passed)
  const lines = failed.flatMap((run) => [`FAILED ${run.case.recommendation} / ${run.case.name}`, ...run.differences.map((difference) => `  ${difference}`), whyLine(run)])
  const passed = `${runs.length - failed.length} of ${runs.length} golden cases passed`
  const summary = `${passed} (bundle ${bundle.id}, version ${bundle.version}, sequence ${bundle.sequence}).`
  return { status: failed.length === 0 ? 0 : 1, output: `${[...lines, summary].join('\n')}\n`, errors: '' }
}

function whyLine({ decision }: CaseRun): string {
  const conclusion = decision.trace.findLast((step) => step.at === 'options')
  if (conclusion) return `  decided by ${conclusion.recommendation}: ${conclusion.because}`
  return decision.missing.length > 0 ? `  missing: ${decision.missing.map(factInWords).join(', ')}` : '  no recommendation applies'
}

function factInWords(fact: Decision['missing'][number]): string {
  return Object.entries(fact).map(([kind, value]) => `${kind} ${String(value)}`).join(', ')
}

/** The decision and its explanation for a reader. */
function inWords(decision: Decision): string {
  const lines = [`outcome: ${decision.outcome}${decision.rating === undefined ? '' : ` (rating ${decision.rating})`}, ${decision.interrupt}`]
  if (decision.message) lines.push(`message: ${decision.message}`)
  if (decision.within) lines.push(`within: ${decision.within}`)
  for (const one of decision.instead) {
    const [key, dose] = 'procedure' in one ? [one.procedure, one.dose] : [one.action, undefined]
    const details = [one.rating === undefined ? '' : `rating ${one.rating}`, dose ? `${dose.milliSievert} mSv` : ''].filter(Boolean)
    lines.push(`instead: ${one.name} [${key}]${details.length > 0 ? ` (${details.join(', ')})` : ''}`)
  }
  for (const fact of decision.missing) lines.push(`missing: ${factInWords(fact)}`)
  for (const one of decision.duplicates) lines.push(`possible duplicate: ${one.procedure} ${one.status} ${one.on}`)
  if (decision.recommendation) lines.push(`recommendation: ${decision.recommendation.title} (${decision.recommendation.id} ${decision.recommendation.version}), ${decision.recommendation.url}`)
  if (decision.review) lines.push(`review: due ${decision.review.dueOn}${decision.review.overdue ? ', overdue' : ''}`)
  lines.push('', 'why:')
  for (const step of decision.trace) lines.push(`  ${step.is.padEnd(7)} ${step.recommendation ? `${step.recommendation} ` : ''}${step.at}: ${step.because}`)
  return `${lines.join('\n')}\n`
}
