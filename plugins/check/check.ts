import type { CompiledForCases } from '#plugins/compile/compile-for-cases.ts'
import type { ConvertUnits } from '#plugins/compile/conversion.ts'
import type { GuidelineDraft } from '#schema/model/guideline.ts'
import type { Language } from '#schema/model/language.ts'
import type { Library } from '#schema/model/library.ts'
import type { IsoDate } from '#schema/model/notation.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import type { DocumentKind, StandingDocument, VersionState } from '#schema/model/version.ts'
import type * as builders from './examples/builders.ts'
import type { Sentence, Spot } from './finding.ts'
import type { CheckId, Moment } from './preset.ts'

/** What a check may look at beside the content. Slow parts are functions: computed once per run, and only when a check asks. */
export type CheckContext = {
  library: Library
  document: StandingDocument
  today: IsoDate
  moment: Moment
  /** Language the text is written in: its guideline's, else the installation's first. */
  sourceLanguage: Language
  convertUnits?: ConvertUnits
  /** What the checks that warn find in the same content, but for those about acceptance. */
  warnings: () => ReadonlyArray<Spot & { check: CheckId }>
  contentHash: () => string
  compiled: () => CompiledForCases
}

export type Builders = typeof builders

type ContentOf = { recommendation: RecommendationDraft; guideline: GuidelineDraft; text: RecommendationDraft | GuidelineDraft }

/** A record a check is shown, and the paths it must find there. */
export type Example = {
  name: string
  given: RecommendationDraft | GuidelineDraft
  expect: ReadonlyArray<string>
  /** The standing document around the content; left out: approved, with every signature on this content. */
  state?: VersionState
  signatures?: StandingDocument['signatures']
  /** Left out: the library of the examples, in which everything `aRecommendation` names is there. */
  library?: Library
  today?: IsoDate
}

export type CheckDefinition<Of extends keyof ContentOf> = {
  id: CheckId
  /** `text` is both kinds of document. */
  of: Of
  /** One sentence: what holds when there is nothing to find. */
  holds: Sentence
  /** Why the product insists. */
  why: Sentence
  find: (content: ContentOf[Of], context: CheckContext) => Array<Spot>
  /** Given their builders, so that a browser that only runs the gate never loads these. */
  examples: (build: Builders) => ReadonlyArray<Example>
}

export type Check = Omit<CheckDefinition<'text'>, 'of'> & { of: keyof ContentOf }

/** Declares a check. One file holds one: what it demands, why, how it looks, and examples that a test runs. Its level is the preset's to set. */
export function check<Of extends keyof ContentOf>(definition: CheckDefinition<Of>): Check {
  // `checkDocument` gives a check only the kind it asks for, so its narrower parameter is safe.
  return definition as unknown as Check
}

/** Whether a check is about this kind of document. */
export function concerns({ of }: Pick<Check, 'of'>, kind: DocumentKind): boolean {
  return of === 'text' || of === kind
}
