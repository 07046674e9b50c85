import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { programRoot, type ReleaseAssets } from '#app/workflow/load-release-assets.server.ts'
import { type PublishedRelease, publishRelease } from '#app/workflow/publish-release.server.ts'
import type { SiteMessages } from '#plugins/render/words.ts'
import { languages } from '#schema/model/language.ts'
import { knownKey } from './a-known-key.ts'
import { anApproved, as, type AtDesk, cast } from './a-workplace.ts'

/** The real interface texts, and small files in place of the built ones. */
export function someAssets(): ReleaseAssets {
  const messagesOf = (language: string): SiteMessages['en'] =>
    Object.fromEntries(['site', 'terms'].map((name) => [name, JSON.parse(readFileSync(join(programRoot(), 'content/messages', language, `${name}.json`), 'utf8')) as unknown])) as SiteMessages['en']
  return {
    messages: Object.fromEntries(languages.map((language) => [language, messagesOf(language)])) as SiteMessages,
    assets: { stylesheet: 'body { margin: 0 }\n', reviewScript: '// nothing\n', evaluator: '// nothing\n' },
  }
}

/** A folder that is gone after the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rationale-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export type Released = AtDesk & { dataDir: string; release: PublishedRelease }

/** An approved recommendation, released by the publisher. */
export async function aPublished(): Promise<Released> {
  const approved = anApproved()
  const dataDir = aFolder()
  const release = await publishRelease(as(approved.db, cast.publisher), { ...someAssets(), dataDir, key: knownKey })
  return { ...approved, dataDir, release }
}

export { knownKey }
