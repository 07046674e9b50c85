import type { RecommendationDraft } from '#schema/model/recommendation.ts'

type Ground = NonNullable<RecommendationDraft['evidence']>['restsOn']

/** On what each statement with certainty "none" rests, with the field that says it. */
export function groundsNeeded({ evidence, statement }: Pick<RecommendationDraft, 'evidence' | 'statement'>): Array<{ path: string; restsOn: Ground }> {
  const further = (statement?.further ?? []).flatMap(({ certainty, restsOn }, index) => (certainty === 'none' ? [{ path: `statement.further.${index}.restsOn`, restsOn }] : []))
  const whole = evidence?.certainty === 'none' ? [{ path: 'evidence.restsOn', restsOn: evidence.restsOn }] : []
  return [...whole, ...further]
}
