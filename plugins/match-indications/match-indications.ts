import type { Language } from '#schema/model/language.ts'
import { type IndexedSynonym, type IndicationIndex, termOf } from './index-indications.ts'
import { wordsOf } from './words.ts'

export type IndicationMatch = {
  valueSet: string
  /** From 0 to 1: how much of the synonym the phrase says, and how closely together. 1 for a code of the set. */
  score: number
  /** The code as it was written, or the synonym that the phrase says. */
  why: { code: string } | { synonym: string; language: Language }
}
export type MatchedIndications = {
  /** What the phrase names, best first. */
  matched: ReadonlyArray<IndicationMatch>
  /** What it comes near and does not name, best first: to be suggested, never taken. */
  nearest: ReadonlyArray<IndicationMatch>
}
type Options = { language?: Language; limit?: number }

/** From this score on a phrase names an indication. */
const namedFrom = 0.75
/** Below this score nothing is worth suggesting. */
const nearFrom = 0.35
/** What each word in between takes off. */
const looseness = 0.05
/** Another language than the given one is nearly as good: a Dane writes in a Norwegian hospital. */
const otherLanguage = 0.99

type Occurrence = { place: number; likeness: number }
type Candidate = IndicationMatch & { rank: number; places: ReadonlySet<number> }

/**
 * The indications that a phrase in any language names, by their synonyms and codes. Total: any text gives an answer. What a phrase denies is not named by it. Where one
 * synonym lies within another that is said too ("slag" in "slag mot hodet"), the longer one counts.
 */
export function matchIndications(index: IndicationIndex, text: string, { language, limit = 5 }: Options = {}): MatchedIndications {
  const byCode = index.codesIn(text).map(({ key, code, isWhole }): Candidate => ({ valueSet: key, score: 1, why: { code }, rank: isWhole ? 3 : 2, places: new Set() }))
  const best = new Map<string, Candidate>(byCode.map((candidate) => [candidate.valueSet, candidate]))
  for (const candidate of synonymsSaid(index, text, language)) {
    const other = best.get(candidate.valueSet)
    if (!other || candidate.rank > other.rank) best.set(candidate.valueSet, candidate)
  }
  const ranked = [...best.values()].toSorted((one, other) => other.rank - one.rank || (one.valueSet < other.valueSet ? -1 : 1))
  const isNamed = (one: Candidate): boolean => one.score >= namedFrom && !ranked.some((other) => other.score >= namedFrom && liesWithin(one, other))
  const told = ({ valueSet, score, why }: Candidate): IndicationMatch => ({ valueSet, score: Math.round(score * 1000) / 1000, why })
  return { matched: ranked.filter(isNamed).slice(0, limit).map(told), nearest: ranked.filter((one) => !isNamed(one)).slice(0, limit).map(told) }
}

function synonymsSaid(index: IndicationIndex, text: string, language: Language | undefined): Array<Candidate> {
  const said = new Map<string, Array<Occurrence>>()
  for (const { form, place, isNegated } of wordsOf(text))
    for (const { stems, likeness } of index.read(form))
      for (const stem of stems) {
        const term = termOf(stem, isNegated)
        said.set(term, [...(said.get(term) ?? []), { place, likeness }])
      }
  // Most synonyms that share a word with the phrase share too little; an array of sums finds that out without looking at one of them closely.
  const reached = new Float64Array(index.synonyms.length)
  const near = new Set<number>()
  for (const [term, occurrences] of said) {
    const weight = (index.weights.get(term) ?? 0) * Math.max(...occurrences.map(({ likeness }) => likeness))
    for (const number of index.holding.get(term) ?? []) {
      reached[number]! += weight
      if (reached[number]! >= nearFrom * index.synonyms[number]!.total) near.add(number)
    }
  }
  return [...near].flatMap((number) => {
    const synonym = index.synonyms[number]!
    const candidate = bestReading(index, synonym, said)
    const score = candidate.score * (language === undefined || synonym.language === language ? 1 : otherLanguage)
    return score < nearFrom ? [] : [{ ...candidate, score, rank: score * (1 - 1 / (1 + synonym.total)), valueSet: synonym.valueSet, why: { synonym: synonym.text, language: synonym.language } }]
  })
}

/** The closest place where the phrase says the synonym: from each occurrence of its terms, the nearest of every other. */
function bestReading({ weights }: IndicationIndex, { terms, total }: IndexedSynonym, said: ReadonlyMap<string, ReadonlyArray<Occurrence>>): { score: number; places: ReadonlySet<number> } {
  let best = { score: 0, places: new Set<number>() }
  for (const anchor of terms.flatMap((term) => said.get(term) ?? [])) {
    let sum = 0
    const places = new Set<number>()
    for (const term of terms) {
      const nearest = nearestTo(anchor.place, said.get(term) ?? [])
      if (!nearest) continue
      sum += weights.get(term)! * nearest.likeness
      places.add(nearest.place)
    }
    const between = Math.max(...places) - Math.min(...places) + 1 - places.size
    const score = (sum / total) * Math.max(0.5, 1 - looseness * between)
    if (score > best.score) best = { score, places }
  }
  return best
}

function nearestTo(place: number, occurrences: ReadonlyArray<Occurrence>): Occurrence | undefined {
  const [first, ...rest] = occurrences
  return rest.reduce((nearest, one) => (Math.abs(one.place - place) < Math.abs(nearest!.place - place) ? one : nearest), first)
}

function liesWithin(one: Candidate, other: Candidate): boolean {
  return one.places.size > 0 && one.places.size < other.places.size && [...one.places].every((place) => other.places.has(place))
}
