import type { Issue } from '#schema/model/parse.ts'
import { pathText } from '#schema/model/parse.ts'

/** Why something does not compile. The gate has a sentence in every language for each. */
export const problemReasons = [
  'incomplete',
  'unknown-finding',
  'unknown-measurement',
  'unknown-unit',
  'unknown-value-set',
  'empty-value-set',
  'unknown-condition',
  'cyclic-condition',
  'unknown-procedure',
  'unknown-action',
  'unknown-scenario',
  'duplicate-scenario',
  'duplicate-option',
  'governed-twice',
  'unrated-procedure',
  'unknown-recommendation',
  'unknown-guideline',
  'unknown-committee',
  'unknown-person',
  'unknown-reference',
  'unknown-document',
  'not-approved',
  'not-signed',
  'unit-not-convertible',
] as const
export type ProblemReason = (typeof problemReasons)[number]

/** One thing that keeps a document out of a bundle: where, what was found, and a sentence for the command line. */
export type Problem = { document: string; path: string; reason: ProblemReason; found: string; message: string }

const sentences: Record<Exclude<ProblemReason, 'incomplete'>, (found: string) => string> = {
  'unknown-finding': (found) => `The finding "${found}" is not in the vocabulary. Add it there, or use one that is.`,
  'unknown-measurement': (found) => `The measurement "${found}" is not in the vocabulary. Add it there, or use one that is.`,
  'unknown-unit': (found) => `The threshold is written in "${found}". Write it in the measurement's own unit from the vocabulary.`,
  'unknown-value-set': (found) => `The value set "${found}" does not exist. Add it to the vocabulary, or use one that is there.`,
  'empty-value-set': (found) => `The value set "${found}" holds nothing that can match here. Fill it, or use another.`,
  'unknown-condition': (found) => `The named condition "${found}" does not exist. Add it to the vocabulary, or write the condition out.`,
  'cyclic-condition': (found) => `The named condition "${found}" refers back to itself. Break the circle.`,
  'unknown-procedure': (found) => `The procedure "${found}" is not in the catalogue. Add it there, or use one that is.`,
  'unknown-action': (found) => `The action "${found}" is not in the vocabulary. Add it there, or use one that is.`,
  'unknown-scenario': (found) => `There is no scenario "${found}". Name one of the scenarios of this recommendation.`,
  'duplicate-scenario': (found) => `The scenario "${found}" stands twice. Give each scenario its own key.`,
  'duplicate-option': (found) => `The option "${found}" stands twice. Keep one row for each scenario and procedure.`,
  'governed-twice': (found) => `Two further statements hold in the scenario "${found}" for the same procedures. Leave it in one, or let them name different procedures.`,
  'unrated-procedure': (found) => `The procedure "${found}" has no option in any scenario of this statement. Rate it there, or leave it out.`,
  'unknown-recommendation': (found) => `There is no recommendation "${found}". Name one that exists.`,
  'unknown-guideline': (found) => `There is no guideline "${found}". Name one that exists.`,
  'unknown-committee': (found) => `There is no committee "${found}". Name one that exists.`,
  'unknown-person': (found) => `There is no person "${found}". Add the person, or name one who is there.`,
  'unknown-reference': (found) => `There is no reference "${found}". Add it to the library, or cite one that is there.`,
  'unknown-document': (found) => `There is no document "${found}". Name one that exists.`,
  'not-approved': (found) => `It is ${found}; only what is approved or published can be in a bundle. Approve it first.`,
  'not-signed': (found) => `The signature "${found}" on exactly this content is missing. Have it signed again.`,
  'unit-not-convertible': (found) => `The units ${found} do not convert. Correct the unit in the vocabulary.`,
}

/** A problem with its sentence. */
export function problem(place: { document: string; path: string }, reason: Exclude<ProblemReason, 'incomplete'>, found: string): Problem {
  return { ...place, reason, found, message: sentences[reason](found) }
}

/** Faults of a schema as problems of a document. */
export function incomplete(document: string, issues: ReadonlyArray<Issue>, under = ''): Array<Problem> {
  return issues.map(({ path, message }) => ({
    document,
    path: [under, pathText(path)].filter((part) => part !== '').join('.'),
    reason: 'incomplete',
    found: '',
    message: `Missing or not valid: ${message}.`,
  }))
}
