import { compileForCases, type CompiledForCases } from '#plugins/compile/compile-for-cases.ts'
import type { ConvertUnits } from '#plugins/compile/conversion.ts'
import type { Library } from '#schema/model/library.ts'
import type { IsoDate } from '#schema/model/notation.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import type { StandingDocument } from '#schema/model/version.ts'
import { contentHash } from '#schema/version/canonical-form.ts'
import { withAcceptance } from './acceptance.ts'
import { type Check, type CheckContext, concerns } from './check.ts'
import { checks } from './catalogue.ts'
import { compiledWhileWriting } from './compiled-rule.ts'
import type { Finding } from './finding.ts'
import { acceptableChecks, type Moment, preset } from './preset.ts'

export { type Finding, hasErrors } from './finding.ts'

export type CheckOptions = {
  today: IsoDate
  moment: Moment
  /** Unit conversion for golden cases, `convertUnits` on the server. Without it, cases in other units wait while writing and fail at approval. */
  convertUnits?: ConvertUnits
}

/**
 * The gate for one document: findings in the order of the preset, warnings that its committee accepts marked as accepted. Pure, and total
 * on drafts with any gap. Runs the same in the editor, on save, in the API, on import, on the command line and in a release.
 */
export function checkDocument(document: StandingDocument, library: Library, options: CheckOptions): Array<Finding> {
  const context = contextOf(document, library, options)
  const accepted = ('accepted' in document.content && document.content.accepted) || []
  return checks
    .filter((check) => concerns(check, document.kind) && (options.moment === 'approval' || preset[check.id].from === 'writing'))
    .flatMap((check) => foundBy(check, context))
    .map((finding) => withAcceptance(finding, accepted, context.sourceLanguage))
}

/** What a single check finds, whatever the moment it usually runs from, and whatever is accepted. For its examples, and for looking at one check closely. */
export function runCheck({ check, document, library, ...options }: CheckOptions & { check: Check; document: StandingDocument; library: Library }): Array<Finding> {
  return concerns(check, document.kind) ? foundBy(check, contextOf(document, library, options)) : []
}

function foundBy(check: Check, context: CheckContext): Array<Finding> {
  const { content } = context.document
  return distinct(check.find(content, context)).map(({ path, message }) => ({ check: check.id, level: preset[check.id].level, document: content.id, path, message }))
}

export type LibraryFindings = {
  /** Of everything in review, approved or published. */
  findings: Array<Finding>
  /** What drafts still lack: not errors, because a draft is never released. */
  openPoints: Array<Finding>
}

/** The gate for every document of a library, guidelines first, by id. What was superseded or withdrawn is history and is not judged again. */
export function checkLibrary(library: Library, options: Omit<CheckOptions, 'moment'>): LibraryFindings {
  const documents = [...sorted(library.guidelines), ...sorted(library.recommendations)].filter(({ state }) => state !== 'superseded' && state !== 'withdrawn')
  const [drafts, standing] = [documents.filter(({ state }) => state === 'draft'), documents.filter(({ state }) => state !== 'draft')]
  return {
    findings: standing.flatMap((document) => checkDocument(document, library, { ...options, moment: 'approval' })),
    openPoints: drafts.flatMap((document) => checkDocument(document, library, { ...options, moment: 'writing' })),
  }
}

function contextOf(document: StandingDocument, library: Library, { today, moment, convertUnits }: CheckOptions): CheckContext {
  const { content, kind } = document
  const guideline = 'guideline' in content ? library.guidelines.get(content.guideline)?.content : content
  const context: CheckContext = {
    library,
    document,
    today,
    moment,
    sourceLanguage: (guideline as { sourceLanguage?: CheckContext['sourceLanguage'] } | undefined)?.sourceLanguage ?? library.installation.languages[0]!,
    ...(convertUnits ? { convertUnits } : {}),
    warnings: once(() =>
      checks
        .filter((check) => concerns(check, kind) && (acceptableChecks as ReadonlyArray<string>).includes(check.id))
        .flatMap((check) => check.find(content, context).map((found) => ({ ...found, check: check.id }))),
    ),
    contentHash: once(() => contentHash(content)),
    compiled: once((): CompiledForCases => {
      const compile = moment === 'writing' ? compiledWhileWriting : compileForCases
      return compile(content as RecommendationDraft, library, convertUnits)
    }),
  }
  return context
}

function sorted<Standing extends StandingDocument>(documents: ReadonlyMap<string, Standing>): Array<Standing> {
  return [...documents.values()].toSorted((one, other) => (one.content.id < other.content.id ? -1 : 1))
}

/** The same sentence at the same place is told once. */
function distinct<Found extends { path: string; message: { en: string } }>(spots: Array<Found>): Array<Found> {
  return [...new Map(spots.map((found) => [`${found.path}\n${found.message.en}`, found])).values()]
}

function once<Value>(compute: () => Value): () => Value {
  let known: { value: Value } | undefined
  return () => (known ??= { value: compute() }).value
}
