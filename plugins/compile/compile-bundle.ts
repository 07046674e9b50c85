import { bundleFormat, type BundleCase, RuleBundle } from '#schema/bundle/bundle.ts'
import type { Library } from '#schema/model/library.ts'
import { parseWith } from '#schema/model/parse.ts'
import type { Recommendation } from '#schema/model/recommendation.ts'
import type { StandingGuideline, StandingRecommendation } from '#schema/model/version.ts'
import { type CompiledGuideline, compileGuideline, type CompiledRecommendation, compileRecommendation } from './compile-document.ts'
import { compileVocabulary } from './compile-vocabulary.ts'
import { convertUnits } from './convert-units.server.ts'
import { isReleasable } from './is-releasable.ts'
import { inKeyOrder } from './key-order.ts'
import { incomplete, type Problem, problem } from './problem.ts'
import { publicPerson } from './public-person.ts'
import { entriesOf, usedKeys } from './used-entries.ts'

export { isReleasable } from './is-releasable.ts'

export type BundleRequest = {
  library: Library
  /** Ids of recommendations and guidelines to compile. Left out: everything that is approved or published, and stands in such a guideline. */
  documents?: ReadonlyArray<string>
  id: string
  /** Version of the bundle as its readers see it. */
  version: string
  /** Counts up with every release. */
  sequence: number
  publishedAt: string
  schemaUrl: string
}
export type CompiledBundle = { ok: true; bundle: RuleBundle } | { ok: false; problems: Array<Problem> }

type Chosen = { guidelines: Array<StandingGuideline>; recommendations: Array<StandingRecommendation>; problems: Array<Problem> }

/**
 * Approved and published documents as one rule bundle, with everything they refer to. Pure, and the same bytes for the same content however it
 * was stored. A document that was asked for by id and cannot be in it is a problem; nothing is left out silently.
 */
export function compileBundle(request: BundleRequest): CompiledBundle {
  const { library, sequence, publishedAt, version, schemaUrl } = request
  const chosen = chooseDocuments(request)
  const recommendations = chosen.recommendations.map((standing) => compileRecommendation(standing, library))
  const included = new Set(chosen.recommendations.map(({ content }) => content.id))
  const guidelines = chosen.guidelines.map((standing) => compileGuideline(standing, library, included))
  const complete = recommendations.flatMap((result) => (result.ok ? [result.compiled] : []))
  const texts = guidelines.flatMap((result) => (result.ok ? [result.compiled] : []))
  const { lists, problems: ofCatalogue } = closeOver(complete, texts, library)
  const problems = [...chosen.problems, ...[...guidelines, ...recommendations].flatMap((result) => (result.ok ? [] : result.problems)), ...ofCatalogue]
  if (problems.length > 0) return { ok: false, problems }
  const { installation } = library
  const bundle = parseWith(RuleBundle, {
    $schema: schemaUrl,
    format: bundleFormat,
    id: request.id,
    version,
    sequence,
    publishedAt,
    publisher: { name: installation.publisher, site: installation.name, url: installation.url, contact: installation.contact, licence: installation.licence },
    intendedPurpose: installation.intendedPurpose,
    ...(installation.notice ? { notice: installation.notice } : {}),
    languages: installation.languages,
    guidelines: texts.map(({ published }) => published),
    recommendations: complete.map(({ published }) => published),
    ...lists,
    cases: complete.flatMap(({ content }): Array<BundleCase> => content.cases.map((goldenCase) => ({ ...goldenCase, recommendation: content.id }))),
  })
  return bundle.ok ? { ok: true, bundle: inKeyOrder(bundle.value) } : { ok: false, problems: incomplete(request.id, bundle.issues) }
}

/** The bundle of one guideline: its text and the recommendations of it that are approved or published. */
export function compileGuidelineBundle({ guideline, ...request }: Omit<BundleRequest, 'documents' | 'id'> & { guideline: string; id?: string }): CompiledBundle {
  const members = [...request.library.recommendations.values()].filter((standing) => standing.content.guideline === guideline && isReleasable(standing))
  return compileBundle({ id: guideline, ...request, documents: [guideline, ...members.map(({ content }) => content.id)] })
}

