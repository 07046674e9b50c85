import type { RecommendationDraft } from '../model/recommendation.ts'
import { canonicalForm } from './canonical-form.ts'

export const changeClasses = ['major', 'minor', 'patch', 'none'] as const
export type ChangeClass = (typeof changeClasses)[number]

/** What moves which number. Everything not named is clinical text: minor. Order is severity. */
const movesMajor = ['statement.direction', 'statement.strength', 'options', 'rule'] as const
const movesPatch = ['translations', 'topics', 'cases', 'audit'] as const

/**
 * Class of the change between two contents of a recommendation: major when applicability, outcome, direction or strength may differ
 * for a referrer, minor for other clinical text, patch for what stands around it.
 */
export function changeClass(before: RecommendationDraft, after: RecommendationDraft): ChangeClass {
  if (canonicalForm(before) === canonicalForm(after)) return 'none'
  if (movesMajor.some((path) => canonicalForm(at(before, path)) !== canonicalForm(at(after, path)))) return 'major'
  const without = (record: RecommendationDraft): string =>
    canonicalForm(Object.fromEntries(Object.entries(record).filter(([key]) => !(movesPatch as ReadonlyArray<string>).includes(key))))
  return without(before) === without(after) ? 'patch' : 'minor'
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
