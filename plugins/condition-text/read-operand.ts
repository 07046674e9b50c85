import type { Condition } from '#schema/model/condition.ts'
import { type ListedField, listedFields, type Phrases } from './grammar-words.ts'
import { knownNameAt, readName } from './read-name.ts'
import { durationText, readDuration, readLimits, readList, readMeasured, readNumber, withUnit } from './read-quantity.ts'
import { endOfUnread, note, peek, type Reading, stop, take, takePhrase } from './reading.ts'
import { afterSpace, isDelimiter, isQuantity, nameEnd, phraseEnd, presenceEnd, windowAt } from './scan.ts'
import { problemMessages as messages } from './text-problem.ts'

/** Deeper than any condition that rules allow; a guard against a text of nothing but brackets. */
const deepest = 150

/** Stands where something could not be read, so that the rest still can be; a problem keeps it from getting out. */
const placeholder: Condition = { all: [] }

/** A whole condition: operands joined by one kind of word. */
export function readExpression(reading: Reading): Condition | undefined {
  const { text, words } = reading
  peek(reading)
  const from = reading.at
  const parts: Array<{ condition: Condition; from: number; to: number; joined: 'and' | 'or' | undefined }> = []
  let joined: 'and' | 'or' | undefined
  do {
    peek(reading)
    const start = reading.at
    const condition = readOperand(reading)
    if (!condition) return undefined
    parts.push({ condition, from: start, to: start + text.slice(start, reading.at).trimEnd().length, joined })
    joined = takePhrase(reading, words.and) ? 'and' : takePhrase(reading, words.or) ? 'or' : undefined
  } while (joined && !reading.isStopped)
  const kinds = new Set(parts.flatMap((part) => part.joined ?? []))
  if (kinds.size > 1) note(reading, from, parts.at(-1)!.to, messages.mixed(), [grouped('and'), grouped('or')])
  const conditions = parts.map(({ condition }) => condition)
  return conditions.length === 1 ? conditions[0] : kinds.has('and') ? { all: conditions } : { any: conditions }

  /** The same text with brackets around what one word joins. */
  function grouped(inner: 'and' | 'or'): string {
    const groups: Array<Array<string>> = []
    for (const { from: start, to, joined: by } of parts) {
      const piece = text.slice(start, to)
      if (by === inner) groups.at(-1)!.push(piece)
      else groups.push([piece])
    }
    const outer = inner === 'and' ? words.or[0] : words.and[0]
    return groups.map((group) => (group.length > 1 ? `(${group.join(` ${words[inner][0]} `)})` : group[0]!)).join(` ${outer} `)
  }
}

/** One condition, or several in brackets. What cannot be read by the grammar but begins with a known name is that name. */
function readOperand(reading: Reading): Condition | undefined {
  peek(reading)
  const { at, problems, places, isStopped } = reading
  if (reading.depth >= deepest) return stop(reading, at, reading.text.length, messages.tooDeep())
  const [problemsBefore, placesBefore] = [problems.length, places.length]
  reading.depth += 1
  const condition = readByGrammar(reading)
  reading.depth -= 1
  if (problems.length === problemsBefore || !/[\p{L}\p{N}]/u.test(reading.text[at] ?? '')) return condition
  const known = knownNameAt(reading, at)
  if (known === undefined) return condition
  problems.length = problemsBefore
  places.length = placesBefore
  Object.assign(reading, { at, isStopped })
  return readNamed(reading, known)
}

