import { readFileSync } from 'node:fs'
import { type Build, publishRelease } from '#app/workflow/publish-release.server.ts'
import type { ReleaseAssets } from '#app/workflow/load-release-assets.server.ts'
import { buildRelease } from '#plugins/release/build-release.ts'
import { openDatabase } from '#schema/db/open-database.server.ts'
import { knownKey } from './a-known-key.ts'

// Publishes again and again, until it is killed. Says "built" when a release is built and about to be written, "done" when it is live.
const [, , file = '', dataDir = '', assetsFile = ''] = process.argv
const db = openDatabase(file)
const assets = JSON.parse(readFileSync(assetsFile, 'utf8')) as ReleaseAssets
const build: Build = async (input) => {
  const built = await buildRelease(input)
  process.stdout.write('built\n')
  return built
}
for (;;) {
  await publishRelease({ db, actor: { id: 'pia-publisher' }, at: new Date().toISOString() }, { ...assets, dataDir, key: knownKey, again: true, build })
  process.stdout.write('done\n')
}
