import type { Condition, Facts, MissingFact } from '#plugins/decide/terms.ts'
import { choices, type ChoiceFact } from '#plugins/decide/terms.ts'
import type { Region } from './region.ts'

/** A recommendation, and those of its scenarios that a finding is about; none where it is about it as a whole. */
export type Place = { recommendation: string; scenarios: ReadonlyArray<string> }

export const findingKinds = ['contradiction', 'gap', 'unreachable', 'redundant', 'dominated', 'needless-question', 'not-proven'] as const
export type FindingKind = (typeof findingKinds)[number]

/** What verification found, with the patients it is about and one of them. */
export type Finding = {
  region: Region
  /** One patient of the region, with an order; none where no patient is what is wrong. */
  witness?: Facts
  /** In one line, by keys. */
  sentence: string
} & (
  | { kind: 'contradiction'; procedure: string; favours: Place; opposes: Place }
  | { kind: 'gap'; of: Place }
  /** Nobody belongs to it, or `hiddenBy` always goes before it. */
  | { kind: 'unreachable'; what: 'population' | 'scenario' | 'recommendation'; of: Place; hiddenBy: ReadonlyArray<Place> }
  /** Without it every referrer is told the same: by these. */
  | { kind: 'redundant'; what: 'scenario' | 'recommendation'; of: Place; saidBy: ReadonlyArray<Place> }
  | { kind: 'dominated'; procedure: string; of: Place; by: { procedure: string; rating: number; milliSievert: number }; rating: number; milliSievert: number }
  | { kind: 'needless-question'; of: Place; fact: MissingFact }
  /** The rule cannot be read, or its diagrams are larger than the guard allows: nothing is said of it either way. */
  | { kind: 'not-proven'; of: Place; because: 'unreadable' | 'too-large'; why: string }
)

type Unsaid<One> = One extends unknown ? Omit<One, 'sentence'> : never
/** A finding before it is put in words. */
export type FindingParts = Unsaid<Finding>

/** Every recommendation that a finding names, the one it is about first. */
export function placesIn(finding: Finding | FindingParts): Array<Place> {
  switch (finding.kind) {
    case 'contradiction':
      return [finding.favours, finding.opposes]
    case 'unreachable':
      return [finding.of, ...finding.hiddenBy]
    case 'redundant':
      return [finding.of, ...finding.saidBy]
    default:
      return [finding.of]
  }
}

export function inOneSentence(finding: FindingParts): Finding {
  return { ...finding, sentence: sentenceOf(finding) } as Finding
}

function sentenceOf(finding: FindingParts): string {
  const where = `${finding.region.exact ? 'where' : 'somewhere inside'} ${conditionInKeys(finding.region.condition)}`
  switch (finding.kind) {
    case 'contradiction':
      return `${finding.procedure}: ${named(finding.favours)} finds it appropriate and ${named(finding.opposes)} finds it not appropriate, ${where}`
    case 'gap':
      return `${named(finding.of)} applies, but none of its scenarios takes the patient, ${where}`
    case 'unreachable':
      return unreachable(finding, where)
    case 'redundant':
      return finding.what === 'scenario'
        ? `${named(finding.of)} changes nothing: without it the same is told, ${where}`
        : `${named(finding.of)} changes nothing: without it ${finding.saidBy.map(named).join(' and ')} would tell the same, ${where}`
    case 'dominated':
      return `${named(finding.of)} favours ${finding.procedure} (rating ${finding.rating}, ${finding.milliSievert} mSv), and rates ${finding.by.procedure} at least as high (${finding.by.rating}) at ${finding.by.milliSievert} mSv, ${where}`
    case 'needless-question':
      return `${named(finding.of)} reads ${Object.entries(finding.fact).map(([kind, key]) => `${kind} ${String(key)}`).join()}, which never changes what it tells`
    case 'not-proven':
      return `${named(finding.of)} is not proven either way: ${finding.why}`
  }
}

function unreachable({ what, of, hiddenBy }: Extract<FindingParts, { kind: 'unreachable' }>, where: string): string {
  if (what === 'population') return `nobody belongs to the population of ${named(of)}`
  if (hiddenBy.length === 0) return `no patient reaches ${named(of)}: nobody in the population meets its condition`
  const hiding = hiddenBy.map(named).join(' and ')
  return what === 'scenario' ? `no patient reaches ${named(of)}: ${hiding} always goes before it, ${where}` : `${named(of)} never decides: ${hiding} always goes before it, ${where}`
}

function named({ recommendation, scenarios }: Place): string {
  return scenarios.length === 0 ? recommendation : `${recommendation} (${scenarios.join(', ')})`
}

/** A condition in one line, by the keys it is written with. */
export function conditionInKeys(condition: Condition): string {
  return inKeys(condition, false)
}

function inKeys(condition: Condition, inside: boolean): string {
  const joined = (parts: ReadonlyArray<Condition>, word: string): string => {
    const text = parts.map((part) => inKeys(part, true)).join(` ${word} `)
    return inside && parts.length > 1 ? `(${text})` : text
  }
  if ('all' in condition) return condition.all.length === 0 ? 'everybody' : joined(condition.all, 'and')
  if ('any' in condition) return condition.any.length === 0 ? 'nobody' : joined(condition.any, 'or')
  if ('not' in condition) return `not ${inKeys(condition.not, true)}`
  if ('finding' in condition) return condition.is === 'absent' ? `no ${condition.finding}` : condition.finding
  if ('measurement' in condition) return `${condition.measurement} ${range(condition.from, condition.below)} ${condition.unit}`
  if ('age' in condition) return `age ${range(condition.age.from, condition.age.below)}`
  if ('indication' in condition) return `indication ${condition.indication.in}`
  if ('prior' in condition) return `${condition.prior.status ?? 'ordered or performed'} ${condition.prior.procedure} within ${condition.prior.within}`
  if ('ref' in condition) return condition.ref
  if ('of' in condition) return `at least ${condition.atLeast} of (${condition.of.map((part) => inKeys(part, true)).join(', ')})`
  if ('score' in condition) return `score ${range(condition.from, condition.below)} of (${condition.score.map(({ points, when }) => `${points} if ${inKeys(when, true)}`).join(', ')})`
  const [fact, values] = Object.entries(condition)[0] as [ChoiceFact, ReadonlyArray<string>]
  return values.length === choices[fact].length ? 'everybody' : `${fact} ${values.join(' or ')}`
}

function range(from: string | number | undefined, below: string | number | undefined): string {
  return [from !== undefined && `from ${from}`, below !== undefined && `below ${below}`].filter(Boolean).join(' ')
}
