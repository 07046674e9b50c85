import type { RecommendationDraft } from '#schema/model/recommendation.ts'

/** A reference that a text cites, with the field it is cited in. */
export type Citation = { path: string; key: string }

/** Everything a recommendation rests on by citing it: its evidence, the sides of a disagreement, the law. Guidance that it replaces is not among them. */
export function citationsOf({ evidence, statement }: Pick<RecommendationDraft, 'evidence' | 'statement'>): Array<Citation> {
  const cited: Array<{ path: string; key: string | undefined }> = [
    ...(evidence?.references ?? []).map((key, index) => ({ path: `evidence.references.${index}`, key })),
    ...(evidence?.disagreements ?? []).flatMap(({ positions }, about) =>
      (positions ?? []).map(({ reference }, index) => ({ path: `evidence.disagreements.${about}.positions.${index}.reference`, key: reference })),
    ),
    { path: 'statement.obligation.reference', key: statement?.obligation?.reference },
    ...(statement?.further ?? []).map(({ obligation }, index) => ({ path: `statement.further.${index}.obligation.reference`, key: obligation?.reference })),
  ]
  return cited.flatMap(({ path, key }) => (key ? [{ path, key }] : []))
}
