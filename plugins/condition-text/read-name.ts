import { ProcedureKey, Slug } from '#schema/model/notation.ts'
import { type Entry, folded, nearest, type NameKind } from './name-index.ts'
import { type Place, note, peek, type Reading, stop } from './reading.ts'
import { isDelimiter, isQuantity, looseNameEnds, nameEnd, phrasePattern, quotedAt } from './scan.ts'
import { problemMessages as messages } from './text-problem.ts'

/** A name as it was read. Without a key nothing is called that, and a problem says so. */
export type ReadName = { kind: NameKind; key: string | undefined; from: number; to: number }

/** Reads a name, a name and its key, or a key alone. What it may name is tried in order. */
export function readName(reading: Reading, place: NameKind | 'operand', forcedEnd?: number): ReadName | undefined {
  const { text, words, places } = reading
  peek(reading)
  const from = reading.at
  const written = quotedAt(text, from)
  const end = forcedEnd ?? (written ? (written.end ?? text.length) : nameEnd(text, from, words, place === 'examination'))
  places.push({ is: place, from, to: end } satisfies Place)
  if (written && written.end === undefined) return stop(reading, from, text.length, messages.unclosed(text[from]!))
  reading.at = end
  const name = written?.value ?? text.slice(from, end)
  if (peek(reading) === '[') return withKey(reading, place, from, name)
  reading.at = end
  if (name.trim() === '') return stop(reading, from, Math.max(from, end), place === 'operand' ? messages.missing() : messages.missingName(place))
  const found = lookUp(reading, place, name, from, end)
  if (found || written || forcedEnd !== undefined) return found ?? unknown(reading, place, name, from, end)
  for (const shorter of looseNameEnds(text, from, end, words)) {
    reading.at = shorter
    const part = lookUp(reading, place, text.slice(from, shorter), from, shorter)
    if (part) return part
  }
  reading.at = end
  return unknown(reading, place, name, from, end)
}

/** Kinds that a name can be here. Where any condition can stand, what follows tells a measurement from a finding. */
function kindsAt(reading: Reading, place: NameKind | 'operand'): ReadonlyArray<NameKind> {
  if (place !== 'operand') return [place]
  peek(reading)
  return isQuantity(reading.text, reading.at, reading.words) ? ['measurement'] : ['finding', 'rule']
}

function lookUp(reading: Reading, place: NameKind | 'operand', name: string, from: number, to: number): ReadName | undefined {
  const after = reading.at
  for (const kind of kindsAt(reading, place)) {
    const found = reading.index.called(kind, name)
    if (found.length === 1) return { kind, key: found[0]!.key, from, to }
    if (found.length > 1) {
      note(reading, from, to, messages.severalNames(name), found.map((entry) => shownAt(reading, place, entry)))
      return { kind, key: undefined, from, to }
    }
  }
  reading.at = after
  return undefined
}

function unknown(reading: Reading, place: NameKind | 'operand', name: string, from: number, to: number): ReadName {
  const [kind = 'finding'] = kindsAt(reading, place)
  const measured = kind === 'finding' ? reading.index.called('measurement', name) : []
  if (measured.length > 0) note(reading, from, to, messages.isMeasured(name), measured.map((entry) => shownAt(reading, 'operand', entry)))
  else note(reading, from, to, messages.unknownName(kind, name), nearest(name, entriesAt(reading, place, kind)).map((entry) => shownAt(reading, kind === 'measurement' ? kind : place, entry)))
  return { kind, key: undefined, from, to }
}

function entriesAt({ index }: Reading, place: NameKind | 'operand', kind: NameKind): ReadonlyArray<Entry> {
  return place === 'operand' && kind === 'finding' ? [...index.all('finding'), ...index.all('rule'), ...index.all('measurement'), ...index.all('indication')] : index.all(kind)
}

function shownAt({ names }: Reading, place: NameKind | 'operand', entry: Entry): string {
  return place === 'operand' ? names.operand(entry) : names.name(entry.kind, entry.key)
}

/** `name [key]` or `[key]`: the key decides, and a name beside it has to be one of its own. A key alone is taken at its word. */
function withKey(reading: Reading, place: NameKind | 'operand', from: number, name: string): ReadName | undefined {
  const { text, index } = reading
  const open = reading.at
  const close = text.indexOf(']', open)
  if (close < 0) return stop(reading, open, text.length, messages.unclosed(']'))
  reading.at = close + 1
  const key = text.slice(open + 1, close).trim()
  const isKey = Slug.safeParse(key).success || (place === 'examination' && ProcedureKey.safeParse(key).success)
  const kinds = kindsAt(reading, place)
  reading.at = close + 1
  const kind = kinds[0]!
  if (!isKey) note(reading, open, close + 1, messages.badKey())
  else if (name.trim() !== '') {
    const entry = index.entry(kind, key)
    const isNamed = entry && [entry.name, ...entry.synonyms].some((one) => folded(one) === folded(name))
    if (!isNamed) note(reading, from, close + 1, messages.otherKey(name.trim(), key), [...(entry ? [entry] : []), ...index.called(kind, name)].map((one) => reading.names.name(kind, one.key)))
  }
  return { kind, key, from, to: close + 1 }
}

/** The longest known name that the text goes on with, although the grammar would read it otherwise ("not acting normally"). */
export function knownNameAt(reading: Reading, from: number): number | undefined {
  const { text, words, index } = reading
  const candidates = index.beginningLike(['finding', 'measurement', 'rule'], text.slice(from, from + 100)).toSorted((one, other) => other.length - one.length)
  for (const candidate of candidates) {
    const pattern = new RegExp(phrasePattern(candidate), 'iuy')
    pattern.lastIndex = from
    if (!pattern.test(text)) continue
    const end = pattern.lastIndex
    const next = reading.at
    reading.at = end
    peek(reading)
    const fits = isDelimiter(text, end, words) || isQuantity(text, reading.at, words)
    reading.at = next
    if (fits) return end
  }
  return undefined
}