function readByGrammar(reading: Reading): Condition | undefined {
  const { text, words } = reading
  const next = peek(reading)
  if (next === '' || ');,'.includes(next)) {
    reading.places.push({ is: 'operand', from: reading.at, to: reading.at })
    return stop(reading, reading.at, reading.at, messages.missing())
  }
  if (next === '(') return readBrackets(reading)
  const from = reading.at
  if (takePhrase(reading, words.not)) {
    const not = readOperand(reading)
    return not && { not }
  }
  if (isWhole(words.always)) return { all: [] }
  if (isWhole(words.never)) return { any: [] }
  if (isBefore(words.all, '(')) return groupOf('all')
  if (isBefore(words.any, '(')) return groupOf('any')
  if (isBefore(words.atLeast)) return readAtLeast(reading)
  if (isBefore(words.score)) return readScore(reading)
  if (isBefore(words.age)) return readAge(reading)
  if (isLabel(words.indication)) {
    const name = readName(reading, 'indication')
    return name && { indication: { in: name.key ?? '' } }
  }
  if (isLabel(words.rule)) {
    const name = readName(reading, 'rule')
    return name && { ref: name.key ?? '' }
  }
  for (const field of listedFields) if (isLabel(words.fields[field])) return readValues(reading, field)
  const earlier = phraseEnd(text, from, words.earlier)
  return earlier === undefined ? readNamed(reading) : readEarlier(reading, earlier)

  /** Takes a phrase that is a condition by itself. */
  function isWhole(phrases: Phrases): boolean {
    const end = phraseEnd(text, from, phrases)
    return end !== undefined && isDelimiter(text, end, words) && ((reading.at = end), true)
  }
  /** Takes a phrase if a quantity, or a given mark, follows it. */
  function isBefore(phrases: Phrases, mark?: string): boolean {
    const end = phraseEnd(text, from, phrases)
    if (end === undefined) return false
    const follows = afterSpace(text, end)
    const fits = mark ? text[follows] === mark : isQuantity(text, follows, words)
    if (fits) reading.at = end
    return fits
  }
  /** Takes a phrase and its colon. */
  function isLabel(phrases: Phrases): boolean {
    const end = phraseEnd(text, from, phrases)
    const colon = end === undefined ? undefined : afterSpace(text, end)
    if (colon === undefined || text[colon] !== ':') return false
    reading.at = colon + 1
    return true
  }
  function groupOf(kind: 'all' | 'any'): Condition | undefined {
    const parts = readList(reading, () => readExpression(reading))
    return parts && (kind === 'all' ? { all: parts } : { any: parts })
  }
}

function readBrackets(reading: Reading): Condition | undefined {
  const open = reading.at
  reading.at += 1
  const inner = readExpression(reading)
  if (!inner || reading.isStopped) return undefined
  if (take(reading, ')')) return inner
  const next = peek(reading)
  if (next === ';') return stop(reading, open, reading.at, messages.unexpected())
  return stop(reading, reading.at, endOfUnread(reading), next === '' ? messages.unclosed(')') : messages.unexpected())
}

function readAtLeast(reading: Reading): Condition | undefined {
  peek(reading)
  const from = reading.at
  const atLeast = readNumber(reading)
  if (atLeast === undefined) return undefined
  const to = reading.at
  takePhrase(reading, reading.words.of)
  const of = readList(reading, () => readExpression(reading))
  if (!of) return undefined
  if (atLeast > of.length) note(reading, from, to, messages.tooFew(of.length), [`${of.length}`])
  else if (!Number.isInteger(atLeast) || atLeast < 1) note(reading, from, to, messages.number(), ['1'])
  return { atLeast, of }
}

function readScore(reading: Reading): Condition | undefined {
  peek(reading)
  const from = reading.at
  const limits = readLimits(reading, () => readNumber(reading))
  if (!limits) return undefined
  const to = reading.at
  if (limits.from !== undefined && limits.below !== undefined && limits.from >= limits.below) note(reading, from, to, messages.emptyRange())
  takePhrase(reading, reading.words.scoreOf)
  const score = readList(reading, () => {
    const points = readNumber(reading)
    if (points === undefined) return undefined
    if (!take(reading, ':')) return stop(reading, reading.at, endOfUnread(reading), messages.unclosed(':'))
    const when = readExpression(reading)
    return when && { points, when }
  })
  return score && { score, ...limits }
}

