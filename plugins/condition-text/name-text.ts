import type { GrammarWords } from './grammar-words.ts'
import { type Entry, folded, type NameIndex, type NameKind } from './name-index.ts'
import { isPlainName, quoted } from './scan.ts'

/** How names are written so that each is read back as the entry it was. */
export type NamePrinter = {
  name(kind: NameKind, key: string): string
  /** As it would be written where any condition can stand: with what makes it one. */
  operand(entry: Entry): string
}

/** Names that belong to persons or schemes keep their capital; others begin small, as inside a sentence. */
const ordinaryFirstWord = /^(?:A|\p{Lu}\p{Ll}+(?:-\p{Ll}+)*)(?=$|[\s,](?!\p{Lu}\p{Ll}))/u

export function createNamePrinter(index: NameIndex, words: GrammarWords): NamePrinter {
  const name = (kind: NameKind, key: string): string => {
    const entry = index.entry(kind, key)
    if (!entry || entry.name === '') return `[${key}]`
    const shown = kind === 'rule' ? entry.name : asInSentence(entry.name)
    const written = isPlainName(shown, words) ? shown : quoted(shown)
    const called = index.called(kind, shown)
    return called.length === 1 && called[0]!.key === key ? written : `${written} [${key}]`
  }
  const operand = ({ kind, key }: Entry): string => {
    if (kind === 'measurement') return `${name(kind, key)} ≥ `
    if (kind === 'rule') return `${words.rule[0]}: ${name(kind, key)}`
    if (kind === 'indication') return `${words.indication[0]}: ${name(kind, key)}`
    if (kind === 'examination') return `${words.earlier[0]} ${name(kind, key)} ${words.within[0]} `
    return name(kind, key)
  }
  return { name, operand }
}

/** A name as it stands inside a sentence. */
export function asInSentence(name: string): string {
  if (!ordinaryFirstWord.test(name)) return name
  const small = name.slice(0, 1).toLowerCase() + name.slice(1)
  return folded(small) === folded(name) ? small : name
}
