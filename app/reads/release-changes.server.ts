import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileBundle } from '#plugins/compile/compile-bundle.ts'
import { releaseChanges } from '#plugins/release/release-changes.ts'
import { changeNames, type ChangeNames } from '#plugins/render/change-sentence.ts'
import { patientWords } from '#plugins/render/patient-words.ts'
import { type SiteMessages, wordsFor } from '#plugins/render/words.ts'
import { behaviourClasses, type BehaviourClass } from '#schema/bundle/behaviour-change.ts'
import { RuleBundle } from '#schema/bundle/bundle.ts'
import type { ReleaseChanges, ToldChange } from '#schema/bundle/release-changes.ts'
import type { Queryable } from '#schema/db/open-database.server.ts'
import { type Language, languages, type Localised } from '#schema/model/language.ts'
import type { Instant } from '#schema/model/notation.ts'
import { parseWith } from '#schema/model/parse.ts'
import { requireRoleHolder } from './present-version.server.ts'

type ShownChange = { class: BehaviourClass; procedure: string; sentence: Localised; patient: Record<Language, Array<string>> }
export type ChangedText = Pick<ReleaseChanges['recommendations'][number], 'id' | 'title' | 'is' | 'class' | 'severalReasons'> & { changes: Array<ShownChange> }

/** What a release made now would change for referrers who use the live one. */
export type ReleasePreview =
  | { is: 'compared'; texts: Array<ChangedText>; wording: Array<{ id: string; title: Localised }>; notCompared: number }
  /** Nothing is live yet, or it cannot be read: everything would be new. */
  | { is: 'first' }
  /** What is approved does not compile; the release itself will say why. */
  | { is: 'incomplete' }

/** Compares what is approved with the live release. `live`: its folder. Throws `not-found`, `not-permitted`. */
export function readReleasePreview(db: Queryable, query: { viewer: string; at: Instant; live: string; messages: SiteMessages }): ReleasePreview {
  const { library } = requireRoleHolder(db, query.viewer, 'standing')
  const before = liveBundle(query.live)
  if (!before) return { is: 'first' }
  const compiled = compileBundle({ library, id: 'latest', version: 'preview', sequence: before.sequence + 1, publishedAt: query.at, schemaUrl: before.$schema })
  if (!compiled.ok) return { is: 'incomplete' }
  const after = compiled.bundle
  const { recommendations, wording, notCompared } = releaseChanges(before, after, query.messages)
  const names = changeNames(before, after, query.messages)
  const titles = new Map(after.recommendations.map(({ id, title }) => [id, title]))
  return {
    is: 'compared',
    texts: recommendations.map(({ id, title, is, class: gravest, severalReasons, changes }) => ({ id, title, is, class: gravest, severalReasons, changes: gravestFirst(changes).map((change) => shown(change, names, query.messages)) })),
    wording: wording.map((id) => ({ id, title: titles.get(id) ?? {} })),
    notCompared: notCompared.length,
  }
}

function gravestFirst(changes: ReadonlyArray<ToldChange>): Array<ToldChange> {
  return changes.toSorted((one, other) => behaviourClasses.indexOf(other.class) - behaviourClasses.indexOf(one.class))
}

function shown({ class: own, procedure, sentence, witness }: ToldChange, names: ChangeNames, messages: SiteMessages): ShownChange {
  const patient = Object.fromEntries(languages.map((language) => [language, patientWords(witness, names, wordsFor({ messages, language }))])) as ShownChange['patient']
  return { class: own, procedure, sentence, patient }
}

function liveBundle(folder: string): RuleBundle | undefined {
  const file = join(folder, 'bundles/latest.json')
  if (!existsSync(file)) return undefined
  const parsed = parseWith(RuleBundle, JSON.parse(readFileSync(file, 'utf8')))
  return parsed.ok ? parsed.value : undefined
}
