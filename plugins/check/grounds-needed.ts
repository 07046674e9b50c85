import type { RecommendationDraft } from '#schema/model/recommendation.ts'

type Ground = NonNullable<RecommendationDraft['evidence']>['restsOn']

/** On what each statement with certainty "none" rests, with the field that says it. */
export function groundsNeeded({ evidence, statement }: Pick<RecommendationDraft, 'evidence' | 'statement'>): Array<{ path: string; restsOn: Ground }> {
  const further = (statement?.further ?? []).flatMap(({ certainty, restsOn }, index) => (certainty === 'none' ? [{ path: `statement.further.${index}.restsOn`, restsOn }] : []))
  const whole = { path: 'evidence.restsOn', restsOn: evidence?.restsOn }
  if (evidence?.certainty === 'none') return [whole, ...further]
  // What is said of evidence that is graded as a whole can only be meant for the further statements that are not, and that say nothing themselves.
  const own = further.filter(({ restsOn }) => restsOn !== undefined || whole.restsOn === undefined)
  return own.length < further.length ? [whole, ...own] : own
}
