import type { Certainty, Direction, RecommendationDraft, Strength } from './recommendation.ts'

/** What a further statement is about. Without procedures: every order in its scenarios. */
type Part = { scenarios?: ReadonlyArray<string> | undefined; procedures?: ReadonlyArray<string> | undefined }

/**
 * The further statement that governs orders of a procedure in a scenario; undefined where the recommendation's own does. One that names the
 * procedure goes before one for every procedure. Without `procedure`: the one for every procedure.
 */
export function furtherIn<Statement extends Part>(further: ReadonlyArray<Statement> | undefined, scenario: string | undefined, procedure?: string | undefined): Statement | undefined {
  const there = scenario === undefined ? [] : (further ?? []).filter(({ scenarios }) => scenarios?.includes(scenario))
  return there.find(({ procedures }) => procedure !== undefined && procedures?.includes(procedure)) ?? there.find(({ procedures }) => !procedures?.length)
}

/** What a statement commits to, and on how certain ground. In a draft any of it may be missing. */
export type Grade = { direction?: Direction | undefined; strength?: Strength | undefined; certainty?: Certainty | undefined }

type Graded = Pick<RecommendationDraft, 'statement' | 'evidence'>

/** Grade of the statement that governs orders of a procedure in a scenario: of the further statement for it, else of the recommendation's own. */
export function gradeIn({ statement, evidence }: Graded, scenario: string | undefined, procedure?: string | undefined): Grade {
  return furtherIn(statement?.further, scenario, procedure) ?? { direction: statement?.direction, strength: statement?.strength, certainty: evidence?.certainty }
}

/** Whether law demands what is advised for orders of a procedure in a scenario: law for that part, or for the whole recommendation. */
export function isByLaw({ statement }: Pick<RecommendationDraft, 'statement'>, scenario: string | undefined, procedure: string | undefined): boolean {
  return (furtherIn(statement?.further, scenario, procedure)?.obligation ?? statement?.obligation) !== undefined
}

/** The certainty of every statement of a recommendation, its own first. */
export function certaintiesOf({ statement, evidence }: Graded): Array<Certainty> {
  return [evidence?.certainty, ...(statement?.further ?? []).map(({ certainty }) => certainty)].filter((certainty) => certainty !== undefined)
}
