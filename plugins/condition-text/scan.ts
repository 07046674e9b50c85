import { type GrammarWords, listedFields, type Phrases } from './grammar-words.ts'

/** Characters that end every word, and that no unquoted name holds. */
const specials = '()[\\];"“”„«»≥≤<>='
const special = new RegExp(`[${specials}]`, 'u')
const wordEnd = `(?=$|[\\s,:.${specials}])`
const quotes: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“', '”': '”', '«': '»', '»': '«' }
const sticky = new WeakMap<Phrases, RegExp>()

/** First place at or after `at` that is not white space. */
export function afterSpace(text: string, at: number): number {
  let end = at
  while (end < text.length && /\s/u.test(text[end]!)) end += 1
  return end
}

/** Where the longest of some phrases ends that stands at `at`; undefined when none does. */
export function phraseEnd(text: string, at: number, phrases: Phrases): number | undefined {
  let pattern = sticky.get(phrases)
  if (!pattern) {
    const longestFirst = phrases.toSorted((one, other) => other.length - one.length)
    pattern = new RegExp(`(?:${longestFirst.map(phrasePattern).join('|')})`, 'iuy')
    sticky.set(phrases, pattern)
  }
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}

/** What matches a phrase in any case and with any white space, ending where a word ends. */
export function phrasePattern(phrase: string): string {
  const words = phrase.split(/\s+/u).map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return `${words.join('\\s+')}${/[\p{L}\p{N}]$/u.test(phrase) ? wordEnd : ''}`
}

/** Where an unquoted name ends that begins at `at`; `at` itself when there is none. */
export function nameEnd(text: string, at: number, words: GrammarWords, isExamination = false): number {
  let end = at
  for (let here = at; here < text.length; here += 1) {
    const character = text[here]!
    if (/\s/u.test(character)) continue
    if (special.test(character)) break
    if (character === ':' && presenceEnd(text, here, words)) break
    const isWordStart = here === at || /\s/u.test(text[here - 1]!)
    if (isWordStart && (isInfix(text, here, words) || isRange(text, here, words) || (isExamination && windowAt(text, here, words)))) break
    end = here + 1
  }
  return end
}

/** The places inside an unquoted name where it might end if it is not one: before a comma, a number, a comparison in words. */
export function looseNameEnds(text: string, from: number, to: number, words: GrammarWords): Array<number> {
  const ends: Array<number> = []
  for (let here = from + 1; here < to && ends.length < 20; here += 1) {
    const isWordStart = /\s/u.test(text[here - 1]!) && !/\s/u.test(text[here]!)
    const compares = isWordStart && [words.from, words.below, words.above, words.present, words.absent].some((phrases) => phraseEnd(text, here, phrases))
    if (text[here] === ',' || compares || (isWordStart && /[\d−-]/u.test(text[here]!))) ends.push(from + text.slice(from, here).trimEnd().length)
  }
  return ends.toReversed()
}

/** `: present` or `: absent` after a name: which, and where it ends. */
export function presenceEnd(text: string, at: number, words: GrammarWords): { is: 'present' | 'absent'; end: number } | undefined {
  if (text[at] !== ':') return undefined
  const start = afterSpace(text, at + 1)
  for (const is of ['present', 'absent'] as const) {
    const end = phraseEnd(text, start, words[is])
    if (end !== undefined && isDelimiter(text, end, words)) return { is, end }
  }
  return undefined
}

/** The window of an earlier examination, `performed within 3 …`: its status, and where the number begins. */
export function windowAt(text: string, at: number, words: GrammarWords): { status?: 'ordered' | 'performed'; end: number } | undefined {
  const within = (start: number): number | undefined => {
    const end = phraseEnd(text, start, words.within)
    return end !== undefined && /\d/.test(text[afterSpace(text, end)] ?? '') ? afterSpace(text, end) : undefined
  }
  const end = within(at)
  if (end !== undefined) return { end }
  for (const status of ['performed', 'ordered'] as const) {
    const said = phraseEnd(text, at, words.status[status])
    const start = said === undefined ? undefined : within(afterSpace(text, said))
    if (start !== undefined) return { status, end: start }
  }
  return undefined
}

/** Whether an operand can end here. */
export function isDelimiter(text: string, at: number, words: GrammarWords): boolean {
  const next = afterSpace(text, at)
  return next === text.length || ');,'.includes(text[next]!) || isInfix(text, next, words)
}

function isInfix(text: string, at: number, words: GrammarWords): boolean {
  return phraseEnd(text, at, words.and) !== undefined || phraseEnd(text, at, words.or) !== undefined
}

const number = /[+−-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?/iuy

/** The number as it is written at `at`. */
export function numberText(text: string, at: number): string | undefined {
  number.lastIndex = at
  return number.exec(text)?.[0]
}

function isRange(text: string, at: number, words: GrammarWords): boolean {
  const written = numberText(text, at)
  return written !== undefined && phraseEnd(text, afterSpace(text, at + written.length), words.toBelow) !== undefined
}

/** A quoted text, with the quotation mark inside it written twice; `end` is undefined when it is never closed. */
export function quotedAt(text: string, at: number): { value: string; end: number | undefined } | undefined {
  const close = quotes[text[at] ?? '']
  if (!close) return undefined
  let value = ''
  for (let here = at + 1; here < text.length; here += 1) {
    if (text[here] !== close) value += text[here]!
    else if (text[here + 1] === close) value += text[(here += 1)]!
    else return { value, end: here + 1 }
  }
  return { value, end: undefined }
}

/** A text in quotation marks, so that `quotedAt` gives it back. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

/** Whether a name can stand without quotation marks: everything that reads names takes it whole, and as nothing else. */
export function isPlainName(name: string, words: GrammarWords): boolean {
  const follow = ['', ` ${words.and[0]} `, `: ${words.absent[0]}`, ` 1 ${words.toBelow[0]} 2`]
  const isTakenWhole = follow.every((more) => nameEnd(name + more, 0, words) === name.length) && nameEnd(`${name} ${words.within[0]} 1`, 0, words, true) === name.length
  if (!isTakenWhole || /^[,:]/.test(name)) return false
  const starts = [words.not, words.always, words.never, words.all, words.any].some((phrases) => phraseEnd(name, 0, phrases) !== undefined)
  const compares = [words.age, words.score, words.atLeast].some((phrases) => {
    const end = phraseEnd(name, 0, phrases)
    return end !== undefined && isQuantity(name, afterSpace(name, end), words)
  })
  const labelled = [words.indication, words.rule, ...Object.values(words.fields)].some((phrases) => {
    const end = phraseEnd(name, 0, phrases)
    return end !== undefined && [':', undefined].includes(name[afterSpace(name, end)])
  })
  const isValue = listedFields.some((field) => Object.values(words.values[field]).some((phrases) => phraseEnd(name, 0, phrases) === name.length))
  return !starts && !compares && !labelled && !isValue
}

/** Whether a comparison or a number stands here: what tells `age ≥ 65 years` from a finding whose name begins with "age". */
export function isQuantity(text: string, at: number, words: GrammarWords): boolean {
  if (/[\d≥≤<>=+−-]/u.test(text[at] ?? '')) return true
  return [words.from, words.below, words.above].some((phrases) => {
    const end = phraseEnd(text, at, phrases)
    return end !== undefined && /[\d+−-]/u.test(text[afterSpace(text, end)] ?? '')
  })
}
