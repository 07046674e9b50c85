import { checkDocument } from '#plugins/check/check-document.ts'
import { compileForCases } from '#plugins/compile/compile-for-cases.ts'
import { prepare } from '#plugins/decide/prepare.ts'
import { runCase } from '#plugins/decide/run-cases.ts'
import { GoldenCase } from '#schema/model/golden-case.ts'
import type { Library } from '#schema/model/library.ts'
import type { IsoDate } from '#schema/model/notation.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import type { CaseResult, DraftRules } from './case-store.ts'
import { type OpenPoint, openPointOf } from './finding-store.ts'

export type Judged = { points: Array<OpenPoint>; cases: { results: Array<CaseResult | undefined>; rules: DraftRules } | 'cannot-run' }

/** The gate and the golden cases on what is typed now. The same machines as on the server; loaded after the form can be used. */
export function runCheck({ content, library, today }: { content: RecommendationDraft; library: Library; today: IsoDate }): Judged {
  const document = { kind: 'recommendation', state: 'draft', version: '1.0.0', signatures: [], content } as const
  const points = checkDocument(document, library, { today, moment: 'writing' }).map(openPointOf)
  return { points, cases: casesOf(content, library, today) }
}

function casesOf(content: RecommendationDraft, library: Library, today: IsoDate): Judged['cases'] {
  // One unfinished case must not keep the others from running.
  const compiled = compileForCases({ ...content, cases: [] }, library)
  if (!compiled.ok) return 'cannot-run'
  const { decidable } = compiled
  const prepared = prepare(decidable)
  const results = (content.cases ?? []).map((one) => {
    const parsed = GoldenCase.safeParse(one)
    if (!parsed.success) return undefined
    const { passed, differences, decision } = runCase(prepared, parsed.data, today)
    return { passed, differences, outcome: decision.outcome }
  })
  return { results, rules: { decidable, prepared, text: JSON.stringify(decidable), at: today } }
}
