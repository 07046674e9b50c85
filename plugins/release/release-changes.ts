import type { z } from 'zod'
import { changeNames, changeSentence } from '#plugins/render/change-sentence.ts'
import { wordsFor, type SiteMessages } from '#plugins/render/words.ts'
import { behaviourDiff } from '#plugins/verify/diff/behaviour-diff.ts'
import { gravest } from '#plugins/verify/diff/told.ts'
import type { BehaviourChange } from '#schema/bundle/behaviour-change.ts'
import { type BundleRecommendation, RuleBundle } from '#schema/bundle/bundle.ts'
import { decidablePart } from '#schema/bundle/decidable-part.ts'
import { ChangeHistory, changesFormat, type ReleaseChanges, type ToldChange } from '#schema/bundle/release-changes.ts'
import type { Localised } from '#schema/model/language.ts'
import { parseWith } from '#schema/model/parse.ts'
import type { ReleaseFile } from './manifest.ts'

/**
 * What changes for referrers from one release to the next, in sentences of every language, on the day of the next. Without a release before,
 * everything is new and nothing is compared. Pure.
 */
export function releaseChanges(before: RuleBundle | undefined, after: RuleBundle, messages: SiteMessages): ReleaseChanges {
  const { sequence, publishedAt: at } = after
  if (!before) return { sequence, at, class: 'none', recommendations: after.recommendations.map((one) => ({ ...namedAs('added', one), changes: [], severalReasons: 0 })), wording: [], notCompared: [] }
  const { added, removed, changes, notCompared, class: gravestClass } = behaviourDiff(decidablePart(before), decidablePart(after), { at: at.slice(0, 10) })
  const names = changeNames(before, after, messages)
  const told = (change: BehaviourChange): ToldChange => ({ ...change, sentence: Object.fromEntries(after.languages.map((language) => [language, changeSentence(change, names, wordsFor({ messages, language }))])) as Localised })
  const [was, is] = [before, after].map(({ recommendations }) => new Map(recommendations.map((one) => [one.id, one])))
  const ids = [...new Set([...was!.keys(), ...is!.keys()])].sort()
  const recommendations = ids.flatMap((id): ReleaseChanges['recommendations'] => {
    const own = changes.filter(({ recommendation }) => recommendation === id)
    const change = added.includes(id) ? 'added' : removed.includes(id) ? 'removed' : 'changed'
    const kept = change === 'changed' ? own : own.filter((one) => one.before.recommendation !== undefined && one.after.recommendation !== undefined)
    const single = kept.filter(({ severalReasons }) => !severalReasons)
    const listed = single.length > 0 ? single : kept
    const ownClass = gravest(own.map((one) => one.class))
    if (change === 'changed' && ownClass === 'none') return []
    return [{ ...namedAs(change, is!.get(id) ?? was!.get(id)!, was!.get(id)), class: ownClass, changes: listed.map(told), severalReasons: kept.length - listed.length }]
  })
  const behaving = new Set(recommendations.map(({ id }) => id))
  const wording = ids.filter((id) => !behaving.has(id) && was!.get(id)?.contentHash !== is!.get(id)?.contentHash)
  return { sequence, at, since: before.sequence, class: gravestClass, recommendations, wording, notCompared: [...notCompared] }
}

/** Everything that releases changed, this one first: the history of the previous release goes on where its files can be read. */
export function changeHistory({ bundle, messages, carried }: { bundle: RuleBundle; messages: SiteMessages; carried: ReadonlyArray<ReleaseFile> }): ChangeHistory {
  const before = parsedIn(carried, 'bundles/latest.json', RuleBundle)
  const history = parsedIn(carried, 'changes.json', ChangeHistory)
  return { format: changesFormat, publisher: bundle.publisher.url, languages: bundle.languages, releases: [releaseChanges(before, bundle, messages), ...(history?.releases ?? [])] }
}

/** A release from before there was such a file, or with one of another format, has nothing to go on from. */
function parsedIn<Schema extends z.ZodType>(files: ReadonlyArray<ReleaseFile>, path: string, schema: Schema): z.output<Schema> | undefined {
  const file = files.find((one) => one.path === path)
  if (!file) return undefined
  const parsed = parseWith(schema, JSON.parse(new TextDecoder().decode(file.bytes)))
  return parsed.ok ? parsed.value : undefined
}

type Named = Pick<ReleaseChanges['recommendations'][number], 'id' | 'title' | 'path' | 'is' | 'version' | 'previous'>

function namedAs(is: Named['is'], { id, title, path, version }: BundleRecommendation, previous?: BundleRecommendation): Named {
  return { id, title, path, is, ...(is !== 'removed' && { version }), ...(previous && { previous: previous.version }) }
}
