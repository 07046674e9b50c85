import type { Root as HastRoot } from 'hast'
import type { Root } from 'mdast'
import rehypeSanitize, { type Options as SanitizeSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { type Language, type Localised, localisedIn } from '#schema/model/language.ts'
import { parseProse } from '#plugins/markdown/prose.ts'
import { html, type Html, raw } from './html.ts'

/** What prose may become; everything else is dropped, whatever an earlier step let through. */
const allowed: SanitizeSchema = {
  tagNames: ['p', 'strong', 'em', 'a', 'ul', 'ol', 'li', 'br', 'h2', 'h3'],
  attributes: { a: ['href'], ol: ['start'] },
  protocols: { href: ['http', 'https', 'mailto'] },
  strip: ['script', 'style'],
}
const toHtml = unified().use(remarkRehype).use(rehypeSanitize, allowed).use(rehypeStringify).freeze()

// The same text stands on several pages of a release; parsing it is by far the dearest step.
const rendered = new Map<string, string>()
const renderedBodies = new Map<string, string>()
const mostRendered = 20_000

/** Prose in the page's language, else in its source language with `lang` set. Sanitising is the last step. */
export function prose(text: Localised | undefined, language: Language, source: Language): Html {
  const found = localisedIn(text, language, source)
  if (!found) return html``
  const markup = raw(proseMarkup(found.text, rendered, parseProse))
  return found.language === language ? markup : html`<div lang="${found.language}">${markup}</div>`
}

/** A guideline's text, in which `::recommendation{id="…"}` stands for a recommendation's card. Its headings are the page's own, second and third level. */
export function guidelineProse(text: Localised | undefined, language: Language, source: Language, card: (id: string) => Html): Html {
  const found = localisedIn(text, language, source)
  if (!found) return html``
  // A directive is a line of its own; between two of them the text is ordinary prose.
  const parts = found.text.split(/^::recommendation\{id="([a-z0-9-]{1,80})"\}[ \t]*$/m)
  const markup = html`${parts.map((part, index) => (index % 2 === 1 ? card(part) : raw(proseMarkup(part, renderedBodies, parseBody))))}`
  return found.language === language ? markup : html`<div lang="${found.language}">${markup}</div>`
}

function proseMarkup(markdown: string, known: Map<string, string>, parse: (markdown: string) => { root: Root }): string {
  const before = known.get(markdown)
  if (before !== undefined) return before
  const markup = toHtml.stringify(toHtml.runSync(parse(markdown).root) as HastRoot)
  if (known.size >= mostRendered) known.clear()
  known.set(markdown, markup)
  return markup
}

/** In a file a guideline's text stands below two levels of headings, on a page below the title alone. */
function parseBody(markdown: string): { root: Root } {
  const { root } = parseProse(markdown, { isBody: true })
  return { root: { ...root, children: root.children.map((node) => (node.type === 'heading' ? { ...node, depth: node.depth === 3 ? 2 : 3 } : node)) } }
}
