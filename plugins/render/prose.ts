import type { Root as HastRoot } from 'hast'
import rehypeSanitize, { type Options as SanitizeSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { type Language, type Localised, localisedIn } from '#schema/model/language.ts'
import { parseProse } from '#plugins/markdown/prose.ts'
import { html, type Html, raw } from './html.ts'

/** What prose may become; everything else is dropped, whatever an earlier step let through. */
const allowed: SanitizeSchema = {
  tagNames: ['p', 'strong', 'em', 'a', 'ul', 'ol', 'li', 'br', 'h3', 'h4'],
  attributes: { a: ['href'], ol: ['start'] },
  protocols: { href: ['http', 'https', 'mailto'] },
  strip: ['script', 'style'],
}
const toHtml = unified().use(remarkRehype).use(rehypeSanitize, allowed).use(rehypeStringify).freeze()

// The same text stands on several pages of a release; parsing it is by far the dearest step.
const rendered = new Map<string, string>()
const mostRendered = 20_000

/** Prose in the page's language, else in its source language with `lang` set. Sanitising is the last step. */
export function prose(text: Localised | undefined, language: Language, source: Language): Html {
  const found = localisedIn(text, language, source)
  if (!found) return html``
  const markup = raw(proseMarkup(found.text))
  return found.language === language ? markup : html`<div lang="${found.language}">${markup}</div>`
}

/** A guideline's text, in which `::recommendation{id="…"}` stands for a recommendation's card. */
export function guidelineProse(text: Localised | undefined, language: Language, source: Language, card: (id: string) => Html): Html {
  const found = localisedIn(text, language, source)
  if (!found) return html``
  // A directive is a line of its own; between two of them the text is ordinary prose.
  const parts = found.text.split(/^::recommendation\{id="([a-z0-9-]{1,80})"\}[ \t]*$/m)
  const markup = html`${parts.map((part, index) => (index % 2 === 1 ? card(part) : raw(proseMarkup(part))))}`
  return found.language === language ? markup : html`<div lang="${found.language}">${markup}</div>`
}

function proseMarkup(markdown: string): string {
  const known = rendered.get(markdown)
  if (known !== undefined) return known
  const parsed = parseProse(markdown)
  const markup = toHtml.stringify(toHtml.runSync(parsed.root) as HastRoot)
  if (rendered.size >= mostRendered) rendered.clear()
  rendered.set(markdown, markup)
  return markup
}
