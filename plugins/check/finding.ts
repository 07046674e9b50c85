import type { Language, Texts } from '#schema/model/language.ts'
import type { CheckId, Level } from './preset.ts'

/** One sentence or two in every language of the interface: what is wrong, and what to do. */
export type Sentence = Record<Language, string>

/** What a check finds in one field. `path` is dotted from the record's root (`value.ultrasound.why`, `options.2.advice.instead`). */
export type Spot = { path: string; message: Sentence }

/** A warning that the committee accepts with a reason is `accepted`: still told, but neither blocking nor open. */
export type FindingLevel = Level | 'accepted'

/** What the gate reports. `document` is the id of the text it is about; `reason` is there exactly where the finding is accepted. */
export type Finding = { check: CheckId; level: FindingLevel; document: string; path: string; message: Sentence; reason?: Texts }

/** A finding's place and sentences. */
export function spot(path: string, message: Sentence): Spot {
  return { path, message }
}

/** Whether anything blocks approval and release. */
export function hasErrors(findings: ReadonlyArray<Finding>): boolean {
  return findings.some(({ level }) => level === 'error')
}
