import type { ReleaseChanges } from '#schema/bundle/release-changes.ts'
import type { Language } from '#schema/model/language.ts'
import { addressOf } from './addresses.ts'
import { feedAddress, stateText } from './changes-page.ts'
import { escapeHtml } from './html.ts'
import type { Site } from './page-frame.ts'
import { wordsFor } from './words.ts'

const mostEntries = 200

/** The feed of every language, and that of the first where one looks for it. */
export function changesFeeds(site: Site): Array<{ path: string; text: string }> {
  const feeds = site.bundle.languages.map((language) => ({ path: feedAddress(language).slice(1), text: changesFeed({ site, language }) }))
  return [{ ...feeds[0]!, path: 'changes.xml' }, ...feeds]
}

/**
 * Atom feed (RFC 4287) of clinical changes in one language: one entry for every recommendation that a release made answer differently, the latest
 * first. A release of other words only has no entry and does not move the date of the feed.
 */
function changesFeed({ site, language }: { site: Site; language: Language }): string {
  const { bundle, messages } = site
  const words = wordsFor({ messages, language })
  const { url } = bundle.publisher
  const page = url + addressOf({ kind: 'changes' }, language)
  const entries = site.changes.flatMap((release) => release.recommendations.map((one) => ({ release, one }))).slice(0, mostEntries)
  const text = (name: string, value: string): string => `<${name}>${escapeHtml(value)}</${name}>`
  const entry = ({ release, one }: { release: ReleaseChanges; one: ReleaseChanges['recommendations'][number] }): string => {
    const sentences = one.changes.filter((change) => change.class !== 'none').map((change) => words.plain(change.sentence))
    const lines = [stateText(one, words), ...sentences]
    return `<entry>
${text('id', `${url}/changes/${release.sequence}/${one.id}`)}
${text('title', words.plain(one.title))}
${text('updated', release.at)}
<link rel="alternate" type="text/html" href="${escapeHtml(`${page}#release-${release.sequence}`)}"/>
<category term="${one.is === 'changed' ? (one.class ?? 'none') : one.is}"/>
${text('summary', lines.join('\n'))}
</entry>`
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
${text('id', page)}
${text('title', `${words.text('change.title')} – ${words.plain(bundle.publisher.site)}`)}
${text('updated', entries[0]?.release.at ?? site.changes.at(-1)?.at ?? bundle.publishedAt)}
<author>${text('name', words.plain(bundle.publisher.name))}</author>
<link rel="self" type="application/atom+xml" href="${escapeHtml(url + feedAddress(language))}"/>
<link rel="alternate" type="text/html" href="${escapeHtml(page)}"/>
${entries.map(entry).join('\n')}
</feed>
`
}
