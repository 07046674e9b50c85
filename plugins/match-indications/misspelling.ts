/** Finds the known words that a misspelt one may stand for. */
export type SpellingIndex = (word: string) => ReadonlyArray<{ word: string; distance: number }>

/** Edits that a word of this length may hold: none where one letter makes another word, two where the word is long. */
export function editsAllowed(length: number): 0 | 1 | 2 {
  if (length < 5) return 0
  return length < 12 ? 1 : 2
}

/**
 * Words by their segments: a word within n edits of another shares at least one of the other's n + 1 segments, at most n places aside (Pass-Join). So nothing within
 * reach is missed, and few words are compared letter by letter. The first letter is taken to be right: misspellings seldom begin with themselves.
 */
export function indexSpelling(words: Iterable<string>): SpellingIndex {
  const bySegment = new Map<string, Array<string>>()
  for (const word of words) {
    const edits = editsAllowed(word.length)
    if (edits === 0) continue
    for (const [order, { start, end }] of segmentsOf(word.length, edits).entries()) {
      const key = `${word.length} ${order} ${word.slice(start, end)}`
      const others = bySegment.get(key)
      if (others) others.push(word)
      else bySegment.set(key, [word])
    }
  }
  return (word) => {
    const near = new Map<string, number>()
    for (let length = Math.max(word.length - 2, 5); length <= word.length + 2; length++) {
      const edits = Math.min(editsAllowed(length), editsAllowed(word.length))
      if (edits === 0 || Math.abs(length - word.length) > edits) continue
      for (const [order, { start, end }] of segmentsOf(length, editsAllowed(length)).entries())
        for (let from = Math.max(0, start - edits); from <= start + edits && from + end - start <= word.length; from++)
          for (const known of bySegment.get(`${length} ${order} ${word.slice(from, from + end - start)}`) ?? []) {
            if (near.has(known) || known[0] !== word[0]) continue
            const distance = distanceWithin(word, known, edits)
            if (distance !== undefined) near.set(known, distance)
          }
    }
    const least = Math.min(...near.values())
    return [...near].filter(([, distance]) => distance === least).map(([known, distance]) => ({ word: known, distance }))
  }
}

function segmentsOf(length: number, edits: number): Array<{ start: number; end: number }> {
  const size = Math.floor(length / (edits + 1))
  return Array.from({ length: edits + 1 }, (_, order) => ({ start: order * size, end: order === edits ? length : (order + 1) * size }))
}

/** Letters to insert, drop, replace or swap with their neighbour; undefined above `most`. */
export function distanceWithin(one: string, other: string, most: number): number | undefined {
  if (Math.abs(one.length - other.length) > most) return undefined
  let beforeLast: Array<number> = []
  let last = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1]
      const isSwapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      const edited = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (isSame ? 0 : 1))
      current.push(isSwapped ? Math.min(edited, beforeLast[column - 2]! + 1) : edited)
    }
    if (Math.min(...current) > most) return undefined
    beforeLast = last
    last = current
  }
  return last[other.length]! <= most ? last[other.length] : undefined
}
