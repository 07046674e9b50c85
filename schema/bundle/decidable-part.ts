import type { Decidable, RuleBundle } from './bundle.ts'

/** The deciding part of a full bundle. Stands by itself, so that whoever ships without the schema library can use it. */
export function decidablePart(bundle: RuleBundle): Decidable {
  return {
    id: bundle.id,
    sequence: bundle.sequence,
    publisher: { url: bundle.publisher.url },
    languages: bundle.languages,
    recommendations: bundle.recommendations.map(({ id, guideline, version, path, title, options, rule, statement, evidence, reviewDueOn }) => ({
      id,
      guideline,
      version,
      path,
      title,
      options,
      rule,
      statement: { direction: statement.direction, strength: statement.strength },
      certainty: evidence.certainty,
      reviewDueOn,
    })),
    procedures: bundle.procedures,
    valueSets: bundle.valueSets,
    vocabulary: bundle.vocabulary,
    conditions: Object.fromEntries(Object.entries(bundle.conditions).map(([key, { meaning, name }]) => [key, { meaning, name }])),
  }
}
