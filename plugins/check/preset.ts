/** `error` blocks approval and release on every path; `warning` is shown to reviewers and kept with the reason it was accepted for. */
export const levels = ['error', 'warning'] as const
export type Level = (typeof levels)[number]

/** `writing` while a text is written; `approval` whenever it must hold entirely: approval, import, release. */
export const moments = ['writing', 'approval'] as const
export type Moment = (typeof moments)[number]

type Row = { level: Level; from: Moment }

/**
 * Every check with its level, and from which moment it runs. This table alone sets them; a check cannot.
 * Order is the order of the findings and of the catalogue.
 */
export const preset = {
  'question-asked': { level: 'error', from: 'writing' },
  'evidence-graded': { level: 'error', from: 'writing' },
  'evidence-none-stated': { level: 'error', from: 'writing' },
  'wording-fits-strength': { level: 'error', from: 'writing' },
  'strong-on-low-certainty': { level: 'warning', from: 'writing' },
  'radiology-involved': { level: 'error', from: 'writing' },
  'radiology-signed': { level: 'error', from: 'approval' },
  'value-weighed': { level: 'error', from: 'writing' },
  'dose-known': { level: 'error', from: 'writing' },
  'ultrasound-considered': { level: 'error', from: 'writing' },
  'lower-dose-dominates': { level: 'warning', from: 'writing' },
  'review-planned': { level: 'error', from: 'writing' },
  'options-rated': { level: 'error', from: 'writing' },
  'rule-compiles': { level: 'error', from: 'writing' },
  'cases-cover': { level: 'error', from: 'writing' },
  'no-contradiction': { level: 'error', from: 'writing' },
  'stop-is-earned': { level: 'error', from: 'writing' },
  'audit-defined': { level: 'error', from: 'writing' },
  'interests-handled': { level: 'error', from: 'writing' },
  'references-resolve': { level: 'error', from: 'writing' },
  'replacement-named': { level: 'error', from: 'writing' },
  'references-current': { level: 'warning', from: 'writing' },
  'patient-informed': { level: 'error', from: 'writing' },
  'guideline-described': { level: 'error', from: 'writing' },
  'signatures-complete': { level: 'error', from: 'approval' },
  'translation-current': { level: 'warning', from: 'writing' },
  'plain-language': { level: 'warning', from: 'writing' },
  'acceptance-reasoned': { level: 'error', from: 'writing' },
  'acceptance-needed': { level: 'warning', from: 'writing' },
} as const satisfies Record<string, Row>

export type CheckId = keyof typeof preset

type WarningId = { [Id in CheckId]: (typeof preset)[Id]['level'] extends 'warning' ? Id : never }[CheckId]
export type AcceptableCheckId = Exclude<WarningId, 'acceptance-needed'>

/** Checks whose findings a committee may accept with a reason: the warnings, but for the one that says an acceptance is no longer needed. */
export const acceptableChecks = (Object.keys(preset) as Array<CheckId>).filter((id): id is AcceptableCheckId => preset[id].level === 'warning' && id !== 'acceptance-needed')
