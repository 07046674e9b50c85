import type { Certainty, Direction, RecommendationDraft, Strength } from './recommendation.ts'

/** The further statement that holds in a scenario; undefined where the recommendation's own does. */
export function furtherIn<Statement extends { scenarios?: ReadonlyArray<string> | undefined }>(further: ReadonlyArray<Statement> | undefined, scenario: string | undefined): Statement | undefined {
  return scenario === undefined ? undefined : further?.find(({ scenarios }) => scenarios?.includes(scenario))
}

/** What a statement commits to, and on how certain ground. In a draft any of it may be missing. */
export type Grade = { direction?: Direction | undefined; strength?: Strength | undefined; certainty?: Certainty | undefined }

type Graded = Pick<RecommendationDraft, 'statement' | 'evidence'>

/** Grade of the statement that governs a scenario: of the further statement that names it, else of the recommendation's own. */
export function gradeIn({ statement, evidence }: Graded, scenario: string | undefined): Grade {
  return furtherIn(statement?.further, scenario) ?? { direction: statement?.direction, strength: statement?.strength, certainty: evidence?.certainty }
}

/** The certainty of every statement of a recommendation, its own first. */
export function certaintiesOf({ statement, evidence }: Graded): Array<Certainty> {
  return [evidence?.certainty, ...(statement?.further ?? []).map(({ certainty }) => certainty)].filter((certainty) => certainty !== undefined)
}
