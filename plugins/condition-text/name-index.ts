import { inLanguage, type Language, type Localised } from '#schema/model/language.ts'

type Named = { name: Localised; synonyms?: { readonly [Key in Language]?: ReadonlyArray<string> | undefined } | undefined }
export type MeasurementName = Named & { unit: string; otherUnits?: ReadonlyArray<string> | undefined }
type ValueSetName = Named & { procedures?: ReadonlyArray<unknown> | undefined }

/** What a condition can name. A catalogue or a library is one. */
export type ConditionNames = {
  findings: ReadonlyMap<string, Named>
  measurements: ReadonlyMap<string, MeasurementName>
  conditions: ReadonlyMap<string, Named>
  valueSets: ReadonlyMap<string, ValueSetName>
  procedures: ReadonlyMap<string, Named>
}

/** What a name stands for where it stands. An examination is a procedure, or a value set of procedures. */
export const nameKinds = ['finding', 'measurement', 'rule', 'indication', 'examination'] as const
export type NameKind = (typeof nameKinds)[number]

export type Entry = { kind: NameKind; key: string; name: string; synonyms: ReadonlyArray<string>; unit: MeasurementName | undefined; isOffered: boolean }

/** Entries called something: none, one, or several. */
export type NameIndex = {
  entry(kind: NameKind, key: string): Entry | undefined
  /** Entries with that name; failing that, with that synonym. */
  called(kind: NameKind, text: string): ReadonlyArray<Entry>
  /** All names and synonyms of these kinds that begin with the same word as a text. */
  beginningLike(kinds: ReadonlyArray<NameKind>, text: string): ReadonlyArray<string>
  all(kind: NameKind): ReadonlyArray<Entry>
}

/** A text as names are compared: without regard to case, white space and the way accents are encoded. */
export function folded(text: string): string {
  return inOneLine(text).normalize('NFC').toLowerCase()
}

export function inOneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim()
}

/** The names of one language, ready to be looked up. */
export function createNameIndex(names: ConditionNames, language: Language): NameIndex {
  const entries: Record<NameKind, Map<string, Entry>> = {
    finding: entriesOf('finding', names.findings),
    measurement: entriesOf('measurement', names.measurements),
    rule: entriesOf('rule', names.conditions),
    indication: entriesOf('indication', names.valueSets),
    examination: new Map([...entriesOf('examination', names.valueSets), ...entriesOf('examination', names.procedures)]),
  }
  const tiers = Object.fromEntries(nameKinds.map((kind) => [kind, tiersOf(entries[kind])])) as Record<NameKind, ReturnType<typeof tiersOf>>
  return {
    entry: (kind, key) => entries[kind].get(key),
    called: (kind, text) => {
      const wanted = folded(text)
      return tiers[kind].map((tier) => tier.get(wanted)).find((found) => found !== undefined) ?? []
    },
    beginningLike: (kinds, text) => {
      const [word] = folded(text).split(' ')
      return kinds.flatMap((kind) => [...entries[kind].values()].flatMap(({ name, synonyms }) => [name, ...synonyms])).filter((name) => folded(name).split(' ')[0] === word)
    },
    all: (kind) => [...entries[kind].values()],
  }

  function entriesOf(kind: NameKind, list: ReadonlyMap<string, Named | MeasurementName | ValueSetName>): Map<string, Entry> {
    return new Map(
      [...list].map(([key, named]) => {
        const examines = 'procedures' in named && (named.procedures?.length ?? 0) > 0
        const isOffered = kind === 'indication' ? !examines : kind !== 'examination' || examines || list === names.procedures
        const name = inOneLine(inLanguage(named.name, language) ?? '')
        return [key, { kind, key, name, synonyms: named.synonyms?.[language] ?? [], unit: 'unit' in named ? named : undefined, isOffered }]
      }),
    )
  }
}

function tiersOf(entries: ReadonlyMap<string, Entry>): [names: Map<string, Array<Entry>>, synonyms: Map<string, Array<Entry>>] {
  const tiers: ReturnType<typeof tiersOf> = [new Map(), new Map()]
  for (const entry of entries.values()) {
    add(tiers[0], entry.name, entry)
    for (const synonym of new Set(entry.synonyms.map(folded))) add(tiers[1], synonym, entry)
  }
  return tiers
}

function add(tier: Map<string, Array<Entry>>, name: string, entry: Entry): void {
  const key = folded(name)
  tier.set(key, [...(tier.get(key) ?? []), entry])
}

/** The entries whose name or synonym is nearest to what was written, nearest first. */
export function nearest(text: string, entries: ReadonlyArray<Entry>, most = 5): ReadonlyArray<Entry> {
  const wanted = folded(text).slice(0, 80)
  return entries
    .filter(({ isOffered }) => isOffered)
    .map((entry) => ({ entry, likeness: Math.max(...[entry.name, ...entry.synonyms].map((name) => likeness(wanted, folded(name)))) }))
    .filter(({ likeness }) => likeness > 0.35)
    .toSorted((one, other) => other.likeness - one.likeness || (one.entry.key < other.entry.key ? -1 : 1))
    .slice(0, most)
    .map(({ entry }) => entry)
}

/** How alike two texts are, from 0 to 1: the pairs of letters they share (Dice), more when one holds the other. */
function likeness(one: string, other: string): number {
  if (one === other) return 1
  const [a, b] = [pairsOf(one), pairsOf(other)]
  let shared = 0
  for (const [pair, count] of a) shared += Math.min(count, b.get(pair) ?? 0)
  const dice = (2 * shared) / Math.max(1, one.length + other.length + 2)
  const holds = one.length >= 4 && other.includes(one) ? 0.6 : 0
  return Math.max(dice, holds + dice * 0.3)
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>()
  const padded = ` ${text} `
  for (let at = 0; at + 1 < padded.length; at += 1) pairs.set(padded.slice(at, at + 2), (pairs.get(padded.slice(at, at + 2)) ?? 0) + 1)
  return pairs
}