function chooseDocuments({ library, documents }: BundleRequest): Chosen {
  const wanted = new Set(documents)
  const isWanted = (standing: StandingRecommendation | StandingGuideline): boolean =>
    documents === undefined ? isReleasable(standing) : wanted.has(standing.content.id)
  const guidelines = sortedById([...library.guidelines.values()].filter(isWanted))
  // By default a recommendation waits for its guideline: its page and its place in a text would otherwise lead nowhere.
  const recommendations = sortedById([...library.recommendations.values()].filter(isWanted)).filter(({ content }) => {
    const home = library.guidelines.get(content.guideline)
    return documents !== undefined || (home !== undefined && isReleasable(home))
  })
  const problems: Array<Problem> = []
  for (const { content, state } of [...guidelines, ...recommendations])
    if (!isReleasable({ state })) problems.push(problem({ document: content.id, path: 'state' }, 'not-approved', state))
  for (const { content } of recommendations)
    if (!guidelines.some((guideline) => guideline.content.id === content.guideline))
      problems.push(problem({ document: content.id, path: 'guideline' }, 'not-approved', `in the guideline "${content.guideline}", which is not in this bundle`))
  for (const id of wanted)
    if (!library.guidelines.has(id) && !library.recommendations.has(id)) problems.push(problem({ document: id, path: '' }, 'unknown-document', id))
  return { guidelines, recommendations, problems }
}

function sortedById<Standing extends StandingRecommendation | StandingGuideline>(standings: Array<Standing>): Array<Standing> {
  return standings.toSorted((one, other) => (one.content.id < other.content.id ? -1 : 1))
}

function closeOver(recommendations: Array<CompiledRecommendation>, guidelines: Array<CompiledGuideline>, library: Library): { lists: object; problems: Array<Problem> } {
  const used = usedKeys(recommendations.map(({ content }) => content), library)
  for (const { published } of [...recommendations, ...guidelines]) published.signatures.forEach(({ by }) => used.people.add(by))
  for (const { published } of guidelines) published.panel.forEach(({ person }) => used.people.add(person))
  const { compiled, problems } = compileVocabulary(used, library, convertUnits)
  return {
    lists: {
      ...compiled,
      conditions: Object.fromEntries(entriesOf(library.conditions, used.conditions)),
      references: Object.fromEntries(entriesOf(library.references, used.references)),
      people: Object.fromEntries(entriesOf(library.people, used.people).map(([id, person]) => [id, publicPerson(person)])),
      licences: Object.fromEntries(library.licences),
    },
    problems: [
      ...problems,
      ...recommendations.flatMap(({ content }) => unknownNames(content, library)),
      ...guidelines.flatMap(({ published: { id, panel } }) =>
        panel.flatMap(({ person }, index) => (library.people.has(person) ? [] : [problem({ document: id, path: `panel.${index}.person` }, 'unknown-person', person)])),
      ),
      ...[...recommendations, ...guidelines].flatMap(({ published }) =>
        published.signatures.filter(({ by }) => !library.people.has(by)).map(({ by }) => problem({ document: published.id, path: 'signatures' }, 'unknown-person', by)),
      ),
      ...entriesOf(library.conditions, used.conditions)
        .filter(([, { source }]) => !library.references.has(source))
        .map(([key, { source }]) => problem({ document: key, path: 'source' }, 'unknown-reference', source)),
    ],
  }
}

/** People, references and replaced recommendations that a record names and nobody knows. Codes of the rule are tested where the rule compiles. */
function unknownNames(content: Recommendation, library: Library): Array<Problem> {
  const lists = { 'unknown-person': library.people, 'unknown-reference': library.references, 'unknown-recommendation': library.recommendations } as const
  const unknown = (path: string, reason: keyof typeof lists, key: string | undefined): Array<Problem> => {
    const known: ReadonlyMap<string, unknown> = lists[reason]
    return key === undefined || known.has(key) ? [] : [problem({ document: content.id, path }, reason, key)]
  }
  return [
    ...content.radiology.members.flatMap(({ person }, index) => unknown(`radiology.members.${index}.person`, 'unknown-person', person)),
    ...unknown('review.owner', 'unknown-person', content.review.owner),
    ...content.evidence.references.flatMap((key, index) => unknown(`evidence.references.${index}`, 'unknown-reference', key)),
    ...content.evidence.disagreements.flatMap(({ positions }, about) =>
      positions.flatMap(({ reference }, index) => unknown(`evidence.disagreements.${about}.positions.${index}.reference`, 'unknown-reference', reference)),
    ),
    ...unknown('statement.obligation.reference', 'unknown-reference', content.statement.obligation?.reference),
    ...content.statement.further.flatMap(({ obligation }, index) => unknown(`statement.further.${index}.obligation.reference`, 'unknown-reference', obligation?.reference)),
    ...content.replaces.flatMap(({ reference, recommendation }, index) => [
      ...unknown(`replaces.${index}.reference`, 'unknown-reference', reference),
      ...unknown(`replaces.${index}.recommendation`, 'unknown-recommendation', recommendation),
    ]),
  ]
}
