import { Language } from '#schema/model/language.ts'

export const languageCookie = 'rationale-language'

/**
 * Language of the interface: what the address asks for, else what the cookie remembers, else the best of `Accept-Language`
 * among the installation's languages (RFC 9110 section 12.5.4), else the installation's first.
 */
export function chooseLanguage(
  asked: { query: string | null; cookie: string | undefined; accept: string | null },
  available: ReadonlyArray<Language>,
): Language {
  for (const wish of [asked.query, asked.cookie]) {
    const found = Language.safeParse(wish)
    if (found.success) return found.data
  }
  return ranked(asked.accept ?? '').map(spoken).find((language) => language !== undefined && available.includes(language)) ?? available[0] ?? 'en'
}

/** Tags of an `Accept-Language` header, most wanted first. */
function ranked(accept: string): Array<string> {
  return accept
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean)
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag)
}

// Norwegian browsers say "no" or "nn" as well; both read Bokmål.
const readers: Record<string, Language> = { da: 'da', nb: 'nb', no: 'nb', nn: 'nb', en: 'en' }

function spoken(tag: string): Language | undefined {
  return readers[tag.split('-')[0] ?? '']
}