function readAge(reading: Reading): Condition | undefined {
  const starts: Array<number> = []
  const limits = readLimits(reading, () => {
    peek(reading)
    starts.push(reading.at)
    return readDuration(reading)
  })
  if (!limits) return undefined
  const below = limits.below === undefined ? undefined : withUnit(reading, limits.below, starts.at(-1)!)
  const from = limits.from === undefined ? undefined : withUnit(reading, limits.from, starts[0]!, below)
  return { age: { ...(from !== undefined && { from }), ...(below !== undefined && { below }) } }
}

function readValues(reading: Reading, field: ListedField): Condition | undefined {
  const { text, words } = reading
  const values = Object.entries(words.values[field]) as Array<[string, Phrases]>
  const chosen: Array<string> = []
  for (;;) {
    peek(reading)
    const from = reading.at
    const found = values.find(([, phrases]) => {
      const end = phraseEnd(text, from, phrases)
      return end !== undefined && isDelimiter(text, end, words)
    })
    const end = found ? phraseEnd(text, from, found[1])! : nameEnd(text, from, words)
    reading.places.push({ is: 'value', field, from, to: end })
    reading.at = end
    if (found) chosen.push(found[0])
    else if (end > from) note(reading, from, end, messages.value(), values.map(([, [shown]]) => shown))
    else return stop(reading, from, from, messages.value(), values.map(([, [shown]]) => shown))
    if (!takePhrase(reading, words.or)) break
    // What follows is another value, or another condition.
    peek(reading)
    const isValue = values.some(([, phrases]) => {
      const close = phraseEnd(text, reading.at, phrases)
      return close !== undefined && isDelimiter(text, close, words)
    })
    if (isValue) continue
    reading.places.push({ is: 'value', field, from: reading.at, to: nameEnd(text, reading.at, words) })
    reading.at = end
    break
  }
  return { [field]: chosen } as Condition
}

/** An earlier examination, where a length of time is said; otherwise a name that begins so. */
function readEarlier(reading: Reading, afterWord: number): Condition | undefined {
  const { text, words } = reading
  const start = afterSpace(text, afterWord)
  const quotedOrKeyed = /^["“„«[]/u.test(text[start] ?? '')
  const end = nameEnd(text, start, words, true)
  if (!quotedOrKeyed && !windowAt(text, afterSpace(text, end), words) && text[afterSpace(text, end)] !== '[') {
    const problemsBefore = reading.problems.length
    const named = readNamed(reading)
    if (reading.problems.length === problemsBefore) return named
    // Most likely meant as an examination: that is completed and asked for.
    reading.problems.length = problemsBefore
    reading.isStopped = false
    reading.at = start
    const name = readName(reading, 'examination')
    if (name) note(reading, name.to, name.to, messages.window(), ['M', 'Y'].map((unit) => ` ${words.within[0]} ${durationText(`P3${unit}`, words)}`))
    return name && placeholder
  }
  reading.at = start
  const name = readName(reading, 'examination')
  if (!name) return undefined
  peek(reading)
  const window = windowAt(text, reading.at, words)
  if (!window) return stop(reading, reading.at, reading.at, messages.window(), ['M', 'Y'].map((unit) => ` ${words.within[0]} ${durationText(`P3${unit}`, words)}`))
  reading.at = window.end
  const duration = readDuration(reading)
  if (duration === undefined) return undefined
  return { prior: { procedure: name.key ?? '', within: withUnit(reading, duration, window.end), ...(window.status && { status: window.status }) } }
}

/** A finding, a measurement and its limits, or a named rule. */
function readNamed(reading: Reading, forcedEnd?: number): Condition | undefined {
  const { text, words, index } = reading
  const name = readName(reading, 'operand', forcedEnd)
  if (!name) return undefined
  const key = name.key ?? ''
  if (name.kind === 'measurement') {
    const entry = index.entry('measurement', key)
    const measured = readMeasured(reading, entry?.name ?? text.slice(name.from, name.to), entry?.unit)
    return measured && { measurement: key, ...measured }
  }
  if (name.kind === 'rule') return { ref: key }
  peek(reading)
  const presence = presenceEnd(text, reading.at, words)
  if (!presence) return { finding: key }
  reading.at = presence.end
  return { finding: key, is: presence.is }
}
