import type { Language } from '#schema/model/language.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import type { Finding } from './finding.ts'
import { acceptableChecks } from './preset.ts'

type Acceptance = NonNullable<RecommendationDraft['accepted']>[number]

/** Whether an acceptance is of this finding: of its check, and where it names a field, in that field or inside it. */
export function accepts({ check, at }: Acceptance, finding: { check: string; path: string }): boolean {
  return check === finding.check && (at === undefined || finding.path === at || finding.path.startsWith(`${at}.`))
}

/** A finding as it stands after the acceptances of its text: a warning accepted with a reason in the source language is no longer one. */
export function withAcceptance(finding: Finding, accepted: ReadonlyArray<Acceptance>, sourceLanguage: Language): Finding {
  if (finding.level !== 'warning' || !(acceptableChecks as ReadonlyArray<string>).includes(finding.check)) return finding
  const why = accepted.find((acceptance) => acceptance.why?.[sourceLanguage] && accepts(acceptance, finding))?.why
  return why ? { ...finding, level: 'accepted', reason: why } : finding
}
