import { compileForCases } from '#plugins/compile/compile-for-cases.ts'
import { convertUnits } from '#plugins/compile/convert-units.server.ts'
import { behavesAlike } from '#plugins/verify/diff/behaves-alike.ts'
import type { VersionRecord } from '#schema/db/version-record.server.ts'
import type { GuidelineDraft } from '#schema/model/guideline.ts'
import type { Library } from '#schema/model/library.ts'
import type { Instant } from '#schema/model/notation.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import { canonicalForm } from '#schema/version/canonical-form.ts'
import { type Behaviour, changeClass, nextVersionNumber } from '#schema/version/version-number.ts'

/** The number that this content takes after what it was made from. */
export function numberAfter(base: Pick<VersionRecord, 'content' | 'number'>, content: RecommendationDraft | GuidelineDraft, ground: { library: Library; at: Instant }): string {
  // A guideline has none of the fields that move the first number, so the same table serves both.
  const [before, after] = [base.content as RecommendationDraft, content as RecommendationDraft]
  const change = changeClass(before, after, behaviourBetween(before, after, ground))
  return nextVersionNumber(base.number, change === 'none' ? 'patch' : change)
}

/** Both are compiled alone, over the vocabulary as it is. What cannot be compiled yet may behave in any way. */
function behaviourBetween(before: RecommendationDraft, after: RecommendationDraft, { library, at }: { library: Library; at: Instant }): Behaviour {
  const decidingOf = ({ options, rule }: RecommendationDraft): string => canonicalForm({ options, rule })
  if (decidingOf(before) === decidingOf(after)) return 'same'
  const [was, is] = [compileForCases(before, library, convertUnits), compileForCases(after, library, convertUnits)]
  return was.ok && is.ok && behavesAlike(was.decidable, is.decidable, { at }) ? 'same' : 'other'
}
