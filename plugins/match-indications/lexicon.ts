import { stemOf } from './inflection.ts'
import { indexSpelling } from './misspelling.ts'

/** The stems that a word of a phrase stands for, and how sure that is (1: written so, inflected or put together; less: misspelt). */
export type Reading = { stems: ReadonlyArray<string>; likeness: number }

export type Lexicon = (form: string) => ReadonlyArray<Reading>

const shortestPart = 3
/** Longer than any compound; a guard against letters without end. */
const longestCompound = 60
const likenessByEdits = [1, 0.88, 0.8] as const

/**
 * Every word that synonyms are written with, folded, and how a word of a phrase is read by them. A compound whose parts are all words of the lexicon is its parts
 * (ryggsmerter and smerter i ryggen; hovedtraume and traume mod hovedet), in the synonyms as in the phrase. A function word is no part of one.
 */
export function buildLexicon(words: Iterable<{ form: string; isFunction: boolean }>): Lexicon {
  const stems = new Map<string, string>()
  const simple = new Set<string>()
  for (const { form, isFunction } of words) {
    stems.set(form, stemOf(form))
    if (!isFunction) simple.add(stemOf(form))
  }
  const partsByStem = new Map<string, ReadonlyArray<string>>()
  for (const [form, stem] of stems) if (!partsByStem.has(stem)) partsByStem.set(stem, compoundParts(form, simple) ?? [stem])
  const misspelt = indexSpelling(stems.keys())
  return (form) => {
    const stem = stemOf(form)
    const known = partsByStem.get(stem) ?? compoundParts(form, simple)
    if (known) return [{ stems: known, likeness: 1 }]
    return misspelt(form).map(({ word, distance }) => ({ stems: partsByStem.get(stems.get(word)!)!, likeness: likenessByEdits[distance] ?? 0 }))
  }
}

/** The stems a compound is made of, fewest parts first; undefined where it is none. */
function compoundParts(form: string, simple: ReadonlySet<string>): ReadonlyArray<string> | undefined {
  if (form.length > longestCompound) return undefined
  const whole = stemOf(form)
  for (let end = form.length - shortestPart; end >= shortestPart; end--) {
    const head = stemOf(form.slice(0, end))
    if (!simple.has(head) || head === whole) continue
    const tail = form.slice(end)
    const last = stemOf(tail)
    if (simple.has(last)) return [head, last]
    const rest = compoundParts(tail, simple)
    if (rest) return [head, ...rest]
  }
  return undefined
}
