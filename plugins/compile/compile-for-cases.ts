import { z } from 'zod'
import type { Decidable } from '#schema/bundle/bundle.ts'
import { list } from '#schema/model/gaps.ts'
import { GoldenCase } from '#schema/model/golden-case.ts'
import type { Library } from '#schema/model/library.ts'
import { parseWith } from '#schema/model/parse.ts'
import { Recommendation, type RecommendationDraft } from '#schema/model/recommendation.ts'
import { reviewDueOn } from '#schema/version/review-date.ts'
import type { ConvertUnits } from './conversion.ts'
import { compileVocabulary } from './compile-vocabulary.ts'
import { recommendationPath } from './document-path.ts'
import { incomplete, type Problem } from './problem.ts'
import { ruleProblems } from './rule-problems.ts'
import { entriesOf, usedKeys } from './used-entries.ts'

export type CompiledForCases = { ok: true; decidable: Decidable } | { ok: false; problems: Array<Problem> }

/** What has to be complete before a draft can decide anything. */
const Deciding = z.object({ options: Recommendation.shape.options, rule: Recommendation.shape.rule, cases: list(GoldenCase, 500) })

/**
 * A draft's rule, options and vocabulary: enough for `decide` and its golden cases, long before the record is complete.
 * `convertUnits` is left out in a browser; measurements are then understood in their own unit only.
 */
export function compileForCases(draft: RecommendationDraft, library: Library, convertUnits?: ConvertUnits): CompiledForCases {
  const problems = ruleProblems(draft, library)
  const parsed = parseWith(Deciding, { options: draft.options ?? [], rule: draft.rule ?? {}, cases: draft.cases ?? [] })
  if (!parsed.ok) return { ok: false, problems: [...incomplete(draft.id, parsed.issues), ...problems] }
  const used = usedKeys([parsed.value], library)
  const { compiled, problems: ofVocabulary } = compileVocabulary(used, library, convertUnits)
  // A unit that does not convert is the vocabulary's fault; in this record it is the rule that cannot be compiled for it.
  problems.push(...ofVocabulary.map((found) => ({ ...found, document: draft.id, path: 'rule' })))
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, decidable: { ...deciding(draft, parsed.value, library), ...compiled, conditions: meanings(used.conditions, library) } }
}

function deciding(draft: RecommendationDraft, { options, rule }: z.output<typeof Deciding>, library: Library): Omit<Decidable, keyof ReturnType<typeof compileVocabulary>['compiled'] | 'conditions'> {
  const { installation } = library
  const { statement, evidence, review } = draft
  const title = Recommendation.shape.title.safeParse(draft.title)
  return {
    id: draft.guideline,
    sequence: 1,
    publisher: { url: installation.url },
    languages: installation.languages,
    recommendations: [
      {
        id: draft.id,
        guideline: draft.guideline,
        version: library.recommendations.get(draft.id)?.version ?? '1.0.0',
        path: recommendationPath(draft.id),
        title: title.success ? title.data : Object.fromEntries(installation.languages.map((language) => [language, draft.id])),
        options,
        rule,
        ...(statement ? { statement: { direction: statement.direction, strength: statement.strength, further: statement.further ?? [] } } : {}),
        ...(evidence?.certainty ? { certainty: evidence.certainty } : {}),
        ...(review?.lastReviewedOn && review.everyMonths
          ? { reviewDueOn: reviewDueOn({ lastReviewedOn: review.lastReviewedOn, everyMonths: review.everyMonths }) }
          : {}),
      },
    ],
  }
}

/** Named conditions as far as deciding reads them. */
export function meanings(keys: ReadonlySet<string>, library: Library): Decidable['conditions'] {
  return Object.fromEntries(entriesOf(library.conditions, keys).map(([key, { meaning, name }]) => [key, { meaning, name }]))
}
