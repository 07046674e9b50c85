import { addressOf, fileOf, type PageAddress } from './addresses.ts'
import { changesPage } from './changes-page.ts'
import { guidelinePage } from './guideline-page.ts'
import { homePage, notFoundPage } from './home-page.ts'
import { licencesPage } from './licences-page.ts'
import type { Site } from './page-frame.ts'
import { recommendationPage } from './recommendation-page.ts'

export type Page = { path: string; text: string }

/** Every page of a release, from its bundle alone: what a page says and what a bundle says is the same record. */
export function* renderSite(site: Site): Generator<Page> {
  const { bundle } = site
  const first = bundle.languages[0]!
  for (const language of bundle.languages) {
    const home = homePage({ site, language })
    const licences = licencesPage({ site, language })
    const changes = changesPage({ site, language })
    const notFound = notFoundPage({ site, language })
    yield { path: `${language}/index.html`, text: home }
    yield { path: `${language}/licences/index.html`, text: licences }
    yield { path: `${language}/changes/index.html`, text: changes }
    yield { path: `${language}/404.html`, text: notFound }
    if (language === first) {
      yield { path: 'index.html', text: home }
      yield { path: 'licences/index.html', text: licences }
      yield { path: 'changes/index.html', text: changes }
      yield { path: '404.html', text: notFound }
    }
    for (const guideline of bundle.guidelines)
      for (const permanent of [false, true]) {
        const address: PageAddress = { kind: 'guideline', id: guideline.id, sourceLanguage: guideline.sourceLanguage, ...(permanent ? { version: guideline.version } : {}) }
        yield { path: fileOf(addressOf(address, language)), text: guidelinePage({ site, guideline, language, permanent }) }
      }
    for (const recommendation of bundle.recommendations)
      for (const permanent of [false, true]) {
        const address: PageAddress = { kind: 'recommendation', id: recommendation.id, sourceLanguage: recommendation.sourceLanguage, ...(permanent ? { version: recommendation.version } : {}) }
        yield { path: fileOf(addressOf(address, language)), text: recommendationPage({ site, recommendation, language, permanent }) }
      }
  }
}

/** Sitemap of the latest pages (sitemaps.org 0.9). */
export function sitemap(site: Site): string {
  const { bundle } = site
  const addresses = bundle.languages.flatMap((language) => [
    `/${language}/`,
    addressOf({ kind: 'licences' }, language),
    addressOf({ kind: 'changes' }, language),
    ...bundle.guidelines.map(({ id, sourceLanguage }) => addressOf({ kind: 'guideline', id, sourceLanguage }, language)),
    ...bundle.recommendations.map(({ id, sourceLanguage }) => addressOf({ kind: 'recommendation', id, sourceLanguage }, language)),
  ])
  const entries = addresses.map((address) => `<url><loc>${bundle.publisher.url}${address}</loc></url>`).join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries}\n</urlset>\n`
}
