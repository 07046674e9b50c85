/** HTML that is safe to put into a page. Only `html`, `raw` and `join` make it. */
export class Html {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
}

type Part = Html | string | number | false | null | undefined | ReadonlyArray<Part>

/** Tagged template: every value is escaped unless it is `Html` already; false, null and undefined are nothing; lists are joined. */
export function html(texts: TemplateStringsArray, ...parts: Array<Part>): Html {
  let markup = texts[0]!
  for (let index = 0; index < parts.length; index++) markup += markupOf(parts[index]) + texts[index + 1]!
  return new Html(markup)
}

/** Takes markup as it is. For output of the sanitiser and for files of our own only. */
export function raw(markup: string): Html {
  return new Html(markup)
}

export function join(parts: ReadonlyArray<Part>, separator = ''): Html {
  return new Html(parts.map(markupOf).filter(Boolean).join(escapeHtml(separator)))
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!)
}

/** JSON inside a script element: `<` must not end the element (CVE-2025-59057 was exactly that). */
export function scriptJson(value: unknown): Html {
  return new Html(JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029'))
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function markupOf(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Html) return part.markup
  if (Array.isArray(part)) return part.map(markupOf).join('')
  return escapeHtml(String(part))
}
