import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Eleventy from '@11ty/eleventy'
import MarkdownIt from 'markdown-it'
import { marked } from 'marked'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { compileBundle } from '../../plugins/compile/compile-bundle.ts'
import { parseLibrary } from '../../plugins/markdown/library-files.ts'
import { renderSite } from '../../plugins/render/render-site.ts'
import type { SiteMessages } from '../../plugins/render/words.ts'
import type { RuleBundle } from '../../schema/bundle/bundle.ts'
import { languages } from '../../schema/model/language.ts'
import { median, type Row } from './measure.ts'

export { ratioOf } from './measure.ts'

const content = fileURLToPath(new URL('../../../content', import.meta.url))
/** Recommendations in the generated library. Each gives six pages: three languages, latest and permanent address. */
const recommendations = 60
const runs = 3

/** Pages per second from approved content to files, everything new; peers turn Markdown of the same size into files with the same frame around it. */
export async function bench(): Promise<Array<Row>> {
  const bundle = multiplied(published(), recommendations)
  const messages = siteMessages()
  const site = { bundle, messages, stylesheet: '/assets/site.css', reviewScript: '/assets/review-due.js', icon: '/assets/icon.svg', changes: [] }
  const pages = [...renderSite(site)]
  const frame = (body: string): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title></head><body>${body}</body></html>`
  const sources = pages.map((_, index) => markdownOf(bundle.recommendations[index % bundle.recommendations.length]!, index))
  const processor = unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeStringify).freeze()
  const markdownIt = new MarkdownIt()

  const round = { count: 0 }
  const ours = await pagesPerSecond(pages.length, (folder) => {
    // New text in every round: what an earlier round has parsed must not help.
    const fresh = multiplied(published(), recommendations, `round ${round.count++}`)
    return () => writeAll(folder, renderSite({ ...site, bundle: fresh }))
  })
  const loop = (render: (markdown: string) => string): Promise<number> =>
    pagesPerSecond(pages.length, (folder) => () => writeAll(folder, sources.map((source, index) => ({ path: `${index}/index.html`, text: frame(render(source)) }))))
  return [
    {
      what: `release of ${pages.length} pages, everything new, bytes per page ${Math.round(pages.reduce((sum, { text }) => sum + text.length, 0) / pages.length)}`,
      unit: 'pages/s',
      better: 'more',
      ours,
      peers: {
        'Eleventy 3.1': await eleventy(sources, frame),
        'loop: unified': await loop((source) => String(processor.processSync(source))),
        'loop: markdown-it': await loop((source) => markdownIt.render(source)),
        'loop: marked': await loop((source) => marked.parse(source, { async: false })),
      },
      floor: await pagesPerSecond(pages.length, (folder) => () => writeAll(folder, pages)),
    },
  ]
}

/** The project's own content, its drafts left out. */
function published(): RuleBundle {
  const files = (readdirSync(content, { recursive: true }) as Array<string>).filter((path) => /\.(?:md|yaml)$/.test(path)).map((path) => ({ path, text: readFileSync(join(content, path), 'utf8') }))
  const parsed = parseLibrary(files)
  const compiled = compileBundle({ library: parsed.library!, id: 'bench', version: '1.0.0', sequence: 1, publishedAt: '2026-11-20T00:00:00Z', schemaUrl: 'https://guidelines.example.org/schema.json' })
  if (!compiled.ok) throw new Error(compiled.problems.map(({ document, message }) => `${document}: ${message}`).join('\n'))
  return compiled.bundle
}

/** The same recommendations again and again under new ids and with texts of their own. */
function multiplied(bundle: RuleBundle, count: number, mark = ''): RuleBundle {
  const copies = Array.from({ length: count }, (_, index) => {
    const original = bundle.recommendations[index % bundle.recommendations.length]!
    const own = JSON.parse(JSON.stringify(original), (key, value: unknown) => (typeof value === 'string' && languages.some((language) => language === key) ? `${value} ${mark} ${index}` : value)) as typeof original
    return { ...own, id: `${original.id}-${index}`, path: `/r/${original.id}-${index}/` }
  })
  return { ...bundle, recommendations: copies }
}

function markdownOf(recommendation: RuleBundle['recommendations'][number], index: number): string {
  const texts: Array<string> = []
  JSON.stringify(recommendation, (key, value: unknown) => {
    if (key === 'en' && typeof value === 'string') texts.push(value)
    return value
  })
  return `# Page ${index}\n\n${texts.join('\n\n')}\n`
}

function siteMessages(): SiteMessages {
  const read = (language: string, namespace: string): SiteMessages['en']['site'] => JSON.parse(readFileSync(join(content, 'messages', language, `${namespace}.json`), 'utf8')) as SiteMessages['en']['site']
  return Object.fromEntries(languages.map((language) => [language, { site: read(language, 'site'), terms: read(language, 'terms') }])) as SiteMessages
}

function writeAll(folder: string, pages: Iterable<{ path: string; text: string }>): void {
  for (const { path, text } of pages) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

async function pagesPerSecond(pages: number, make: (folder: string) => () => void | Promise<void>): Promise<number> {
  const samples: Array<number> = []
  for (let run = 0; run < runs; run++) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-release-'))
    const write = make(folder)
    const start = process.hrtime.bigint()
    await write()
    samples.push(pages / (Number(process.hrtime.bigint() - start) / 1e9))
    rmSync(folder, { recursive: true })
  }
  return median(samples)
}

async function eleventy(sources: ReadonlyArray<string>, frame: (body: string) => string): Promise<number> {
  const input = mkdtempSync(join(tmpdir(), 'bench-eleventy-'))
  sources.forEach((source, index) => writeFileSync(join(input, `${index}.md`), source))
  mkdirSync(join(input, '_includes'))
  writeFileSync(join(input, '_includes', 'page.11ty.js'), `export default ({ content }) => ${JSON.stringify(frame('@'))}.replace('@', () => content)\n`)
  writeFileSync(join(input, 'package.json'), '{"type":"module"}')
  const here = process.cwd()
  process.chdir(input)
  try {
    return await pagesPerSecond(sources.length, (folder) => async () => {
      const build = new Eleventy('.', folder, { quietMode: true, config: (config) => config.addGlobalData('layout', 'page.11ty.js') })
      await build.write()
    })
  } finally {
    process.chdir(here)
    rmSync(input, { recursive: true })
  }
}
