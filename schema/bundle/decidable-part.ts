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
      statement: { direction: statement.direction, strength: statement.strength, further: furtherOf(statement) },
      certainty: evidence.certainty,
      reviewDueOn,
    })),
    procedures: bundle.procedures,
    valueSets: bundle.valueSets,
    vocabulary: bundle.vocabulary,
    conditions: Object.fromEntries(Object.entries(bundle.conditions).map(([key, { meaning, name }]) => [key, { meaning, name }])),
  }
}

type Statement = RuleBundle['recommendations'][number]['statement']

/** A receiver reads bundles without a schema, and one without further statements, or from before these named procedures, may leave the lists out. */
function furtherOf(statement: Omit<Statement, 'further'> & Partial<Pick<Statement, 'further'>>): NonNullable<NonNullable<Decidable['recommendations'][number]['statement']>['further']> {
  return (statement.further ?? []).map(({ scenarios, procedures, direction, strength, certainty }) => ({ scenarios, procedures: procedures ?? [], direction, strength, certainty }))
}
