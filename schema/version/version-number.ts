import type { RecommendationDraft } from '../model/recommendation.ts'
import { canonicalForm } from './canonical-form.ts'

export const changeClasses = ['major', 'minor', 'patch', 'none'] as const
export type ChangeClass = (typeof changeClasses)[number]

/** What stands around the text. Everything not named, and not a commitment, is clinical text: minor. */
const movesPatch = ['translations', 'topics', 'cases', 'audit'] as const

/** Whether the rule and the options tell some patient's referrer something else than before; compared by the engine's own diagrams. */
export type Behaviour = 'same' | 'other'

/**
 * Class of the change between two contents of a recommendation: major when behaviour is another for some patient, or the statement commits to
 * something else (direction, strength, obligation; also for a part of the situations); minor for other clinical text, and for a rule that is
 * written in another way and behaves the same; patch for what stands around it.
 */
export function changeClass(before: RecommendationDraft, after: RecommendationDraft, behaviour: Behaviour): ChangeClass {
  if (canonicalForm(before) === canonicalForm(after)) return 'none'
  if (behaviour === 'other' || commitments(before) !== commitments(after)) return 'major'
  const without = (record: RecommendationDraft): string =>
    canonicalForm(Object.fromEntries(Object.entries(record).filter(([key]) => !(movesPatch as ReadonlyArray<string>).includes(key))))
  return without(before) === without(after) ? 'patch' : 'minor'
}

/** What a statement and its parts commit to, and which recommendations give way: nothing that one rule alone could show. */
function commitments({ statement, rule }: RecommendationDraft): string {
  const { direction, strength, obligation, further = [] } = statement ?? {}
  const parts = further.map((part) => [part.scenarios, part.procedures, part.direction, part.strength, part.obligation])
  return canonicalForm([direction, strength, obligation, parts, (rule?.overrides ?? []).map((override) => override.recommendation)])
}

/** The number after a change, by semantic versioning. A first version is 1.0.0. */
export function nextVersionNumber(previous: string | undefined, change: ChangeClass): string {
  if (!previous) return '1.0.0'
  const [major, minor, patch] = previous.split('.').map(Number) as [number, number, number]
  if (change === 'major') return `${major + 1}.0.0`
  if (change === 'minor') return `${major}.${minor + 1}.0`
  return change === 'patch' ? `${major}.${minor}.${patch + 1}` : previous
}

/** The field at a dotted path, or undefined. */
export function at(record: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], record)
}
