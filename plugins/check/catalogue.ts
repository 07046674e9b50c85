import type { Check } from './check.ts'
import type { Sentence } from './finding.ts'
import { type CheckId, type Level, type Moment, preset } from './preset.ts'
import { acceptanceNeeded } from './rules/acceptance-needed.ts'
import { acceptanceReasoned } from './rules/acceptance-reasoned.ts'
import { auditDefined } from './rules/audit-defined.ts'
import { casesCover } from './rules/cases-cover.ts'
import { doseKnown } from './rules/dose-known.ts'
import { evidenceGraded } from './rules/evidence-graded.ts'
import { evidenceNoneStated } from './rules/evidence-none-stated.ts'
import { guidelineDescribed } from './rules/guideline-described.ts'
import { interestsHandled } from './rules/interests-handled.ts'
import { lowerDoseDominates } from './rules/lower-dose-dominates.ts'
import { noContradiction } from './rules/no-contradiction.ts'
import { optionsRated } from './rules/options-rated.ts'
import { patientInformed } from './rules/patient-informed.ts'
import { plainLanguage } from './rules/plain-language.ts'
import { questionAsked } from './rules/question-asked.ts'
import { radiologyInvolved } from './rules/radiology-involved.ts'
import { radiologySigned } from './rules/radiology-signed.ts'
import { referencesCurrent } from './rules/references-current.ts'
import { referencesResolve } from './rules/references-resolve.ts'
import { replacementNamed } from './rules/replacement-named.ts'
import { reviewPlanned } from './rules/review-planned.ts'
import { ruleCompiles } from './rules/rule-compiles.ts'
import { signaturesComplete } from './rules/signatures-complete.ts'
import { stopIsEarned } from './rules/stop-is-earned.ts'
import { strongOnLowCertainty } from './rules/strong-on-low-certainty.ts'
import { translationCurrent } from './rules/translation-current.ts'
import { ultrasoundConsidered } from './rules/ultrasound-considered.ts'
import { valueWeighed } from './rules/value-weighed.ts'
import { wordingFitsStrength } from './rules/wording-fits-strength.ts'

const checksById: Record<CheckId, Check> = {
  'question-asked': questionAsked,
  'evidence-graded': evidenceGraded,
  'evidence-none-stated': evidenceNoneStated,
  'wording-fits-strength': wordingFitsStrength,
  'strong-on-low-certainty': strongOnLowCertainty,
  'radiology-involved': radiologyInvolved,
  'radiology-signed': radiologySigned,
  'value-weighed': valueWeighed,
  'dose-known': doseKnown,
  'ultrasound-considered': ultrasoundConsidered,
  'lower-dose-dominates': lowerDoseDominates,
  'review-planned': reviewPlanned,
  'options-rated': optionsRated,
  'rule-compiles': ruleCompiles,
  'cases-cover': casesCover,
  'no-contradiction': noContradiction,
  'stop-is-earned': stopIsEarned,
  'audit-defined': auditDefined,
  'interests-handled': interestsHandled,
  'references-resolve': referencesResolve,
  'replacement-named': replacementNamed,
  'references-current': referencesCurrent,
  'patient-informed': patientInformed,
  'guideline-described': guidelineDescribed,
  'signatures-complete': signaturesComplete,
  'translation-current': translationCurrent,
  'plain-language': plainLanguage,
  'acceptance-reasoned': acceptanceReasoned,
  'acceptance-needed': acceptanceNeeded,
}

/** Every check, in the order of the preset. */
export const checks: ReadonlyArray<Check> = (Object.keys(preset) as Array<CheckId>).map((id) => checksById[id])

/** A check as a reader meets it: what it demands, why, how strict it is, and from when it runs. */
export type CheckEntry = { id: CheckId; level: Level; of: Check['of']; moment: Moment; holds: Sentence; why: Sentence }

/** The gate as a list, in the order of the preset. */
export const checkCatalogue: ReadonlyArray<CheckEntry> = checks.map(({ id, of, holds, why }) => ({ id, level: preset[id].level, of, moment: preset[id].from, holds, why }))

/** What a check demands and why, or undefined where there is no such check. */
export function explainCheck(id: string): CheckEntry | undefined {
  return checkCatalogue.find((entry) => entry.id === id)
}
